"""Kind `ratio`: stated rates against the counts beside them.

    check: {kind: ratio, finds: mismatch}
    check: {kind: ratio, finds: out-of-range, names: ["[办结|满意]率"]}

The relations come from the facts. A rate is judged at the precision it is stated with; rounding half up and cutting off
are both accepted, and 100 % only where part and whole are equal. Only a rate of a part in its whole is bound by 100 %:
those of `names`, and whatever says 占; a growth, a yield or the completion of a plan is not.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Literal, NamedTuple

from lawlint.model.facts import Quantity, Relation
from lawlint.model.finding import BROKEN, HELD, NOT_JUDGED, Context, Finding, Judged, Outcome, Related
from lawlint.text.numerals import plain, rounded
from lawlint.text.pattern import Pattern, any_match, matches_before

NAME = "ratio"
VALUES = frozenset({"metric", "part", "whole", "expected", "found"})
GRADES: tuple[str, ...] = ()
EXTENDS = ""

_FULL = Decimal(100)
_SHARE = "占比"


class Options(NamedTuple):
    """`finds`: mismatch (the rate does not follow from its counts), out-of-range (a share above 100 %).

    For out-of-range: `names` are the ends of the names of rates that are shares; nothing is judged where `unless` stands in the sentence.
    """

    finds: Literal["mismatch", "out-of-range"]
    names: tuple[Pattern, ...] = ()
    unless: tuple[Pattern, ...] = ()


def check(context: Context, options: Options) -> Outcome:
    """One finding for each rate that does not follow, or that is out of range."""
    if options.finds == "out-of-range":
        return _out_of_range(context, options)
    verdicts = ((relation, judge(relation)) for relation in context.facts.rates)
    judged = tuple(
        Judged(relation, NOT_JUDGED if verdict == BROKEN and _of_another(context, relation) else verdict)
        for relation, verdict in verdicts
    )
    findings = tuple(_finding(context, entry.relation) for entry in judged if entry.verdict == BROKEN)
    examined = sum(entry.verdict != NOT_JUDGED for entry in judged)
    return Outcome(findings, examined, len(judged) - examined, judged)


def judge(relation: Relation) -> str:
    """held, broken or not_judged. A part above its whole is for other rules to say."""
    stated, computed = relation.stated.value, relation.computed
    if stated is None or computed is None or computed > _FULL:
        return NOT_JUDGED
    if stated == _FULL or computed == _FULL:
        return HELD if stated == computed else BROKEN
    return HELD if stated in _roundings(computed, relation.stated.places) else BROKEN


def _of_another(context: Context, relation: Relation) -> bool:
    """True for a share that is right of another count of the sentence: 18个单位中，不足10件的6个，占33.3%，其中零办案的2个，占11.1%."""
    part, stated = relation.terms[1].quantity, relation.stated
    if relation.metric != _SHARE or "的" in stated.cue or stated.value is None or not part.value:
        return False
    return any(
        stated.value in _roundings(part.value / count.value * _FULL, stated.places)
        for count in context.facts.quantities
        if count.segment == part.segment and count.unit == part.unit and count.value and count.value > part.value
    )


def _out_of_range(context: Context, options: Options) -> Outcome:
    findings = []
    examined = not_judged = 0
    for name, stated in _shares(context):
        share = name == "占比" or any(matches_before(pattern, name, len(name)) is not None for pattern in options.names)
        if stated.value is None or not share:
            continue
        if stated.value > _FULL and any_match(options.unless, context.folded, *context.facts.segments[stated.segment]):
            not_judged += 1
            continue
        examined += 1
        if stated.value > _FULL:
            findings.append(Finding(stated.span, {"metric": name, "found": context.document.cut(stated.span)}))
    return Outcome(tuple(findings), examined, not_judged)


def _shares(context: Context) -> Iterator[tuple[str, Quantity]]:
    """Every stated rate with its name, and those listed behind it: 报备率、及时率、规范率分别为100%、100%、101%."""
    quantities = [quantity for quantity in context.facts.quantities if quantity.percent] if context.facts.rates else []
    starts = [quantity.span.start for quantity in quantities]
    for relation in context.facts.rates:
        yield relation.metric, relation.stated
        last = relation.stated
        first = bisect_right(starts, last.span.start)
        for at in range(first, len(quantities)):  # a slice would copy a long document
            quantity = quantities[at]
            if context.folded[last.span.end : quantity.span.start] not in ("、", "和", "及"):
                break
            yield relation.metric, quantity
            last = quantity


def _roundings(value: Decimal, places: int) -> tuple[Decimal, Decimal]:
    return rounded(value, places, ROUND_HALF_UP), rounded(value, places, ROUND_DOWN)


def _finding(context: Context, relation: Relation) -> Finding:
    whole, part = (term.quantity for term in relation.terms)
    computed = relation.computed if relation.computed is not None else Decimal(0)
    places = max(relation.stated.places, 0 if computed == computed.to_integral_value() else 2)
    return Finding(
        relation.stated.span,
        {
            "metric": relation.metric,
            "part": context.document.cut(part.span),
            "whole": context.document.cut(whole.span),
            "expected": plain(rounded(computed, places, ROUND_HALF_UP)) + "%",
            "found": context.document.cut(relation.stated.span),
        },
        (Related(whole.span, "总数"), Related(part.span, "分数")),
    )
