from tern.api.values import ok

SEGMENT = ("message", "offset", "last", "data")


def to(state, *out):
    return ok({"state": state, "out": list(out)})


def send(kind, packet, **more):
    return {"send": {"type": kind, "session": packet["session"], **more}}


def listening(state):
    return {"phase": "listening", "window": state["window"]}


def answer(value):
    state, packet = value["state"], value["event"]
    if state["phase"] == "open":
        return own(state, packet) if packet["session"] == state["session"] else other(state, packet)
    if state["phase"] == "closed" and packet["type"] == "close":
        if packet["session"] == state["session"] and packet["seq"] == state["next"]:
            return to(state, {"send": packet})
    return fresh(state, packet)


def fresh(state, packet):
    if packet["type"] == "reset":
        return to(state)
    if packet["type"] != "open":
        return to(state, send("reset", packet, reason=3))
    limit = min(packet["window"], state["window"])
    if limit == 0:
        return to(state, send("reset", packet, reason=1))
    opened = {
        "phase": "open",
        "window": state["window"],
        "session": packet["session"],
        "limit": limit,
        "next": 0,
        "held": [],
    }
    return to(opened, send("accept", packet, window=limit))


def other(state, packet):
    if packet["type"] == "reset":
        return to(state)
    return to(state, send("reset", packet, reason=1 if packet["type"] == "open" else 3))


def own(state, packet):
    kind, expected = packet["type"], state["next"]
    if kind == "open" and expected == 0 and not state["held"]:
        return to(state, send("accept", packet, window=state["limit"]))
    if kind == "data":
        return data(state, packet)
    if kind == "close" and packet["seq"] == expected:
        closed = {"phase": "closed", "window": state["window"], "session": state["session"], "next": expected}
        return to(closed, {"send": packet})
    if kind == "close" and packet["seq"] > expected:
        return to(state, send("ack", packet, next=expected))
    if kind == "ack" and packet["next"] == 0:
        return to(state)
    if kind == "reset":
        return to(listening(state))
    return to(listening(state), send("reset", packet, reason=2))


def data(state, packet):
    expected, held, out = state["next"], list(state["held"]), []
    numbers = [one["seq"] for one in held]
    if expected <= packet["seq"] < expected + state["limit"] and packet["seq"] not in numbers:
        held = sorted(held + [packet], key=lambda one: one["seq"])
    while held and held[0]["seq"] == expected:
        out.append({"deliver": {field: held[0][field] for field in SEGMENT}})
        held = held[1:]
        expected += 1
    return to({**state, "next": expected, "held": held}, *out, send("ack", packet, next=expected))
