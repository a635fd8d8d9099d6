"""Where the text of a .docx comes from, element by element: what a reader needs to name places and a writer to mend them."""

from __future__ import annotations

from typing import NamedTuple
from xml.etree.ElementTree import Element

from lawlint.model.span import Span
from lawlint.readers.docx.package import Package

PLACEHOLDER = "\ufffc"  # stands for a picture, an equation, a symbol of a private font


class Piece(NamedTuple):
    """A stretch of the text that one element holds: a w:t, a w:tab, a w:br, a picture.

    `node` has the characters `lead` to `lead + length` of its own text here. `fixed` is True where a writer must not
    change them, although they are characters of the draft: results of fields, locked controls, moved text.
    """

    start: int
    end: int
    part: str
    run: Element
    node: Element
    lead: int
    fixed: bool


class Line(NamedTuple):
    """One line of the text. `anchor` is where its story hangs in the body: the end of the paragraph with the footnote
    mark or the text box, the beginning for a header; None for the body itself."""

    start: int
    end: int
    kind: str
    style_level: int | None
    label: str | None
    part: str
    paragraph: Element | None
    anchor: int | None


class Stretch(NamedTuple):
    """Text of one label, all of it editable or none."""

    start: int
    end: int
    part: str
    label: str | None
    editable: bool


class Mark(NamedTuple):
    """What stands beside the text. `kind` is revision or hidden; `who` the author, `text` the words."""

    kind: str
    at: int
    who: str
    text: str


class Comment(NamedTuple):
    """A comment with the span it is anchored to."""

    id: str
    author: str
    text: str
    span: Span


class Layout(NamedTuple):
    """A whole document as it was walked. `roots` are the element trees of its parts, by name."""

    text: str
    lines: tuple[Line, ...]
    stretches: tuple[Stretch, ...]
    pieces: tuple[Piece, ...]
    marks: tuple[Mark, ...]
    comments: tuple[Comment, ...]
    roots: dict[str, Element]
    package: Package
