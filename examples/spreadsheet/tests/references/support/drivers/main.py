import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from drivers.lines import float_tree, serve
from sheet import references


def answer(request):
    if request["op"] == "parse":
        return references.parse(request["text"])
    if request["op"] == "write":
        return {"ok": references.write(request["ref"])}
    if request["op"] == "place":
        return {"ok": references.place(tuple(request["cell"]), request["change"])}
    tree, home = float_tree(request["tree"]), tuple(request["home"])
    for change in request["changes"]:
        tree = references.adjust(tree, home, change)
        home = references.place(home, change) or home
    return {"ok": tree}


serve(answer)
