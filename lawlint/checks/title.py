"""Kind `title`: the title of the document (标题由发文机关名称、事由和文种组成).

    check: {kind: title, finds: missing}

A title may run over several lines and stand below a masthead; the outline has found it. Where a format states the title
outside the text (front matter), the text need not repeat it.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from lawlint.model.document import FLOW_KINDS
from lawlint.model.finding import Context, Finding, Outcome
from lawlint.model.span import Span
from lawlint.text.regex import regex

NAME = "title"
VALUES = frozenset({"found", "place", "year"})
GRADES: tuple[str, ...] = ()
EXTENDS = ""

_LONGEST_QUOTE = 30
# A title that has run together with the text: 青石镇 2020 年法治政府建设情况报告 2020 年，……
_RUN_IN = regex(r" *[^,。;:]{2,40}(?:报告|总结|汇报) ?(?=(?:19|20)\d\d|[一二三]、|各|[^ ]{1,8}:| )")


class Options(NamedTuple):
    """`finds`: missing (the text begins with its body)."""

    finds: Literal["missing"]


def check(context: Context, options: Options) -> Outcome:  # noqa: ARG001 - one thing to find so far
    """At most one finding, at the first words of the text."""
    if context.outline.report.title or context.document.meta.get("title"):
        return Outcome(examined=1)
    first = next((block.span for block in context.document.blocks if block.kind in FLOW_KINDS), None)
    if first is None:
        return Outcome()
    if _RUN_IN.match(context.folded, first.start, first.end):
        return Outcome(not_judged=1)
    text = context.document.cut(first)
    start = first.start + len(text) - len(text.lstrip())
    end = min(start + _LONGEST_QUOTE, first.start + len(text.rstrip()))
    identity = context.identity
    values = {
        "found": context.document.cut(Span(start, end)),
        "place": identity.place or "××镇人民政府",
        "year": str(identity.report_year or "20××"),
    }
    return Outcome((Finding(Span(start, end), values),), examined=1)
