import re

from cask.api.values import error, ok

CODES = {
    "push": 1, "pop": 2, "dup": 3, "swap": 4, "load": 5, "store": 6,
    "add": 10, "sub": 11, "mul": 12, "div": 13, "mod": 14, "less": 15, "equal": 16,
    "jump": 20, "jumpz": 21, "call": 30, "return": 31, "new": 40, "get": 41, "set": 42, "print": 43,
}
MAX = 9007199254740991


class Wrong(Exception):
    pass


def wrong(code, line):
    return Wrong(error(code, line=line))


def name(word, line):
    if not re.fullmatch("[a-z][a-z0-9_]*", word):
        raise wrong("bad-line", line)
    return word


def number(word, low, high, line):
    if not re.fullmatch("-?[0-9]+", word) or not low <= int(word) <= high:
        raise wrong("bad-line", line)
    return int(word)


class Assembler:
    def __init__(self):
        self.functions, self.now, self.begun = [], None, 0

    def function(self, words, line):
        if self.now is not None:
            raise wrong("misplaced", line)
        if len(words) != 4:
            raise wrong("bad-line", line)
        called = name(words[1], line)
        params, more = (number(word, 0, 100, line) for word in words[2:])
        self.now = {"name": called, "params": params, "locals": params + more, "code": [], "calls": []}
        self.labels, self.open, self.begun = {}, [], line

    def end(self, words, line):
        if len(words) != 1:
            raise wrong("bad-line", line)
        for at, label, place in self.open:
            if label not in self.labels:
                raise wrong("unknown-label", place)
            self.now["code"][at] = self.labels[label]
        self.functions.append(self.now)
        self.now = None

    def label(self, words, line):
        label = name(words[0][:-1], line)
        if len(words) != 1:
            raise wrong("bad-line", line)
        if label in self.labels:
            raise wrong("duplicate-label", line)
        self.labels[label] = len(self.now["code"])

    def instruction(self, words, line):
        if words[0] not in CODES:
            raise wrong("bad-line", line)
        takes = words[0] in "push load store jump jumpz call new get set".split()
        if len(words) != (2 if takes else 1):
            raise wrong("bad-line", line)
        code = self.now["code"]
        code.append(CODES[words[0]])
        if takes:
            code.append(self.operand(words[0], words[1], line))

    def operand(self, instruction, word, line):
        at = len(self.now["code"])
        if instruction in ("jump", "jumpz"):
            self.open.append((at, name(word, line), line))
            return 0
        if instruction == "call":
            self.now["calls"].append({"at": at, "name": name(word, line)})
            return 0
        if instruction == "push":
            return number(word, -MAX, MAX, line)
        return number(word, 0, 1000, line)

    def line(self, words, line):
        if words[0] == ".func":
            self.function(words, line)
        elif self.now is None:
            raise wrong("misplaced", line)
        elif words[0] == ".end":
            self.end(words, line)
        elif words[0].endswith(":"):
            self.label(words, line)
        else:
            self.instruction(words, line)


def answer(value):
    assembler = Assembler()
    try:
        for place, text in enumerate(value["source"].split("\n")):
            words = re.findall("[^ \t]+", text.split(";")[0])
            if words:
                assembler.line(words, place + 1)
        if assembler.now is not None:
            raise wrong("no-end", assembler.begun)
    except Wrong as found:
        return found.args[0]
    return ok({"functions": assembler.functions})
