"""The draft as HTML: every line with its number, flagged words marked, overlapping and nested marks cut into pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from lawlint.model.document import Block
from lawlint.model.report import Diagnostic, Report
from lawlint.model.span import Span

#: How a line that is a heading begins, and the class it is set in (GB/T 9704: 黑体, 楷体, then as the text).
_HEADINGS = (
    (re.compile(r"[ \u3000]*[一二三四五六七八九十]+、"), "h1"),
    (re.compile(r"[ \u3000]*（[一二三四五六七八九十]+）"), "h2"),
)
_LONGEST_HEADING = 40
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffc\ufffe\uffff\ud800-\udfff]"
)


class Mark(NamedTuple):
    """A finding in the draft: its number in the document, which its anchors bear, and its rank, 0 the gravest."""

    number: int
    rank: int
    entry: Diagnostic


class Piece(NamedTuple):
    """What of a mark lies in one line, and whether the mark begins and ends there. Empty for something missing."""

    span: Span
    mark: Mark
    begins: bool
    ends: bool


def draft(report: Report, key: str, marks: Sequence[Mark]) -> Iterator[str]:
    """A paragraph for each line. `key` begins the id of every anchor of this document."""
    document = report.document
    title = report.identity.title_span
    by_line: dict[int, list[Piece]] = {}
    for mark in marks:
        first, last = _lines_of(mark, report)
        for index in range(first, last + 1):
            line = document.blocks[index - 1].span
            start, end = (min(max(offset, line.start), line.end) for offset in mark.entry.span)
            by_line.setdefault(index, []).append(Piece(Span(start, end), mark, index == first, index == last))
    for index, block in enumerate(document.blocks, 1):
        if block.kind == "meta" and block.span.start == block.span.end:
            continue  # a line of markup in the source of a page
        number, _ = document.position_of(block.span.start)
        inner = _line(document.text, block.span, key, by_line.get(index, ()))
        where = document.label_at(block.span.start) or f"第{number}行"
        yield (
            f'<p class="l {_class(document.text, block, title)}" id="{key}-l{index}">'
            f'<span class="n" title="{escape(where)}" aria-hidden="true">{number}</span><span class="t">{inner}</span></p>\n'
        )


def _lines_of(mark: Mark, report: Report) -> tuple[int, int]:
    """First and last line of a mark, by number of block."""
    start, end = mark.entry.span
    first = report.document.line_of(start)
    return first, max(first, report.document.line_of(end - 1))


def _class(text: str, block: Block, title: Span | None) -> str:
    line = text[block.span.start : block.span.end]
    own = " own" if line[:1].isspace() else ""  # a line that is indented by its own blanks
    if title and block.span.overlaps(title):
        return "title"
    if block.kind != "text":
        return block.kind
    if len(line) <= _LONGEST_HEADING and not line.rstrip().endswith(("。", "；")):
        return next((name for pattern, name in _HEADINGS if pattern.match(line)), "text") + own
    return "text" + own


def _line(text: str, line: Span, key: str, pieces: Sequence[Piece]) -> str:
    """The line cut at every edge of a mark; between two edges all characters are under the same marks."""
    if not pieces:
        return visible(text[line.start : line.end])
    starting: dict[int, list[Piece]] = {}
    for piece in pieces:
        starting.setdefault(piece.span.start, []).append(piece)
    cuts = sorted({line.start, line.end, *(offset for piece in pieces for offset in piece.span)})
    parts: list[str] = []
    active: list[Piece] = []
    for start, end in zip(cuts, (*cuts[1:], line.end), strict=True):
        for piece in starting.get(start, ()):
            parts.append(f'<span class="at" id="{key}-m{piece.mark.number}"></span>' if piece.begins else "")
            if piece.span.start < piece.span.end:
                active.append(piece)
            elif piece.mark.entry.span.start == piece.mark.entry.span.end:
                parts.append(_sign(piece.mark, key))
        if start < end:
            words = visible(text[start:end], marked=bool(active))
            parts.append(_marked(words, [piece.mark for piece in active], key) if active else words)
        parts += [_number(piece.mark, key) for piece in active if piece.span.end == end and piece.ends]
        active = [piece for piece in active if piece.span.end > end]
    return "".join(parts)


def _marked(text: str, covering: Sequence[Mark], key: str) -> str:
    """Words under one or more findings: coloured as the gravest, leading to the most exact of the gravest."""
    mark = min(covering, key=lambda mark: (mark.rank, mark.entry.span.end - mark.entry.span.start, mark.number))
    more = " more" if len(covering) > 1 else ""
    said = escape("；".join(other.entry.message for other in covering))
    return f'<a class="m {mark.entry.severity}{more}" href="#{key}-f{mark.number}" title="{said}">{text}</a>'


def _number(mark: Mark, key: str) -> str:
    return f'<a class="no {mark.entry.severity}" href="#{key}-f{mark.number}" aria-label="问题{mark.number}">{mark.number}</a>'


def _sign(mark: Mark, key: str) -> str:
    said = escape(mark.entry.message)
    return f'<a class="m missing {mark.entry.severity}" href="#{key}-f{mark.number}" title="{said}">缺</a>{_number(mark, key)}'


def visible(text: str, marked: bool = False) -> str:
    """`text` escaped; characters nobody sees named where they are `marked`, left out of the page where not."""
    if not _UNSEEN.search(text):
        return escape(text, quote=False)
    parts, end = [], 0
    for found in _UNSEEN.finditer(text):
        name = f'<i class="u">U+{ord(found.group()):04X}</i>' if marked else ""
        parts += [escape(text[end : found.start()], quote=False), name]
        end = found.end()
    return "".join((*parts, escape(text[end:], quote=False)))
