"""Stands in for the module until it is built."""


def show(value, format):
    return {"not-implemented": True}
