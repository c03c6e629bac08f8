from copy import deepcopy

from loom.api.values import error, ok


class Traffic:
    def __init__(self, channels, at):
        self.channels, self.at, self.out = channels, at, []

    def task(self, op):
        self.out.append({"task": {"at": self.at, "op": op}})

    def got(self, task, message):
        self.out.append({"got": {"at": self.at, "task": task, "message": message and message["id"]}})

    def queued(self, channel, message):
        channel["queue"].append(message)
        self.out.append({"heap": {"alloc": message["id"], "size": message["size"]}})

    def send(self, channel, task, message):
        if channel["receivers"]:
            receiver = channel["receivers"].pop(0)
            self.got(receiver, message)
            self.task({"wake": receiver})
        elif len(channel["queue"]) < channel["capacity"]:
            self.queued(channel, message)
        else:
            channel["senders"].append({"task": task, "message": message})
            self.task({"park": task})

    def receive(self, channel, task):
        if channel["queue"]:
            message = channel["queue"].pop(0)
            self.out.append({"heap": {"free": message["id"]}})
            self.got(task, message)
            if channel["senders"]:
                sender = channel["senders"].pop(0)
                self.queued(channel, sender["message"])
                self.task({"wake": sender["task"]})
        elif channel["senders"]:
            sender = channel["senders"].pop(0)
            self.got(task, sender["message"])
            self.task({"wake": sender["task"]})
        elif channel["closed"]:
            self.got(task, None)
        else:
            channel["receivers"].append(task)
            self.task({"park": task})

    def close(self, channel):
        for receiver in channel["receivers"]:
            self.got(receiver, None)
            self.task({"wake": receiver})
        for sender in channel["senders"]:
            self.out.append({"lost": {"at": self.at, "task": sender["task"], "message": sender["message"]["id"]}})
            self.task({"wake": sender["task"]})
        channel.update(closed=True, receivers=[], senders=[])


def waiting(channels):
    for channel in channels:
        yield from channel["receivers"]
        yield from (sender["task"] for sender in channel["senders"])


def answer(value):
    channels, event = deepcopy(value["state"]["channels"]), value["event"]
    op, traffic = event["op"], Traffic(channels, event["at"])
    verb = next((verb for verb in ("open", "send", "receive", "close") if verb in op), None)
    if verb is None:
        traffic.task(op)
        return ok({"state": value["state"], "out": traffic.out})
    name = op[verb]
    channel = next((one for one in channels if one["name"] == name), None)
    if verb in ("send", "receive") and op["task"] in waiting(channels):
        return error("busy-task", task=op["task"])
    if verb == "open":
        if channel:
            return error("duplicate-channel", channel=name)
        made = {"name": name, "capacity": op["capacity"], "closed": False, "queue": [], "senders": [], "receivers": []}
        channels.append(made)
    elif channel is None:
        return error("unknown-channel", channel=name)
    elif verb != "receive" and channel["closed"]:
        return error("closed-channel", channel=name)
    elif verb == "send":
        traffic.send(channel, op["task"], op["message"])
    elif verb == "receive":
        traffic.receive(channel, op["task"])
    else:
        traffic.close(channel)
    return ok({"state": {"channels": channels}, "out": traffic.out})
