"""Positions: half-open spans of code points of `Document.text`, the only position type between reader and reporter."""

from __future__ import annotations

from typing import NamedTuple

#: `made(Span, (start, end))` is `Span(start, end)` at half its price, for the loops that make hundreds of them.
made = tuple.__new__


class Span(NamedTuple):
    """`text[start:end]`, in Python code points, 0 <= start <= end. `start == end` names a place between characters."""

    start: int
    end: int

    def contains(self, other: Span) -> bool:
        """True if `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """True if the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


class Edit(NamedTuple):
    """Replace `span` by `text`. An empty span inserts, an empty text deletes."""

    span: Span
    text: str
