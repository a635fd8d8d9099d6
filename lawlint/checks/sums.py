"""Kind `sum`: stated totals against the parts the text says they consist of.

    check: {kind: sum, finds: breakdown, least_share: 80}

The relations come from the facts. A sum far below its total is a list of examples, not a slip of the pen: below
`least_share` per cent of it nothing is said. A list before its own 共计 is whole by what it says.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

from lawlint.model.facts import Relation
from lawlint.model.finding import Context, Finding, Judged, Outcome, Related
from lawlint.text.numerals import plain

NAME = "sum"
VALUES = frozenset({"total", "terms", "actual", "found"})
GRADES: tuple[str, ...] = ()
EXTENDS = ""

HELD, BROKEN, NOT_JUDGED = "held", "broken", "not_judged"


class Options(NamedTuple):
    """`finds`: breakdown (a total that is not the sum of its parts). `least_share`: in per cent, see above."""

    finds: Literal["breakdown"]
    least_share: int = 80


def check(context: Context, options: Options) -> Outcome:
    """One finding for each total that its parts do not add up to."""
    judged = tuple(Judged(relation, judge(relation, options.least_share)) for relation in context.facts.breakdowns)
    findings = tuple(_finding(context, entry.relation) for entry in judged if entry.verdict == BROKEN)
    examined = sum(entry.verdict != NOT_JUDGED for entry in judged)
    return Outcome(findings, examined, len(judged) - examined, judged)


def judge(relation: Relation, least_share: int) -> str:
    """held, broken or not_judged."""
    total, computed = relation.stated.value, relation.computed
    if total is None or computed is None:
        return NOT_JUDGED
    if total == computed:
        return HELD
    behind = relation.terms[0].quantity.span.start > relation.stated.span.start
    return NOT_JUDGED if behind and computed * 100 < total * Decimal(least_share) else BROKEN


def _finding(context: Context, relation: Relation) -> Finding:
    values = [term.quantity.value for term in relation.terms]
    spans = [term.quantity.span for term in relation.terms]
    computed = relation.computed if relation.computed is not None else Decimal(0)
    return Finding(
        relation.stated.span,
        {
            "total": relation.metric,
            "terms": "+".join(plain(value) for value in values if value is not None),
            "actual": plain(computed),
            "found": context.document.cut(relation.stated.span),
        },
        tuple(Related(span, "分项") for span in spans),
    )
