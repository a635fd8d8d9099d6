"""Pairs of neighbouring characters: what a text cannot hold is told before it is searched.

A pair is kept as one number, two UTF-16 code units in 32 bits: a set of numbers is built in half the time a set of
strings takes. A pair says that a word may occur, never that it does.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

_UNIT = 2  # bytes of a UTF-16 code unit
_ENDING = 4  # characters at the end of a word among which the pair that tells it is chosen

#: The pairs of a text, as `grams_of` gives them.
Grams = frozenset[int]
#: Words by a pair in each, with the pair that tells it best.
Index = Mapping[int, tuple[tuple[int, str], ...]]


def _units(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


@lru_cache(4096)
def gram(word: str) -> int:
    """The pair `word` begins with; for a single character a number that is no pair's."""
    return int.from_bytes(_units(word[:2])[: 2 * _UNIT], "little")


def may_stand(word: str, grams: Grams) -> bool:
    """False if `word` cannot stand in a text with these pairs: one of its own is missing there."""
    for at in range(len(word) - 1):  # noqa: SIM110 - a generator costs as much as the look itself
        if gram(word[at : at + 2]) not in grams:
            return False
    return True


def grams_of(folded: str) -> Grams:
    """Every pair of neighbouring characters in `folded`."""
    units = _units(folded)
    whole = len(units) // (2 * _UNIT) * 2 * _UNIT
    pairs = array("I", units[:whole])  # those that begin at an even place
    pairs.frombytes(units[_UNIT : _UNIT + (len(units) - _UNIT) // (2 * _UNIT) * 2 * _UNIT])  # and at an odd one
    if sys.byteorder == "big":
        pairs.byteswap()
    return frozenset(pairs)


def index_of(words: Iterable[str]) -> Index:
    """`words` of two characters or more, to be looked for together with `places`.

    The key of a word is the pair near its end that the fewest of them share: the end of a title says more than its
    beginning (权法 is rarer in running text than 国家). The pair that tells it best of all is kept beside it.
    """
    every = sorted(set(words))
    shared: dict[str, int] = {}
    for word in every:
        for pair in _pairs(word):
            shared[pair] = shared.get(pair, 0) + 1
    index: dict[int, list[tuple[int, str]]] = {}
    for word in every:
        key = min(reversed(_pairs(word[-_ENDING:])), key=shared.__getitem__)
        telling = min(_pairs(word), key=shared.__getitem__)
        index.setdefault(gram(key), []).append((gram(telling), word))
    return {key: tuple(found) for key, found in sorted(index.items())}


def _pairs(word: str) -> list[str]:
    return [word[at : at + 2] for at in range(len(word) - 1)]


def places(index: Index, folded: str, grams: Grams) -> Iterator[tuple[int, str]]:
    """Where words of `index` stand in `folded`, whose pairs are `grams`: start and word, in no order."""
    for key in grams.intersection(index):
        for telling, word in index[key]:
            if telling in grams:
                at = folded.find(word)
                while at >= 0:
                    yield at, word
                    at = folded.find(word, at + 1)
