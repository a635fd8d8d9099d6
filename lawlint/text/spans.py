"""Finding one's way among sorted spans."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Protocol, TypeVar

from lawlint.model.span import Span


class Spanned(Protocol):
    """What stands somewhere in a text."""

    @property
    def span(self) -> Span: ...


_T = TypeVar("_T", bound=Spanned)


def beginning_in(items: Sequence[_T], start: int, end: int) -> Sequence[_T]:
    """Those of `items`, which are in order, that begin at `start` or later and before `end`."""
    first = bisect_left(items, start, key=_start)
    return items[first : bisect_left(items, end, first, key=_start)]


def _start(item: Spanned) -> int:
    return item.span.start


def containing(spans: Sequence[Span], span: Span) -> Span:
    """The one of sorted, disjoint `spans` in which `span` begins; `span` itself if it begins in none."""
    index = bisect_right(spans, (span.start, float("inf"))) - 1
    return spans[index] if index >= 0 and span.start <= spans[index].end else span


def holding(spans: Sequence[Span], span: Span) -> Span | None:
    """The one of sorted, disjoint `spans` that holds all of `span`, None if none does."""
    index = bisect_right(spans, (span.start, float("inf"))) - 1
    return spans[index] if index >= 0 and spans[index].contains(span) else None


_REACH = 300  # characters to each side: what says how a word is meant stands near it, and a hostile line has no end


def surroundings(spans: Sequence[Span], span: Span) -> Span:
    """The part near `span` of the one of sorted, disjoint `spans` in which it begins."""
    whole = containing(spans, span)
    return Span(max(whole.start, span.start - _REACH), min(whole.end, max(whole.start, span.end) + _REACH))


def clause_of(folded: str, segment: Span, span: Span) -> Span:
    """The part of `segment` round `span` up to the commas and colons next to it, on folded text."""
    start = max(folded.rfind(mark, segment.start, span.start) for mark in ",:") + 1
    ends = [end for mark in ",:" if (end := folded.find(mark, span.end, segment.end)) >= 0]
    return Span(max(start, segment.start), min(ends, default=segment.end))
