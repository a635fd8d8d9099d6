"""Kind `metric`: what a draft says of one thing in two places.

    check: {kind: metric, finds: conflict, drop: [全年, 各类], whole: [全年], unless: [其中, 季度]}
    check: {kind: metric, finds: zero, topics: [{name: 行政复议, none: [未发生行政复议], some: ["行政复议案件{数}件"]}]}

conflict: the same words before two figures of one unit; not in documents of other kinds, which set plans and budgets
beside results in the same words. They are the same quantity where both say that they count the
whole year (`whole`), or where the words are so many that no two things would share them. zero: a thing that did not
happen, and a count of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from lawlint.checks.metric_keys import Count, clauses_of, counts, is_study, unit_of
from lawlint.checks.metric_recalls import recalled
from lawlint.checks.metric_scope import Limits, is_planned, other_year, settled
from lawlint.checks.metric_unions import Union, unions
from lawlint.model.facts import Relation, Term
from lawlint.model.finding import BROKEN, HELD, Context, Finding, Judged, Outcome, Related
from lawlint.model.rule import ProfileId
from lawlint.model.span import Span
from lawlint.text.lexicon import Hit, Lexicon, find
from lawlint.text.pattern import Pattern, any_match
from lawlint.text.regex import regex
from lawlint.text.spans import containing

NAME = "metric"
VALUES = frozenset({"metric", "found", "other"})
GRADES: tuple[str, ...] = ()
EXTENDS = "topics"

_COMPARED = regex("[比较](?=20[0-9]{2}年)")  # what follows speaks of another year, what stands before does not
_NO_ZERO = regex("[1-9一二两三四五六七八九十]")


class Topic(NamedTuple):
    """`none`: that it did not happen; `some`: a count of it; `profiles`: of whose reports both speak, if not of all."""

    name: str
    none: Lexicon
    some: Lexicon
    profiles: tuple[ProfileId, ...] = ()


class Options(NamedTuple):
    """`finds`: conflict (one quantity, two values) or zero (none of a thing, and some of it).

    conflict: `drop` are words that do not tell quantities apart, `whole` those that say the whole year or place is
    counted, `partly` those before a figure that may be smaller than the whole, not larger (主持会议4次), as what one
    of `leaders` did in person (`personal`: 走访, 接访) may be, `verbs` plain ones before what is counted
    (配备持证执法人员18名), `unions` names of a sum and of its two parts, `rates` those of which a report has one, if none of
    `parts` stands in the sentence. Nothing is judged
    where `periods` stands in the sentence, or `planned` in the clause, or `unless` in the sentence; in the clause alone,
    if that one says that it counts the whole.
    """

    finds: Literal["conflict", "zero"]
    topics: tuple[Topic, ...] = ()
    drop: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    partly: tuple[str, ...] = ()
    leaders: tuple[Pattern, ...] = ()
    personal: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    unions: tuple[Union, ...] = ()
    rates: tuple[str, ...] = ()
    parts: tuple[Pattern, ...] = ()
    unless: tuple[Pattern, ...] = ()
    periods: tuple[Pattern, ...] = ()
    planned: tuple[Pattern, ...] = ()


def check(context: Context, options: Options) -> Outcome:
    """One finding for each quantity with two values, or for each thing that is said not to have happened and did."""
    return _conflicts(context, options) if options.finds == "conflict" else _contradictions(context, options)


def _conflicts(context: Context, options: Options) -> Outcome:
    if context.identity.kind == "other":
        return Outcome()
    judged: list[Judged] = []
    limits = Limits(options.unless, options.periods, options.planned)
    groups: dict[tuple[str, str], list[Count]] = {}
    clauses = list(clauses_of(context))
    for count in counts(clauses, context.identity.report_year, options.drop, options.whole, options.partly):
        own = count if count.partly or not _in_person(context, options, count) else count._replace(partly=True)
        groups.setdefault((count.key, unit_of(count.quantity)), []).append(own)
    for (key, _), places in groups.items():
        first, *others = places
        for other in others:
            alike = (first.sure and other.sure) or (first.whole and other.whole)
            if other.quantity.segment == first.quantity.segment or not alike:
                continue
            if first.partly and other.partly:  # 书记主持专题会议3次, 主任主持专题会议2次: two persons' own
                continue
            within = limits._replace(unless=()) if is_study(key) else limits
            if all(settled(context, within, count.quantity, count.whole) for count in (first, other)):
                relation = Relation("same", key, other.quantity, (Term("other", first.quantity),), first.quantity.value)
                judged.append(Judged(relation, HELD if _agree(first, other) else BROKEN))
    told = {entry.relation.stated.span for entry in judged}
    again = recalled(context, clauses, options.drop, options.verbs, limits)
    judged += [entry for entry in again if entry.relation.stated.span not in told]
    judged += unions(context, options.unions, options.whole, limits)
    judged += _rates(context, options, limits)
    findings = tuple(_conflict(context, entry.relation) for entry in judged if entry.verdict == BROKEN)
    return Outcome(findings, len(judged), 0, tuple(judged))


def _rates(context: Context, options: Options, limits: Limits) -> Iterator[Judged]:
    """A rate of which a report has one, named in two places: 出庭应诉率98.9% and 96.4%. One of a part is another."""
    for name in options.rates:
        places = [
            relation.stated
            for relation in context.facts.rates
            if relation.metric.endswith(name)
            and not any_match(options.parts, context.folded, *context.facts.segments[relation.stated.segment])
            and settled(context, limits, relation.stated, True)
        ]
        for other in places[1:]:
            first = places[0]
            if other.segment != first.segment and other.value is not None:
                relation = Relation("same", name, other, (Term("other", first),), first.value)
                yield Judged(relation, HELD if other.value == first.value else BROKEN)


def _in_person(context: Context, options: Options, count: Count) -> bool:
    """True for what the sentence says a leader did: 镇长带头包联，全年走访企业16家."""
    start = context.facts.segments[count.quantity.segment].start
    led = count.key.startswith(options.personal) and options.personal
    return bool(led) and any_match(options.leaders, context.folded, start, count.quantity.span.start)


def _agree(one: Count, other: Count) -> bool:
    """True for equal figures, and for a part that is no larger than its whole."""
    values = one.quantity.value or Decimal(0), other.quantity.value or Decimal(0)
    if one.partly == other.partly:
        return values[0] == values[1]
    return values[0] <= values[1] if one.partly else values[1] <= values[0]


def _conflict(context: Context, relation: Relation) -> Finding:
    cut = context.document.cut
    other = "+".join(cut(term.quantity.span) for term in relation.terms)
    values = {"metric": relation.metric, "found": cut(relation.stated.span), "other": other}
    return Finding(relation.stated.span, values, tuple(Related(t.quantity.span, "另一处") for t in relation.terms))


def _contradictions(context: Context, options: Options) -> Outcome:
    findings = []
    examined = 0
    profile = context.profile.id if context.profile else ""
    for topic in options.topics:
        if topic.profiles and profile not in topic.profiles:
            continue
        denied = [
            hit for hit in _hits(context, topic.none) if not _doubtful(context, options.unless + options.periods, hit)
        ]
        if not denied:
            continue
        examined += len(denied)
        counted = [
            hit
            for hit in _hits(context, topic.some)
            if _counts(context, hit)
            and not _doubtful(context, options.unless, hit)
            and not hit.span.overlaps(denied[0].span)
        ]
        if counted:
            hit, other = denied[0], counted[0]
            cut = context.document.cut
            values = {"metric": topic.name, "found": cut(hit.flag), "other": cut(other.flag)}
            findings.append(
                Finding(hit.flag, values, tuple(Related(some.flag, "此处写有件数") for some in counted[:3]))
            )
    return Outcome(tuple(findings), examined)


def _hits(context: Context, lexicon: Lexicon) -> Iterator[Hit]:
    segments = context.facts.segments
    year = context.identity.report_year
    return find(lexicon, context.folded, context.facts.grams, year, lambda span: containing(segments, span))


def _doubtful(context: Context, unless: Sequence[Pattern], hit: Hit) -> bool:
    """True if the place may speak of another year, of a part of this one, or of what is to come."""
    segment = containing(context.facts.segments, hit.span)
    if any_match(unless, context.folded, *segment) or is_planned(context, hit.span):
        return True
    compared = _COMPARED.search(context.folded, hit.span.end, segment.end)
    return other_year(context, Span(segment.start, compared.start() if compared else segment.end))


def _counts(context: Context, hit: Hit) -> bool:
    """True if the figure in the hit is not zero."""
    return bool(_NO_ZERO.search(context.folded, hit.span.start, hit.span.end))
