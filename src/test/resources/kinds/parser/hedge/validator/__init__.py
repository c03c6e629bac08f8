from hedge.api.values import error, ok


class Validator:
    def __init__(self):
        self.problems = []

    def problem(self, code, path, line, **more):
        self.problems.append({"code": code, "path": path, "line": line, **more})

    def value(self, node, schema, path):
        wanted, line = schema["type"], node["line"]
        if wanted == "list" and node["type"] == "section" and not node["members"]:
            node = {"type": "list", "line": line, "items": []}
        if node["type"] != wanted:
            self.problem("wrong-type", path, line, wanted=wanted, found=node["type"])
            return None
        if wanted == "list":
            return self.list(node, schema, path)
        if wanted == "section":
            return self.section(node, schema, path)
        value = node["value"]
        if wanted == "number" and not schema.get("least", value) <= value <= schema.get("most", value):
            self.problem("out-of-range", path, line)
        if wanted == "text" and value not in schema.get("among", [value]):
            self.problem("not-among", path, line)
        return value

    def list(self, node, schema, path):
        if len(node["items"]) < schema.get("least", 0):
            self.problem("too-few", path, node["line"])
        out = []
        for place, item in enumerate(node["items"]):
            out.append(self.value(item, schema["of"], path + "[" + str(place) + "]"))
        return out

    def section(self, node, schema, path):
        prefix = path + "." if path else ""
        known = {member["key"]: member["of"] for member in schema.get("members", [])}
        out = {}
        for member in node["members"]:
            key = member["key"]
            if "every" not in schema and key not in known:
                self.problem("unknown-key", prefix + key, member["line"])
            else:
                out[key] = self.value(member["node"], schema.get("every") or known[key], prefix + key)
        for member in schema.get("members", []):
            key = member["key"]
            if key not in [one["key"] for one in node["members"]]:
                if "default" in member:
                    out[key] = member["default"]
                elif member.get("needed"):
                    self.problem("missing-key", prefix + key, node["line"])
        return out


def answer(value):
    validator = Validator()
    found = validator.value(value["document"], value["schema"], "")
    if validator.problems:
        return error("invalid", problems=validator.problems)
    return ok({"value": found})
