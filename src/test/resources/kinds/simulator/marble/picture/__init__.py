from marble.api.values import error, ok

CELL = 10


def answer(value):
    columns, rows = (-(-value["box"][side] // CELL) for side in ("width", "height"))
    if columns > 40 or rows > 20:
        return error("too-large", columns=columns, rows=rows)
    cells = [["."] * columns for _ in range(rows)]
    for body in value["bodies"]:
        for row in range(body["y"] // CELL, -(-(body["y"] + body["size"]) // CELL)):
            for column in range(body["x"] // CELL, -(-(body["x"] + body["size"]) // CELL)):
                cells[row][column] = body["name"][0] if cells[row][column] == "." else "*"
    return ok({"lines": ["".join(row) for row in reversed(cells)]})
