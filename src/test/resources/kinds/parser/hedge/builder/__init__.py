from hedge.api.values import error, ok


def made(value, line):
    if isinstance(value, list):
        return {"type": "list", "line": line, "items": [made(item, line) for item in value]}
    sort = "truth" if isinstance(value, bool) else "number" if isinstance(value, int) else "text"
    return {"type": sort, "line": line, "value": value}


def block(line):
    return {"type": "section", "line": line, "members": []}


def wrong(entry, before, parent):
    if before and entry["depth"] > before["depth"] and before["value"] is not None:
        return error("value-and-block", line=entry["line"])
    if "items" in parent and entry["key"] is not None or entry["key"] is None and parent.get("members"):
        return error("mixed", line=entry["line"])
    if entry["key"] in [one["key"] for one in parent.get("members", [])]:
        return error("duplicate-key", key=entry["key"], line=entry["line"])
    return None


def answer(value):
    document, before = block(1), None
    open_ = [document]
    for entry in value["entries"]:
        open_ = open_[: entry["depth"] + 1]
        parent, line = open_[-1], entry["line"]
        found = wrong(entry, before, parent)
        if found is not None:
            return found
        node = block(line) if entry["value"] is None else made(entry["value"], line)
        if entry["key"] is None:
            if parent["type"] == "section":
                parent["type"], parent["items"] = "list", []
                del parent["members"]
            parent["items"].append(node)
        else:
            parent["members"].append({"key": entry["key"], "line": line, "node": node})
        open_.append(node)
        before = entry
    return ok(document)
