"""Kind `required-items`: prescribed contents that are found neither by a heading nor by evidence in the body.

check: {kind: required-items, items: [achievements, plan]}
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lawlint.model.facts import ItemMatch
from lawlint.model.finding import Context, Finding, Outcome, Related
from lawlint.model.rule import ItemId
from lawlint.model.span import Span
from lawlint.text.pattern import Pattern, find_all

NAME = "required-items"
VALUES = frozenset({"item", "heading", "note"})
GRADES = ("touched-on",)
EXTENDS = ""


class Options(NamedTuple):
    """`items`: ids of items of the pack. `touched_on`: words that show an item is mentioned, though not reported on."""

    items: tuple[ItemId, ...]
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
    mention = _mention(context, options.touched_on)
    place = _place(context, match)
    if mention is None:
        return Finding(place, values | {"note": "：既没有这样的标题，正文里也没有相应的内容"})
    values["note"] = f"，只有一处提到“{context.document.cut(mention)}”"
    return Finding(mention, values, (Related(place, "此处应有"),), grade="touched-on")


def _mention(context: Context, words: Sequence[Pattern]) -> Span | None:
    """The first place in the prose of the document where the first of `words` stands that stands there at all."""
    for pattern in words:
        for match in find_all(pattern, context.folded):
            if context.document.is_prose(match.flag.start):
                return match.flag
    return None


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
