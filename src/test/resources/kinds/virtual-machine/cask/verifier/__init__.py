from cask.api.values import error, ok

# instruction: (takes, gives)
PLAIN = {2: (1, 0), 3: (1, 2), 4: (2, 2), 31: (1, 0), 43: (1, 0)} | {code: (2, 1) for code in range(10, 17)}
WITH = {1: (0, 1), 5: (0, 1), 6: (1, 0), 20: (0, 0), 21: (1, 0), 30: None, 40: (0, 1), 41: (1, 1), 42: (2, 0)}


class Wrong(Exception):
    pass


class Function:
    def __init__(self, function, image):
        self.function, self.image, self.code = function, image, function["code"]
        self.starts, self.heights, self.greatest = set(), {}, 0

    def wrong(self, code, at):
        return Wrong(error(code, function=self.function["name"], at=at))

    def fits(self, code, operand):
        if code in (5, 6):
            return 0 <= operand < self.function["locals"]
        if code in (20, 21):
            return 0 <= operand < len(self.code)
        if code == 30:
            return 0 <= operand < len(self.image["functions"])
        return code == 1 or 0 <= operand <= 1000

    def read(self):
        at = 0
        while at < len(self.code):
            code = self.code[at]
            if code not in PLAIN and code not in WITH or code in WITH and at + 1 == len(self.code):
                raise self.wrong("bad-code", at)
            if code in WITH and not self.fits(code, self.code[at + 1]):
                raise self.wrong("bad-operand", at)
            self.starts.add(at)
            at += 2 if code in WITH else 1
        for at in sorted(self.starts):
            if self.code[at] in (20, 21) and self.code[at + 1] not in self.starts:
                raise self.wrong("bad-target", at)

    def effect(self, at):
        code = self.code[at]
        if code == 30:
            return self.image["functions"][self.code[at + 1]]["params"], 1
        return PLAIN[code] if code in PLAIN else WITH[code]

    def reach(self, at, target, height, waiting):
        if target == len(self.code):
            raise self.wrong("falls-out", at)
        if target not in self.heights:
            self.heights[target] = height
            waiting.add(target)
        elif self.heights[target] != height:
            raise self.wrong("two-heights", at)

    def follow(self):
        waiting = set()
        self.reach(0, 0, 0, waiting)
        while waiting:
            at = min(waiting)
            waiting.remove(at)
            code, height = self.code[at], self.heights[at]
            takes, gives = self.effect(at)
            if height < takes:
                raise self.wrong("underflow", at)
            if code == 31 and height != 1:
                raise self.wrong("bad-return", at)
            after = height - takes + gives
            self.greatest = max(self.greatest, height, after)
            if code not in (20, 31):
                self.reach(at, at + (2 if code in WITH else 1), after, waiting)
            if code in (20, 21):
                self.reach(at, self.code[at + 1], after, waiting)


def answer(value):
    heights = []
    try:
        for one in value["functions"]:
            function = Function(one, value)
            function.read()
            function.follow()
            heights.append(function.greatest)
    except Wrong as found:
        return found.args[0]
    return ok({"image": value, "heights": heights})
