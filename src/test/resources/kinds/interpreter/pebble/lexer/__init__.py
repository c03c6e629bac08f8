from pebble.api.values import error, ok

WORDS = set("let print if else while fn return true false and or not".split())
LETTERS = "abcdefghijklmnopqrstuvwxyz"
DIGITS = "0123456789"
MAX = 9007199254740991


def answer(value):
    text, at, line, tokens = value["source"], 0, 1, []

    def add(kind, what):
        tokens.append({"kind": kind, "value": what, "line": line})

    while at < len(text):
        c = text[at]
        start = at
        if c == "\n":
            line += 1
            at += 1
        elif c in " \t":
            at += 1
        elif c == "#":
            while at < len(text) and text[at] != "\n":
                at += 1
        elif c in DIGITS:
            while at < len(text) and text[at] in DIGITS:
                at += 1
            if int(text[start:at]) > MAX:
                return error("number-too-large", line=line)
            add("number", int(text[start:at]))
        elif c in LETTERS:
            while at < len(text) and text[at] in LETTERS + DIGITS + "_":
                at += 1
            word = text[start:at]
            add("word" if word in WORDS else "name", word)
        elif c == '"':
            at += 1
            out = ""
            while at < len(text) and text[at] not in '"\n':
                if text[at] == "\\":
                    nxt = text[at + 1 : at + 2]
                    if nxt == "" or nxt not in '"\\n':
                        return error("bad-escape", line=line)
                    out += "\n" if nxt == "n" else nxt
                    at += 2
                else:
                    out += text[at]
                    at += 1
            if text[at : at + 1] != '"':
                return error("unterminated-text", line=line)
            at += 1
            add("text", out)
        elif text[at : at + 2] in ("==", "!=", "<=", ">="):
            add("symbol", text[at : at + 2])
            at += 2
        elif c in "+-*/%(){},;=<>":
            add("symbol", c)
            at += 1
        else:
            return error("bad-character", found=c, line=line)
    add("end", "")
    return ok({"tokens": tokens})
