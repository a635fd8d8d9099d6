"""Where a full place name may stand: a run of characters before 镇, 县 … that begins where a word begins.

No list of places is needed to say so, and most of what ends so (我镇, 全县, 社区) is left out before any is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lawlint.model.span import Span
from lawlint.text.wordset import word_set

_LONGEST = 7  # characters before the suffix
_SHORTEST = 2  # of one character too many are words: 新镇, 市区
_ABOVE = frozenset("省市州盟 ")  # how the name of a place above a county ends


class Candidate(NamedTuple):
    """`starts`: where the name may begin, the longest name first. `clause`: where the run of characters begins."""

    starts: tuple[int, ...]
    end: int
    clause: int

    def span(self, start: int) -> Span:
        """The name that begins at `start`, which is one of `starts`."""
        return Span(start, self.end)


def place_names(
    folded: str,
    suffixes: tuple[str, ...],
    openers: tuple[str, ...],
    common: Mapping[str, str],
    unless: Callable[[int], bool],
) -> Iterator[Candidate]:
    """Candidates in `folded`, in order. A name begins after a mark, a figure, or one of the words `openers`; a suffix
    behind one of the characters `common` has for it ends no name (我镇, 乡镇, 社区), nor does one whose end `unless` refuses.
    """
    opens = word_set(openers).ends_at
    for stop, end in _ends(folded, suffixes):
        if (stop and folded[stop - 1] in common[folded[stop:end]]) or unless(end):
            continue
        clause = stop
        while clause and stop - clause <= _LONGEST + 1 and "一" <= folded[clause - 1] <= "鿿":
            clause -= 1
        low = max(clause, stop - _LONGEST)
        starts = tuple([
            start for start in range(low, stop - _SHORTEST + 1) if start == clause or opens(folded, start, clause)
        ])  # fmt: skip
        if starts:
            yield Candidate(starts, end, clause)


def _ends(folded: str, suffixes: Sequence[str]) -> list[tuple[int, int]]:
    """Where suffixes stand, in order. A search for each is faster than one for any of them."""
    found = []
    for suffix in suffixes:
        at = folded.find(suffix)
        while at >= 0:
            found.append((at, at + len(suffix)))
            at = folded.find(suffix, at + 1)
    found.sort()
    return found


def base_before(name: str, text: str, suffixes: Sequence[str]) -> str | None:
    """The full name that stands directly before `name` in `text` (民权县 in 河南省民权县花园乡), if it ends in a suffix."""
    at = text.find(name)
    before = text[: max(at, 0)]
    suffix = next((suffix for suffix in suffixes if before.endswith(suffix)), None)
    if suffix is None:
        return None
    body = before[: -len(suffix)]
    cuts = [at + 1 for at, char in enumerate(body) if char in _ABOVE]
    # 市中区 begins with a mark of its own; 赵县 has one character before its suffix.
    cut = max((at for at in cuts if len(body) - at >= _SHORTEST), default=0)
    if any(char in _ABOVE for char in body[cut + 1 :]):
        cut = cuts[-1]
    return before[cut:] if cut < len(body) else None
