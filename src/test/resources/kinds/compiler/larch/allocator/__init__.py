from larch.api.values import error, ok

USES = ("from", "left", "right", "test")


def uses(one):
    return {one[name] for name in USES if name in one}


def makes(one):
    return {one["to"]} if "to" in one and one["op"] != "jump" else set()


def ways(end):
    return [end[name] for name in ("to", "yes", "no") if name in end]


def liveness(blocks):
    entry, changed = [set() for _ in blocks], True
    exits = [set() for _ in blocks]
    while changed:
        changed = False
        for place, block in enumerate(blocks):
            live = set().union(*[entry[to] for to in ways(block["end"])]) if ways(block["end"]) else set()
            exits[place] = set(live)
            for one in [block["end"], *reversed(block["code"])]:
                live = (live - makes(one)) | uses(one)
            changed = changed or live != entry[place]
            entry[place] = live
    return entry, exits


def lives(blocks, entry, exits):
    points, p = {}, 0

    def at(values, point):
        for one in values:
            points.setdefault(one, []).append(point)

    for place, block in enumerate(blocks):
        at(entry[place], 2 * p)
        for one in [*block["code"], block["end"]]:
            at(uses(one), 2 * p)
            at(makes(one), 2 * p + 1)
            p += 1
        at(exits[place], 2 * p - 1)
    return {one: (min(found), max(found)) for one, found in points.items()}


def answer(value):
    blocks, count = value["blocks"], value["registers"]
    entry, exits = liveness(blocks)
    if entry[0]:
        return error("unset", value=min(entry[0]))
    life = lives(blocks, entry, exits)
    held, places, cells = {}, {}, 0
    for one in sorted(life, key=lambda v: (life[v][0], v)):
        held = {v: r for v, r in held.items() if life[v][1] >= life[one][0]}
        free = [r for r in range(count) if r not in held.values()]
        if free:
            held[one] = free[0]
        else:
            last = max([*held, one], key=lambda v: (life[v][1], v))
            if last != one:
                held[one] = held.pop(last)
            places[last] = {"of": last, "in": "memory", "number": cells}
            cells += 1
        if one in held:
            places[one] = {"of": one, "in": "register", "number": held[one]}
    return ok({"places": [places[v] for v in sorted(places)], "cells": cells})
