"""Kind `section-order`: the prescribed items in the order they are prescribed in.

    check: {kind: section-order, first: achievements, last: plan, least: 3}

A report that is arranged by themes has an order of its own; of the items that it names the plan still comes last, and
what follows the themes side by side (主要负责人履职, then 不足) is in the prescribed order. A theme may well come first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lawlint.model.finding import Context, Finding, Outcome, Related
from lawlint.model.outline import Section
from lawlint.model.rule import Item

NAME = "section-order"
VALUES = frozenset({"heading", "item", "other"})
GRADES: tuple[str, ...] = ()
EXTENDS = ""


class Options(NamedTuple):
    """`first`: id of the item without whose heading a report counts as arranged by themes; `last`: id of the one that others
    follow in no arrangement. `least`: how many items must have headings of their own.
    """

    first: str
    last: str = ""
    least: int = 3


def check(context: Context, options: Options) -> Outcome:
    """One finding at the first section that stands before one it should follow."""
    placed = _placed(context)
    named = [item.id for item, _ in placed]
    themed = options.first not in named
    if len(placed) < options.least or (themed and options.last not in named):
        return Outcome(not_judged=int(bool(placed)))
    placed.sort(key=lambda entry: entry[1].span.start)
    for index, (item, section) in enumerate(placed):
        early = [entry for entry in placed[index + 1 :] if entry[0].order < item.order]
        if themed and item.id != options.last and not _side_by_side(context, section, early):
            continue
        if early and section.heading and (other := early[0][1].heading):
            values = {
                "heading": context.document.cut(section.heading.span).strip(),
                "item": item.title,
                "other": context.document.cut(other.span).strip(),
            }
            return Outcome((Finding(section.heading.span, values, (Related(other.span, "应在其前"),)),), 1)
    return Outcome(examined=1)


def _side_by_side(context: Context, section: Section, early: Sequence[tuple[Item, Section]]) -> bool:
    """True if the first of `early` follows right behind `section`, and a theme stands before that."""
    sections = context.outline.report.sections
    at = sections.index(section)
    return bool(early) and at > 0 and sections[at + 1 : at + 2] == (early[0][1],)


def _placed(context: Context) -> list[tuple[Item, Section]]:
    """Each item with the first top section named after it; a section of several items stands for the earliest."""
    level = context.outline.report.top_level
    matches = sorted(context.facts.items.values(), key=lambda match: match.item.order)
    taken: set[int] = set()
    placed = []
    for match in matches:
        own = [section for section in match.sections if section.level == level and section.span.start not in taken]
        taken.update(section.span.start for section in own)
        if own:
            placed.append((match.item, own[0]))
    return placed
