from marble.api.values import error, ok

WALLS = ("left", "right", "floor", "ceiling")


def squared(body):
    return body["vx"] ** 2 + body["vy"] ** 2


def measured(track):
    steps = zip(track, track[1:])
    heights = sorted(body["y"] for body in track)
    return {
        "name": track[0]["name"],
        "path": sum(abs(b["x"] - a["x"]) + abs(b["y"] - a["y"]) for a, b in steps),
        "speed": max(squared(body) for body in track),
        "middle": heights[(len(heights) - 1) // 2],
    }


def answer(value):
    frames, touches = value["frames"], value["touches"]
    if not frames:
        return error("no-frames")
    energies = [sum(body["mass"] * squared(body) for body in frame["bodies"]) for frame in frames]
    ticks = [touch["tick"] for touch in touches]
    walls = sum(1 for touch in touches if touch["with"] in WALLS)
    return ok(
        {
            "ticks": len(frames),
            "bodies": [measured(track) for track in zip(*(frame["bodies"] for frame in frames))],
            "energy": {"first": energies[0], "last": energies[-1], "greatest": max(energies)},
            "touches": {"walls": walls, "bodies": len(touches) - walls},
            "busiest": min(set(ticks), key=lambda tick: (-ticks.count(tick), tick), default=None),
        }
    )
