"""Regular expressions that are compiled when they are first used.

There are some two hundred, a report comes to half of them, and compiling was a quarter of the time of checking one.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("match", "search", "fullmatch", "finditer", "findall", "split", "sub")


class Deferred:
    """Stands for a compiled expression, and has its methods from the first use on, at their own speed."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """Asked only for what is not there yet. Raises re.error for a pattern that is wrong."""
        compiled = re.compile(*self._source)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """`pattern` as re.compile gives it, but compiled when first used."""
    return cast("re.Pattern[str]", Deferred(pattern, flags))
