from pebble.api.values import ok

MAX = 9007199254740991


def literal(node):
    return node["node"] in ("number", "text", "truth")


def sort(value):
    return "truth" if isinstance(value, bool) else "number" if isinstance(value, int) else "text"


def made(value):
    return {"node": sort(value), "value": value}


def quotient(a, b):
    q = abs(a) // abs(b)
    return q if (a < 0) == (b < 0) else -q


def computed(op, a, b):
    same = sort(a) == sort(b)
    if op == "==":
        return same and a == b
    if op == "!=":
        return not (same and a == b)
    if op == "+" and same and sort(a) == "text":
        return a + b
    if sort(a) != "number" or sort(b) != "number":
        return None
    if op in ("/", "%"):
        if b == 0:
            return None
        found = quotient(a, b) if op == "/" else a - b * quotient(a, b)
    elif op in ("+", "-", "*"):
        found = a + b if op == "+" else a - b if op == "-" else a * b
    else:
        return {"<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}[op]
    return found if abs(found) <= MAX else None


def expression(node):
    kind = node["node"]
    if kind == "call":
        return {**node, "args": [expression(arg) for arg in node["args"]]}
    if kind == "unary":
        value = expression(node["value"])
        if value["node"] == "number" and node["op"] == "-":
            return made(-value["value"])
        if value["node"] == "truth" and node["op"] == "not":
            return made(not value["value"])
        return {**node, "value": value}
    if kind == "binary":
        left, right, op = expression(node["left"]), expression(node["right"]), node["op"]
        if op in ("and", "or"):
            if left["node"] == "truth" and left["value"] == (op == "or"):
                return left
            if left["node"] == "truth" and right["node"] == "truth":
                return right
        elif literal(left) and literal(right):
            found = computed(op, left["value"], right["value"])
            if found is not None:
                return made(found)
        return {**node, "left": left, "right": right}
    return node


def statements(nodes):
    out = []
    for node in nodes:
        out.extend(statement(node))
    for place, node in enumerate(out):
        if node["node"] == "return":
            return out[: place + 1]
    return out


def statement(node):
    kind = node["node"]
    if kind == "if":
        test = expression(node["test"])
        then, other = statements(node["then"]), statements(node["else"])
        if test["node"] == "truth":
            return then if test["value"] else other
        return [{**node, "test": test, "then": then, "else": other}]
    if kind == "while":
        test = expression(node["test"])
        if test == {"node": "truth", "value": False}:
            return []
        return [{**node, "test": test, "body": statements(node["body"])}]
    if node["value"] is None:
        return [node]
    return [{**node, "value": expression(node["value"])}]


def answer(value):
    functions = [{**one, "body": statements(one["body"])} for one in value["functions"]]
    return ok({"globals": value["globals"], "functions": functions, "body": statements(value["body"])})
