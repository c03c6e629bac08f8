from pebble.api.values import error, ok


class Wrong(Exception):
    pass


class Parser:
    def __init__(self, tokens):
        self.tokens, self.at = tokens, 0

    @property
    def now(self):
        return self.tokens[self.at]

    def wrong(self):
        found = self.now["value"] if self.now["kind"] in ("word", "symbol") else self.now["kind"]
        return Wrong(error("unexpected", found=found, line=self.now["line"]))

    def sees(self, *values):
        return self.now["kind"] in ("word", "symbol") and self.now["value"] in values

    def take(self, *values):
        if not self.sees(*values):
            raise self.wrong()
        self.at += 1
        return self.tokens[self.at - 1]

    def accept(self, *values):
        return self.take(*values) if self.sees(*values) else None

    def name(self):
        if self.now["kind"] != "name":
            raise self.wrong()
        self.at += 1
        return self.tokens[self.at - 1]

    def program(self):
        out = []
        while self.now["kind"] != "end":
            out.append(self.function() if self.sees("fn") else self.statement())
        return out

    def function(self):
        line = self.take("fn")["line"]
        name = self.name()["value"]
        self.take("(")
        params = []
        if not self.sees(")"):
            params.append(self.name()["value"])
            while self.accept(","):
                params.append(self.name()["value"])
        self.take(")")
        return {"node": "fn", "name": name, "params": params, "body": self.block(), "line": line}

    def block(self):
        self.take("{")
        out = []
        while not self.sees("}"):
            out.append(self.statement())
        self.take("}")
        return out

    def statement(self):
        line = self.now["line"]
        if self.accept("let"):
            name = self.name()["value"]
            self.take("=")
            return self.ended({"node": "let", "name": name, "value": self.expression(), "line": line})
        if self.accept("print"):
            return self.ended({"node": "print", "value": self.expression(), "line": line})
        if self.sees("if"):
            return self.branch()
        if self.accept("while"):
            test = self.expression()
            return {"node": "while", "test": test, "body": self.block(), "line": line}
        if self.accept("return"):
            value = None if self.sees(";") else self.expression()
            return self.ended({"node": "return", "value": value, "line": line})
        name = self.name()
        if self.sees("("):
            return self.ended({"node": "do", "value": self.call(name), "line": line})
        self.take("=")
        return self.ended({"node": "set", "name": name["value"], "value": self.expression(), "line": line})

    def ended(self, node):
        self.take(";")
        return node

    def branch(self):
        line = self.take("if")["line"]
        test, then, other = self.expression(), self.block(), []
        if self.accept("else"):
            other = [self.branch()] if self.sees("if") else self.block()
        return {"node": "if", "test": test, "then": then, "else": other, "line": line}

    def binary(self, below, *ops):
        left = below()
        while self.sees(*ops):
            op = self.take(*ops)
            left = {"node": "binary", "op": op["value"], "left": left, "right": below(), "line": op["line"]}
        return left

    def expression(self):
        return self.binary(lambda: self.binary(self.negated, "and"), "or")

    def negated(self):
        op = self.accept("not")
        if op:
            return {"node": "unary", "op": "not", "value": self.negated(), "line": op["line"]}
        left = self.sum()
        op = self.accept("==", "!=", "<", "<=", ">", ">=")
        if op:
            return {"node": "binary", "op": op["value"], "left": left, "right": self.sum(), "line": op["line"]}
        return left

    def sum(self):
        return self.binary(lambda: self.binary(self.unary, "*", "/", "%"), "+", "-")

    def unary(self):
        op = self.accept("-")
        if op:
            return {"node": "unary", "op": "-", "value": self.unary(), "line": op["line"]}
        token = self.now
        if token["kind"] in ("number", "text"):
            self.at += 1
            return {"node": token["kind"], "value": token["value"]}
        if self.sees("true", "false"):
            self.at += 1
            return {"node": "truth", "value": token["value"] == "true"}
        if self.accept("("):
            inside = self.expression()
            self.take(")")
            return inside
        name = self.name()
        if self.sees("("):
            return self.call(name)
        return {"node": "name", "name": name["value"], "line": name["line"]}

    def call(self, name):
        self.take("(")
        args = []
        if not self.sees(")"):
            args.append(self.expression())
            while self.accept(","):
                args.append(self.expression())
        self.take(")")
        return {"node": "call", "name": name["value"], "args": args, "line": name["line"]}


def answer(value):
    try:
        return ok({"program": Parser(value["tokens"]).program()})
    except Wrong as wrong:
        return wrong.args[0]
