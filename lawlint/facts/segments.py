"""Segments: the stretches a statement of figures does not reach beyond."""

from __future__ import annotations

import re

from lawlint.model.document import PROSE_KINDS, Document
from lawlint.model.span import Span

_STRETCH = re.compile(r"[^。!?;]+")


def read(document: Document) -> tuple[Span, ...]:
    """The stretches between 。！？； and line breaks in the prose of `document`, in order, empty ones left out."""
    folded = document.folded
    return tuple(
        Span(*stretch.span())
        for line, kind, _ in document.blocks
        if kind in PROSE_KINDS
        for stretch in _STRETCH.finditer(folded, line.start, line.end)
    )
