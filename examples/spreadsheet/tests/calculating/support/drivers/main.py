import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from drivers.lines import floats, rounded, serve
from drivers.table import Table
from sheet import evaluator, formula, functions, references


def answer(request):
    read = formula.parse(request["formula"])
    if "ok" not in read:
        return read
    home, cells = tuple(request["home"]), floats(request["cells"])
    tree = references.adjust(read["ok"], home, {"kind": "bind", "sheets": list(cells)})
    today = request.get("today", 45000)
    value = evaluator.evaluate(tree, home, Table(cells), lambda name, args: functions.call(name, args, today))
    return {"value": rounded(value)}


serve(answer)
