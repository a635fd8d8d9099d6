"""Kind `sum`: stated totals against the parts the text says they consist of.

    check: {kind: sum, finds: breakdown, least_share: 80, overlapping: ["[涉企|疑难]"]}

The relations come from the facts. A sum far below its total is a list of examples, not a slip of the pen: below
`least_share` per cent of it nothing is said. A list before its own 共计 is whole by what it says. A part that is named
by one of `overlapping` may be counted in the others too, so such a list need not add up, unless it ends with 其他 and no more.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

from lawlint.model.facts import ADJUSTED, Relation
from lawlint.model.finding import BROKEN, HELD, NOT_JUDGED, Context, Finding, Judged, Outcome, Related
from lawlint.text.numerals import plain
from lawlint.text.pattern import Pattern, any_match
from lawlint.text.regex import regex
from lawlint.text.remainder import THE_REST

NAME = "sum"
VALUES = frozenset({"total", "terms", "actual", "found"})
GRADES: tuple[str, ...] = ()
EXTENDS = ""

_PAPERS = regex(
    "重大(?:行政)?(?:决策|事项|执法决定)"
)  # kinds of papers, told apart by name; 重大案件 cuts across others
_EXPLAINED_IN = 60  # characters behind the last part
_DECIMALS = regex(r"\.(\d+) ?([万亿千百]?)")
_SCALES = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


class Options(NamedTuple):
    """`finds`: breakdown (a total that is not the sum of its parts). `least_share`: in per cent, see above.

    `overlapping`: names of parts that cut across the others; `explained`: words of the paragraph that say why the sum is not
    the total.
    """

    finds: Literal["breakdown"]
    least_share: int = 80
    overlapping: tuple[Pattern, ...] = ()
    explained: tuple[Pattern, ...] = ()


def check(context: Context, options: Options) -> Outcome:
    """One finding for each total that its parts do not add up to."""
    judged = tuple(Judged(relation, judge(relation, options, context.folded)) for relation in context.facts.breakdowns)
    findings = tuple(_finding(context, entry.relation) for entry in judged if entry.verdict == BROKEN)
    examined = sum(entry.verdict != NOT_JUDGED for entry in judged)
    return Outcome(findings, examined, len(judged) - examined, judged)


def judge(relation: Relation, options: Options, folded: str) -> str:
    """held, broken or not_judged. `folded` is the text the figures stand in."""
    total, computed = relation.stated.value, relation.computed
    if total is None or computed is None:
        return NOT_JUDGED
    if total == computed or abs(total - computed) <= _rounding(relation, folded):
        return HELD
    parts = [term.quantity for term in relation.terms]
    behind = parts[0].span.start > relation.stated.span.start
    if (behind or relation.metric == ADJUSTED) and computed * 100 < total * Decimal(options.least_share):
        return NOT_JUDGED
    if relation.metric == ADJUSTED or THE_REST.fullmatch(parts[-1].cue):
        return BROKEN
    if any_match(options.explained, folded, parts[-1].span.end, parts[-1].span.end + _EXPLAINED_IN):
        return NOT_JUDGED
    names = (_PAPERS.sub("", part.cue) + part.tail for part in parts)
    return NOT_JUDGED if any(any_match(options.overlapping, name, 0, len(name)) for name in names) else BROKEN


def _rounding(relation: Relation, folded: str) -> Decimal:
    """How far a sum may be off because its figures are rounded: half of the last digit of each that has a point, 126.8万元
    for 98.37万元 and 28.46万元. Zero for whole figures.
    """
    figures = [relation.stated, *(term.quantity for term in relation.terms)]
    steps = (_DECIMALS.search(folded, *figure.span) for figure in figures)
    halves = [Decimal(_SCALES.get(step[2], 1)) / 10 ** len(step[1]) / 2 for step in steps if step]
    return sum(halves, Decimal(0))


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
