"""The register of words: the common words of two characters, and nothing of what they mean.

The source is a block of text in which each first character is followed by the second ones: `捕:捞获食`. It tells whether
two neighbouring characters are a word, which neither proves nor denies that they are one where they stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

NAME = "words"


def compile_rows(meta: Mapping[str, str], tables: Mapping[str, str]) -> dict[str, Any]:
    """The block to one string of second characters for each first one. Raises ValueError for an entry that cannot be read."""
    second: dict[str, str] = {}
    for entry in tables["words"].split():
        first, colon, others = entry.partition(":")
        if len(first) != 1 or not colon or not others:
            raise ValueError(f"“{entry[:12]}”应写作“捕:捞获食”")
        second[first] = second.get(first, "") + others
    return {"as_of": meta["as_of"], "second": second}


class Register:
    """Answers about words. `as_of` is the day of the source."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.as_of: str = data["as_of"]
        self._second: Mapping[str, str] = data["second"]

    def is_word(self, pair: str) -> bool:
        """True for two characters that are a word."""
        return pair[1:] in self._second.get(pair[:1], "") if len(pair) == 2 else False

    def parts(self, before: str, behind: str) -> bool:
        """True if a word is surely parted between `before` and `behind`: the last character of the one and the first of the
        other are a word, and neither is one with its other neighbour: 非法捕|捞线索.
        """
        if len(before) < 2 or len(behind) < 2:
            return False
        return self.is_word(before[-1] + behind[0]) and not self.is_word(before[-2:]) and not self.is_word(behind[:2])
