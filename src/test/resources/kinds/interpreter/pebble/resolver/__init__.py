from pebble.api.values import error, ok


class Wrong(Exception):
    pass


def wrong(code, line, name=None):
    more = {} if name is None else {"name": name}
    return Wrong(error(code, line=line, **more))


class Scope:
    def __init__(self, where, outer=None):
        self.where, self.outer = where, outer
        self.blocks, self.slots = [{}], 0

    def declare(self, name, line):
        if name in self.blocks[-1]:
            raise wrong("duplicate-name", line, name)
        self.blocks[-1][name] = self.slots
        self.slots += 1
        return self.slots - 1

    def find(self, name):
        for block in reversed(self.blocks):
            if name in block:
                return self.where, block[name]
        if self.outer is not None and name in self.outer:
            return "global", self.outer[name]
        return None


class Resolver:
    def __init__(self, program):
        self.program = program
        self.arity, self.place = {}, {}
        for node in program:
            if node["node"] == "fn" and node["name"] not in self.arity:
                self.place[node["name"]] = len(self.place)
                self.arity[node["name"]] = len(node["params"])
        self.functions, self.seen = [], set()

    def run(self):
        top, body = Scope("global"), []
        for node in self.program:
            if node["node"] == "fn":
                self.function(node, top)
            else:
                body.append(self.statement(node, top, False))
        return {"globals": top.slots, "functions": self.functions, "body": body}

    def function(self, node, top):
        if node["name"] in self.seen:
            raise wrong("duplicate-name", node["line"], node["name"])
        self.seen.add(node["name"])
        scope = Scope("local", dict(top.blocks[0]))
        for param in node["params"]:
            scope.declare(param, node["line"])
        made = {"name": node["name"], "params": len(node["params"]), "slots": 0, "body": []}
        self.functions.append(made)
        made["body"] = [self.statement(one, scope, True) for one in node["body"]]
        made["slots"] = scope.slots

    def block(self, nodes, scope, inside):
        scope.blocks.append({})
        out = [self.statement(node, scope, inside) for node in nodes]
        scope.blocks.pop()
        return out

    def statement(self, node, scope, inside):
        kind, line = node["node"], node["line"]
        if kind in ("let", "set"):
            value = self.expression(node["value"], scope)
            if kind == "let":
                where, slot = scope.where, scope.declare(node["name"], line)
            else:
                where, slot = self.known(node, scope)
            return {"node": "store", "where": where, "slot": slot, "value": value, "line": line}
        if kind == "return":
            if not inside:
                raise wrong("return-outside", line)
            value = node["value"] and self.expression(node["value"], scope)
            return {"node": "return", "value": value, "line": line}
        if kind == "if":
            return {
                "node": "if",
                "test": self.expression(node["test"], scope),
                "then": self.block(node["then"], scope, inside),
                "else": self.block(node["else"], scope, inside),
                "line": line,
            }
        if kind == "while":
            test = self.expression(node["test"], scope)
            return {"node": "while", "test": test, "body": self.block(node["body"], scope, inside), "line": line}
        return {"node": kind, "value": self.expression(node["value"], scope), "line": line}

    def known(self, node, scope):
        found = scope.find(node["name"])
        if found is None:
            raise wrong("unknown-name", node["line"], node["name"])
        return found

    def expression(self, node, scope):
        kind = node["node"]
        if kind == "name":
            where, slot = self.known(node, scope)
            return {"node": "load", "where": where, "slot": slot, "line": node["line"]}
        if kind == "call":
            args = [self.expression(arg, scope) for arg in node["args"]]
            if node["name"] not in self.place:
                raise wrong("unknown-function", node["line"], node["name"])
            if self.arity[node["name"]] != len(args):
                raise wrong("wrong-arguments", node["line"], node["name"])
            return {"node": "call", "function": self.place[node["name"]], "args": args, "line": node["line"]}
        if kind == "unary":
            return {**node, "value": self.expression(node["value"], scope)}
        if kind == "binary":
            left = self.expression(node["left"], scope)
            return {**node, "left": left, "right": self.expression(node["right"], scope)}
        return node


def answer(value):
    try:
        return ok(Resolver(value["program"]).run())
    except Wrong as found:
        return found.args[0]
