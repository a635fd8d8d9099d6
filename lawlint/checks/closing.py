"""Kind `closing`: the signature and the date below the text (发文机关署名、成文日期).

check: {kind: closing, finds: missing}
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from lawlint.model.document import FLOW_KINDS
from lawlint.model.finding import Context, Finding, Outcome
from lawlint.model.span import Span
from lawlint.text.regex import regex

NAME = "closing"
VALUES = frozenset({"place"})
GRADES: tuple[str, ...] = ()
EXTENDS = ""

_FRONT = 12  # lines that may stand before the text
_DATE = regex(r"[(]?20\d\d ?年 ?\d{1,2} ?月(?: ?\d{1,2} ?日)?[)]?$")


class Options(NamedTuple):
    """`finds`: missing (neither issuer nor date, at the end or below the title)."""

    finds: Literal["missing"]


def check(context: Context, options: Options) -> Outcome:  # noqa: ARG001 - one thing to find so far
    """At most one finding, where the text ends."""
    part = context.outline.report
    if any(signed.signoff or signed.date for signed in (part, context.outline.parts[0])):  # a letter may bear them
        return Outcome(examined=1)
    last = max((block.span.end for block in context.document.blocks if block.kind in FLOW_KINDS), default=0)
    if part.annex is None and len(context.outline.parts) > 1:
        annex = context.outline.parts[1].annex
        last = min(last, annex.start if annex else last)
    if not last:
        return Outcome()
    if _dated_above(context):
        return Outcome(examined=1)
    end = len(context.text[:last].rstrip())
    return Outcome((Finding(Span(end, end), {"place": context.identity.place or "发文机关"}),), examined=1)


def _dated_above(context: Context) -> bool:
    """True if a line before the first heading dates the report: （2024年1月31日） below the title."""
    first = context.outline.headings[0].marker.start if context.outline.headings else 0
    lines = (context.folded[block.span.start : block.span.end].strip() for block in context.document.blocks[:_FRONT])
    above = zip(lines, context.document.line_starts, strict=False)
    return any(start < first and _DATE.match(line) for line, start in above)
