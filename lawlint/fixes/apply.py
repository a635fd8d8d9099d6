"""Apply the fixes of a report to its text. Pure: string in, string out."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from lawlint.model.report import Diagnostic
from lawlint.model.span import Edit, Span


class Applied(NamedTuple):
    """The new text, the diagnostics whose fixes are in it, and those left for another pass because they overlap.

    A fix that overlaps itself cannot be applied at all and stays among the skipped ones.
    """

    text: str
    applied: tuple[Diagnostic, ...]
    skipped: tuple[Diagnostic, ...]


def apply_fixes(text: str, diagnostics: Sequence[Diagnostic], unsafe: bool = False) -> Applied:
    """`text` with the safe fixes of open diagnostics applied, the unsafe ones too if asked for; never display ones.

    A fix is applied whole or not at all. Of two that touch the same place the one that begins first is applied, the
    other waits for the next pass: its edits may no longer fit.
    """
    allowed = ("safe", "unsafe") if unsafe else ("safe",)
    taken = _Taken()
    applied, skipped = [], []
    for entry in diagnostics:
        if entry.state != "open" or entry.fix is None or entry.fix.safety not in allowed:
            continue
        edits = sorted(set(entry.fix.edits))
        torn = any(one.span.end > other.span.start for one, other in pairwise(edits))
        if torn or any(taken.touches(edit.span) for edit in edits):
            skipped.append(entry)
            continue
        for edit in edits:
            taken.add(edit)
        applied.append(entry)
    return Applied(_edited(text, taken.edits), tuple(applied), tuple(skipped))


class _Taken:
    """Edits that touch none of the others, in order: a draft with thousands of fixes is no reason to be slow."""

    def __init__(self) -> None:
        self.edits: list[Edit] = []

    def touches(self, span: Span) -> bool:
        """True if `span` overlaps one of them, or lies at its edge."""
        at = bisect_left(self.edits, Edit(span, ""))
        return any(
            other.span.start <= span.end and span.start <= other.span.end
            for other in self.edits[max(0, at - 1) : at + 1]
        )

    def add(self, edit: Edit) -> None:
        insort(self.edits, edit)


def _edited(text: str, edits: Sequence[Edit]) -> str:
    parts, end = [], 0
    for edit in edits:
        parts += [text[end : edit.span.start], edit.text]
        end = edit.span.end
    return "".join((*parts, text[end:]))
