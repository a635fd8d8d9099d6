"""Lines to the terminals of `outline.lark`. What a line is, is decided here; how lines nest, is said there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lawlint.model.document import FLOW_KINDS, Document
from lawlint.model.outline import Heading
from lawlint.model.span import Span
from lawlint.outline.front import DATE, SIGNOFF, TITLE, closing_kinds, front_kinds, split_date
from lawlint.outline.levels import Reading, Readings
from lawlint.outline.styles import Styled

_LONGEST_TITLE = 40  # a heading that runs on without a stop ends at the first mark after so many characters
_ANNEX = re.compile(r" *(?:附件|附表|附录) ?[0-9一二三四五六七八九十]{0,3} *$")
_MARK = re.compile(r"[,;:。!?、]")


class Line:
    """One terminal with its line. It has the attributes Lark asks of a token, and nothing Lark would have to fill in."""

    __slots__ = ("date", "heading", "span", "type")

    line = column = end_line = end_column = start_pos = end_pos = 0  # Lark copies these to $END
    value = ""

    def __init__(self, type: str, span: Span, heading: Heading | None = None, date: Span | None = None) -> None:  # noqa: A002
        self.type, self.span, self.heading, self.date = type, span, heading, date

    def __repr__(self) -> str:
        return f"{self.type}{tuple(self.span)}"


def annex_lines(document: Document) -> tuple[int, ...]:
    """The 1-based lines that begin an annex: 附件, 附件1 or 附表 alone on a line."""
    folded = document.folded
    if "附" not in folded:
        return ()
    return tuple(
        index
        for index, (span, kind, _) in enumerate(document.blocks, 1)
        if kind in FLOW_KINDS and "附" in folded[span.start : span.start + 8] and _ANNEX.match(folded, *span)
    )


def tokens(document: Document, readings: Readings, annexes: Sequence[int], style: Styled) -> list[Line]:
    """Every line of `document` as a terminal, runs of blank lines as one."""
    by_line = {reading.marker.line: reading for reading in readings.items if reading.level}
    lines: list[Line] = []
    start = 0
    for end in (*(line - 1 for line in annexes), len(document.blocks)):
        lines += _part(document, by_line, style, start, end, annex=bool(start or lines))
        start = end
    return lines


def _part(
    document: Document, by_line: dict[int, Reading], style: Styled, start: int, end: int, annex: bool
) -> list[Line]:
    folded, blocks = document.folded, document.blocks
    indexes = [index for index in range(start, end) if blocks[index].kind in FLOW_KINDS]
    kinds: dict[int, str] = {}
    if annex and indexes:
        kinds[indexes.pop(0)] = "ANNEX"
    headed = [position for position, index in enumerate(indexes) if index + 1 in by_line or index + 1 in style.levels]
    first, last = (headed[0], headed[-1]) if headed else (len(indexes), -1)

    def text_of(index: int) -> str:
        return folded[blocks[index].span.start : blocks[index].span.end].strip()

    front = indexes[:first]
    kinds.update(zip(front, front_kinds([text_of(index) for index in front]), strict=True))
    if style.title and style.title - 1 in kinds:
        kinds[style.title - 1] = TITLE
    tail = [index for index in indexes[last + 1 :] if kinds.get(index, "TEXT") == "TEXT"]
    kinds.update(zip(tail, closing_kinds([text_of(index) for index in tail]), strict=True))
    lines = (index for index in range(start, end) if _counts(document, index, start))
    return [_line(document, index, kinds, by_line, style) for index in lines]


def _counts(document: Document, index: int, start: int) -> bool:
    """False for a blank line after another one: a run of blank lines is one terminal."""
    blocks = document.blocks
    return blocks[index].kind in FLOW_KINDS or index == start or blocks[index - 1].kind in FLOW_KINDS


def _line(document: Document, index: int, kinds: dict[int, str], by_line: dict[int, Reading], style: Styled) -> Line:
    span = document.blocks[index].span
    if document.blocks[index].kind not in FLOW_KINDS:
        return Line("_BLANK", span)
    span = _stripped(document.folded, span)
    reading = by_line.get(index + 1)
    if reading:
        return Line(f"H{reading.level}", span, _heading(document.folded, reading, span))
    if index + 1 in style.levels:
        return _unnumbered(span, index + 1, style.levels[index + 1])
    kind = kinds.get(index, "TEXT")
    if kind == SIGNOFF:
        _, date = split_date(document.folded[span.start : span.end])
        return Line(kind, span, date=date and Span(span.start + date.start, span.start + date.end))
    return Line(kind, span, date=span if kind == DATE else None)


def _stripped(folded: str, span: Span) -> Span:
    text = folded[span.start : span.end]
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, max(start, span.start + len(text.rstrip())))


def _unnumbered(span: Span, line: int, level: int) -> Line:
    """A heading that only its style makes one."""
    marker = Span(span.start, span.start)
    return Line(f"H{level}", span, Heading(line, level, 0, 0, "", marker, span, None, uncertain=False, opens=False))


def _heading(folded: str, reading: Reading, line: Span) -> Heading:
    marker, level, number, opens, uncertain = reading
    start = min(marker.title_at, line.end)
    stop = folded.find("。", start, line.end)
    if stop < 0 and line.end - start > _LONGEST_TITLE:
        mark = _MARK.search(folded, start + _LONGEST_TITLE, line.end)
        stop = mark.start() if mark else -1
    end = stop if stop >= 0 else line.end
    rest = _stripped(folded, Span(stop + 1, line.end)) if stop >= 0 else Span(end, end)
    return Heading(
        line=marker.line,
        level=level,
        number=number,
        written=marker.number,
        family=marker.family,
        marker=marker.span,
        title=Span(start, end),
        rest=rest if rest.start < rest.end else None,
        uncertain=uncertain,
        opens=opens,
    )
