"""A published web page: the article in it, without navigation, scripts and footers.

What is the text of the document, and what are its lines? The source itself cannot be the text: tags and entities stand
inside words, and many pages hold the whole article in one line. The article alone would give lines nobody can find
again. So the text is the article, and **every line of it stands at the number its source line has**, with empty lines
of kind meta where the source has markup: one number serves `lawlint show`, messages, editors and annotations. Each
piece of text knows its line and column in the source besides, so that positions of diagnostics are always those of the
source, even where several paragraphs share one source line; there the numbers of `show` run ahead, and a label
(源码第153行) says so. A page is read only: it is mended where it was made, so fixes are shown and never applied.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from lawlint.model.document import Block, Document, Origin, Segment
from lawlint.model.span import Span
from lawlint.readers.base import UnreadableError, decode, has_bom, line_spans
from lawlint.text.fold import fold

if TYPE_CHECKING:
    from lawlint.readers.pages.lines import TextLine

FORMAT = "html"

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*(big5[-\w]*)""", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page states its encoding


def read(data: bytes, path: str) -> Document:
    """The article in `data`. Raises UnreadableError for what is no text, and for a page without any."""
    source, codec = _decode(data)
    lines = _lines(source)
    if not lines and source.strip():
        raise UnreadableError(
            "网页里没有文字（正文可能由脚本载入，或是图片、PDF）；请在浏览器里打开，把正文复制成 .txt 再检查"
        )
    return _Writer(path, source).document(
        lines, {"encoding": codec, "bom": "yes" if has_bom(data) else "no", "read_only": "yes"}
    )


def _decode(data: bytes) -> tuple[str, str]:
    """As any text. What a page states of itself is often wrong (gb2312 over UTF-8); only Big5 is taken at its word."""
    stated = _CHARSET.search(data, 0, _HEAD)
    if stated and not has_bom(data):
        try:
            return data.decode("big5hkscs"), "big5hkscs"
        except UnicodeDecodeError:
            pass
    return decode(data)


def _lines(source: str) -> list[TextLine]:
    from lawlint.readers.pages.article import article_lines
    from lawlint.readers.pages.tree import parse

    return article_lines(parse(source))


class _Writer:
    """Writes lines one below the other, each at the number of its source line if that is not taken."""

    def __init__(self, path: str, source: str) -> None:
        self._path = path
        self._starts = [span.start for span in line_spans(source)]
        self._parts: list[str] = []
        self._blocks: list[Block] = []
        self._segments: list[Segment] = []
        self._size = 0

    def document(self, lines: Sequence[TextLine], meta: dict[str, str]) -> Document:
        for line in lines:
            self._pad_to(self._source_line(line.pieces[0].offset) - 1)
            self._line(line)
        self._pad_to(len(self._starts))
        text = "".join(self._parts)
        return Document(
            path=self._path,
            format=FORMAT,
            text=text,
            folded=fold(text),
            blocks=tuple(self._blocks),
            segments=tuple(self._segments),
            meta=meta,
        )

    def _source_line(self, offset: int) -> int:
        return bisect_right(self._starts, offset)

    def _pad_to(self, count: int) -> None:
        """Empty lines until there are `count`, in one segment that has no place of its own in the source."""
        start = self._size
        while len(self._blocks) < count:
            self._blocks.append(Block(Span(self._size, self._size), "meta"))
            self._write("\n")
        if self._size > start:
            self._segments.append(Segment(Span(start, self._size), Origin(self._path), editable=False))

    def _line(self, line: TextLine) -> None:
        start, number = self._size, len(self._blocks) + 1
        segments = []
        for text, offset in line.pieces:
            at = self._source_line(offset)
            label = None if at == number else f"源码第{at}行"
            origin = Origin(self._path, label, at, offset - self._starts[at - 1] + 1)
            segments.append(Segment(Span(self._size, self._size + len(text)), origin))
            self._write(text)
        self._blocks.append(Block(Span(start, self._size), line.kind, line.level))
        self._write("\n")
        last = segments.pop()
        self._segments += [*segments, last._replace(span=Span(last.span.start, self._size))]

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._size += len(text)
