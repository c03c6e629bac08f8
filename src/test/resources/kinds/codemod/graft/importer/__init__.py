from graft.api.values import error, ok


def mentioned(node):
    if node["node"] in ("name", "call"):
        yield node["name"]
    for arg in node.get("args", []):
        yield from mentioned(arg)


def last(path):
    return path.split(".")[-1]


def answer(value):
    tree, source = value["tree"], value["source"]
    names = {name for one in tree["statements"] for name in mentioned(one["value"])}
    kept, edits = [], []
    for use in tree["uses"]:
        if last(use["path"]) in names and use["path"] not in [one["path"] for one in kept]:
            kept.append(use)
        else:
            end = use["end"] + (source[use["end"] : use["end"] + 1] == "\n")
            edits.append({"at": use["at"], "end": end, "text": ""})
    there = [use["path"] for use in kept]
    added = sorted(path for path in value["wanted"] if last(path) in names and path not in there)
    for name in sorted(names):
        paths = sorted(path for path in there + added if last(path) == name)
        if len(paths) > 1:
            return error("ambiguous", name=name, paths=paths)
    additions = []
    for path in added:
        greater = [use for use in kept if use["path"] > path]
        if greater or not kept:
            at, text = greater[0]["at"] if greater else 0, "use " + path + ";\n"
        else:
            at, text = kept[-1]["end"], "\nuse " + path + ";"
        additions.append({"at": at, "end": at, "text": text})
    return ok({"edits": sorted(additions + edits, key=lambda edit: edit["at"])})
