import re

from marble.api.values import error, ok

TICK, FORCE = (1, 10000), (-10000, 10000)
FORMS = [
    ("box", (1, 10000), (1, 10000)),
    ("gravity", (0, 100)),
    ("bounce", (0, 100)),
    ("ticks", (1, 1000)),
    ("body", None, (0, 10000), (0, 10000), (1, 1000), (1, 1000), (-1000, 1000), (-1000, 1000)),
    ("at", TICK, "push", None, FORCE, FORCE),
    ("every", (1, 1000), "from", TICK, "push", None, FORCE, FORCE),
    ("at", TICK, "stop", None),
]


def fitting(form, words):
    """The numbers and names in a line of that form, or None."""
    if len(form) != len(words):
        return None
    found = []
    for part, word in zip(form, words):
        if isinstance(part, str):
            if part != word:
                return None
        elif part is None:
            if not re.fullmatch("[a-z]+", word) or word in ("left", "right", "floor", "ceiling"):
                return None
            found.append(word)
        else:
            if not re.fullmatch("-?[0-9]+", word) or not part[0] <= int(word) <= part[1]:
                return None
            found.append(int(word))
    return found


def apart(a, b):
    return any(a[k] + a["size"] <= b[k] or b[k] + b["size"] <= a[k] for k in ("x", "y"))


class Scene:
    def __init__(self):
        self.said = {}
        self.bodies, self.entries = [], []

    def body(self, name, x, y, size, mass, vx, vy):
        if "box" not in self.said:
            return "no-box"
        if name in [body["name"] for body in self.bodies]:
            return "duplicate-body"
        width, height = self.said["box"]
        if x + size > width or y + size > height:
            return "outside"
        made = {"name": name, "x": x, "y": y, "size": size, "mass": mass, "vx": vx, "vy": vy}
        if not all(apart(made, body) for body in self.bodies):
            return "overlap"
        self.bodies.append(made)
        return None

    def entry(self, words, found):
        if words[0] == "at" and words[2] == "stop":
            made = {"kind": "stop", "at": found[0], "name": found[1]}
        else:
            every, at, name, fx, fy = found if words[0] == "every" else [0] + found
            made = {"kind": "push", "at": at, "every": every, "name": name, "fx": fx, "fy": fy}
        if made["name"] not in [body["name"] for body in self.bodies]:
            return "unknown-body"
        self.entries.append(made)
        return None

    def line(self, words):
        for form in FORMS:
            found = fitting(form, words)
            if found is not None:
                if words[0] == "body":
                    return self.body(*found)
                if words[0] in ("at", "every"):
                    return self.entry(words, found)
                if words[0] in self.said:
                    return "repeated"
                self.said[words[0]] = found
                return None
        return "bad-line"

    def model(self):
        width, height = self.said["box"]
        return {
            "box": {"width": width, "height": height},
            "gravity": self.said.get("gravity", [0])[0],
            "bounce": self.said.get("bounce", [100])[0],
            "ticks": self.said.get("ticks", [10])[0],
            "bodies": self.bodies,
            "entries": self.entries,
        }


def answer(value):
    scene, lines = Scene(), value["scene"].split("\n")
    for place, text in enumerate(lines):
        words = re.findall("[^ \t]+", text.split("#")[0])
        wrong = scene.line(words) if words else None
        if wrong:
            return error(wrong, line=place + 1)
    if "box" not in scene.said:
        return error("no-box", line=len(lines))
    return ok(scene.model())
