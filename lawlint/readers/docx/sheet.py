"""The text under construction: lines, pieces and stretches grow together, so that they cannot disagree."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from lawlint.readers.base import UnreadableError
from lawlint.readers.docx.layout import Line, Mark, Piece, Stretch

MOST_CHARACTERS = 20_000_000
MOST_LINES = 200_000
_TOO_LONG = "文件的文字多得异常，没有检查；请核对文件来源"
_BREAKS = re.compile(r"[\r\n]")
_PAGE_OF_CONTENTS = re.compile(r"\t[\dIVXivx]+$")


class Sheet:
    """Lines are opened and closed by the walk; `put` adds text to the open one."""

    def __init__(self) -> None:
        self.size = 0
        self.lines: list[Line] = []
        self.pieces: list[Piece] = []
        self.stretches: list[Stretch] = []
        self.marks: list[Mark] = []
        self._texts: list[str] = []
        self._open: tuple[int, int] = (0, 0)  # where the open line begins, in the text and in `_texts`
        self._label: str | None = None
        self._part = ""

    def begin(self, part: str, label: str | None) -> None:
        """Open a line."""
        if self.lines:
            self._add("\n", False)
        self._part, self._label = part, label
        self._open = self.size, len(self._texts)

    def put(
        self, text: str, run: Element, node: Element, lead: int = 0, editable: bool = True, fixed: bool = False
    ) -> None:
        """Add the text of `node` to the open line."""
        if not text:
            return
        if "\n" in text or "\r" in text:
            text = _BREAKS.sub(" ", text)  # a raw line end in the XML is a blank to Word
        start = self.size
        self._add(text, editable)
        self.pieces.append(Piece(start, self.size, self._part, run, node, lead, fixed))

    def number(self, text: str) -> None:
        """Add an automatic number, which no element holds."""
        if text:
            self._add(text, False)

    def broken(
        self, run: Element, node: Element, fixed: bool, line: tuple[str, int | None, Element | None, int | None]
    ) -> None:
        """A line break inside a paragraph: close the line, and open another one under the same label."""
        self.end(*line)
        start = self.size
        self._add("\n", True)
        self.pieces.append(Piece(start, self.size, self._part, run, node, 0, fixed))
        self._open = self.size, len(self._texts)

    def end(self, kind: str, style_level: int | None, paragraph: Element | None, anchor: int | None) -> bool:
        """Close the open line; False if it is blank."""
        if len(self.lines) >= MOST_LINES:
            raise UnreadableError(_TOO_LONG)
        start, index = self._open
        text = "".join(self._texts[index:])
        blank = not text or text.isspace()
        if blank:
            kind = "blank"
        self.lines.append(Line(start, self.size, kind, style_level, self._label, self._part, paragraph, anchor))
        return not blank

    def open_text(self) -> str:
        """What the open line holds so far."""
        return "".join(self._texts[self._open[1] :])

    def repeats_heading(self) -> bool:
        """True if the open line ends as a line of a table of contents does."""
        return bool(_PAGE_OF_CONTENTS.search(self.open_text()))

    def mark(self, kind: str, who: str, text: str = "") -> None:
        """Note what stands beside the text here."""
        self.marks.append(Mark(kind, self.size, who, text))

    def text(self) -> str:
        """The whole text."""
        return "".join(self._texts)

    def _add(self, text: str, editable: bool) -> None:
        start = self.size
        self.size += len(text)
        if self.size > MOST_CHARACTERS:
            raise UnreadableError(_TOO_LONG)
        self._texts.append(text)
        last = self.stretches[-1] if self.stretches else None
        if last and last.label == self._label and last.editable == editable and last.part == self._part:
            self.stretches[-1] = last._replace(end=self.size)
        else:
            self.stretches.append(Stretch(start, self.size, self._part, self._label, editable))
