"""How many parts a place has, for kind `metric`: 28个村（社区） are its 25个行政村和3个居委会, and nobody has more than all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from lawlint.checks.metric_scope import Limits, settled
from lawlint.model.facts import Quantity, Relation, Term
from lawlint.model.finding import BROKEN, HELD, Context, Judged
from lawlint.text.pattern import Pattern, any_match, matches_at
from lawlint.text.regex import regex

_MOST_PAIRS = 5  # places that name both parts; they say the same
_GOVERNS = regex("(?:[现下共]?辖(?:有)?|[现共]有)$")  # 全镇辖12个行政村和1个社区
_SCOPE = regex("全(?:省|州|县|市|区|旗|镇|乡|街道)(?=(?:[现下共]?辖(?:有)?|[现共]有)?$)")


class Union(NamedTuple):
    """`whole`: how the sum is named behind its figure, 村（社区）; `parts`: how each of the two is. `beyond`: words before a
    figure that may count more than the place has.
    """

    whole: tuple[Pattern, ...]
    parts: tuple[Pattern, ...]
    beyond: tuple[Pattern, ...] = ()


def unions(context: Context, known: Sequence[Union], wholes: tuple[str, ...], limits: Limits) -> list[Judged]:
    """`28个村（社区）` against `25个行政村和3个居委会`, where both say they count the whole place; and 督促15个村（社区）
    against all there are. `wholes` are words that say the whole place is counted.
    """
    return [judged for union in known for judged in _judged(context, union, wholes, limits)]


def _judged(context: Context, union: Union, wholes: tuple[str, ...], limits: Limits) -> Iterator[Judged]:
    totals: list[Quantity] = []
    others: list[Quantity] = []
    pairs: list[tuple[Quantity, Quantity]] = []
    folded, quantities = context.folded, context.facts.quantities
    for index, quantity in enumerate(quantities):
        if quantity.unit != "个" or quantity.value is None or quantity.approx:
            continue
        after = quantities[index + 1] if index + 1 < len(quantities) else None
        of_all = _GOVERNS.sub("", quantity.cue.rstrip()).endswith(wholes)
        if _named_by(folded, quantity, union.whole):
            (totals if of_all else others).append(quantity)
        elif (
            of_all
            and after
            and _named_by(folded, quantity, union.parts[:1])
            and _follows(folded, quantity, after, union)
        ):
            pairs.append((quantity, after))
    for total in totals:
        for pair in pairs[:_MOST_PAIRS]:
            if pair[0].segment != total.segment and len(_scopes(total, pair[0])) <= 1:
                yield _relation(total, pair, total.value == _sum(pair))
    most = [(total,) for total in totals] + pairs
    if len({_sum(terms) for terms in most}) == 1 and len(_scopes(*(terms[0] for terms in most))) <= 1:
        yield from _more_than(context, most[0], others, union, limits)


def _more_than(
    context: Context, terms: tuple[Quantity, ...], others: Sequence[Quantity], union: Union, limits: Limits
) -> Iterator[Judged]:
    """Those of `others` that are more than all there are."""
    every = _sum(terms)
    for other in others:
        if other.segment == terms[0].segment or other.value is None or other.value <= every:
            continue
        if not any_match(union.beyond, other.cue, 0, len(other.cue)) and settled(context, limits, other, True):
            yield _relation(other, terms, held=False)


def _scopes(*quantities: Quantity) -> set[str]:
    """The places of which the figures say that they count all there is: 全镇, 全县."""
    return {scope[0] for quantity in quantities if (scope := _SCOPE.search(quantity.cue.rstrip()))}


def _relation(stated: Quantity, terms: Sequence[Quantity], held: bool) -> Judged:
    relation = Relation("same", "合计", stated, tuple(Term("part", part) for part in terms), _sum(terms))
    return Judged(relation, HELD if held else BROKEN)


def _sum(terms: Sequence[Quantity]) -> Decimal:
    return sum((term.value for term in terms if term.value is not None), Decimal(0))


def _named_by(folded: str, quantity: Quantity, names: Sequence[Pattern]) -> bool:
    return any(matches_at(pattern, folded, quantity.span.end) is not None for pattern in names)


def _follows(folded: str, first: Quantity, second: Quantity, union: Union) -> bool:
    between = folded[first.span.end : second.span.start]
    return (
        second.segment == first.segment
        and between[-1:] in ("和", "、", "及")
        and not second.approx
        and _named_by(folded, second, union.parts[1:])
    )
