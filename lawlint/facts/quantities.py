"""Figures with their units: 1.48万人次, 33件, 93.75%, 百分之九十, 三十余起.

What only looks like a figure is left out: dates, times, article and document numbers, ordinals of headings, versions.
A figure in words and one in digits have the same value.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

from lawlint.model.document import Document
from lawlint.model.facts import Quantity
from lawlint.model.outline import Outline
from lawlint.model.span import Span
from lawlint.text.numerals import chinese_integer, decimal_of

_UNITS = (
    "个百分点|人次|人份|场次|车次|户次|件次|批次|班次|例次|台次|架次|家次|余人|平方公里|平方米|立方米|公里|千米|公顷|公斤|千克"
    "|个工作日|个小时|小时|分钟|个月|个|美元|万元|元|件|起|次|场|人|名|项|条|份|宗|例|处|家|户|所|辆|台|块|批|期|轮|篇|幅|部|本|张|只|支|面|套"
    "|把|顶|瓶|箱|吨|米|亩|组|队|村|类|种|级|站|座|间|栋|路|版|封|册|则|号人|位|天|周|倍|成|届|桩|卷|枚|副|遍|堂|课|步|档|面积|字|师|街道|乡镇"
)
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
_HAN = "[一二两三四五六七八九十百千万亿零〇]"
_ARABIC = re.compile(
    rf"(?<![\dA-Za-z.])(?P<hundred>百分之)?(?P<digits>{_DIGITS}) ?"
    rf"(?:(?P<more1>余|多)?(?P<scale>[百千]?[万亿]|[百千](?={_UNITS}))?(?P<more2>余|多)? ?(?P<unit>%|{_UNITS})?)"
)
_WORDS = re.compile(
    rf"百分之(?P<percent>{_HAN}+(?:点{_HAN}+)?)|(?<![第〇\d]){_HAN}+(?P<more>余|多)?(?P<unit>{_UNITS})(?!{_HAN})"
)
# Behind the digits: part of a date, a time, a version, an expression such as 1+3+N or 12·4.
_NOT_BEHIND = re.compile(r" ?(?:年|月|日|时|点|号|:\d|[/—–\-]\d|[+·•×xX*]|\.\d|[A-Za-z])")
_NOT_BEFORE = re.compile(r"(?:第|[〔\[+×/\-—·•]|\d[.:]|[~～]) ?$")
_RANGE = re.compile(r"[\-—–~～至到]$")
_NEARLY = re.compile(r"(约|近|超过|超|逾|不少于|不低于|至少|达到或超过|大约|接近|上|数)$")
_MORE = re.compile(r" ?(左右|以上|以内|以下|上下|余|多)")
_MARK = re.compile(r"[,、:()“”《》…]")
_IDIOMS = re.compile(
    r"^一(?:个|批|项|次|些|条|级|把|种|类|步|套|名|位|座|本|路|面|件|期|场|堂|课|轮|部|家|支|篇|人|体)$|^(?:万|百|千|十)(?:件|人|家|户|名|村|个|项|亩)$"
)
_TAIL_END = re.compile(r"[,、:()\d]")
_TAIL_LENGTH = 14
_CUE_LENGTH = 30


def read(document: Document, outline: Outline, segments: Sequence[Span]) -> tuple[Quantity, ...]:
    """Every figure in the prose of `document`, in order. `segments` are those of the same document."""
    folded = document.folded
    markers = {heading.marker.start: heading.marker.end for heading in outline.headings}
    found: list[Quantity] = []
    starts = [segment.start for segment in segments]
    marks = [mark.start() for mark in _MARK.finditer(folded)]
    since = 0  # where the figure before ended
    for span, value, unit, places, approx in _figures(folded, markers):
        index = bisect_right(starts, span.start) - 1
        if index < 0 or span.start >= segments[index].end:
            continue
        mark = bisect_right(marks, span.start - 1) - 1
        left = max(segments[index].start, since, marks[mark] + 1 if mark >= 0 else 0, span.start - _CUE_LENGTH)
        cue = folded[left : span.start]
        near = _NEARLY.search(cue)
        more = _MORE.match(folded, span.end)
        end = segments[index].end
        tail = _tail(folded, span.end, min(end, span.end + _TAIL_LENGTH))
        words = approx + (near[1] if near else "") + (more[1] if more else "")
        found.append(Quantity(span, value, unit, unit == "%", places, words, cue.strip(), tail, index))
        since = span.end
    return tuple(found)


def _tail(folded: str, start: int, end: int) -> str:
    """What follows a figure up to the next mark; nothing if a figure comes first, for then it is that one's cue."""
    stop = _TAIL_END.search(folded, start, end)
    if stop is None:
        return folded[start:end]
    return "" if stop.group().isdigit() else folded[start : stop.start()]


def _figures(folded: str, markers: dict[int, int]) -> Iterator[tuple[Span, Decimal | None, str, int, str]]:
    """Span, value, unit, places and the approximating words inside the figure, for digits and words, in order."""
    figures = [*_arabic(folded, markers), *_in_words(folded)]
    figures.sort()
    end = -1
    for figure in figures:
        if figure[0].start >= end:
            yield figure
            end = figure[0].end


def _arabic(folded: str, markers: dict[int, int]) -> Iterator[tuple[Span, Decimal | None, str, int, str]]:
    skip = 0
    for match in _ARABIC.finditer(folded):
        start = match.start()
        if start < skip:
            continue
        before = folded[max(0, start - 2) : start]
        behind = match.end("digits")
        if (start in markers or _NOT_BEFORE.search(before)) and not _RANGE.search(before):
            continue
        if not match["unit"] and not match["scale"] and _NOT_BEHIND.match(folded, behind):
            continue
        digits, scale = match["digits"], match["scale"] or ""
        unit = "%" if match["hundred"] else match["unit"] or ""
        approx = (match["more1"] or "") + (match["more2"] or "")
        if _RANGE.search(before) or (
            folded[match.end() : match.end() + 1] in tuple("-—–~～") and match.end() < len(folded)
        ):
            approx += "至"
        end = match.end() if unit or scale or approx.strip("至") else behind
        places = len(digits.partition(".")[2])
        try:
            value: Decimal | None = decimal_of(digits, scale)
        except InvalidOperation:
            value = None
        yield Span(start, end), value, unit, places, approx


def _in_words(folded: str) -> Iterator[tuple[Span, Decimal | None, str, int, str]]:
    for match in _WORDS.finditer(folded):
        if match["percent"]:
            whole, point, rest = match["percent"].partition("点")
            value = chinese_integer(whole)
            decimals = "".join(str(chinese_integer(char)) for char in rest)
            number = None if value is None else Decimal(f"{value}.{decimals}" if point else value)
            yield Span(*match.span()), number, "%", len(decimals), ""
            continue
        if _IDIOMS.match(match.group()) or folded[match.start() - 1 : match.start()] in (
            "“",
            "第",
            "星",
            "周",
            "分",
            "统",
            "专",
            "唯",
        ):
            continue
        words = match.group()[: -len(match["unit"])].rstrip("余多")
        value = chinese_integer(words)
        if value is None or not value or match["unit"] in ("级", "届", "成", "号人", "路", "类", "步", "面", "体"):
            continue
        yield Span(*match.span()), Decimal(value), match["unit"], 0, match["more"] or ""
