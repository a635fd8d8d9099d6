"""The prescribed items of a report: found by a heading that names them, else by evidence in the body.

Departments and cities often arrange a report by themes and cover the items inside them, so a heading alone does not
decide. An item has groups of evidence; as many different groups as its minimum says make body evidence.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from lawlint.model.document import PROSE_KINDS, Document
from lawlint.model.facts import ItemMatch
from lawlint.model.outline import Outline, Section
from lawlint.model.rule import Item
from lawlint.model.span import Span
from lawlint.text.pattern import Pattern, any_match, find_all, may_occur


def read(
    document: Document, outline: Outline, items: Sequence[Item], grams: Collection[str]
) -> Mapping[str, ItemMatch]:
    """A match for every item, empty where it was not found."""
    return {
        item.id: ItemMatch(item, _sections(document, outline, item), _evidence(document, item, grams)) for item in items
    }


def _sections(document: Document, outline: Outline, item: Item) -> tuple[Section, ...]:
    """The sections whose headings name the item: those of the first level, or if there are none those deeper."""
    named = [
        section
        for part in outline.parts[:1]
        for top in part.sections
        for section in top.walk()
        if section.heading and _names(document.folded, section.heading.title, item)
    ]
    top_level = [section for section in named if section.level == 1]
    return tuple(top_level or named)


def _names(folded: str, title: Span, item: Item) -> bool:
    return any_match(item.headings, folded, *title) and not any_match(item.not_headings, folded, *title)


def _evidence(document: Document, item: Item, grams: Collection[str]) -> tuple[Span, ...]:
    found = [span for group in item.evidence if (span := _first(document, group, grams)) is not None]
    return tuple(found) if item.evidence and len(found) >= item.minimum else ()


def _first(document: Document, group: Sequence[Pattern], grams: Collection[str]) -> Span | None:
    for pattern in group:
        if may_occur(pattern, grams, document.folded):
            for match in find_all(pattern, document.folded):
                if document.block_at(match.span.start).kind in PROSE_KINDS:
                    return match.flag
    return None
