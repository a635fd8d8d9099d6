"""Splices in the runs of one part: marks between characters, text deleted and inserted. Runs are cut where needed.

A cut run is two runs with the same w:rPr, byte for byte, so nothing looks different.
"""

from __future__ import annotations

from typing import NamedTuple
from xml.etree.ElementTree import Element

from lawlint.readers.docx.layout import Layout, Piece
from lawlint.readers.docx.names import AUTHOR, INS, OURS, RPR, T, W
from lawlint.writers.docx.offsets import Offsets, Patch
from lawlint.writers.docx.vocabulary import Vocabulary

_RUBY_BASE = W + "rubyBase"
END, POINT, START = 0, 1, 2  # marks at one place: what ends, what is only a place, what begins


class Mark(NamedTuple):
    """Bytes that stand between runs, before the character `at` of a piece."""

    at: int
    rank: int
    content: bytes


class Change(NamedTuple):
    """Characters `start` to `end` of a piece become `text`."""

    start: int
    end: int
    text: str


class Splicer:
    """Collects splices in one part of a layout, then renders it once."""

    def __init__(self, layout: Layout, part: str, track: bool = True) -> None:
        self.layout, self.part, self._track = layout, part, track
        data, root = layout.package.part(part), layout.roots[part]
        self.offsets, self.patch = Offsets(data, root), Patch(data)
        self.words = Vocabulary(data, _free_number(root))
        self._parents = {child: parent for parent in root.iter() for child in parent}
        self._marks: dict[Piece, list[Mark]] = {}
        self._changes: dict[Piece, list[Change]] = {}
        self._paragraphs: dict[Element, list[bytes]] = {}

    def mark(self, piece: Piece, at: int, rank: int, content: bytes) -> None:
        """Put `content` between runs, before the character `at` of `piece`."""
        if self._parents[piece.run].tag == _RUBY_BASE:
            self._beside_ruby(piece, rank, content)
        else:
            self._marks.setdefault(piece, []).append(Mark(at, rank, content))

    def mark_paragraph(self, paragraph: Element, content: bytes) -> None:
        """Put `content` at the end of a paragraph that has no characters."""
        self._paragraphs.setdefault(paragraph, []).append(content)

    def change(self, piece: Piece, start: int, end: int, text: str) -> None:
        """Replace characters `start` to `end` of `piece` by `text`, in the format they have."""
        self._changes.setdefault(piece, []).append(Change(start, end, text))

    def rendered(self) -> bytes:
        """The part with every splice."""
        touched: dict[Element, dict[Element, Piece]] = {}
        for piece in (*self._marks, *self._changes):
            touched.setdefault(piece.run, {})[piece.node] = piece
        # Runs inside text boxes stand in other runs: the inner ones first, so that the outer ones take them up.
        for run in sorted(touched, key=lambda run: -self.offsets.place(run).start):
            place = self.offsets.place(run)
            self.patch.replace(place.start, place.end, self._run(run, touched[run]))
        for paragraph, contents in self._paragraphs.items():
            self._paragraph(paragraph, b"".join(contents))
        return self.patch.whole()

    def _paragraph(self, paragraph: Element, content: bytes) -> None:
        place = self.offsets.place(paragraph)
        if place.inner == place.end:  # <w:p/>
            tag = self._raw(paragraph)[:-2].rstrip() + b">"
            self.patch.replace(place.start, place.end, tag + content + b"</" + place.name + b">")
        else:
            self.patch.replace(place.close, place.close, content)

    def _beside_ruby(self, piece: Piece, rank: int, content: bytes) -> None:
        run = self._parents[piece.run]
        while run.tag != W + "r":
            run = self._parents[run]
        place = self.offsets.place(run)
        at = place.end if rank == END else place.start
        self.patch.replace(at, at, content)

    def _run(self, run: Element, pieces: dict[Element, Piece]) -> bytes:
        place = self.offsets.place(run)
        tag = self.layout.package.part(self.part)[place.start : place.inner]
        properties = run.find(RPR)
        looks = b"" if properties is None else self._raw(properties)
        maker = _Run(tag + looks, b"</" + place.name + b">")
        for child in run:
            if child.tag == RPR:
                continue
            piece = pieces.get(child)
            if piece is None:
                maker.inside(self._raw(child))
            else:
                self._piece(maker, piece, looks)
        return maker.done()

    def _raw(self, element: Element) -> bytes:
        place = self.offsets.place(element)
        return self.patch.cut(place.start, place.end)

    def _piece(self, maker: _Run, piece: Piece, looks: bytes) -> None:
        length = piece.end - piece.start
        at = 0
        changes = sorted(self._changes.get(piece, ()))
        marks = sorted(self._marks.get(piece, ()), key=lambda mark: mark[:2])
        whole = not changes and all(mark.at in (0, length) for mark in marks)

        def keep(end: int) -> None:
            """Characters up to `end` as they are, with the marks between them."""
            nonlocal at
            while marks and marks[0].at <= end:
                mark = marks.pop(0)
                self._keep(maker, piece, at, mark.at, whole)
                at = max(at, mark.at)
                maker.between(mark.content)
            self._keep(maker, piece, at, end, whole)
            at = max(at, end)

        for change in changes:
            keep(change.start)
            self._change(maker, piece, change, looks)
            at = change.end
        keep(length)

    def _keep(self, maker: _Run, piece: Piece, start: int, end: int, whole: bool) -> None:
        if start >= end:
            return
        if whole or piece.node.tag != T:
            maker.inside(self._raw(piece.node))
        else:
            maker.inside(self.words.text(self.layout.text[piece.start + start : piece.start + end]))

    def _change(self, maker: _Run, piece: Piece, change: Change, looks: bytes) -> None:
        parent = self._parents[piece.run]
        inserted = parent.tag == INS
        plain = not self._track or (inserted and parent.get(AUTHOR) == OURS)
        words = self.words
        if change.start < change.end and not plain:
            gone = self.layout.text[piece.start + change.start : piece.start + change.end]
            inside = words.text(gone, "delText") if piece.node.tag == T else self._raw(piece.node)
            maker.between(words.change("del", words.element("r", looks + inside)))
        if not change.text:
            return
        if plain:
            maker.inside(words.text(change.text))
            return
        added = words.change("ins", words.element("r", looks + words.text(change.text)))
        if inserted:  # an insertion does not nest in another person's: theirs is closed before it and opened again
            place = self.offsets.place(parent)
            tag = self.layout.package.part(self.part)[place.start : place.inner]
            added = b"</" + place.name + b">" + added + words.fresh_id(tag)
        maker.between(added)


class _Run:
    """A run under construction, cut wherever something must stand between runs. No empty run is made."""

    def __init__(self, head: bytes, tail: bytes) -> None:
        self._head, self._tail = head, tail
        self._parts: list[bytes] = []
        self._open = False

    def inside(self, content: bytes) -> None:
        """Add a child."""
        if not self._open:
            self._parts.append(self._head)
            self._open = True
        self._parts.append(content)

    def between(self, content: bytes) -> None:
        """End the run, add `content`; the next child begins another run."""
        if self._open:
            self._parts.append(self._tail)
            self._open = False
        self._parts.append(content)

    def done(self) -> bytes:
        """The bytes of the runs and of what stands between them."""
        self.between(b"")
        return b"".join(self._parts)


def _free_number(root: Element) -> int:
    """A number above those of all bookmarks, comments and changes in the part."""
    numbers = (element.get(W + "id", "") for element in root.iter())
    return max((int(number) for number in numbers if number.isdigit() and len(number) < 9), default=0) + 1
