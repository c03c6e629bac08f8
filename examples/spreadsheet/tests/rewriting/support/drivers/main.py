import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from drivers.lines import serve
from sheet import formula, references


def answer(request):
    read = formula.parse(request["formula"])
    if "ok" not in read:
        return read
    tree, home = read["ok"], tuple(request["home"])
    for change in request["changes"]:
        tree = references.adjust(tree, home, change)
        home = references.place(home, change) or home
    return {"ok": {"formula": formula.write(tree), "reads": formula.reads(tree)}}


serve(answer)
