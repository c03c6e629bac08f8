from cask.api.values import ok


def answer(value):
    state = value["state"]
    heap, found = state["heap"], set()
    waiting = [one for frame in state["frames"] for one in frame["locals"] + frame["stack"]]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict) and one["ref"] not in found:
            found.add(one["ref"])
            waiting.extend(heap[one["ref"] + 1 : one["ref"] + 1 + heap[one["ref"]]])
    places, top = {}, 0
    for address in sorted(found):
        places[address] = top
        top += 1 + heap[address]

    def moved(one):
        return {"ref": places[one["ref"]]} if isinstance(one, dict) else one

    cells = []
    for address in sorted(found):
        cells.append(heap[address])
        cells.extend(moved(one) for one in heap[address + 1 : address + 1 + heap[address]])
    frames = [
        {**frame, "locals": [moved(one) for one in frame["locals"]], "stack": [moved(one) for one in frame["stack"]]}
        for frame in state["frames"]
    ]
    return ok({"state": {"heap": cells, "frames": frames, "output": state["output"]}, "freed": len(heap) - len(cells)})
