from quarry.api.values import error, ok


class Wrong(Exception):
    pass


def wrong(code, **more):
    return Wrong(error(code, **more))


class Binder:
    def __init__(self, query, catalog):
        self.query, self.tables = query, catalog["tables"]
        self.known = []

    def table(self, name):
        names = [table["name"] for table in self.tables]
        if name not in names:
            raise wrong("unknown-table", table=name)
        number = names.index(name)
        if number in self.known:
            raise wrong("repeated-table", table=name)
        self.known.append(number)
        return number

    def column(self, column):
        found = [
            {"table": number, "column": place}
            for number in self.known
            if column["table"] in (None, self.tables[number]["name"])
            for place, one in enumerate(self.tables[number]["columns"])
            if one["name"] == column["name"]
        ]
        if not found:
            raise wrong("unknown-column", column=column["name"])
        if len(found) > 1:
            raise wrong("ambiguous-column", column=column["name"])
        return found[0]

    def about(self, ref):
        return self.tables[ref["table"]]["columns"][ref["column"]]

    def operand(self, operand):
        if "column" in operand:
            ref = self.column(operand["column"])
            return {"column": ref}, self.about(ref)["type"]
        return operand, "text" if isinstance(operand["value"], str) else "number"

    def join(self, join):
        number = self.table(join["table"])
        left, right = self.column(join["left"]), self.column(join["right"])
        if self.about(left)["type"] != self.about(right)["type"]:
            raise wrong("wrong-type")
        if (left["table"] == number) == (right["table"] == number):
            raise wrong("bad-join", table=join["table"])
        if left["table"] == number:
            left, right = right, left
        return {"table": number, "left": left, "right": right}

    def comparison(self, one):
        left, first = self.operand(one["left"])
        right, second = self.operand(one["right"])
        if first != second:
            raise wrong("wrong-type")
        return {"op": one["op"], "left": left, "right": right}

    def item(self, call, ref):
        if call == "count":
            return {"call": call, "column": None, "title": "count(*)"}
        name = self.about(ref)["name"]
        if call == "sum" and self.about(ref)["type"] != "number":
            raise wrong("wrong-type")
        return {"call": call, "column": ref, "title": f"{call}({name})" if call else name}

    def items(self):
        if not self.query["items"]:
            return [
                self.item(None, {"table": number, "column": place})
                for number in self.known
                for place in range(len(self.tables[number]["columns"]))
            ]
        return [
            self.item(one["call"], one["column"] and self.column(one["column"])) for one in self.query["items"]
        ]

    def run(self):
        query = self.query
        self.table(query["from"])
        joins = [self.join(join) for join in query["joins"]]
        where = [self.comparison(one) for one in query["where"]]
        items = self.items()
        group = query["group"] and self.column(query["group"])
        if group or any(item["call"] for item in items):
            for place, item in enumerate(items):
                if not item["call"] and item["column"] != group:
                    raise wrong("not-grouped", item=place + 1)
        for place in query["order"]:
            if not 1 <= place["at"] <= len(items):
                raise wrong("bad-place", at=place["at"])
        return {
            "tables": self.known,
            "joins": joins,
            "where": where,
            "items": items,
            "group": group,
            "order": query["order"],
            "limit": query["limit"],
        }


def answer(value):
    try:
        return ok(Binder(value["query"], value["catalog"]).run())
    except Wrong as found:
        return found.args[0]
