"""Paired marks round a place: is it inside a title, a quotation, a bracket?"""

from __future__ import annotations

from lawlint.model.span import Span
from lawlint.text.marks import CLOSED_BY

_BREAKS = "\n\r"
_REACH = 400  # characters to each side: nobody quotes more in one line, and a hostile line may hold millions


def inside(folded: str, span: Span, opening: str) -> bool:
    """True if `span` stands inside a pair of one of the marks `opening` on its line. A mark that is never closed opens
    nothing, and one of a pair that is the same on both sides (") closes where the line holds an odd number before it.
    """
    low, high = max(0, span.start - _REACH), min(len(folded), span.end + _REACH)
    start = max(low, *(folded.rfind(mark, low, span.start) + 1 for mark in _BREAKS))
    end = min((at for mark in _BREAKS if (at := folded.find(mark, span.end, high)) >= 0), default=high)
    for mark in opening:
        close = CLOSED_BY.get(mark, mark)
        if close == mark:
            if folded.count(mark, start, span.start) % 2 and folded.find(mark, span.end, end) >= 0:
                return True
        elif folded.rfind(mark, start, span.start) > folded.rfind(close, start, span.start):
            # Not closed before the place: the next mark behind it must close the pair, not open another.
            shut, other = folded.find(close, span.end, end), folded.find(mark, span.end, end)
            if shut >= 0 and not 0 <= other < shut:
                return True
    return False
