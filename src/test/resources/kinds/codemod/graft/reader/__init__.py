from graft.api.values import error, ok

LETTERS = "abcdefghijklmnopqrstuvwxyz"
DIGITS = "0123456789"
WORD = LETTERS + DIGITS + "_"


class Wrong(Exception):
    pass


def wrong(code, at):
    return Wrong(error(code, at=at))


class Reader:
    """One token at a time: nothing behind the current one is looked at."""

    def __init__(self, text):
        self.text, self.next, self.last = text, 0, 0
        self.take()

    def look(self, at):
        found = self.text[at : at + 1]
        if found and found not in "\t\n" and not " " <= found <= "~":
            raise wrong("bad-character", at)
        return found

    def run(self, characters):
        while self.look(self.next) and self.look(self.next) in characters:
            self.next += 1

    def blanks(self):
        while self.look(self.next) and self.look(self.next) in " \t\n#":
            if self.look(self.next) == "#":
                while self.look(self.next) not in ("", "\n"):
                    self.next += 1
            else:
                self.next += 1

    def take(self):
        self.last = self.next
        self.blanks()
        self.at = self.next
        first = self.look(self.at)
        self.next += len(first)
        if first == "":
            self.kind = "end"
        elif first in LETTERS:
            self.kind = "name"
            self.run(WORD)
        elif first in DIGITS:
            self.kind = "literal"
            self.run(DIGITS)
        elif first == '"':
            self.kind = "literal"
            while self.look(self.next) not in ("", "\n", '"'):
                self.next += 1
            if self.look(self.next) != '"':
                raise wrong("open-text", self.at)
            self.next += 1
        elif first == "$":
            self.kind = "hole"
            self.run(WORD)
            if self.next == self.at + 1:
                raise wrong("bad-character", self.at)
        elif first in ".(),;=":
            self.kind = "symbol"
        else:
            raise wrong("bad-character", self.at)
        self.value = self.text[self.at : self.next]

    def sees(self, symbol):
        return self.kind == "symbol" and self.value == symbol

    def need(self, symbol):
        if not self.sees(symbol):
            raise wrong("unexpected", self.at)
        self.take()

    def name(self):
        if self.kind != "name":
            raise wrong("unexpected", self.at)
        found = self.value
        self.take()
        return found

    def program(self):
        uses, statements = [], []
        while self.kind == "name" and self.value == "use":
            uses.append(self.use())
        while self.kind != "end":
            statements.append(self.statement())
        return {"uses": uses, "statements": statements}

    def use(self):
        at = self.at
        self.take()
        path = self.name()
        while self.sees("."):
            self.take()
            path += "." + self.name()
        self.need(";")
        return {"path": path, "at": at, "end": self.last}

    def statement(self):
        at, name = self.at, None
        if self.kind == "name" and self.value == "use":
            raise wrong("unexpected", at)
        value = self.expression()
        if value["node"] == "name" and self.sees("="):
            self.take()
            name, value = value["name"], self.expression()
        self.need(";")
        return {"name": name, "value": value, "at": at, "end": self.last}

    def expression(self):
        at, kind, value = self.at, self.kind, self.value if self.kind != "end" else ""
        if kind not in ("name", "hole", "literal"):
            raise wrong("unexpected", at)
        self.take()
        if kind == "hole":
            return {"node": "hole", "name": value[1:], "at": at, "end": self.last}
        if kind == "literal":
            return {"node": "literal", "text": value, "at": at, "end": self.last}
        if not self.sees("("):
            return {"node": "name", "name": value, "at": at, "end": self.last}
        self.take()
        args = []
        if not self.sees(")"):
            args.append(self.expression())
            while self.sees(","):
                self.take()
                args.append(self.expression())
        self.need(")")
        return {"node": "call", "name": value, "args": args, "at": at, "end": self.last}


def answer(value):
    try:
        return ok(Reader(value["source"]).program())
    except Wrong as found:
        return found.args[0]
