from sill.api.values import ok

INT, BOOL = {"type": "int"}, {"type": "bool"}
A = {"type": "variable", "name": "a"}
LIST = {"type": "list", "of": A}


def arrow(*parts):
    if len(parts) == 1:
        return parts[0]
    return {"type": "arrow", "from": parts[0], "to": arrow(*parts[1:])}


BUILTIN = {
    "add": arrow(INT, INT, INT),
    "sub": arrow(INT, INT, INT),
    "less": arrow(INT, INT, BOOL),
    "not": arrow(BOOL, BOOL),
    "nil": LIST,
    "cons": arrow(A, LIST, LIST),
    "head": arrow(LIST, A),
    "tail": arrow(LIST, LIST),
    "empty": arrow(LIST, BOOL),
}


def replaced(kind, variable):
    """The type with what `variable` makes of each of its variables."""
    if kind["type"] == "variable":
        return variable(kind["name"])
    if kind["type"] == "list":
        return {"type": "list", "of": replaced(kind["of"], variable)}
    if kind["type"] == "arrow":
        left = replaced(kind["from"], variable)
        return {"type": "arrow", "from": left, "to": replaced(kind["to"], variable)}
    return kind


class Collector:
    def __init__(self, signatures, count):
        self.signatures, self.unknowns, self.constraints = signatures, count, []

    def fresh(self):
        self.unknowns += 1
        return {"type": "unknown", "number": self.unknowns - 1}

    def must(self, left, right, why, line):
        self.constraints.append({"left": left, "right": right, "why": why, "line": line})

    def anew(self, signature):
        made = {}

        def variable(name):
            if name not in made:
                made[name] = self.fresh()
            return made[name]

        return replaced(signature, variable)

    def type(self, node):
        kind, line = node["node"], node["line"]
        if kind in ("number", "truth"):
            return INT if kind == "number" else BOOL
        if kind == "local":
            return {"type": "unknown", "number": node["number"]}
        if kind in ("global", "builtin"):
            return self.anew(self.signatures[node["number"]] if kind == "global" else BUILTIN[node["name"]])
        if kind == "fn":
            return arrow({"type": "unknown", "number": node["local"]}, self.type(node["body"]))
        if kind == "let":
            found = self.type(node["value"])
            self.must({"type": "unknown", "number": node["local"]}, found, "let", line)
            return self.type(node["body"])
        if kind == "if":
            self.must(self.type(node["test"]), BOOL, "test", line)
            then = self.type(node["then"])
            self.must(then, self.type(node["else"]), "branches", line)
            return then
        called, given = self.type(node["fn"]), self.type(node["arg"])
        result = self.fresh()
        self.must(called, arrow(given, result), "call", line)
        return result


def answer(value):
    signatures = [one["type"] for one in value["definitions"]]
    groups = []
    for one in value["definitions"]:
        collector = Collector(signatures, one["locals"])
        found = collector.type(one["value"])
        rigid = replaced(one["type"], lambda name: {"type": "rigid", "name": name})
        collector.must(rigid, found, "definition", one["line"])
        group = {name: one[name] for name in ("name", "line", "type")}
        groups.append({**group, "unknowns": collector.unknowns, "constraints": collector.constraints})
    return ok({"groups": groups})
