"""Bound values to plain data and back: a NamedTuple becomes a tuple that begins with its module and name."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

_MARK = "\x00"
_ROOT = "lawlint."


def encode(value: Any) -> Any:
    """`value` with every NamedTuple marked; what is left is None, bool, numbers, str, tuple and dict."""
    if isinstance(value, tuple):
        items = tuple(encode(item) for item in value)
        if hasattr(value, "_fields"):
            kind = type(value)
            return (f"{_MARK}{kind.__module__.removeprefix(_ROOT)}:{kind.__qualname__}", *items)
        return items
    if isinstance(value, dict):
        return {key: encode(item) for key, item in value.items()}
    return value


def decode(data: Any) -> Any:
    """What `encode` encoded; the module of a NamedTuple is imported if it has not been."""
    if isinstance(data, tuple):
        if data and isinstance(data[0], str) and data[0].startswith(_MARK):
            module, _, name = data[0][1:].partition(":")
            kind = getattr(sys.modules.get(_ROOT + module) or import_module(_ROOT + module), name)
            return kind(*[decode(item) if isinstance(item, (tuple, dict)) else item for item in data[1:]])
        return tuple([decode(item) if isinstance(item, (tuple, dict)) else item for item in data])
    if isinstance(data, dict):
        return {key: decode(item) for key, item in data.items()}
    return data
