"""Regular expressions that are compiled when they are first used.

There are some two hundred, a report comes to half of them, and compiling was a quarter of the time of checking one. At
its first use an expression puts the compiled one in its own place in its module, so that later uses cost no more than if
it had been compiled at once.
"""

from __future__ import annotations

import re
import sys
from typing import Any, cast

_METHODS = ("match", "search", "fullmatch", "finditer", "findall", "split", "sub")


class Compiled:
    """What a Deferred has become where something else than its module still holds it."""


class Deferred:
    """Stands for a compiled expression until it is first used. `home` are the globals of the module it is in."""

    def __init__(self, pattern: str, flags: int, home: dict[str, Any]) -> None:
        self._source = pattern, flags
        self._home = home

    def __getattr__(self, name: str) -> Any:
        """Asked only for what is not there yet. Raises re.error for a pattern that is wrong."""
        compiled = re.compile(*self._source)
        for key in [key for key, value in self._home.items() if value is self]:
            self._home[key] = compiled
        for method in (*_METHODS, "pattern", "groups"):
            setattr(self, method, getattr(compiled, method))
        self.__class__ = Compiled  # type: ignore[assignment]  # from here on nothing is missing
        return getattr(compiled, name)


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """`pattern` as re.compile gives it, but compiled when first used. To be called where a module is set up."""
    home = sys._getframe(1).f_globals  # where the expression is about to get its name
    return cast("re.Pattern[str]", Deferred(pattern, flags, home))
