import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from drivers.lines import floats, serve
from sheet import display


def answer(request):
    return display.show(floats(request["value"]), request["format"])


serve(answer)
