from pebble.api.values import error, ok

MAX = 9007199254740991
DEPTH = 200
UNSET = object()


class Fault(Exception):
    pass


class Return(Exception):
    pass


def sort(value):
    if value is None:
        return "nothing"
    return "truth" if isinstance(value, bool) else "number" if isinstance(value, int) else "text"


def quotient(a, b):
    q = abs(a) // abs(b)
    return q if (a < 0) == (b < 0) else -q


class Machine:
    def __init__(self, program, steps):
        self.program, self.steps = program, steps
        self.globals = [UNSET] * program["globals"]
        self.locals, self.depth, self.output = [], 0, []

    def step(self, line):
        if self.steps == 0:
            raise Fault("out-of-steps", line)
        self.steps -= 1

    def block(self, nodes):
        for node in nodes:
            self.statement(node)

    def truth(self, node, line):
        value = self.value(node)
        if sort(value) != "truth":
            raise Fault("wrong-type", line)
        return value

    def statement(self, node):
        kind, line = node["node"], node["line"]
        self.step(line)
        if kind == "store":
            value = self.value(node["value"])
            (self.globals if node["where"] == "global" else self.locals)[node["slot"]] = value
        elif kind == "print":
            value = self.value(node["value"])
            words = {"nothing": "nothing", "truth": "true" if value else "false"}
            self.output.append(words.get(sort(value), str(value)))
        elif kind == "if":
            self.block(node["then"] if self.truth(node["test"], line) else node["else"])
        elif kind == "while":
            while self.truth(node["test"], line):
                self.block(node["body"])
                self.step(line)
        elif kind == "return":
            raise Return(None if node["value"] is None else self.value(node["value"]))
        else:
            self.value(node["value"])

    def value(self, node):
        kind = node["node"]
        if kind in ("number", "text", "truth"):
            return node["value"]
        line = node["line"]
        if kind == "load":
            value = (self.globals if node["where"] == "global" else self.locals)[node["slot"]]
            if value is UNSET:
                raise Fault("unset", line)
            return value
        if kind == "call":
            return self.call(node)
        if kind == "unary":
            value = self.value(node["value"])
            if sort(value) != ("number" if node["op"] == "-" else "truth"):
                raise Fault("wrong-type", line)
            return -value if node["op"] == "-" else not value
        if node["op"] in ("and", "or"):
            left = self.truth(node["left"], line)
            return left if left == (node["op"] == "or") else self.truth(node["right"], line)
        return self.binary(node["op"], self.value(node["left"]), self.value(node["right"]), line)

    def binary(self, op, a, b, line):
        if op in ("==", "!="):
            return (sort(a) == sort(b) and a == b) == (op == "==")
        if op == "+" and sort(a) == sort(b) == "text":
            return a + b
        if sort(a) != "number" or sort(b) != "number":
            raise Fault("wrong-type", line)
        if op in ("<", "<=", ">", ">="):
            return {"<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}[op]
        if op in ("/", "%"):
            if b == 0:
                raise Fault("division-by-zero", line)
            found = quotient(a, b) if op == "/" else a - b * quotient(a, b)
        else:
            found = a + b if op == "+" else a - b if op == "-" else a * b
        if abs(found) > MAX:
            raise Fault("overflow", line)
        return found

    def call(self, node):
        args = [self.value(arg) for arg in node["args"]]
        if self.depth == DEPTH:
            raise Fault("too-deep", node["line"])
        function = self.program["functions"][node["function"]]
        kept, self.locals = self.locals, args + [UNSET] * (function["slots"] - len(args))
        self.depth += 1
        try:
            self.block(function["body"])
            return None
        except Return as result:
            return result.args[0]
        finally:
            self.depth -= 1
            self.locals = kept


def answer(value):
    machine = Machine(value["program"], value["steps"])
    try:
        machine.block(machine.program["body"])
        return ok({"output": machine.output})
    except Fault as fault:
        return error(fault.args[0], line=fault.args[1], output=machine.output)
