import re

from hedge.api.values import error, ok

MAX = 9007199254740991
KEY = re.compile(r"([A-Za-z][A-Za-z0-9_-]*)[ \t]*:")
RUN = re.compile(r"[A-Za-z0-9_./-]+")
NUMBER = re.compile(r"-?[0-9]+")
ESCAPES = {'"': '"', "\\": "\\", "n": "\n", "t": "\t"}


class Wrong(Exception):
    pass


class Scanner:
    def __init__(self, text):
        self.text, self.at = text, 0

    def peek(self):
        """The character of the next part; nothing at the end of the line and before a comment."""
        while self.text[self.at : self.at + 1] in (" ", "\t"):
            self.at += 1
        found = self.text[self.at : self.at + 1]
        return "" if found == "#" else found

    def key(self):
        if re.match(r"-([ \t]|$)", self.text):
            self.at = 1
            return None
        found = KEY.match(self.text)
        if found is None:
            raise Wrong("bad-key")
        self.at = found.end()
        return found.group(1)

    def value(self):
        first = self.peek()
        if first == '"':
            return self.quoted()
        if first == "[":
            return self.list()
        found = RUN.match(self.text, self.at)
        if found is None:
            raise Wrong("bad-value")
        self.at = found.end()
        run = found.group()
        if NUMBER.fullmatch(run):
            if abs(int(run)) > MAX:
                raise Wrong("number-too-large")
            return int(run)
        return run == "true" if run in ("true", "false") else run

    def quoted(self):
        out = ""
        self.at += 1
        while self.text[self.at : self.at + 1] != '"':
            found = self.text[self.at : self.at + 1]
            if found == "\\":
                self.at += 1
                found = self.text[self.at : self.at + 1]
                if found not in ESCAPES and found != "":
                    raise Wrong("bad-escape")
                found = ESCAPES.get(found, "")
            if found == "":
                raise Wrong("open-text")
            out += found
            self.at += 1
        self.at += 1
        return out

    def list(self):
        out = []
        self.at += 1
        if self.peek() == "]":
            self.at += 1
            return out
        while True:
            if self.peek() == "":
                raise Wrong("open-list")
            out.append(self.value())
            found = self.peek()
            self.at += 1
            if found == "]":
                return out
            if found != ",":
                raise Wrong("bad-value" if found else "open-list")


def answer(value):
    scanner = Scanner(value["text"])
    try:
        key = scanner.key()
        found = scanner.value() if scanner.peek() else None
        if scanner.peek():
            raise Wrong("trailing")
    except Wrong as wrong:
        return error(wrong.args[0], line=value["line"])
    return ok({"line": value["line"], "depth": value["depth"], "key": key, "value": found})
