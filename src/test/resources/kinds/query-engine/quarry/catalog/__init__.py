from quarry.api.values import error, ok


def described(table, index):
    column = table["columns"][index]
    values = [row[index] for row in table["rows"]]
    known = [value for value in values if value is not None]
    numbers = known if column["type"] == "number" else []
    return {
        "name": column["name"],
        "type": column["type"],
        "nulls": len(values) - len(known),
        "distinct": len(set(known)),
        "min": min(numbers, default=None),
        "max": max(numbers, default=None),
    }


def fault(table, before):
    name, columns = table["name"], [column["name"] for column in table["columns"]]
    if name in before:
        return error("duplicate-table", table=name)
    for place, column in enumerate(columns):
        if column in columns[:place]:
            return error("duplicate-column", table=name, column=column)
    for number, row in enumerate(table["rows"]):
        if len(row) != len(columns):
            return error("wrong-width", table=name, row=number)
        for place, value in enumerate(row):
            sort = int if table["columns"][place]["type"] == "number" else str
            if value is not None and not isinstance(value, sort):
                return error("wrong-type", table=name, row=number, column=place)
    return None


def answer(value):
    found = []
    for table in value["tables"]:
        wrong = fault(table, [one["name"] for one in found])
        if wrong:
            return wrong
        columns = [described(table, index) for index in range(len(table["columns"]))]
        found.append({"name": table["name"], "rows": len(table["rows"]), "columns": columns})
    return ok({"tables": found})
