from loom.api.values import error, ok

GRAIN = 4


def gap(blocks, cells, size):
    start = 0
    for block in blocks:
        if block["start"] - start >= size:
            return start
        start = block["start"] + block["size"]
    return start if cells - start >= size else None


def compacted(blocks, out):
    start, moved = 0, []
    for block in blocks:
        if block["start"] != start:
            out.append({"moved": {"id": block["id"], "from": block["start"], "to": start}})
        moved.append({**block, "start": start})
        start += block["size"]
    return moved, start


def answer(value):
    state, event = value["state"], value["event"]
    cells, blocks, out = state["cells"], state["blocks"], []
    ids = [block["id"] for block in blocks]
    if "free" in event:
        if event["free"] not in ids:
            return error("unknown-block", id=event["free"])
        block = blocks[ids.index(event["free"])]
        left = [one for one in blocks if one is not block]
        return ok({"state": {"cells": cells, "blocks": left}, "out": [{"freed": block}]})
    name = event["alloc"]
    if event["size"] < 1:
        return error("bad-size", id=name)
    if name in ids:
        return error("duplicate-block", id=name)
    size = -(-event["size"] // GRAIN) * GRAIN
    free = cells - sum(block["size"] for block in blocks)
    if size > free:
        return error("out-of-memory", id=name, free=free)
    start = gap(blocks, cells, size)
    if start is None:
        blocks, start = compacted(blocks, out)
    placed = {"id": name, "start": start, "size": size}
    out.append({"placed": placed})
    return ok({"state": {"cells": cells, "blocks": sorted(blocks + [placed], key=lambda one: one["start"])}, "out": out})
