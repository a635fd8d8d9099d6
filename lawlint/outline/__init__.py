"""Document to Outline: find the markers, infer their levels, parse the lines. Always succeeds, never judges."""

from __future__ import annotations

from lawlint.model.document import Document
from lawlint.model.outline import Outline
from lawlint.outline.bare import bare
from lawlint.outline.build import parse
from lawlint.outline.levels import infer
from lawlint.outline.lines import annex_lines, tokens
from lawlint.outline.markers import scan
from lawlint.outline.styles import styled

__all__ = ["outline_of"]


def outline_of(document: Document) -> Outline:
    """The outline of `document`: report first, annexes after it, each numbered for itself."""
    annexes = annex_lines(document)
    readings = infer(scan(document), annexes)
    numbered = {reading.marker.line: reading.level for reading in readings.items if reading.level}
    style = styled(document, numbered, annexes)
    if not style.levels and 1 not in numbered.values():
        style = style._replace(levels=bare(document, numbered, annexes))
    return parse(tokens(document, readings, annexes, style), readings.runs_on)
