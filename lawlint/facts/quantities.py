"""Figures in their context: the unit, the words that make them approximate, and the words before and behind them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from lawlint.facts import figures
from lawlint.facts.figures import Figure
from lawlint.model.document import Document
from lawlint.model.facts import Quantity
from lawlint.model.outline import Outline
from lawlint.model.span import Span

_CUE_LENGTH = 30
_TAIL_LENGTH = 14
_MARK = re.compile(r"[,、:()“”《》…]")
_TAIL_END = re.compile(r"[,、:()\d]")
_ASIDE = re.compile(r"\([^()\n]*\)")

_NEARLY = re.compile(
    r"((?<![节预签公合契特违履条续邀制简集])约|(?<![附最临靠就亲邻新])近|大约|接近|将近|不?超过|(?<![反赶])超|逾|突破|达到或超过"
    r"|不少于|不低于|不足|不到|至少|至多|最多|最少|多于|少于|高于|低于)(?:为|占|有|达|共)?$"
)
_NEARLY_ENDS = frozenset("约近计超过逾破到于低高足少多为占有达共")  # told first, for few cues end so
_MORE = re.compile(r" ?(左右|以上|以内|以下|上下|之多|不等|有余|开外)")


def read(document: Document, outline: Outline, segments: Sequence[Span]) -> tuple[Quantity, ...]:
    """Every figure in the prose of `document`, in order. `segments` are those of the same document."""
    folded = document.folded
    markers = {heading.marker.start: heading.marker.end for heading in outline.headings if heading.numbered}
    starts = [segment.start for segment in segments]
    asides = [match.span() for match in _ASIDE.finditer(folded)]
    found: list[Quantity] = []
    since = 0  # where the figure before ended
    for figure in figures.read(folded, document.text, markers):
        index = bisect_right(starts, figure.span.start) - 1
        if index >= 0 and figure.span.start < segments[index].end:
            found.append(_in_context(folded, figure, segments[index], index, since, asides))
            since = figure.span.end
    return tuple(found)


def _in_context(
    folded: str, figure: Figure, segment: Span, index: int, since: int, asides: Sequence[tuple[int, int]]
) -> Quantity:
    span = figure.span
    left = max(segment.start, since, span.start - _CUE_LENGTH)
    cue = _MARK.split(folded[left : span.start])[-1]
    near = _NEARLY.search(cue) if cue[-1:] in _NEARLY_ENDS else None
    more = _MORE.match(folded, span.end)
    approx = figure.approx + (near[1] if near else "") + (more[1] if more else "")
    tail = _tail(folded, span.end, min(segment.end, span.end + _TAIL_LENGTH))
    aside = bisect_right(asides, (span.start, len(folded))) - 1
    return Quantity(
        span, figure.value, figure.unit, figure.unit == "%", figure.places, approx, cue.strip(), tail, index,
        aside >= 0 and span.start < asides[aside][1],
    )  # fmt: skip


def _tail(folded: str, start: int, end: int) -> str:
    """What follows a figure up to the next mark; nothing if a figure comes first, for then it is that one's cue."""
    stop = _TAIL_END.search(folded, start, end)
    if stop is None:
        return folded[start:end]
    return "" if stop.group().isdigit() else folded[start : stop.start()]
