"""Markdown: the text is the file's own, and the marks in it are not prose.

A mark (`##`, `**`, an address, a comment) keeps its place in the text, so that positions are the source's; rules read a
blank there (`Document.prose`), so that they see a line as it is printed. Lines break where the source breaks.

Two things are read as drafters mean them and not as CommonMark has it: `##一、` without a blank is a heading, and where
most paragraphs are indented by four blanks that is an indentation and not code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lawlint.model.document import Block, Document
from lawlint.model.span import Span
from lawlint.readers.base import decode, has_bom, line_spans, plain_document
from lawlint.readers.comments import exemptions
from lawlint.readers.inline import PICTURE, Mark, marks, masked, settled

FORMAT = "md"

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|(?![#!\s]))")
_CLOSING_MARKS = re.compile(r"[ \t]#+[ \t]*$")
_HASHTAG = re.compile(r" {0,3}#[^#\s]+#")
_FENCE = re.compile(r"[ \t]*(?P<fence>`{3,}|~{3,})(?P<info>[^`\r\n]*)$")
_RAW_HTML = re.compile(r" {0,3}<(script|style|pre|textarea)\b", re.IGNORECASE)
_UNDERLINE = re.compile(r" {0,3}(?:={2,}|-{3,})[ \t]*$")
_BREAK = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_DELIMITERS = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_QUOTE = re.compile(r" {0,3}(?:>[ ]?)+")
_BULLET = re.compile(r"[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?")
_NUMBERED = re.compile(r"[ \t]*\d{1,3}[.)、]")
_INDENTED = re.compile(r"(?: {4}| {0,3}\t)[ \t]*\S")
_DEFINITION = re.compile(r" {0,3}\[(?P<label>[^\[\]\r\n]{1,200})\]:[ \t]*(?=\S)")
_DEFINITIONS = re.compile(f"^{_DEFINITION.pattern}", re.MULTILINE)
_PIPE = re.compile(r"(?<!\\)\|")
_LONGEST_FRONT_MATTER = 200  # lines
_META = re.compile(
    r"(?P<key>place|year|profile|report|title)[ \t]*:[ \t]*(?P<quote>[\"']?)(?P<value>.*?)(?P=quote)[ \t]*$"
)
_YES_NO = {"true": "yes", "yes": "yes", "是": "yes", "false": "no", "no": "no", "否": "no"}
_LONGEST_UNDERLINED = 60
#: Read in place of a table's `|`: what one cell holds says nothing of the next.
_CELL_END = ";"


def read(data: bytes, path: str) -> Document:
    """The document in `data`, in any encoding of `decode`. Raises UnreadableError."""
    text, codec = decode(data)
    source = _Source(text)
    source.read()
    found = settled(source.marks)
    prose = masked(text, found)
    blocks = tuple(_settled_block(block, prose, block.span.start in source.commented) for block in source.blocks)
    meta = {**source.meta, "encoding": codec, "bom": "yes" if has_bom(data) else "no"}
    requests = exemptions(text, source.comments, blocks, path)
    return plain_document(text, path, FORMAT, blocks, meta, prose, tuple(mark.span for mark in found), requests)


def _settled_block(block: Block, prose: str, commented: bool) -> Block:
    """A line of nothing but comments is one, a line of nothing but other marks is a blank one."""
    if block.kind in ("text", "cell", "note") and not prose[block.span.start : block.span.end].strip(f"{_CELL_END} \t"):
        return Block(block.span, "comment" if commented else "blank")
    return block


class _Source:
    """The lines of one file, read once from the top. Afterwards `blocks`, `marks`, `comments` and `meta` are set."""

    def __init__(self, text: str) -> None:
        self.text, self.lines = text, list(line_spans(text))
        self.blocks: list[Block] = []
        self.marks: list[Mark] = []
        self.comments: list[Span] = []
        self.commented: set[int] = set()  # where the lines begin that hold a comment, or a part of one
        self.meta: dict[str, str] = {}
        self._references = frozenset(found["label"].casefold() for found in _DEFINITIONS.finditer(text))
        self._comment_end = 0  # where the comment that reaches beyond its line ends
        self._no_comment_end = False
        self._fence = ""  # the fence, or the closing tag, of the code we are in
        self._in_list = self._in_table = False
        self._indents_prose = _indents_prose(text, self.lines)

    def read(self) -> None:
        """Line by line."""
        first = self._front_matter()
        for span in self.lines[first:]:
            self._line(span)

    def _add(self, span: Span, kind: str, level: int | None = None) -> None:
        if kind in ("code", "comment", "meta") and span.start < span.end:
            self.marks.append(Mark(span))
        self.blocks.append(Block(span, kind, level))

    def _front_matter(self) -> int:
        """Reads `---` … `---` at the top of the file; the number of its lines."""
        if self._cut(self.lines[0]).rstrip() != "---":
            return 0
        top = [self._cut(span) for span in self.lines[:_LONGEST_FRONT_MATTER]]
        end = next((index for index, line in enumerate(top[1:], 1) if line.rstrip() in ("---", "...")), 0)
        headings = (_HEADING.match(self.text, *span) for span in self.lines[end + 1 :])
        has_title = any(heading and heading[1] == "#" for heading in headings)
        for span in self.lines[: end + 1 if end else 0]:
            found = _META.match(self.text, *span)
            if found and found["value"]:
                value = found["value"]
                self.meta[found["key"]] = _YES_NO.get(value.lower(), value) if found["key"] == "report" else value
            if found and found["key"] == "title" and found["value"] and not has_title:
                # The only title there is: a line of text behind a mark.
                at, stop = found.span("value")
                self.marks += [Mark(part) for part in (Span(span.start, at), Span(stop, span.end)) if part[0] < part[1]]
                self._add(span, "text", 1)
            else:
                self._add(span, "meta")
        return end + 1 if end else 0

    def _cut(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def _line(self, span: Span) -> None:
        start = max(span.start, min(self._comment_end, span.end))
        in_comment = span.start < self._comment_end
        if in_comment:
            self.commented.add(span.start)
        if start > span.start:
            self.marks.append(Mark(Span(span.start, start)))
        if in_comment and not self.text[start : span.end].strip():
            self.blocks.append(Block(span, "comment"))
        elif self._fence:
            self._add(span, "code")
            self._leave_code(span)
        elif not self.text[start : span.end].strip():
            self._in_table = False
            self.blocks.append(Block(span, "blank"))
        elif self._is_code(span, start):
            self._add(span, "code")
        else:
            self._prose(span, start)

    def _leave_code(self, span: Span) -> None:
        line = self._cut(span).strip()
        if self._fence[0] == "<":
            if self._fence in line.lower():
                self._fence = ""
        elif line.startswith(self._fence) and not line.strip(self._fence[0]):
            self._fence = ""

    def _is_code(self, span: Span, start: int) -> bool:
        fence = _FENCE.match(self.text, start, span.end)
        if fence:
            self._fence = fence["fence"]
            return True
        raw = _RAW_HTML.match(self.text, start, span.end)
        if raw:
            closing = f"</{raw[1].lower()}>"
            self._fence = "" if closing in self._cut(span).lower() else closing
            return True
        if not _INDENTED.match(self.text, start, span.end) or self._indents_prose or self._in_list:
            return False
        return not self.blocks or self.blocks[-1].kind in ("blank", "code", "meta")

    def _prose(self, span: Span, start: int) -> None:
        start = self._behind(_QUOTE, start, span.end)
        heading = _HEADING.match(self.text, start, span.end)
        if heading and (len(heading[1]) > 1 or not _HASHTAG.match(self.text, start, span.end)):
            self._heading(span, heading)
            return
        if self._is_rule(span, start):
            return
        definition = _DEFINITION.match(self.text, start, span.end)
        if definition and not definition["label"].startswith("^"):
            self._add(span, "meta")
            return
        kind = "cell" if self._is_row(span, start) else "text"
        if definition:
            kind, start = "note", self._behind(_DEFINITION, start, span.end)
        bullet = _BULLET.match(self.text, start, span.end)
        if bullet or _NUMBERED.match(self.text, start, span.end):
            self._in_list = True
        elif not self.text[start : start + 1].isspace() and self.blocks and self.blocks[-1].kind == "blank":
            self._in_list = False
        start = self._behind(_BULLET, start, span.end)
        if kind == "cell":
            self.marks += [Mark(Span(*pipe.span()), _CELL_END) for pipe in _PIPE.finditer(self.text, start, span.end)]
        self._inline(span, start, span.end)
        self.blocks.append(Block(span, kind))

    def _behind(self, mark: re.Pattern[str], start: int, end: int) -> int:
        """Where the text behind a leading mark begins; the mark is noted."""
        found = mark.match(self.text, start, end)
        if not found or found.end() == start:
            return start
        self.marks.append(Mark(Span(start, found.end())))
        return found.end()

    def _heading(self, span: Span, heading: re.Match[str]) -> None:
        closing = _CLOSING_MARKS.search(self.text, heading.end(), span.end)
        end = closing.start() if closing else span.end
        self.marks.append(Mark(Span(*heading.span())))
        if closing:
            self.marks.append(Mark(Span(end, span.end)))
        self._in_list = False
        self._inline(span, heading.end(), end)
        self.blocks.append(Block(span, "text", len(heading[1])))

    def _is_rule(self, span: Span, start: int) -> bool:
        """A line of dashes: under a short line it makes that a heading, elsewhere it is a rule."""
        underline = _UNDERLINE.match(self.text, start, span.end)
        above = self.blocks[-1] if self.blocks else None
        if underline and above and above.kind == "text" and above.style_level is None:
            line = self._cut(above.span).strip()
            if len(line) <= _LONGEST_UNDERLINED and not line.endswith(("。", "；", "，", "：")):
                self.blocks[-1] = above._replace(style_level=1 if "=" in underline.group() else 2)
        elif not _BREAK.match(self.text, start, span.end) and not (self._in_table and self._delimits(span)):
            return False
        self.marks.append(Mark(Span(start, span.end)))
        self.blocks.append(Block(span, "blank"))
        return True

    def _is_row(self, span: Span, start: int) -> bool:
        """True for a row of a table: the line above a delimiter row, and the lines below it down to a blank one."""
        if not self._in_table and "|" in self.text[start : span.end]:
            number = len(self.blocks) + 1
            self._in_table = number < len(self.lines) and self._delimits(self.lines[number])
        return self._in_table

    def _delimits(self, span: Span) -> bool:
        return "|" in self._cut(span) and bool(_DELIMITERS.match(self.text, *span))

    def _inline(self, line: Span, start: int, end: int) -> None:
        """The marks between `start` and `end` of `line`. Comments first: what stands in one is no markup."""
        while (opening := self.text.find("<!--", start, end)) >= 0 and not self._no_comment_end:
            closing = self.text.find("-->", opening + 4)
            if closing < 0:
                self._no_comment_end = True  # a comment nobody closed would hide the rest of the draft
                break
            comment = Span(opening, closing + 3)
            self.comments.append(comment)
            self.commented.add(line.start)
            self.marks += marks(self.text, start, opening, self._references)
            self.marks.append(Mark(Span(opening, min(comment.end, end))))
            start = self._comment_end = comment.end
            if start >= end:
                return
        self.marks += marks(self.text, start, end, self._references)


def _indents_prose(text: str, lines: Sequence[Span]) -> bool:
    """True if the draft indents its paragraphs by four blanks, as in a letter: more text stands so than otherwise."""
    indented = plain = 0
    for size, is_indented in _prose_sizes(text, lines):
        if is_indented:
            indented += size
        else:
            plain += size
    return indented > plain


def _prose_sizes(text: str, lines: Sequence[Span]) -> Iterator[tuple[int, bool]]:
    for start, end in lines:
        line = text[start:end].strip()
        if line.endswith(("。", "；", "！")):
            yield len(line), bool(_INDENTED.match(text, start, end))


__all__ = ["FORMAT", "PICTURE", "read"]
