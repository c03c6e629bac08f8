"""Reads a line of JSON, asks, writes the answer as a line of JSON, until the input ends."""

import json
import os
import sys

sys.setrecursionlimit(20000)


def floats(value):
    """value with floats in place of its whole numbers; logicals stay."""
    if isinstance(value, dict):
        return {key: floats(item) for key, item in value.items()}
    if isinstance(value, list):
        return [floats(item) for item in value]
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return value


def float_tree(tree):
    """tree with floats as numbers of formulas; rows and columns of references stay whole."""
    if isinstance(tree, list):
        return [float_tree(item) for item in tree]
    if not isinstance(tree, dict) or tree.get("node") == "ref":
        return tree
    if tree.get("node") in ("number", "array"):
        return floats(tree)
    return {key: float_tree(item) for key, item in tree.items()}


def rounded(value):
    """value with numbers of 12 significant digits."""
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [rounded(item) for item in value]
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float("%.12g" % value) + 0.0
    return value


def serve(answer):
    out = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    os.dup2(2, 1)
    source = os.fdopen(os.dup(0), "r", encoding="utf-8", newline="\n")
    for line in source:
        try:
            text = json.dumps(answer(json.loads(line)), allow_nan=False, separators=(",", ":"))
        except Exception as problem:
            print(repr(problem)[:2000], file=sys.stderr)
            text = json.dumps({"crash": type(problem).__name__})
        out.write(text + "\n")
        out.flush()
