from larch.api.values import error, ok


class Homeless(Exception):
    pass


class Emitter:
    def __init__(self, places):
        self.places = {one["of"]: one for one in places}
        self.lines, self.named = [], set()

    def put(self, *words):
        self.lines.append("  " + " ".join(str(word) for word in words))

    def place(self, number):
        if number not in self.places:
            raise Homeless(number)
        return self.places[number]

    def name(self, place):
        return ("r" if place["in"] == "register" else "m") + str(place["number"])

    def check(self, one):
        for member in ("from", "left", "right", "test"):
            if member in one:
                self.place(one[member])
        if "to" in one:
            self.place(one["to"])

    def used(self, number, scratch):
        place = self.place(number)
        if place["in"] == "register":
            return self.name(place)
        self.put("load", scratch, self.name(place))
        return scratch

    def code(self, one):
        self.check(one)
        op = one["op"]
        if op == "copy":
            self.copy(self.place(one["from"]), self.place(one["to"]))
            return
        wanted = (("from", "a"), ("left", "a"), ("right", "b"))
        operands = [self.used(one[name], scratch) for name, scratch in wanted if name in one]
        if op == "const":
            operands = [one["value"]]
        if op == "write":
            self.put("write", *operands)
            return
        place = self.place(one["to"])
        target = self.name(place) if place["in"] == "register" else "a"
        self.put(op, target, *operands)
        if target == "a":
            self.put("store", self.name(place), "a")

    def copy(self, source, target):
        one, other = self.name(source), self.name(target)
        if one == other:
            return
        if source["in"] == "register":
            self.put("move" if target["in"] == "register" else "store", other, one)
        elif target["in"] == "register":
            self.put("load", other, one)
        else:
            self.put("load", "a", one)
            self.put("store", other, "a")

    def jump(self, block, *words):
        self.named.add(block)
        self.put(*words, "b" + str(block))

    def end(self, end, following):
        if end["op"] == "stop":
            self.put("stop")
        elif end["op"] == "jump":
            if end["to"] != following:
                self.jump(end["to"], "jump")
        else:
            test = self.used(end["test"], "a")
            if end["no"] == following:
                self.jump(end["yes"], "jump-if", test)
            elif end["yes"] == following:
                self.jump(end["no"], "jump-unless", test)
            else:
                self.jump(end["yes"], "jump-if", test)
                self.jump(end["no"], "jump")


def answer(value):
    emitter, parts = Emitter(value["places"]), []
    try:
        for place, block in enumerate(value["blocks"]):
            emitter.lines = []
            for one in block["code"]:
                emitter.code(one)
            emitter.end(block["end"], place + 1)
            parts.append(emitter.lines)
    except Homeless as found:
        return error("no-place", value=found.args[0])
    listing = []
    for place, lines in enumerate(parts):
        listing += ["b" + str(place) + ":"] if place in emitter.named else []
        listing += lines
    return ok({"listing": listing})
