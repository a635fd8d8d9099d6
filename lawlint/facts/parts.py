"""What the parts of a breakdown have in common, for the lists behind a total and those before it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from lawlint.facts.cues import EACH
from lawlint.model.facts import Quantity, Relation, Term
from lawlint.text.regex import regex

#: The list is not all there is, or not only a list.
OPEN = regex(
    r"(?<![平对同高中初一二三上头优])等(?![级次额候待于分])"
    r"|主要|重点|比如|例如|特别|尤其|居前|前[三五十]|最多|涉及|不少|仅|只有|就有"
)
#: A list inside the list.
NESTED = regex("其中|分别|包括")
NOT_ADDED = frozenset({"天", "个工作日", "小时", "个小时", "分钟", "分", "倍", "个百分点"})  #: units of no sum
LEAST_PARTS = 2
REACH = 60  #: figures a breakdown may span; no sentence has as many


class Part(NamedTuple):
    """A figure of a list, what it counts, and how it is joined to the one before."""

    quantity: Quantity
    label: str
    comma: bool  # joined to the part before by ，and not by 、 or 和


def alike(parts: Sequence[Part], least: int) -> bool:
    """True if the names of the parts begin or end with the same `least` characters: 人民调解, 行政调解."""
    names = [part.label for part in parts]
    heads, tails = {name[:least] for name in names}, {name[-least:] for name in names}
    return all(len(name) >= least for name in names) and 1 in (len(heads), len(tails))


def vague(total: Quantity, parts: Sequence[Part]) -> str:
    """Why the figures of a list cannot be added, "" if they can."""
    figures = [total, *(part.quantity for part in parts)]
    if any(EACH.search(figure.cue) for figure in figures):
        return "有一个数是每个单位或每人的"
    return "约数" if any(figure.approx or figure.value is None for figure in figures) else ""


def falls_short(total: Quantity, parts: Sequence[Part]) -> bool:
    """True if the parts add up to less than their total."""
    listed = sum_of(parts)
    return listed is not None and total.value is not None and listed < total.value


def sum_of(parts: Sequence[Part]) -> Decimal | None:
    """The sum of the parts, None where one of them could not be read."""
    values = [part.quantity.value for part in parts]
    return (
        None
        if any(value is None for value in values)
        else sum((value for value in values if value is not None), Decimal(0))
    )


def relation_of(total: Quantity, parts: Sequence[Part]) -> Relation:
    """The breakdown of a total into its parts."""
    terms = tuple(Term("part", part.quantity) for part in parts)
    return Relation("breakdown", total.cue, total, terms, sum_of(parts))
