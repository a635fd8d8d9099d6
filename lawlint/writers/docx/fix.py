"""Edits of the text into the document: as tracked changes that are accepted one by one, or plainly."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from lawlint.model.span import Edit, Span
from lawlint.readers.docx.layout import Piece
from lawlint.readers.docx.names import T, W
from lawlint.readers.docx.reading import lay_out
from lawlint.writers.docx.archive import repacked
from lawlint.writers.docx.splice import Splicer

_CHANGEABLE = frozenset({T, W + "tab", W + "br", W + "cr", W + "noBreakHyphen"})


class Editor:
    """A document that edits are tried on."""

    def __init__(self, data: bytes) -> None:
        self._data, self._layout = data, lay_out(data)
        self._starts = [piece.start for piece in self._layout.pieces]

    def accepts(self, edits: Sequence[Edit]) -> bool:
        """True if the edits can be made one by one with every format kept: no field, no end of a paragraph in them."""
        return all(self._plan(edit) is not None for edit in edits)

    def rewritten(self, edits: Sequence[Edit], track: bool) -> bytes:
        """The document with `edits`, which it accepts; they must not overlap."""
        splicers: dict[str, Splicer] = {}
        for edit in edits:
            for piece, start, end, text in self._plan(edit) or ():
                splicer = splicers.get(piece.part)
                if splicer is None:
                    splicer = splicers[piece.part] = Splicer(self._layout, piece.part, track)
                splicer.change(piece, start, end, text)
        if not splicers:
            return self._data
        changed = {part: splicer.rendered() for part, splicer in splicers.items()}
        return repacked(self._layout.package, changed)

    def _plan(self, edit: Edit) -> list[tuple[Piece, int, int, str]] | None:
        """What an edit does to each piece it touches; None where it cannot be made."""
        edit = self._trimmed(edit)
        if "\n" in edit.text:
            return None
        pieces = self._covered(edit.span)
        if not pieces:
            return None
        if any(piece.fixed or piece.node.tag not in _CHANGEABLE or piece.part != pieces[0].part for piece in pieces):
            return None
        plan = []
        for index, piece in enumerate(pieces):
            start, end = max(0, edit.span.start - piece.start), min(piece.end, edit.span.end) - piece.start
            plan.append((piece, start, end, "" if index else edit.text))
        return plan

    def _trimmed(self, edit: Edit) -> Edit:
        """The edit without what it leaves as it is, so that only changed characters are marked as changed."""
        (start, end), text = edit
        old = self._layout.text[start:end]
        same = 0
        while same < min(len(old), len(text)) and old[same] == text[same]:
            same += 1
        old, text = old[same:], text[same:]
        tail = 0
        while tail < min(len(old), len(text)) and old[-1 - tail] == text[-1 - tail]:
            tail += 1
        return Edit(Span(start + same, end - tail), text[: len(text) - tail])

    def _covered(self, span: Span) -> list[Piece]:
        """The pieces that hold every character of `span`; for an empty one the piece it is put into. Empty if none."""
        pieces = self._layout.pieces
        index = bisect_right(self._starts, span.start) - 1
        if span.start == span.end:
            before = next((pieces[i] for i in (index, index - 1) if i >= 0 and pieces[i].end == span.start), None)
            if index >= 0 and pieces[index].start < span.start <= pieces[index].end:
                before = pieces[index]
            after = pieces[index] if index >= 0 and pieces[index].start == span.start else None
            return [piece for piece in (before, after) if piece and piece.node.tag == T and not piece.fixed][:1]
        found = []
        at = span.start
        while 0 <= index < len(pieces) and at < span.end and pieces[index].start <= at < pieces[index].end:
            found.append(pieces[index])
            at = pieces[index].end
            index += 1
        return found if at >= span.end else []
