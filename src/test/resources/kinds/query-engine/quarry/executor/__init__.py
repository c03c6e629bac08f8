from quarry.api.values import error, ok

MAX = 9007199254740991


class Overflow(Exception):
    pass


def key(ref):
    return ref["table"], ref["column"]


def holds(one, row):
    a, b = (row[key(side["column"])] if "column" in side else side["value"] for side in (one["left"], one["right"]))
    if a is None or b is None:
        return False
    op = one["op"]
    return {"=": a == b, "!=": a != b, "<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}[op]


def rows(node, tables):
    if node["node"] == "none":
        return []
    if node["node"] == "scan":
        out = []
        for values in tables[node["table"]]["rows"]:
            row = {(node["table"], place): value for place, value in enumerate(values)}
            if all(holds(one, row) for one in node["filter"]):
                out.append({(node["table"], place): values[place] for place in node["columns"]})
        return out
    out, right = [], rows(node["right"], tables)
    for one in rows(node["left"], tables):
        for other in right:
            a, b = one[key(node["left_key"])], other[key(node["right_key"])]
            both = {**one, **other}
            if a is not None and a == b and all(holds(test, both) for test in node["filter"]):
                out.append(both)
    return out


def computed(item, place, members, group):
    if item["call"] == "count":
        return len(members)
    if item["call"] is None:
        return group
    values = [row[key(item["column"])] for row in members if row[key(item["column"])] is not None]
    if not values:
        return None
    if item["call"] != "sum":
        return min(values) if item["call"] == "min" else max(values)
    total = 0
    for value in values:
        total += value
        if abs(total) > MAX:
            raise Overflow(place + 1)
    return total


def result(plan, found):
    items = plan["items"]
    if not plan["grouped"]:
        return [[row[key(item["column"])] for item in items] for row in found]
    if plan["group"] is None:
        groups = {None: found}
    else:
        groups = {}
        for row in found:
            groups.setdefault(row[key(plan["group"])], []).append(row)
    return [
        [computed(item, place, members, group) for place, item in enumerate(items)]
        for group, members in groups.items()
    ]


def answer(value):
    plan = value["plan"]
    try:
        out = result(plan, rows(plan["source"], value["tables"]))
    except Overflow as overflow:
        return error("overflow", item=overflow.args[0])
    for place in reversed(plan["order"]):
        at = place["at"] - 1
        known = sorted((row for row in out if row[at] is not None), key=lambda row: row[at], reverse=place["desc"])
        null = [row for row in out if row[at] is None]
        out = known + null if place["desc"] else null + known
    if plan["limit"] is not None:
        out = out[: plan["limit"]]
    return ok({"columns": [item["title"] for item in plan["items"]], "rows": out})
