"""Lines to the terminals of `outline.lark`. What a line is, is decided here; how lines nest, is said there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lawlint.model.document import FLOW_KINDS, Document
from lawlint.model.outline import Heading
from lawlint.model.span import Span, made
from lawlint.outline.front import DATE, SIGNOFF, TEXT, TITLE, closing_kinds, front_kinds, split_date
from lawlint.outline.levels import Reading, Readings
from lawlint.outline.styles import Styled
from lawlint.text.regex import regex

_LONGEST_TITLE = 40  # a heading that runs on without a stop ends at the first mark after so many characters
_ANNEX = regex(r" *(?:附件|附表|附录) ?[0-9一二三四五六七八九十]{0,3} *$")
_SENTENCE = regex(r"(?!抄[送报]|印送|附件|联系人|\(|报送).*。$")
_MARK = regex(r"[,;:。!?、]")


class Line:
    """One terminal with its line."""

    __slots__ = ("date", "heading", "span", "type")

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
    """Every line of `document` that is not blank as a terminal."""
    by_line = {reading.marker.line: reading for reading in readings.items if reading.level}
    lines: list[Line] = []
    start = 0
    for end in (*(line - 1 for line in annexes), len(document.blocks)):
        lines += _part(document, by_line, style, start, end, annex=start > 0)
        start = end
    return lines


def _part(
    document: Document, by_line: dict[int, Reading], style: Styled, start: int, end: int, annex: bool
) -> list[Line]:
    blocks, folded = document.blocks, document.folded
    places = [
        (index, _stripped(folded, blocks[index][0])) for index in range(start, end) if blocks[index][1] in FLOW_KINDS
    ]
    kinds: dict[int, str] = {}
    if annex and places:
        kinds[places[0][0]] = "ANNEX"
    headed = [at for at, (index, _) in enumerate(places) if index + 1 in by_line or index + 1 in style.levels]
    first, last = (headed[0], headed[-1]) if headed else (len(places), -1)

    def classify(part: Sequence[tuple[int, Span]], kinds_of: Callable[[Sequence[str]], list[str]]) -> None:
        part = [place for place in part if kinds.get(place[0], TEXT) == TEXT]
        found = kinds_of([folded[span.start : span.end] for _, span in part])
        kinds.update(zip((index for index, _ in part), found, strict=True))

    sentences = [] if headed else [at for at, (_, span) in enumerate(places) if _SENTENCE.match(folded, *span)]
    if sentences:  # where no heading parts front from closing, the last sentence does
        first, last = sentences[-1] + 1, sentences[-1]
    classify(places[:first], front_kinds)
    if style.title and style.title - 1 in kinds:
        kinds[style.title - 1] = TITLE
    classify(places[last + 1 :], closing_kinds)
    return [_line(folded, index, span, kinds.get(index, TEXT), by_line, style) for index, span in places]


def _line(folded: str, index: int, span: Span, kind: str, by_line: dict[int, Reading], style: Styled) -> Line:
    reading = by_line.get(index + 1)
    if reading:
        return Line(f"H{reading.level}", span, _heading(folded, reading, span))
    if index + 1 in style.levels:
        return _unnumbered(span, index + 1, style.levels[index + 1])
    if kind == SIGNOFF:
        _, date = split_date(folded[span.start : span.end])
        return Line(kind, span, date=date and Span(span.start + date.start, span.start + date.end))
    return Line(kind, span, date=span if kind == DATE else None)


def _stripped(folded: str, span: Span) -> Span:
    start, end = span
    if start == end or not (folded[start].isspace() or folded[end - 1].isspace()):
        return span
    text = folded[start:end]
    start += len(text) - len(text.lstrip())
    return Span(start, max(start, span.start + len(text.rstrip())))


def _unnumbered(span: Span, line: int, level: int) -> Line:
    """A heading that only its style makes one."""
    marker = Span(span.start, span.start)
    return Line(f"H{level}", span, Heading(line, level, 0, 0, "", marker, span, None, uncertain=False, opens=False))


def _heading(folded: str, reading: Reading, line: Span) -> Heading:
    marker, level, number, opens, uncertain = reading
    end = line.end
    start = min(marker.title_at, end)
    stop = folded.find("。", start, end)
    if stop < 0 and end - start > _LONGEST_TITLE:
        mark = _MARK.search(folded, start + _LONGEST_TITLE, end)
        stop = mark.start() if mark else -1
    rest = _stripped(folded, Span(stop + 1, end)) if 0 <= stop < end - 1 else None
    title = Span(start, stop if stop >= 0 else end)
    if rest and rest.start == rest.end:
        rest = None
    written = marker.line, level, number, marker.number, marker.family, marker.span, title, rest, uncertain, opens
    return made(Heading, written)
