from loom.api.values import error, ok

FIRINGS = 100


def armed(timers, timer):
    place = sum(1 for one in timers if one["due"] <= timer["due"])
    timers.insert(place, timer)


def answer(value):
    state, event = value["state"], value["event"]
    now, timers, out = state["now"], list(state["armed"]), []
    if any(event.get(name, 0) < 0 for name in ("after", "every", "advance")):
        return error("bad-number")
    names = [timer["id"] for timer in timers]
    if "set" in event:
        if event["set"] in names:
            return error("duplicate-timer", timer=event["set"])
        armed(timers, {"id": event["set"], "due": now + event["after"], "every": event["every"], "op": event["op"]})
    elif "cancel" in event:
        if event["cancel"] not in names:
            return error("unknown-timer", timer=event["cancel"])
        del timers[names.index(event["cancel"])]
    else:
        now += event["advance"]
        while timers and timers[0]["due"] <= now:
            timer = timers.pop(0)
            if len(out) == FIRINGS:
                return error("too-many", timer=timer["id"], at=timer["due"])
            out.append({"due": {"at": timer["due"], "op": timer["op"]}})
            if timer["every"]:
                armed(timers, {**timer, "due": timer["due"] + timer["every"]})
    return ok({"state": {"now": now, "armed": timers}, "out": out})
