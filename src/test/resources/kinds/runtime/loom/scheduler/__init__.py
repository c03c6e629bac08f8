from copy import deepcopy

from loom.api.values import error, ok


def passed(now, until, quantum, tasks, out):
    while now < until:
        ready = [task for task in tasks if not task["parked"]]
        if not ready:
            out.append({"idle": {"from": now, "to": until}})
            return
        task = min(ready, key=lambda one: one["priority"])
        end = now + min(quantum, task["left"], until - now)
        out.append({"ran": {"task": task["name"], "from": now, "to": end}})
        task["left"] -= end - now
        tasks.remove(task)
        if task["left"]:
            tasks.append(task)
        else:
            out.append({"done": {"task": task["name"], "at": end}})
        now = end


def fault(op, tasks):
    names = {task["name"]: task for task in tasks}
    if "spawn" in op:
        if op["work"] < 1 or not 0 <= op["priority"] <= 9:
            return error("bad-work", task=op["spawn"])
        return error("duplicate-task", task=op["spawn"]) if op["spawn"] in names else None
    if "tick" in op:
        return None
    name = op["park"] if "park" in op else op["wake"]
    if name not in names:
        return error("unknown-task", task=name)
    if names[name]["parked"] == ("park" in op):
        return error("not-ready" if "park" in op else "not-parked", task=name)
    return None


def answer(value):
    state, event = value["state"], value["event"]
    tasks, op, out = deepcopy(state["tasks"]), event["op"], []
    if event["at"] < state["now"]:
        return error("late-event", at=event["at"])
    passed(state["now"], event["at"], state["quantum"], tasks, out)
    wrong = fault(op, tasks)
    if wrong:
        return wrong
    if "spawn" in op:
        tasks.append({"name": op["spawn"], "priority": op["priority"], "left": op["work"], "parked": False})
    elif "tick" not in op:
        name = op["park"] if "park" in op else op["wake"]
        task = next(one for one in tasks if one["name"] == name)
        task["parked"] = "park" in op
        if "wake" in op:
            tasks.remove(task)
            tasks.append(task)
    return ok({"state": {"now": event["at"], "quantum": state["quantum"], "tasks": tasks}, "out": out})
