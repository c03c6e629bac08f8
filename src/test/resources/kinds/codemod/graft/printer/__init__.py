from graft.api.values import error, ok


def answer(value):
    source, edits = value["source"], value["edits"]
    for number, edit in enumerate(edits):
        if not 0 <= edit["at"] <= edit["end"] <= len(source):
            return error("out-of-range", edit=number)
    order = sorted(range(len(edits)), key=lambda n: (edits[n]["at"], edits[n]["end"], n))
    for one, other in zip(order, order[1:]):
        if edits[other]["at"] < edits[one]["end"]:
            return error("overlap", edits=[one, other])
    text, at, touched = "", 0, []
    for number in order:
        edit = edits[number]
        text += source[at : edit["at"]]
        line = text.count("\n") + 1
        if line not in touched:
            touched.append(line)
        text += edit["text"]
        at = edit["end"]
    return ok({"source": text + source[at:], "touched": touched})
