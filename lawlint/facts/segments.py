"""Segments: the stretches a statement of figures does not reach beyond."""

from __future__ import annotations

import re

from lawlint.model.document import PROSE_KINDS, Document
from lawlint.model.span import Span

_STOP = re.compile(r"[。!?;]")


def read(document: Document) -> tuple[Span, ...]:
    """The stretches between 。！？； and line breaks in the prose of `document`, in order, empty ones left out."""
    found: list[Span] = []
    folded = document.folded
    for line, kind, _ in document.blocks:
        if kind not in PROSE_KINDS:
            continue
        start = line.start
        for stop in _STOP.finditer(folded, line.start, line.end):
            if stop.start() > start:
                found.append(Span(start, stop.start()))
            start = stop.end()
        if line.end > start:
            found.append(Span(start, line.end))
    return tuple(found)
