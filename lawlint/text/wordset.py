"""Is one of many words written here? A look into a set for each length, where str.startswith tries word after word."""

from __future__ import annotations

from collections import Counter
from functools import cache


class WordSet:
    """Words, told apart by their lengths."""

    def __init__(self, words: tuple[str, ...]) -> None:
        sizes = sorted(Counter(map(len, words)).items(), key=lambda item: (-item[1], item[0]))  # the likeliest first
        self._by_size = [(size, frozenset(word for word in words if len(word) == size)) for size, _ in sizes]

    def begins_at(self, text: str, at: int) -> bool:
        """True if one of the words stands in `text` from `at` on."""
        for size, words in self._by_size:  # noqa: SIM110 - any() would cost as much as all the looking
            if text[at : at + size] in words:
                return True
        return False

    def ends_at(self, text: str, at: int, low: int = 0) -> bool:
        """True if one of the words ends at `at` in `text` and begins at `low` or later."""
        for size, words in self._by_size:  # noqa: SIM110
            if at - size >= low and text[at - size : at] in words:
                return True
        return False


@cache
def word_set(words: tuple[str, ...]) -> WordSet:
    """The words of a rule's options as a set, made once."""
    return WordSet(words)
