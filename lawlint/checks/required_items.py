"""Kind `required-items`: prescribed contents that are found neither by a heading nor by evidence in the body.

check: {kind: required-items, items: [achievements, plan]}
"""

from __future__ import annotations

from typing import NamedTuple

from lawlint.model.facts import ItemMatch
from lawlint.model.finding import Context, Finding, Outcome, Related
from lawlint.model.span import Span
from lawlint.text.pattern import Pattern, find_all

NAME = "required-items"
VALUES = frozenset({"item", "heading"})
GRADES = ("touched-on",)
EXTENDS = ""


class Options(NamedTuple):
    """`items`: ids of items of the pack. `touched_on`: words that show an item is mentioned, though not reported on."""

    items: tuple[str, ...]
    touched_on: tuple[Pattern, ...] = ()


def check(context: Context, options: Options) -> Outcome:
    """One finding for each item that is missing, where it should have stood."""
    findings = []
    examined = 0
    profile = context.profile.id if context.profile else None
    for item_id in options.items:
        match = context.facts.items[item_id]
        if match.item.profiles and profile not in match.item.profiles:
            continue
        examined += 1
        if not match.found:
            findings.append(_missing(context, match, options))
    return Outcome(tuple(findings), examined)


def _missing(context: Context, match: ItemMatch, options: Options) -> Finding:
    values = {"item": match.item.title, "heading": match.item.title}
    for pattern in options.touched_on:
        for mention in find_all(pattern, context.folded):
            return Finding(mention.flag, values, (Related(_place(context, match), "此处应有"),), grade="touched-on")
    return Finding(_place(context, match), values)


def _place(context: Context, match: ItemMatch) -> Span:
    """Before the first section of a later item, else at the end of the report's body."""
    later = [
        section.heading.marker.start
        for other in context.facts.items.values()
        if other.item.order > match.item.order
        for section in other.sections
        if section.heading
    ]
    if later:
        return Span(min(later), min(later))
    part = context.outline.report
    ends = [section.span.end for section in part.sections] + [span.end for span in part.lead]
    end = max(ends, default=0)
    return Span(end, end)
