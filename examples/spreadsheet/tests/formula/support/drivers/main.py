import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from drivers.lines import float_tree, serve
from sheet import formula


def answer(request):
    if request["op"] == "parse":
        return formula.parse(request["text"])
    tree = float_tree(request["tree"])
    return {"ok": formula.write(tree) if request["op"] == "write" else formula.reads(tree)}


serve(answer)
