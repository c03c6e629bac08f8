from larch.api.values import error, ok

OPS = {"+": "add", "-": "sub", "*": "mul", "<": "less", ">": "less", "==": "equal"}


class Wrong(Exception):
    pass


class Lowering:
    def __init__(self, names):
        self.values = {}
        for one in names:
            if one["name"] in self.values:
                raise Wrong(error("duplicate-name", name=one["name"], line=one["line"]))
            self.values[one["name"]] = len(self.values)
        self.next = len(self.values)
        self.blocks = []
        self.begin()
        for slot in range(self.next):
            self.put(op="const", to=slot, value=0)

    def begin(self):
        self.blocks.append({"code": [], "end": {"op": "stop"}})
        self.block = self.blocks[-1]
        return len(self.blocks) - 1

    def put(self, **instruction):
        self.block["code"].append(instruction)

    def fresh(self):
        self.next += 1
        return self.next - 1

    def variable(self, node):
        if node["name"] not in self.values:
            raise Wrong(error("unknown-name", name=node["name"], line=node["line"]))
        return self.values[node["name"]]

    def expression(self, node):
        kind = node["node"]
        if kind == "name":
            return self.variable(node)
        if kind == "number":
            made = self.fresh()
            self.put(op="const", to=made, value=node["value"])
            return made
        if kind == "negate":
            op, left = "sub", self.expression({"node": "number", "value": 0})
            right = self.expression(node["value"])
        else:
            op, left, right = OPS[node["op"]], self.expression(node["left"]), self.expression(node["right"])
            if node["op"] == ">":
                left, right = right, left
        made = self.fresh()
        self.put(op=op, to=made, left=left, right=right)
        return made

    def statements(self, nodes):
        for node in nodes:
            self.statement(node)

    def statement(self, node):
        kind = node["node"]
        if kind == "set":
            found = self.expression(node["value"])
            self.put(op="copy", to=self.variable(node), **{"from": found})
        elif kind == "read":
            self.put(op="read", to=self.variable(node))
        elif kind == "write":
            self.put(op="write", **{"from": self.expression(node["value"])})
        elif kind == "if":
            self.choice(node)
        else:
            self.loop(node)

    def choice(self, node):
        test, before = self.expression(node["test"]), self.block
        yes = self.begin()
        self.statements(node["then"])
        left = self.block
        no = self.begin()
        self.statements(node["else"])
        right = self.block
        after = self.begin()
        before["end"] = {"op": "branch", "test": test, "yes": yes, "no": no}
        left["end"] = {"op": "jump", "to": after}
        right["end"] = {"op": "jump", "to": after}

    def loop(self, node):
        before = self.block
        head = self.begin()
        before["end"] = {"op": "jump", "to": head}
        test, tested = self.expression(node["test"]), self.block
        body = self.begin()
        self.statements(node["body"])
        self.block["end"] = {"op": "jump", "to": head}
        tested["end"] = {"op": "branch", "test": test, "yes": body, "no": self.begin()}


def answer(value):
    try:
        lowering = Lowering(value["vars"])
        lowering.statements(value["body"])
        return ok({"blocks": lowering.blocks})
    except Wrong as found:
        return found.args[0]
