"""How modules are composed: the first error that one of them answers is the answer of all."""


class Stopped(Exception):
    """Carries a module's error past all further steps."""

    def __init__(self, answer):
        super().__init__()
        self.answer = answer


def answer(steps, value):
    """What the steps come to, or the error that stopped them."""
    try:
        return {"ok": steps(value)}
    except Stopped as stopped:
        return stopped.answer


def get(value, name):
    """The member of that name, or None."""
    return value.get(name) if isinstance(value, dict) else None


def pluck(items, name):
    """The members of that name of all items that have one."""
    return [item[name] for item in items or [] if isinstance(item, dict) and name in item]


def call(module, value):
    """What the module makes of the value."""
    found = module.answer(value)
    if not isinstance(found, dict) or "ok" not in found:
        raise Stopped(found)
    return found["ok"]


def each(module, items):
    """What the module makes of each item."""
    return [call(module, item) for item in items or []]


def fold(module, start, items):
    """What a module comes to that is asked with its last state and each item in turn, and all it put out."""
    state, out = start, []
    for item in items or []:
        found = call(module, {"state": state, "event": item})
        state = get(found, "state")
        out.extend(get(found, "out") or [])
    return {"state": state, "out": out}
