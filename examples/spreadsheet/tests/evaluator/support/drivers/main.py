import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

import math

from drivers.lines import float_tree, floats, rounded, serve
from drivers.table import Table
from sheet import evaluator
from sheet.api.values import NA, VALUE, is_array, is_error, number_text, text_number


def number(value):
    if value is None:
        return 0.0
    if isinstance(value, str):
        found = text_number(value)
        return VALUE if found is None else found
    return value if is_error(value) else float(value)


def elements(value):
    return [item for row in value["array"] for item in row]


def text(value):
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return "" if value is None else value if isinstance(value, str) else number_text(value)


def total(args):
    found = []
    for arg in args:
        for item in elements(arg) if is_array(arg) else [number(arg)]:
            if is_error(item):
                return item
            if isinstance(item, (int, float)):
                found.append(float(item))
    return math.fsum(found)


def product(args):
    arrays = [arg["array"] if is_array(arg) else [[arg]] for arg in args]
    for array in arrays:
        for row in array:
            for item in row:
                if is_error(item):
                    return item
    if len({(len(array), len(array[0])) for array in arrays}) > 1:
        return VALUE
    flat = [[float(item) if isinstance(item, (int, float)) else 0.0 for row in array for item in row] for array in arrays]
    return math.fsum(math.prod(items) for items in zip(*flat))


def known(name, args):
    if name == "PI":
        return math.pi
    if name == "ABS":
        value = number(args[0])
        return value if is_error(value) else abs(value)
    if name == "LEN":
        return args[0] if is_error(args[0]) else float(len(text(args[0])))
    if name == "ISERROR":
        return is_error(args[0])
    if name == "SUM":
        return total(args)
    if name == "COUNTA":
        return float(sum(sum(item is not None for item in elements(arg)) if is_array(arg) else 1 for arg in args))
    if name == "SUMPRODUCT":
        return product(args)
    if name == "INDEX":
        return args[0]
    return NA


def answer(request):
    called = []

    def call(name, args):
        called.append([name, rounded(args)])
        return known(name, args)

    value = evaluator.evaluate(float_tree(request["tree"]), tuple(request["home"]), Table(floats(request["cells"])), call)
    return {"value": rounded(value), "called": called}


serve(answer)
