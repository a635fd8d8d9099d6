"""Events of a page to lines of text: block elements and <br> end a line, white space collapses as a browser shows it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from lawlint.readers.pages.tree import BLOCKS, Element, End, Event, Run

_SPACE = re.compile(r"[ \t\n\r\f]+")
_PIECE = re.compile(r"[ \t\n\r\f]+|[^ \t\n\r\f]+")
_WIDE = "\u2e80"  # from here on: ideographs, full-width marks; no blank is meant where the source wraps beside them


class TextLine(NamedTuple):
    """A line of the page: its pieces in order, each with its offset in the source; `kind` as of a Block.

    `linked` is how many of its characters stand in links.
    """

    pieces: tuple[Run, ...]
    kind: str
    linked: int
    level: int | None  # of h1 to h6

    @property
    def text(self) -> str:
        """The characters of the line."""
        return "".join(piece.text for piece in self.pieces)


def lines_of(events: Iterable[Event], dropped: frozenset[Element]) -> list[TextLine]:
    """The lines in `events`, blank ones left out, without what stands in `dropped` elements."""
    writer = _Writer()
    skipping: Element | None = None
    for event in events:
        if skipping is not None:
            if isinstance(event, End) and event.element is skipping:
                skipping = None
        elif isinstance(event, Run):
            writer.write(event)
        elif isinstance(event, Element):
            if event in dropped:
                writer.end_line()
                skipping = event
            else:
                writer.enter(event)
        else:
            writer.leave(event.element)
    writer.end_line()
    return writer.lines


class _Writer:
    def __init__(self) -> None:
        self.lines: list[TextLine] = []
        self._pieces: list[Run] = []
        self._blank: Run | None = None  # white space that counts if something follows in the line
        self._linked = self._links = self._cells = self._pres = 0
        self._level: int | None = None

    def enter(self, element: Element) -> None:
        tag = element.tag
        if tag in BLOCKS or tag == "br":
            self.end_line()
        self._links += tag == "a"
        self._cells += tag in ("td", "th")
        self._pres += tag == "pre"
        if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            self._level = int(tag[1])

    def leave(self, element: Element) -> None:
        tag = element.tag
        if tag in BLOCKS:
            self.end_line()
            self._level = None
        self._links -= tag == "a"
        self._cells -= tag in ("td", "th")
        self._pres -= tag == "pre"

    def write(self, run: Run) -> None:
        for found in _PIECE.finditer(run.text):
            piece = Run(found.group(), run.offset + found.start())
            if not _SPACE.match(piece.text):
                self._append(piece)
            elif self._pres and ("\n" in piece.text or "\r" in piece.text):
                self.end_line()
            elif self._pieces and self._blank is None:
                self._blank = piece

    def end_line(self) -> None:
        if any(not piece.text.isspace() for piece in self._pieces):
            kind = "cell" if self._cells else "text"
            self.lines.append(TextLine(tuple(self._pieces), kind, self._linked, self._level))
        self._pieces, self._blank, self._linked = [], None, 0

    def _append(self, piece: Run) -> None:
        blank, self._blank = self._blank, None
        if blank is not None and not (_wraps(blank.text) and self._beside_wide(piece)):
            self._pieces.append(Run(" ", blank.offset))
        self._pieces.append(piece)
        self._linked += len(piece.text) if self._links else 0

    def _beside_wide(self, piece: Run) -> bool:
        return self._pieces[-1].text[-1] >= _WIDE or piece.text[0] >= _WIDE


def _wraps(blank: str) -> bool:
    return "\n" in blank or "\r" in blank
