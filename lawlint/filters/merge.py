"""One cause is one diagnostic: rules that yield to others on the same words, causes that repeat all over a document."""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.model.report import Diagnostic, RelatedPlace
from lawlint.model.rule import Rule

_MOST_RELATED = 20


def yielded(found: Sequence[Diagnostic], rules: Sequence[Rule]) -> list[Diagnostic]:
    """`found` without those whose rule yields to another that speaks of the same words."""
    if not found:
        return []
    yields_to = {rule.name: rule.yields_to for rule in rules if rule.yields_to}
    masters = {name for names in yields_to.values() for name in names}
    by_line: dict[int, list[Diagnostic]] = {}
    for entry in found:
        if entry.name in masters:
            for line in range(entry.line, entry.end_line + 1):
                by_line.setdefault(line, []).append(entry)
    return [
        entry
        for entry in found
        if not any(
            other.name in yields_to.get(entry.name, ()) and _same_words(entry, other)
            for line in range(entry.line, entry.end_line + 1)
            for other in by_line.get(line, ())
        )
    ]


def _same_words(one: Diagnostic, other: Diagnostic) -> bool:
    return one.span == other.span or one.span.overlaps(other.span)


def gathered(found: Sequence[Diagnostic], rules: Sequence[Rule]) -> list[Diagnostic]:
    """`found` with the findings of a rule that repeats as often as its `repeats` made one, with a count and all places."""
    if not found:
        return []
    limits = {rule.name: rule.repeats for rule in rules if rule.repeats}
    kept: list[Diagnostic] = []
    groups: dict[tuple[str, str], list[Diagnostic]] = {}
    for entry in found:
        if entry.name in limits and entry.state == "open":
            groups.setdefault((entry.name, entry.severity), []).append(entry)
        else:
            kept.append(entry)
    for (name, _), group in groups.items():
        kept += [_one(group)] if len(group) >= limits[name] else group
    return kept


def _one(group: Sequence[Diagnostic]) -> Diagnostic:
    first, *others = sorted(group, key=lambda entry: entry.span)
    places = tuple(
        RelatedPlace("另一处", other.line, other.column, other.quote, other.span) for other in others[:_MOST_RELATED]
    )
    fixes = [entry.fix for entry in group if entry.fix]
    fix = first.fix
    if fix and len(fixes) == len(group) and len({entry.safety for entry in fixes}) == 1:
        fix = fix._replace(edits=tuple(sorted(edit for entry in fixes for edit in entry.edits)))
    return first._replace(message=f"{first.message}（全文共{len(group)}处）", related=first.related + places, fix=fix)
