from graft.api.values import error, ok


def form(node):
    """A node without its places."""
    out = {name: part for name, part in node.items() if name not in ("at", "end", "args")}
    if "args" in node:
        out["args"] = [form(arg) for arg in node["args"]]
    return out


def nodes(node):
    yield node
    for arg in node.get("args", []):
        yield from nodes(arg)


def fits(pattern, node, holes):
    if pattern["node"] == "hole":
        name = pattern["name"]
        if name == "_":
            return True
        return form(holes.setdefault(name, node)) == form(node)
    if pattern["node"] != node["node"]:
        return False
    if node["node"] == "literal":
        return pattern["text"] == node["text"]
    if pattern["name"] != node["name"]:
        return False
    if node["node"] == "name":
        return True
    if len(pattern["args"]) != len(node["args"]):
        return False
    return all(fits(one, other, holes) for one, other in zip(pattern["args"], node["args"]))


def bad(pattern):
    statements = pattern["statements"]
    if pattern["uses"] or len(statements) != 1:
        return True
    return statements[0]["name"] is not None or statements[0]["value"]["node"] == "hole"


def found(node, patterns):
    for rule, pattern in enumerate(patterns):
        holes = {}
        if fits(pattern["statements"][0]["value"], node, holes):
            listed = [{"name": name, "at": one["at"], "end": one["end"]} for name, one in holes.items()]
            yield {"rule": rule, "at": node["at"], "end": node["end"], "holes": listed}
            return


def answer(value):
    for rule, pattern in enumerate(value["patterns"]):
        if bad(pattern):
            return error("bad-pattern", rule=rule)
    matches = []
    every = [node for one in value["tree"]["statements"] for node in nodes(one["value"])]
    for node in every:
        if node["node"] == "hole":
            return error("hole-in-source", at=node["at"])
    for node in every:
        matches += found(node, value["patterns"])
    return ok({"matches": matches})
