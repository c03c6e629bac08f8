from sill.api.values import ok


class Line:
    def __init__(self):
        self.numbers = {}

    def type(self, kind):
        sort = kind["type"]
        if sort in ("int", "bool"):
            return sort
        if sort in ("variable", "rigid"):
            return kind["name"]
        if sort == "unknown":
            return "?" + str(self.numbers.setdefault(kind["number"], len(self.numbers) + 1))
        if sort == "list":
            return "list " + self.within(kind["of"], "list", "arrow")
        left = self.within(kind["from"], "arrow")
        return left + " -> " + self.type(kind["to"])

    def within(self, kind, *wrapped):
        text = self.type(kind)
        return "(" + text + ")" if kind["type"] in wrapped else text


def sentence(line, failure):
    left, right, why = failure["left"], failure["right"], failure["why"]
    if why == "call":
        if left["type"] not in ("arrow", "unknown"):
            return line.type(left) + " is no function"
        text = "argument of type " + line.type(right["from"]) + " does not fit"
        return text + (" " + line.type(left) if left["type"] == "arrow" else "")
    if why == "test":
        return "test is " + line.type(left) + ", not bool"
    if why == "branches":
        text = "branches differ, " + line.type(left)
        return text + " and " + line.type(right)
    if why == "let":
        text = "value " + line.type(right)
        return text + " does not fit " + line.type(left)
    text = "value is " + line.type(right)
    return text + ", not " + line.type(left)


def said(failure):
    line = Line()
    text = sentence(line, failure)
    one, other = failure["clash"]
    if failure["kind"] == "infinite":
        one, other = (one, other) if one["type"] == "unknown" else (other, one)
        one = line.type(one)
        return text + " (" + one + " is within " + line.type(other) + ")"
    if [one, other] != [failure["left"], failure["right"]]:
        one = line.type(one)
        return text + " (" + one + " is not " + line.type(other) + ")"
    return text


def answer(value):
    report, wrong = [], 0
    for result in value["results"]:
        lines = []
        for failure in result["failures"]:
            line = "line " + str(failure["line"]) + ": " + result["name"] + ": " + said(failure)
            if line not in lines:
                lines.append(line)
        wrong += bool(lines)
        report += lines or [result["name"] + " : " + Line().type(result["type"])]
    return ok({"report": report, "wrong": wrong})
