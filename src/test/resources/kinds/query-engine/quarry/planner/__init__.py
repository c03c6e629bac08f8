from quarry.api.values import ok

TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}


def holds(op, a, b):
    return {"=": a == b, "!=": a != b, "<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}[op]


def refs(one):
    return [side["column"] for side in (one["left"], one["right"]) if "column" in side]


class Planner:
    def __init__(self, query, catalog):
        self.query, self.tables = query, catalog["tables"]
        self.never = False
        self.where = [one for one in map(self.turned, query["where"]) if one]

    def turned(self, one):
        left, right = one["left"], one["right"]
        if "value" in left and "value" in right:
            self.never = self.never or not holds(one["op"], left["value"], right["value"])
            return None
        if "value" in left:
            return {"op": TURNED[one["op"]], "left": right, "right": left}
        return one

    def about(self, ref):
        return self.tables[ref["table"]]["columns"][ref["column"]]

    def impossible(self, one):
        if "value" not in one["right"]:
            return False
        ref, op, value = one["left"]["column"], one["op"], one["right"]["value"]
        column = self.about(ref)
        if column["nulls"] == self.tables[ref["table"]]["rows"]:
            return True
        low, high = column["min"], column["max"]
        if low is None:
            return False
        if op == "=":
            return not low <= value <= high
        return {"<": value <= low, "<=": value < low, ">": value >= high, ">=": value > high, "!=": False}[op]

    def own(self, table):
        return [one for one in self.where if {ref["table"] for ref in refs(one)} == {table}]

    def estimate(self, table):
        rows = self.tables[table]["rows"]
        for one in self.own(table):
            by = 3
            if "value" in one["right"] and one["op"] == "!=":
                by = 1
            elif "value" in one["right"] and one["op"] == "=":
                by = max(1, self.about(one["left"]["column"])["distinct"])
            rows = -(-rows // by)
        return rows

    def source(self):
        tables, joins = self.query["tables"], self.query["joins"]
        sizes = [(self.estimate(table), place, table) for place, table in enumerate(tables)]
        first = min(sizes)[2]
        there, steps = {first}, []
        while len(there) < len(tables):
            near = []
            for join in joins:
                left, right = join["left"], join["right"]
                if (left["table"] in there) != (right["table"] in there):
                    if right["table"] in there:
                        left, right = right, left
                    near.append(([s for s in sizes if s[2] == right["table"]][0], left, right))
            _, left, right = min(near, key=lambda one: one[0])
            both = [
                one
                for one in self.where
                if len({ref["table"] for ref in refs(one)}) == 2
                and right["table"] in {ref["table"] for ref in refs(one)}
                and {ref["table"] for ref in refs(one)} <= there | {right["table"]}
            ]
            there.add(right["table"])
            steps.append((left, right, both))
        used = [item["column"] for item in self.query["items"] if item["column"]]
        used += [self.query["group"]] if self.query["group"] else []
        for left, right, both in steps:
            used += [left, right] + [ref for one in both for ref in refs(one)]
        node = self.scan(first, used)
        for left, right, both in steps:
            scan = self.scan(right["table"], used)
            node = {"node": "join", "left": node, "right": scan, "left_key": left, "right_key": right, "filter": both}
        return node

    def scan(self, table, used):
        columns = sorted({ref["column"] for ref in used if ref["table"] == table})
        return {"node": "scan", "table": table, "filter": self.own(table), "columns": columns}

    def plan(self):
        query = self.query
        never = self.never or any(self.impossible(one) for one in self.where)
        return {
            "source": {"node": "none"} if never else self.source(),
            "grouped": query["group"] is not None or any(item["call"] for item in query["items"]),
            "group": query["group"],
            "items": query["items"],
            "order": query["order"],
            "limit": query["limit"],
        }


def answer(value):
    return ok(Planner(value["query"], value["catalog"]).plan())
