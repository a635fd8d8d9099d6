"""Figures that stand in two places with a slip of the hand, for kind `metric`: 受理复议案件128件 and 126件, 审核合同46份 and 64份.

Two figures in words that may also mean a part are told apart only where one is the other with its digits in another order,
or nearly the same.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from lawlint.checks.metric_keys import Clause, Count, counted, unit_of
from lawlint.checks.metric_scope import Limits, settled, told_again
from lawlint.model.facts import Quantity
from lawlint.model.finding import Context, Judged

_MOST = 200  # figures compared with all others; a text with more of them is no report
_LEAST_TURNED_VALUE = 12  # 12 and 21 are the smallest
_STOPS = frozenset((",", ";", "。", "、", ")", "的", "\n", "\r", ""))
_LEAST_TURNED = 5  # characters of the words before two figures of which one may be the other with its digits turned
_LEAST_NEAR, _NEARNESS = 30, 30  # figures from 30 on that differ by a thirtieth


def turned(context: Context, clauses: Sequence[Clause], drop: tuple[str, ...], limits: Limits) -> list[Judged]:
    """审核合同协议64份 in one part of the report, 督促法律顾问审核合同协议46份 in another; 受理复议案件128件 and 126件."""
    digits = _slips(context)
    if not digits:
        return []
    counts = [
        place._replace(key=place.key.removesuffix("的"))
        for place in counted(clauses, drop, digits)
        if len(place.key) > 1
    ][:_MOST]
    starts = [heading.marker.start for heading in context.outline.headings]
    judged = []
    for one, other in combinations(counts, 2):
        first, second = one.quantity, other.quantity
        if first.value == second.value or unit_of(first) != unit_of(second) or not _alike(one, other):
            continue
        if not (_ends_there(context, first) and _ends_there(context, second)):
            continue
        near = digits[first.span.start] != digits[second.span.start]
        if near and (one.key != other.key or len(one.key) < _LEAST_TURNED or not _near(first, second)):
            continue
        places = [bisect_right(starts, place.quantity.span.start) for place in (one, other)]
        if near:
            places = [_top(context, place.quantity) for place in (one, other)]
        if places[0] != places[1] and all(
            settled(context, limits, place.quantity, place.whole) for place in (one, other)
        ):
            judged.append(told_again(one, second, False))
    return judged


def _slips(context: Context) -> dict[int, str]:
    """Where figures begin of which another has the same digits, or nearly the same value, with their digits."""
    units: dict[str, dict[Decimal, list[int]]] = {}
    for quantity in context.facts.quantities:
        value = quantity.value
        if value is not None and quantity.unit and not quantity.percent and value >= _LEAST_TURNED_VALUE:
            units.setdefault(unit_of(quantity), {}).setdefault(value, []).append(quantity.span.start)
    found: dict[int, str] = {}
    for places in units.values():
        if len(places) == 1:
            continue
        digits = {value: "".join(sorted(str(value))) for value in places}
        shared, near = Counter(digits.values()), _beside_another(places)
        for value, starts in places.items():
            if shared[digits[value]] > 1 or value in near:
                found.update(dict.fromkeys(starts, digits[value]))
    return found


def _beside_another(values: Iterable[Decimal]) -> set[Decimal]:
    """Those of `values` that are close to another one."""
    close = (
        (one, other)
        for one, other in pairwise(sorted(values))
        if one >= _LEAST_NEAR and (other - one) * _NEARNESS <= other
    )
    return {value for pair in close for value in pair}


def _ends_there(context: Context, quantity: Quantity) -> bool:
    """True where nothing behind a figure makes it a part: 1268件适用普通程序 are some; 全年立案的164起案件, 对受理的投诉2148件逐件
    核查 speak of all.
    """
    return (
        quantity.cue.endswith("的")
        or quantity.cue.startswith(("对", "就", "将", "把", "针对"))
        or context.folded[quantity.span.end : quantity.span.end + 1] in _STOPS
    )


def _alike(one: Count, other: Count) -> bool:
    """True for equal words, and for long ones of which one ends with the other."""
    if one.key == other.key:
        return True
    short = min(len(one.key), len(other.key))
    return short >= _LEAST_TURNED and (one.key.endswith(other.key) or other.key.endswith(one.key))


def _near(one: Quantity, other: Quantity) -> bool:
    return one.value is not None and _close(one.value, other.value)


def _close(one: Decimal, other: Decimal | None) -> bool:
    """True for values of which one is the other with a slip of the hand: 128 and 126."""
    return other is not None and min(one, other) >= _LEAST_NEAR and abs(one - other) * _NEARNESS <= max(one, other)


def _top(context: Context, quantity: Quantity) -> int:
    """The number of the top section a figure stands in; -1: in none."""
    path = context.outline.path_at(quantity.span.start)
    return path[0].marker.start if path else -1
