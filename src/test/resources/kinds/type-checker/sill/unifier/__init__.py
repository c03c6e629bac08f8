from sill.api.values import error, ok


class Clash(Exception):
    pass


def parts(kind):
    return [kind[name] for name in ("of", "from", "to") if name in kind]


def unknowns(kind):
    if kind["type"] == "unknown":
        yield kind["number"]
    for part in parts(kind):
        yield from unknowns(part)


def put_in(kind, known):
    if kind["type"] == "unknown":
        return put_in(known[kind["number"]], known) if kind["number"] in known else kind
    return {name: put_in(part, known) if isinstance(part, dict) else part for name, part in kind.items()}


def same(left, right, known):
    left, right = put_in(left, known), put_in(right, known)
    if left == right:
        return
    if "unknown" in (left["type"], right["type"]):
        two = left["type"] == right["type"]
        turn = left["number"] < right["number"] if two else left["type"] != "unknown"
        one, other = (right, left) if turn else (left, right)
        if one["number"] in unknowns(other):
            raise Clash("infinite", left, right)
        known[one["number"]] = other
    elif left["type"] == right["type"] and parts(left):
        for one, other in zip(parts(left), parts(right)):
            same(one, other, known)
    else:
        raise Clash("mismatch", left, right)


def solved(group):
    known, failures = {}, []
    for one in group["constraints"]:
        trial = dict(known)
        try:
            same(one["left"], one["right"], trial)
            known = trial
        except Clash as clash:
            kind, left, right = clash.args
            sides = {side: put_in(one[side], known) for side in ("left", "right")}
            found = {"kind": kind, **sides, "clash": [left, right]}
            failures.append({**found, "why": one["why"], "line": one["line"]})
    found = [put_in({"type": "unknown", "number": n}, known) for n in range(group["unknowns"])]
    head = {name: group[name] for name in ("name", "line", "type")}
    return {**head, "unknowns": found, "failures": failures}


def answer(value):
    for group in value["groups"]:
        for one in group["constraints"]:
            for number in [*unknowns(one["left"]), *unknowns(one["right"])]:
                if number >= group["unknowns"]:
                    return error("no-such-unknown", name=group["name"], number=number)
    return ok({"results": [solved(group) for group in value["groups"]]})
