from sill.api.values import error, ok

WORDS = ("def", "fn", "let", "in", "if", "then", "else", "true", "false")
LETTERS = "abcdefghijklmnopqrstuvwxyz"
DIGITS = "0123456789"


class Wrong(Exception):
    pass


class Tokens:
    """One token at a time: nothing behind the current one is looked at."""

    def __init__(self, text):
        self.text, self.at, self.line = text, 0, 1
        self.take()

    def blanks(self):
        while self.text[self.at : self.at + 1] in (" ", "\t", "\n", "#"):
            if self.text[self.at] == "\n":
                self.line += 1
            if self.text[self.at] == "#":
                while self.text[self.at + 1 : self.at + 2] not in ("\n", ""):
                    self.at += 1
            self.at += 1

    def run(self, characters):
        start = self.at
        while self.at < len(self.text) and self.text[self.at] in characters:
            self.at += 1
        return self.text[start : self.at]

    def take(self):
        self.blanks()
        first, two = self.text[self.at : self.at + 1], self.text[self.at : self.at + 2]
        if first == "":
            self.kind, self.value = "end", "end"
        elif first in DIGITS:
            self.kind, self.value = "number", int(self.run(DIGITS))
            if self.value > 2147483647:
                raise Wrong(error("number-too-large", line=self.line))
        elif first in LETTERS:
            self.value = self.run(LETTERS + DIGITS + "_")
            self.kind = "word" if self.value in WORDS else "name"
        elif two in ("->", "=>") or first in ":=();":
            self.kind, self.value = "symbol", two if two in ("->", "=>") else first
            self.at += len(self.value)
        else:
            raise Wrong(error("bad-character", found=first, line=self.line))


class Parser:
    def __init__(self, text):
        self.tokens = Tokens(text)

    def sees(self, *values):
        return self.tokens.kind in ("word", "symbol") and self.tokens.value in values

    def unexpected(self):
        return Wrong(error("unexpected", found=str(self.tokens.value), line=self.tokens.line))

    def take(self, value):
        if not self.sees(value):
            raise self.unexpected()
        self.tokens.take()

    def name(self):
        if self.tokens.kind != "name":
            raise self.unexpected()
        found = self.tokens.value
        self.tokens.take()
        return found

    def program(self):
        out = []
        while self.tokens.kind != "end":
            line = self.tokens.line
            self.take("def")
            name = self.name()
            self.take(":")
            kind = self.type()
            self.take("=")
            out.append({"name": name, "type": kind, "value": self.expression(), "line": line})
            self.take(";")
        return out

    def type(self):
        left = self.part()
        if not self.sees("->"):
            return left
        self.tokens.take()
        return {"type": "arrow", "from": left, "to": self.type()}

    def part(self):
        if self.sees("("):
            self.tokens.take()
            found = self.type()
            self.take(")")
            return found
        name = self.tokens.value
        if self.tokens.kind != "name" or (len(name) > 1 and name not in ("int", "bool", "list")):
            raise self.unexpected()
        self.tokens.take()
        if name == "list":
            return {"type": "list", "of": self.part()}
        return {"type": name} if len(name) > 1 else {"type": "variable", "name": name}

    def expression(self):
        line = self.tokens.line
        if self.sees("fn"):
            self.tokens.take()
            param = self.name()
            self.take("=>")
            return {"node": "fn", "param": param, "body": self.expression(), "line": line}
        if self.sees("let"):
            self.tokens.take()
            name = self.name()
            self.take("=")
            value = self.expression()
            self.take("in")
            return {"node": "let", "name": name, "value": value, "body": self.expression(), "line": line}
        if self.sees("if"):
            self.tokens.take()
            test = self.expression()
            self.take("then")
            then = self.expression()
            self.take("else")
            return {"node": "if", "test": test, "then": then, "else": self.expression(), "line": line}
        left = self.atom()
        while self.tokens.kind in ("number", "name") or self.sees("true", "false", "("):
            line = self.tokens.line
            left = {"node": "call", "fn": left, "arg": self.atom(), "line": line}
        return left

    def atom(self):
        line, value = self.tokens.line, self.tokens.value
        if self.sees("("):
            self.tokens.take()
            found = self.expression()
            self.take(")")
            return found
        if self.tokens.kind == "number":
            made = {"node": "number", "value": value, "line": line}
        elif self.sees("true", "false"):
            made = {"node": "truth", "value": value == "true", "line": line}
        elif self.tokens.kind == "name":
            made = {"node": "name", "name": value, "line": line}
        else:
            raise self.unexpected()
        self.tokens.take()
        return made


def answer(value):
    try:
        return ok({"definitions": Parser(value["source"]).program()})
    except Wrong as found:
        return found.args[0]
