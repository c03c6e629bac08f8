"""JSON values: what modules are given and answer. Numbers are whole."""

from typing import Any, Dict, List, Union

Json = Union[None, bool, int, str, List[Any], Dict[str, Any]]


def ok(value: Json) -> Json:
    """The answer of a module that could do its work."""
    return {"ok": value}


def error(code: str, **more: Json) -> Json:
    """The answer of a module that could not: a code, and more members if the contract asks for them."""
    return {"error": {"code": code, **more}}
