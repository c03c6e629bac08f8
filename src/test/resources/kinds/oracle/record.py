"""Asks a Python start, with the reference implementation in place of its stubs, every case of every gate, and writes down what each
module was asked and answered: `record.py START OUT` makes OUT/MODULE.jsonl of lines in turn."""

import json
import pathlib
import runpy
import sys

start, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
sys.setrecursionlimit(20_000)


def text(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def recording(module, told):
    answer = module.answer

    def recorded(value):
        asked = text(value)
        if asked not in told:
            told[asked] = text(answer(value))
        return json.loads(told[asked])

    module.answer = recorded


def program(support):
    """What the driver of a gate serves."""
    served = []
    sys.path.insert(0, str(support))
    for name in [name for name in sys.modules if name.split(".")[0] == "drivers"]:
        del sys.modules[name]
    from drivers import lines

    lines.serve = served.append
    runpy.run_path(str(support / "drivers" / "main.py"))
    sys.path.remove(str(support))
    return served[0]


root = next(start.glob("stubs/*/*")).name
sys.path.insert(0, str(start / "tree"))
tables = {}
for stub in sorted(start.glob("stubs/*")):
    module = __import__(root + "." + stub.name, fromlist=["answer"])
    recording(module, tables.setdefault(stub.name, {}))
for gate in sorted(start.glob("tests/*")):
    asked = program(gate / "support")
    for name in ("cases.jsonl", "held-out.jsonl"):
        for line in (gate / name).read_text(encoding="utf-8").splitlines():
            asked(json.loads(line)["input"])
out.mkdir(parents=True, exist_ok=True)
for name, told in tables.items():
    pairs = "".join(asked + "\n" + answer + "\n" for asked, answer in told.items())
    (out / (name + ".jsonl")).write_text(pairs, encoding="utf-8")
