"""Candidate relations of the kind bound: a part, and the whole it cannot exceed.

Either a metric of the packs names both (`排查矛盾纠纷152件，化解148件`), the one next to the other among the figures of
their unit, or a single figure follows 其中 (`隐患36条，其中危险化学品12条`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lawlint.facts.cues import CHANGE, last_of, role_of
from lawlint.model.document import Document
from lawlint.model.facts import Quantity, Relation, Term
from lawlint.model.rule import Metric
from lawlint.model.span import Span

_AMONG = re.compile("^其中 *(?![,:])")
_TARGET = re.compile("力争|确保|目标|计划|不少于|每")


def read(
    document: Document, quantities: Sequence[Quantity], segments: Sequence[Span], metrics: Sequence[Metric]
) -> tuple[Relation, ...]:
    """Every part with its whole, in order of the part."""
    folded = document.folded
    words = sorted({word for metric in metrics for word in metric.part}, key=len, reverse=True)
    part_words = re.compile("|".join(map(re.escape, words)) or "(?!)")
    found: list[Relation | None] = []
    for index, quantity in enumerate(quantities):
        if not index or not quantity.cue or quantity.percent or quantity.aside or CHANGE.search(quantity.cue):
            continue
        if _AMONG.match(quantity.cue):
            found.append(_among(folded, quantities, index, segments[quantity.segment]))
        elif part_words.search(quantity.cue):
            found.append(_named(quantities, index, metrics))
    return tuple(entry for entry in found if entry)


def _named(quantities: Sequence[Quantity], index: int, metrics: Sequence[Metric]) -> Relation | None:
    """A part that a metric names, with the whole of the same metric before it."""
    part = quantities[index]
    for metric in metrics:
        if role_of(metric, part.cue) != "part" or last_of(metric.whole, part.cue) >= 0:
            continue
        whole = _same_unit_before(quantities, index)
        if whole and role_of(metric, whole.cue) == "whole" and not _TARGET.search(whole.cue + part.cue):
            return _relation(metric.metric, whole, part)
    return None


def _same_unit_before(quantities: Sequence[Quantity], index: int) -> Quantity | None:
    part = quantities[index]
    for quantity in reversed(quantities[:index]):
        if quantity.segment != part.segment:
            return None
        if quantity.unit == part.unit and not quantity.percent:
            return quantity
    return None


def _among(folded: str, quantities: Sequence[Quantity], index: int, segment: Span) -> Relation | None:
    """The single figure behind 其中, with the nearest one before in its unit, or the largest if that one is too small."""
    part = quantities[index]
    behind = next((other for other in quantities[index + 1 :] if not other.aside and not other.percent), None)
    if behind and behind.segment == part.segment and behind.unit == part.unit:
        return None  # a list: its sum is judged
    wholes = [
        other
        for other in quantities[:index]
        if other.segment == part.segment and other.unit == part.unit and not other.percent and not other.aside
    ]
    if not wholes or CHANGE.search(folded, segment.start, part.span.start):
        return None
    nearest = wholes[-1]
    fitting = [other for other in wholes if other.value and part.value and other.value >= part.value]
    return _relation("其中", nearest if nearest in fitting or not fitting else fitting[-1], part)


def _relation(metric: str, whole: Quantity, part: Quantity) -> Relation:
    if whole.approx or part.approx or whole.value is None or part.value is None:
        return Relation("bound", metric, part, (), None, "约数")
    return Relation("bound", metric, part, (Term("whole", whole), Term("part", part)), whole.value)
