"""Set phrases with one character changed for another that sounds or looks like it: 因地治宜, 统酬推进.

A pack lists the phrases and the characters people mix up; every phrase with one such change is worked out when the pack
is compiled, and found by the two neighbouring characters that the change brings about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lawlint.model.span import Span
from lawlint.text.grams import Grams, gram, may_stand

_LEAST = 4  # of two or three characters too many neighbours are words of their own


class SlipSource(NamedTuple):
    """What a pack writes: `phrases` of four characters or more, groups of characters taken for each other (`alike`) or
    read alike (`sounds`), and the changed forms that are right after all (`right`)."""

    phrases: tuple[str, ...]
    alike: tuple[str, ...]
    right: tuple[str, ...] = ()
    sounds: tuple[str, ...] = ()


class Slips(NamedTuple):
    """`forms`: a pair of a changed phrase, the change in it, to its `changed=right` forms, joined by commas; `pairs` are its
    keys, of which a set is met with a text's pairs in a third of the time.
    """

    forms: Mapping[int, str]
    pairs: frozenset[int] = frozenset()


class Slip(NamedTuple):
    """A changed phrase where it stands, and what it should be."""

    span: Span
    right: str


NO_SLIPS = Slips({})


def build(source: SlipSource) -> Slips:
    """Every change of one character. Raises ValueError for a phrase that is too short."""
    short = next((phrase for phrase in source.phrases if len(phrase) < _LEAST), None)
    if short:
        raise ValueError(f"“{short}”太短，成语、套语至少{_LEAST}个字")
    alike: dict[str, str] = {}
    for group in (*source.alike, *source.sounds):
        for char in group:
            alike[char] = alike.get(char, "") + group
    right = {*source.phrases, *source.right}
    forms: dict[int, list[str]] = {}
    for phrase in source.phrases:
        for changed, at in _changed(phrase, alike):
            if not any(other in changed for other in right):
                start = at if at + 1 < len(phrase) else at - 1
                forms.setdefault(gram(changed[start : start + 2]), []).append(f"{changed}={phrase}")
    return Slips({pair: ",".join(sorted(set(found))) for pair, found in sorted(forms.items())}, frozenset(forms))


def _changed(phrase: str, alike: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    for at, char in enumerate(phrase):
        for other in sorted(set(alike.get(char, "")) - {char}):
            yield phrase[:at] + other + phrase[at + 1 :], at


def find_slips(slips: Slips, folded: str, grams: Grams) -> list[Slip]:
    """The changed phrases in `folded`, in order of place, not overlapping."""
    found = []
    for pair in grams & slips.pairs:
        for form in slips.forms[pair].split(","):
            changed, _, right = form.partition("=")
            at = folded.find(changed) if may_stand(changed, grams) else -1
            while at >= 0:
                found.append(Slip(Span(at, at + len(changed)), right))
                at = folded.find(changed, at + 1)
    kept: list[Slip] = []
    for slip in sorted(found):
        if not kept or slip.span.start >= kept[-1].span.end:
            kept.append(slip)
    return kept
