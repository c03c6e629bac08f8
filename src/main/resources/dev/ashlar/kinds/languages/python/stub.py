"""Stands in for the module until it is built."""

from {{root}}.api.values import Json, error


def answer(value: Json) -> Json:
    return error("not-implemented")
