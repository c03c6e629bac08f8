import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from drivers.lines import floats, rounded, serve
from sheet import functions


def answer(request):
    return {"value": rounded(functions.call(request["name"], floats(request["args"]), request.get("today", 45000)))}


serve(answer)
