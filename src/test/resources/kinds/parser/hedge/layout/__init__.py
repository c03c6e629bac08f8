from hedge.api.values import error, ok

BLANKS = " \t"


def answer(value):
    rows = value["text"].split("\n")
    if rows[-1] == "":
        rows.pop()
    lines, at, before = [], 0, -1
    while at < len(rows):
        number, row = at + 1, rows[at]
        at += 1
        part = row.strip(BLANKS)
        if part == "" or part[0] == "#":
            continue
        parts = [part]
        while parts[-1].endswith("\\"):
            parts[-1] = parts[-1][:-1].strip(BLANKS)
            if at == len(rows):
                return error("open-continuation", line=number)
            parts.append(rows[at].strip(BLANKS))
            at += 1
        text = " ".join(part for part in parts if part != "")
        if text == "":
            continue
        indent = row[: len(row) - len(row.lstrip(BLANKS))]
        depth = len(indent) // 2
        if "\t" in indent:
            return error("tab", line=number)
        if len(indent) % 2 == 1:
            return error("odd-indent", line=number)
        if depth > before + 1:
            return error("too-deep", line=number)
        before = depth
        lines.append({"line": number, "depth": depth, "text": text})
    return ok({"lines": lines})
