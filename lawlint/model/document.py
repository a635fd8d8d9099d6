"""The document as every stage sees it: one text, its lines, and where each stretch of it came from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lawlint.model.span import Span


class Origin(NamedTuple):
    """Where a stretch of text comes from. `part` is the file or the part of a package; `label` is for people.

    `line` and `column`, both 1-based, are where its first character stands in the source, for a format whose text is
    taken out of a source that has lines itself (HTML); 0 where the lines of the text are the ones to name.
    """

    part: str
    label: str | None = None  # “第12段”, “表2第3行第1列”; None where line numbers of the source say it better
    line: int = 0
    column: int = 0


class Segment(NamedTuple):
    """A stretch of the text with one origin. `editable` is False for text the source does not hold as characters."""

    span: Span
    origin: Origin
    editable: bool = True


class Block(NamedTuple):
    """One line of the document, without its line break.

    `kind` is one of KINDS; `style_level` is the heading level a format states itself (Markdown `#`, a Word style).
    """

    span: Span
    kind: str = "text"
    style_level: int | None = None


KINDS = frozenset({"text", "blank", "code", "comment", "meta", "cell", "note"})
PROSE_KINDS = frozenset({"text", "cell", "note"})
#: Prose in the flow of the draft: footnotes, headers and text boxes (`note`) have no place in its outline.
FLOW_KINDS = frozenset({"text", "cell"})


class Exemption(NamedTuple):
    """A request to exempt findings: which rules, where, and why. Written by people, so it may be malformed."""

    rules: tuple[str, ...]
    scope: Span | None  # where in the text it holds; None: wherever `quote` stands
    quote: str | None
    reason: str
    expires: str | None
    origin: Origin
    span: Span | None  # where the request itself stands, if it stands in the document
    problem: str | None = None  # why it cannot be honoured, in Chinese


class Remark(NamedTuple):
    """Something beside the text that a reader saw and people should know: a comment left in, an unaccepted revision.

    `name` is that of a tool rule, `values` fill its message; `others` are further places of the same.
    """

    name: str
    span: Span
    values: Mapping[str, str]
    others: tuple[Span, ...] = ()


class Document:
    """An immutable text with its lines (`blocks`, in order, one each) and their origins (`segments`, tiling the text).

    `prose` is the text with the marks of its format shown as blanks, `markup` their spans in order; for most formats it
    is the text. `folded` is the prose in one width. All three have one length; a span of one is a span of the others.
    Raises ValueError where that does not hold.
    """

    __slots__ = (
        "_markup_ends", "_segment_starts", "blocks", "exemptions", "folded", "format", "line_starts", "markup", "meta",
        "path", "prose", "remarks", "segments", "text",
    )  # fmt: skip

    def __init__(
        self,
        *,
        path: str,
        format: str,  # noqa: A002 - the word the JSON contract uses
        text: str,
        folded: str,
        blocks: tuple[Block, ...],
        segments: tuple[Segment, ...],
        exemptions: tuple[Exemption, ...] = (),
        meta: Mapping[str, str] | None = None,
        remarks: tuple[Remark, ...] = (),
        prose: str | None = None,
        markup: tuple[Span, ...] = (),
    ) -> None:
        self.prose = text if prose is None else prose
        if not len(folded) == len(text) == len(self.prose):
            raise ValueError("folded text differs in length from the text")
        _check_tiling(text, segments)
        _check_blocks(text, blocks)
        self.path, self.format, self.text, self.folded = path, format, text, folded
        self.blocks, self.segments = blocks, segments
        self.exemptions, self.meta, self.remarks = exemptions, dict(meta or {}), remarks
        self.markup = markup
        self._markup_ends = [span.end for span in markup]
        self.line_starts = [block[0][0] for block in blocks]
        self._segment_starts = [segment.span.start for segment in segments]

    def line_of(self, offset: int) -> int:
        """The 1-based line that holds the code point at `offset` (its line break included)."""
        return max(1, bisect_right(self.line_starts, offset))

    def position_of(self, offset: int) -> tuple[int, int]:
        """Line and column of `offset` in the source, both 1-based; the column counts code points."""
        segment = self._segment_at(offset)
        if segment and segment.origin.line:
            return segment.origin.line, segment.origin.column + offset - segment.span.start
        line = self.line_of(offset)
        return line, offset - (self.line_starts[line - 1] if self.line_starts else 0) + 1

    def block_at(self, offset: int) -> Block:
        """The line that holds `offset`."""
        return self.blocks[self.line_of(offset) - 1]

    def is_prose(self, offset: int) -> bool:
        """True if the line that holds `offset` is text of the draft: no code, no comment, no front matter."""
        return self.block_at(offset).kind in PROSE_KINDS

    def cut(self, span: Span) -> str:
        """The characters of `span`."""
        return self.text[span.start : span.end]

    def label_at(self, offset: int) -> str | None:
        """The name of a place for people, where the format has one, else None."""
        segment = self._segment_at(offset)
        return segment.origin.label if segment else None

    def _segment_at(self, offset: int) -> Segment | None:
        """The segment that holds `offset`; the last one for the end of the text."""
        index = bisect_right(self._segment_starts, offset) - 1
        return self.segments[index] if index >= 0 else None

    def editable(self, span: Span) -> bool:
        """True if every character of `span` stands in the source as it stands here, and none is markup.

        Where `span` is empty, text may be inserted if it touches such a character on either side.
        """
        if self.has_markup(span):
            return False
        first = max(0, bisect_right(self._segment_starts, span.start) - 1)
        if span.start == span.end:
            touched = self.segments[max(0, first - 1) : first + 1]
            return not touched or any(
                segment.editable for segment in touched if segment.span.start <= span.start <= segment.span.end
            )
        behind = bisect_left(self._segment_starts, span.end)
        return all(segment.editable for segment in self.segments[first:behind])

    def printed(self, span: Span) -> str:
        """The characters of `span` that are not markup."""
        parts, end = [], span.start
        for mark in self._markup_in(span):
            parts.append(self.text[end : mark.start])
            end = mark.end
        return "".join((*parts, self.text[end : span.end]))

    def is_markup(self, span: Span) -> bool:
        """True if nothing in `span` is prose: what it covers are marks of the format, and blanks beside them."""
        if span.start == span.end:
            return any(mark.start < span.start < mark.end for mark in self._markup_in(Span(span.start, span.end + 1)))
        return self.has_markup(span) and not self.printed(span).strip()

    def has_markup(self, span: Span) -> bool:
        """True if some character of `span` is a mark of the format."""
        return any(self._markup_in(span))

    def _markup_in(self, span: Span) -> Iterator[Span]:
        """The markup that shares a character with `span`, in order."""
        for index in range(bisect_right(self._markup_ends, span.start), len(self.markup)):
            if self.markup[index].start >= span.end:
                return
            yield self.markup[index]


def _check_tiling(text: str, segments: tuple[Segment, ...]) -> None:
    end = 0
    for segment in segments:
        if segment.span.start != end or segment.span.end < end:
            raise ValueError(f"segments do not tile the text at {end}")
        end = segment.span.end
    if end != len(text):
        raise ValueError("segments do not cover the text")


def _check_blocks(text: str, blocks: tuple[Block, ...]) -> None:
    end = 0
    for span, kind, _ in blocks:
        if span.start < end or span.end < span.start or kind not in KINDS:
            raise ValueError(f"bad block at {span.start}")
        end = span.end
    if not blocks or end > len(text):
        raise ValueError("a document has at least one line, inside its text")
