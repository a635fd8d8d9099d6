"""Finding one's way among sorted spans."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from lawlint.model.span import Span


def containing(spans: Sequence[Span], span: Span) -> Span:
    """The one of sorted, disjoint `spans` in which `span` begins; `span` itself if it begins in none."""
    index = bisect_right(spans, (span.start, float("inf"))) - 1
    return spans[index] if index >= 0 and span.start <= spans[index].end else span


_REACH = 300  # characters to each side: what says how a word is meant stands near it, and a hostile line has no end


def surroundings(spans: Sequence[Span], span: Span) -> Span:
    """The part near `span` of the one of sorted, disjoint `spans` in which it begins."""
    whole = containing(spans, span)
    return Span(max(whole.start, span.start - _REACH), min(whole.end, max(whole.start, span.end) + _REACH))
