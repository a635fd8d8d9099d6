"""Names to the modules of one package, each imported when it is first asked for.

What a plain run does not need it does not import: a check of a text file reads no Word files and writes no pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TypeVar, cast

T = TypeVar("T")


class Modules(Mapping[str, T]):
    """A read-only mapping of names to modules that are a T."""

    def __init__(self, package: str, names: Mapping[str, str]) -> None:
        self._package, self._names = package, dict(names)

    def __getitem__(self, name: str) -> T:
        """The module called `name`. Raises KeyError if there is none."""
        return cast(T, import_module(f"{self._package}.{self._names[name]}"))

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __contains__(self, name: object) -> bool:
        return name in self._names  # without importing it
