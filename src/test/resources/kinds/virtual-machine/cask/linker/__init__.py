from cask.api.values import error, ok


def answer(value):
    functions = [function for unit in value["units"] for function in unit["functions"]]
    known = {}
    for function in functions:
        if function["name"] in known:
            return error("duplicate-function", name=function["name"])
        known[function["name"]] = function
    if "main" not in known:
        return error("no-main")
    if known["main"]["params"]:
        return error("bad-main")
    way = ["main"]
    for name in way:
        for call in known[name]["calls"]:
            if call["name"] not in known:
                return error("unknown-function", name=call["name"], **{"in": name})
            if call["name"] not in way:
                way.append(call["name"])
    kept = [function for function in functions if function["name"] in way]
    numbers = {function["name"]: place for place, function in enumerate(kept)}
    out = []
    for function in kept:
        code = list(function["code"])
        for call in function["calls"]:
            code[call["at"]] = numbers[call["name"]]
        out.append({key: function[key] for key in ("name", "params", "locals")} | {"code": code})
    return ok({"functions": out, "entry": numbers["main"]})
