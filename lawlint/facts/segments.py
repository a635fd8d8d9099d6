"""Segments: the stretches a statement of figures does not reach beyond."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lawlint.model.document import PROSE_KINDS, Block, Document
from lawlint.model.span import Span

_STOPS = "!?;\n\r"


def read(document: Document) -> tuple[Span, ...]:
    """The stretches between 。！？； and line breaks in the prose of `document`, in order, empty ones left out."""
    found: list[Span] = []
    for start, end in _prose(document.blocks):
        text = document.folded[start:end]
        for stop in _STOPS:
            text = text.replace(stop, "。")
        at = start
        for stretch in text.split("。"):
            if stretch:
                found.append(Span(at, at + len(stretch)))
            at += len(stretch) + 1
    return tuple(found)


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
