import re

from quarry.api.values import error, ok

WORDS = set("select from join on where and group by order desc limit count sum min max".split())
MAX = 9007199254740991
TOKEN = re.compile(r"(?P<name>[a-z][a-z0-9_]*)|(?P<number>-?[0-9]+)|'(?P<text>(?:[^']|'')*)'|(?P<symbol>!=|<=|>=|[,.*()=<>])")


class Wrong(Exception):
    pass


def tokens(text):
    out, at = [], 0
    while True:
        while at < len(text) and text[at] in " \t\n":
            at += 1
        if at == len(text):
            return out + [("end", "")]
        found = TOKEN.match(text, at)
        if not found:
            return out + [("bad", "")]
        kind, value = found.lastgroup, found.group(found.lastgroup)
        if kind == "name" and value in WORDS:
            kind = "word"
        if kind == "text":
            value = value.replace("''", "'")
        if kind == "number":
            value = int(value)
            if abs(value) > MAX:
                return out + [("bad", "")]
        out.append((kind, value))
        at = found.end()


class Parser:
    def __init__(self, text):
        self.tokens, self.at = tokens(text), 0

    def wrong(self):
        code = "bad-token" if self.tokens[self.at][0] == "bad" else "unexpected"
        return Wrong(error(code, at=self.at + 1))

    def sees(self, *values):
        kind, value = self.tokens[self.at]
        return kind in ("word", "symbol") and value in values

    def accept(self, *values):
        if not self.sees(*values):
            return None
        self.at += 1
        return self.tokens[self.at - 1][1]

    def take(self, *values):
        found = self.accept(*values)
        if found is None:
            raise self.wrong()
        return found

    def of(self, *kinds):
        if self.tokens[self.at][0] not in kinds:
            raise self.wrong()
        self.at += 1
        return self.tokens[self.at - 1][1]

    def many(self, one, separator):
        out = [one()]
        while self.accept(separator):
            out.append(one())
        return out

    def column(self):
        name = self.of("name")
        if self.accept("."):
            return {"table": name, "name": self.of("name")}
        return {"table": None, "name": name}

    def item(self):
        call = self.accept("count", "sum", "min", "max")
        if call is None:
            return {"call": None, "column": self.column()}
        self.take("(")
        column = self.take("*") and None if call == "count" else self.column()
        self.take(")")
        return {"call": call, "column": column}

    def operand(self):
        if self.tokens[self.at][0] in ("number", "text"):
            return {"value": self.of("number", "text")}
        return {"column": self.column()}

    def comparison(self):
        left = self.operand()
        op = self.take("=", "!=", "<", "<=", ">", ">=")
        return {"op": op, "left": left, "right": self.operand()}

    def place(self):
        at = self.of("number")
        return {"at": at, "desc": self.accept("desc") is not None}

    def join(self):
        table = self.of("name")
        self.take("on")
        left = self.column()
        self.take("=")
        return {"table": table, "left": left, "right": self.column()}

    def query(self):
        tree = {"where": [], "group": None, "order": [], "limit": None, "joins": []}
        self.take("select")
        tree["items"] = [] if self.accept("*") else self.many(self.item, ",")
        self.take("from")
        tree["from"] = self.of("name")
        while self.accept("join"):
            tree["joins"].append(self.join())
        if self.accept("where"):
            tree["where"] = self.many(self.comparison, "and")
        if self.accept("group"):
            self.take("by")
            tree["group"] = self.column()
        if self.accept("order"):
            self.take("by")
            tree["order"] = self.many(self.place, ",")
        if self.accept("limit"):
            kind, value = self.tokens[self.at]
            if kind == "number" and value < 0:
                raise self.wrong()
            tree["limit"] = self.of("number")
        if self.tokens[self.at][0] != "end":
            raise self.wrong()
        return tree


def answer(value):
    try:
        return ok(Parser(value["query"]).query())
    except Wrong as wrong:
        return wrong.args[0]
