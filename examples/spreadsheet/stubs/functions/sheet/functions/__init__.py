"""Stands in for the module until it is built."""


def call(name, args, today):
    return "not-implemented"
