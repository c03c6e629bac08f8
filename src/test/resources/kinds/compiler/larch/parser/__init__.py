from larch.api.values import error, ok

WORDS = ("var", "read", "write", "if", "else", "while")
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
        while self.at < len(self.text) and self.text[self.at] in " \t\n#":
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
        rest = self.text[self.at : self.at + 1]
        if rest == "":
            self.kind, self.value = "end", "end"
        elif rest in DIGITS:
            self.kind, self.value = "number", int(self.run(DIGITS))
            if self.value > 2147483647:
                raise Wrong(error("number-too-large", line=self.line))
        elif rest in LETTERS:
            self.value = self.run(LETTERS + DIGITS + "_")
            self.kind = "word" if self.value in WORDS else "name"
        elif self.text[self.at : self.at + 2] == "==" or rest in "+-*(){},;=<>":
            self.kind, self.value = "symbol", "==" if self.text[self.at : self.at + 2] == "==" else rest
            self.at += len(self.value)
        else:
            raise Wrong(error("bad-character", found=rest, line=self.line))


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
        made = {"name": self.tokens.value, "line": self.tokens.line}
        self.tokens.take()
        return made

    def program(self):
        names, body = [], []
        if self.sees("var"):
            self.tokens.take()
            names.append(self.name())
            while self.sees(","):
                self.tokens.take()
                names.append(self.name())
            self.take(";")
        while self.tokens.kind != "end":
            body.append(self.statement())
        return {"vars": names, "body": body}

    def block(self):
        self.take("{")
        body = []
        while not self.sees("}"):
            body.append(self.statement())
        self.tokens.take()
        return body

    def statement(self):
        if self.tokens.kind == "name":
            name = self.name()
            self.take("=")
            made = {"node": "set", "name": name["name"], "value": self.expression(), "line": name["line"]}
        elif self.sees("read"):
            self.tokens.take()
            made = {"node": "read", **self.name()}
        elif self.sees("write"):
            self.tokens.take()
            made = {"node": "write", "value": self.expression()}
        elif self.sees("if"):
            self.tokens.take()
            made = {"node": "if", "test": self.expression(), "then": self.block(), "else": []}
            if self.sees("else"):
                self.tokens.take()
                made["else"] = self.block()
            return made
        elif self.sees("while"):
            self.tokens.take()
            return {"node": "while", "test": self.expression(), "body": self.block()}
        else:
            raise self.unexpected()
        self.take(";")
        return made

    def binary(self, left, right):
        op = self.tokens.value
        self.tokens.take()
        return {"node": "binary", "op": op, "left": left, "right": right()}

    def expression(self):
        left = self.sum()
        return self.binary(left, self.sum) if self.sees("==", "<", ">") else left

    def sum(self):
        left = self.product()
        while self.sees("+", "-"):
            left = self.binary(left, self.product)
        return left

    def product(self):
        left = self.unary()
        while self.sees("*"):
            left = self.binary(left, self.unary)
        return left

    def unary(self):
        if self.sees("-"):
            self.tokens.take()
            return {"node": "negate", "value": self.unary()}
        if self.tokens.kind == "number":
            made = {"node": "number", "value": self.tokens.value}
            self.tokens.take()
            return made
        if self.tokens.kind == "name":
            return {"node": "name", **self.name()}
        self.take("(")
        made = self.expression()
        self.take(")")
        return made


def answer(value):
    try:
        return ok(Parser(value["source"]).program())
    except Wrong as found:
        return found.args[0]
