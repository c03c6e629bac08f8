from copy import deepcopy

from marble.api.values import error, ok

LIMIT = 10000


def quotient(a, b):
    return a // b if a >= 0 else -(-a // b)


def walls(body, box, bounce):
    for wall, place, speed, far in (
        ("left", "x", "vx", None),
        ("right", "x", "vx", "width"),
        ("floor", "y", "vy", None),
        ("ceiling", "y", "vy", "height"),
    ):
        edge = 0 if far is None else box[far] - body["size"]
        if body[place] < edge if far is None else body[place] > edge:
            body[place] = edge
            if body[speed] < 0 if far is None else body[speed] > 0:
                body[speed] = -quotient(body[speed] * bounce, 100)
            yield wall


def shared(a, b, axis):
    return min(a[axis] + a["size"], b[axis] + b["size"]) - max(a[axis], b[axis])


def met(a, b):
    """Whether two bodies run into each other; if so, they have exchanged momentum."""
    x, y = shared(a, b, "x"), shared(a, b, "y")
    if x <= 0 or y <= 0:
        return False
    axis = "x" if x <= y else "y"
    speed = "v" + axis
    if 2 * b[axis] + b["size"] < 2 * a[axis] + a["size"]:
        a, b = b, a
    if a[speed] <= b[speed]:
        return False
    m, n, v, w = a["mass"], b["mass"], a[speed], b[speed]
    a[speed] = quotient((m - n) * v + 2 * n * w, m + n)
    b[speed] = quotient((n - m) * w + 2 * m * v, m + n)
    return True


def answer(value):
    world, event = deepcopy(value["state"]), value["event"]
    bodies, tick = world["bodies"], event["tick"]
    named = {body["name"]: body for body in bodies}
    for push in event["pushes"]:
        body = named[push["name"]]
        body["vx"] += quotient(push["fx"], body["mass"])
        body["vy"] += quotient(push["fy"], body["mass"])
    for body in bodies:
        body["vy"] -= world["gravity"]
        if max(abs(body["vx"]), abs(body["vy"])) > LIMIT:
            return error("too-fast", tick=tick, body=body["name"])
    for body in bodies:
        body["x"] += body["vx"]
        body["y"] += body["vy"]
    touches = [(body["name"], wall) for body in bodies for wall in walls(body, world["box"], world["bounce"])]
    for place, one in enumerate(bodies):
        touches += [(one["name"], other["name"]) for other in bodies[place + 1 :] if met(one, other)]
    out = [{"touch": {"tick": tick, "body": name, "with": other}} for name, other in touches]
    out.append({"frame": {"tick": tick, "bodies": bodies}})
    return ok({"state": world, "out": out})
