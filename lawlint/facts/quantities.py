"""Figures in their context: the unit, the words that make them approximate, and the words before and behind them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from lawlint.facts import figures
from lawlint.facts.figures import PER_CENT, TENTH, Figure
from lawlint.model.document import Document
from lawlint.model.facts import Quantity
from lawlint.model.outline import Outline
from lawlint.model.span import Span, made
from lawlint.text.grams import Grams, gram
from lawlint.text.numerals import CHINESE
from lawlint.text.regex import regex

_CUE_LENGTH = 30
_TAIL_LENGTH = 14
_MARK = regex(r"[,、:()“”《》…]")
_TAIL_END = regex(r"[,、:()\d]")
_ASIDE = regex(r"\([^()\n]*\)")

_SHARE_SIGNS = ("%", PER_CENT, TENTH)
_BEFORE_TENTH = frozenset("0123456789数几余多来" + CHINESE)  # 成 behind anything else is no tenth: 完成
_TENTHS = frozenset(gram(before + TENTH) for before in (*_BEFORE_TENTH, " "))

_NEARLY = regex(
    r"((?<![节预签公合契特违履条续邀制简集])(?<!规民)约|(?<![附最临靠就亲邻新])近|大约|接近|将近|不?超过|(?<![反赶])超|逾|突破|达到或超过"
    r"|不少于|不低于|不足|不到|至少|至多|最多|最少|多于|少于|高于|低于)(?:为|占|有|达|共)?$"
)
_NEARLY_ENDS = frozenset("约近计超过逾破到于低高足少多为占有达共")  # told first, for few cues end so
_MORE = regex(r" ?(左右|以上|以内|以下|上下|之多|不等|有余|开外)")
_MORE_STARTS = frozenset(" 左以上下之不有开")  # likewise


def read(
    document: Document, outline: Outline, segments: Sequence[Span], digits: Sequence[tuple[int, int]]
) -> tuple[Quantity, ...]:
    """Every figure in the prose of `document`, in order. `segments` and `digits`, its runs of digits, are those of the same
    document.
    """
    return _read(document, outline, segments, digits, [Span(0, len(document.folded))])


def beside_shares(
    document: Document, outline: Outline, segments: Sequence[Span], digits: Sequence[tuple[int, int]], grams: Grams
) -> tuple[Quantity, ...]:
    """The same for the segments in which a share stands (95%, 百分之九十, 两成) and those before them: a rate needs no
    others, and most have none.
    """
    shares = _with_shares(document.folded, segments, grams)
    chosen = [segments[index] for index in sorted(shares | {index - 1 for index in shares if index})]
    if not chosen:
        return ()
    near = [run for start, end in chosen for run in digits[bisect_left(digits, (start,)) : bisect_left(digits, (end,))]]
    return _read(document, outline, segments, near, chosen)


def _with_shares(folded: str, segments: Sequence[Span], grams: Grams) -> set[int]:
    """The indices of the segments in which a share may stand."""
    found = set()
    for sign in _SHARE_SIGNS if not grams.isdisjoint(_TENTHS) else _SHARE_SIGNS[:-1]:
        at = folded.find(sign)
        while at >= 0:
            if sign != TENTH or folded[max(0, at - 2) : at].strip()[-1:] in _BEFORE_TENTH:
                found.add(bisect_right(segments, (at, len(folded))) - 1)
            at = folded.find(sign, at + 1)
    return found - {-1}


def _read(
    document: Document,
    outline: Outline,
    segments: Sequence[Span],
    digits: Iterable[tuple[int, int]],
    stretches: Iterable[Span],
) -> tuple[Quantity, ...]:
    folded = document.folded
    markers = {heading.marker[0] for heading in outline.headings if heading.family}
    asides = [match.span() for match in _ASIDE.finditer(folded)] if "(" in folded else []
    found: list[Quantity] = []
    since = 0  # where the figure before ended
    index, last = 0, len(segments) - 1
    for figure in figures.read(folded, document.text, stretches, digits, markers):
        start = figure.span.start
        while index < last and segments[index + 1][0] <= start:
            index += 1
        if segments and segments[index][0] <= start < segments[index][1]:
            found.append(_in_context(folded, figure, segments[index], index, since, asides))
            since = figure.span.end
    return tuple(found)


def _in_context(
    folded: str, figure: Figure, segment: Span, index: int, since: int, asides: Sequence[tuple[int, int]]
) -> Quantity:
    span, value, unit, places, approx = figure
    start, end = span
    left, right = segment
    cue = _MARK.split(folded[max(left, since, start - _CUE_LENGTH) : start])[-1]
    if cue[-1:] in _NEARLY_ENDS and (near := _NEARLY.search(cue)):
        approx += near[1]
    if folded[end : end + 1] in _MORE_STARTS and (more := _MORE.match(folded, end)):
        approx += more[1]
    tail = _tail(folded, end, right) if end < right else ""
    aside = bisect_right(asides, (start, len(folded))) - 1 if asides else -1
    inside = aside >= 0 and start < asides[aside][1]
    return made(Quantity, (span, value, unit, unit == "%", places, approx, cue.strip(), tail, index, inside))


def _tail(folded: str, start: int, end: int) -> str:
    """What follows a figure up to the next mark; nothing if a figure comes first, for then it is that one's cue."""
    stop = _TAIL_END.search(folded, start, min(end, start + _CUE_LENGTH))
    if stop is None:
        return folded[start : min(end, start + _TAIL_LENGTH)]
    return "" if stop.group().isdigit() else folded[start : min(stop.start(), start + _TAIL_LENGTH)]
