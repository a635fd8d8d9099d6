"""Segments: the stretches a statement of figures does not reach beyond."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lawlint.model.document import PROSE_KINDS, Block, Document
from lawlint.model.span import Span, made

_STOPS = "!?;\n\r"
_LONGEST = 2000  # characters; no sentence has as many


def read(document: Document) -> tuple[Span, ...]:
    """The stretches between 。！？； and line breaks in the prose of `document`, in order, empty ones left out, those
    without end in parts.
    """
    found: list[Span] = []
    for start, end in _prose(document.blocks):
        text = document.folded[start:end]
        for stop in _STOPS:
            text = text.replace(stop, "。")
        at = start
        for stretch in text.split("。"):
            size = len(stretch)
            if size > _LONGEST:
                found += _pieces(stretch, at)
            elif stretch:
                found.append(made(Span, (at, at + size)))
            at += size + 1
    return tuple(found)


def _pieces(stretch: str, at: int) -> Iterator[Span]:
    """A stretch without end, cut at commas where it has any: what a rule reads round a place must have bounds."""
    start = 0
    while start < len(stretch):
        end = start + _LONGEST
        if end < len(stretch):
            end = max(stretch.rfind(",", start, end), start) + 1
            end = end if end > start + 1 else start + _LONGEST
        end = min(end, len(stretch))
        yield Span(at + start, at + end)
        start = end


def _prose(blocks: Iterable[Block]) -> Iterator[tuple[int, int]]:
    """Where prose stands: neighbouring lines together, for their breaks part the stretches anyway."""
    start, stop = 0, -1
    for (begin, end), kind, _ in blocks:
        if kind in PROSE_KINDS:
            start, stop = (start if stop >= 0 else begin), end
        elif begin < end and stop >= 0:
            yield start, stop
            stop = -1
    if stop >= 0:
        yield start, stop
