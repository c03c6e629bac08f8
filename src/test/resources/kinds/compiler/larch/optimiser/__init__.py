from larch.api.values import error, ok

USES = ("from", "left", "right")


def targets(end):
    return [end[name] for name in ("to", "yes", "no") if name in end]


def wrapped(number):
    return (number + 2**31) % 2**32 - 2**31


def computed(op, numbers):
    a, b = numbers[0], numbers[-1]
    return {
        "copy": lambda: a,
        "add": lambda: wrapped(a + b),
        "sub": lambda: wrapped(a - b),
        "mul": lambda: wrapped(a * b),
        "less": lambda: int(a < b),
        "equal": lambda: int(a == b),
    }[op]()


def known(block):
    """The block with what is known in it used, and its branch decided if it can be."""
    numbers, same, code = {}, {}, []
    for one in block["code"]:
        one = dict(one)
        uses = [name for name in USES if name in one]
        for name in uses:
            one[name] = same.get(one[name], one[name])
        if one["op"] == "copy" and one["from"] == one["to"]:
            continue
        if one["op"] != "write" and uses and all(one[name] in numbers for name in uses):
            found = computed(one["op"], [numbers[one[name]] for name in uses])
            one = {"op": "const", "to": one["to"], "value": found}
        if "to" in one:
            to = one["to"]
            numbers.pop(to, None)
            same = {key: other for key, other in same.items() if to not in (key, other)}
            if one["op"] == "const":
                numbers[to] = one["value"]
            elif one["op"] == "copy":
                same[to] = one["from"]
        code.append(one)
    end = dict(block["end"])
    if end["op"] == "branch":
        end["test"] = same.get(end["test"], end["test"])
        if end["yes"] == end["no"]:
            end = {"op": "jump", "to": end["yes"]}
        elif end["test"] in numbers:
            end = {"op": "jump", "to": end["yes"] if numbers[end["test"]] != 0 else end["no"]}
    return {"code": code, "end": end}


def reached(blocks):
    found, open_ = {0}, [0]
    while open_:
        for to in targets(blocks[open_.pop()]["end"]):
            if to not in found:
                found.add(to)
                open_.append(to)
    number = {old: new for new, old in enumerate(sorted(found))}
    out = []
    for old in sorted(found):
        end = {key: number[to] if key in ("to", "yes", "no") else to for key, to in blocks[old]["end"].items()}
        out.append({"code": blocks[old]["code"], "end": end})
    return out


def liveness(blocks):
    """What is live at the beginning of each block."""
    entry, changed = [set() for _ in blocks], True
    while changed:
        changed = False
        for place, block in enumerate(blocks):
            live = last(blocks[place], entry)
            for one in reversed(block["code"]):
                live.discard(one.get("to"))
                live |= {one[name] for name in USES if name in one}
            changed = changed or live != entry[place]
            entry[place] = live
    return entry


def last(block, entry):
    """What is live before the end of a block."""
    live = {block["end"]["test"]} if "test" in block["end"] else set()
    return live.union(*[entry[to] for to in targets(block["end"])])


def needed(blocks):
    """The blocks without instructions that nobody needs."""
    entry, out = liveness(blocks), []
    for block in blocks:
        live, code = last(block, entry), []
        for one in reversed(block["code"]):
            if "to" in one and one["op"] != "read" and one["to"] not in live:
                continue
            code.insert(0, one)
            live.discard(one.get("to"))
            live |= {one[name] for name in USES if name in one}
        out.append({"code": code, "end": block["end"]})
    return out if out == blocks else needed(out)


def answer(value):
    blocks = value["blocks"]
    for place, block in enumerate(blocks):
        for to in targets(block["end"]):
            if not 0 <= to < len(blocks):
                return error("unknown-block", block=place, to=to)
    return ok({"blocks": needed(reached([known(block) for block in blocks]))})
