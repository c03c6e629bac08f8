import re

from graft.api.values import error, ok

HOLE = re.compile(r"\$([a-z0-9_]+)")


class Rewriter:
    def __init__(self, source, matches, rules):
        self.source, self.matches, self.rules = source, matches, rules
        self.used = set()

    def outermost(self, at, end):
        out = []
        for match in self.matches:
            if at <= match["at"] and match["end"] <= end and (not out or match["at"] >= out[-1]["end"]):
                out.append(match)
        return out

    def written(self, at, end):
        text = ""
        for match in self.outermost(at, end):
            text += self.source[at : match["at"]] + self.replaced(match)
            at = match["end"]
        return text + self.source[at:end]

    def replaced(self, match):
        self.used.add(match["rule"])
        holes = {hole["name"]: hole for hole in match["holes"]}

        def filled(found):
            hole = holes[found.group(1)]
            return self.written(hole["at"], hole["end"])

        return HOLE.sub(filled, self.rules[match["rule"]]["put"])


def answer(value):
    rules, matches = value["rules"], value["matches"]
    for match in matches:
        for name in HOLE.findall(rules[match["rule"]]["put"]):
            if name not in [hole["name"] for hole in match["holes"]]:
                return error("unknown-hole", rule=match["rule"], name=name)
    rewriter = Rewriter(value["source"], matches, rules)
    edits = []
    for match in rewriter.outermost(0, len(value["source"])):
        edits.append({"at": match["at"], "end": match["end"], "text": rewriter.replaced(match)})
    wanted = []
    for rule in sorted(rewriter.used):
        wanted += [path for path in dict.fromkeys(rules[rule]["uses"]) if path not in wanted]
    return ok({"edits": edits, "wanted": wanted})
