from marble.api.values import error, ok

PUSHES = 200


def answer(value):
    entries, count, out = value["entries"], 0, []
    for tick in range(1, value["ticks"] + 1):
        sums = {}
        for place, entry in enumerate(entries):
            if entry["kind"] == "stop" or tick < entry["at"]:
                continue
            late = tick - entry["at"]
            if late and (not entry["every"] or late % entry["every"]):
                continue
            later = entries[place + 1 :]
            if any(one["kind"] == "stop" and one["name"] == entry["name"] and one["at"] <= tick for one in later):
                continue
            count += 1
            fx, fy = sums.get(entry["name"], (0, 0))
            sums[entry["name"]] = fx + entry["fx"], fy + entry["fy"]
        if count > PUSHES:
            return error("too-many", tick=tick)
        pushes = [{"name": name, "fx": fx, "fy": fy} for name, (fx, fy) in sums.items() if (fx, fy) != (0, 0)]
        out.append({"tick": tick, "pushes": pushes})
    return ok({"ticks": out})
