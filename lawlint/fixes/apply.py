"""Apply the fixes of a report to its text. Pure: string in, string out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lawlint.model.report import Diagnostic
from lawlint.model.span import Edit


class Applied(NamedTuple):
    """The new text, the diagnostics whose fixes are in it, and those left for another pass because they overlap."""

    text: str
    applied: tuple[Diagnostic, ...]
    skipped: tuple[Diagnostic, ...]


def apply_fixes(text: str, diagnostics: Sequence[Diagnostic], unsafe: bool = False) -> Applied:
    """`text` with the safe fixes of open diagnostics applied, the unsafe ones too if asked for; never display ones.

    A fix is applied whole or not at all. Of two that touch the same place the one that begins first is applied, the
    other waits for the next pass: its edits may no longer fit.
    """
    allowed = ("safe", "unsafe") if unsafe else ("safe",)
    taken: list[Edit] = []
    applied, skipped = [], []
    for entry in diagnostics:
        if entry.state != "open" or entry.fix is None or entry.fix.safety not in allowed:
            continue
        if any(_clash(edit, other) for edit in entry.fix.edits for other in taken):
            skipped.append(entry)
            continue
        taken += entry.fix.edits
        applied.append(entry)
    return Applied(_edited(text, taken), tuple(applied), tuple(skipped))


def _clash(one: Edit, other: Edit) -> bool:
    """True if two edits touch: overlapping spans, or an insertion at the edge of another edit."""
    return one.span.start <= other.span.end and other.span.start <= one.span.end


def _edited(text: str, edits: Sequence[Edit]) -> str:
    parts, end = [], 0
    for edit in sorted(edits):
        parts += [text[end : edit.span.start], edit.text]
        end = edit.span.end
    return "".join((*parts, text[end:]))
