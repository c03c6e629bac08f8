from sill.api.values import error, ok

BUILTIN = ("add", "sub", "less", "not", "nil", "cons", "head", "tail", "empty")


class Wrong(Exception):
    pass


class Binder:
    def __init__(self, places):
        self.places, self.locals = places, 0

    def local(self):
        self.locals += 1
        return self.locals - 1

    def bound(self, node, known):
        kind, line = node["node"], node["line"]
        if kind == "name":
            return {**self.meaning(node["name"], line, known), "line": line}
        if kind == "fn":
            local = self.local()
            body = self.bound(node["body"], {**known, node["param"]: local})
            return {"node": "fn", "local": local, "body": body, "line": line}
        if kind == "let":
            local = self.local()
            value = self.bound(node["value"], known)
            body = self.bound(node["body"], {**known, node["name"]: local})
            return {"node": "let", "local": local, "value": value, "body": body, "line": line}
        parts = {"if": ("test", "then", "else"), "call": ("fn", "arg")}.get(kind, ())
        return {**node, **{part: self.bound(node[part], known) for part in parts}}

    def meaning(self, name, line, known):
        if name in known:
            return {"node": "local", "number": known[name]}
        if name in self.places:
            return {"node": "global", "number": self.places[name]}
        if name in BUILTIN:
            return {"node": "builtin", "name": name}
        raise Wrong(error("unknown-name", name=name, line=line))


def answer(value):
    places = {}
    for one in value["definitions"]:
        if one["name"] in places or one["name"] in BUILTIN:
            return error("duplicate-name", name=one["name"], line=one["line"])
        places[one["name"]] = len(places)
    out = []
    try:
        for one in value["definitions"]:
            binder = Binder(places)
            found = binder.bound(one["value"], {})
            out.append({**one, "locals": binder.locals, "value": found})
    except Wrong as found:
        return found.args[0]
    return ok({"definitions": out})
