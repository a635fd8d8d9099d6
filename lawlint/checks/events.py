"""Kind `events`: meetings and campaigns against the year the report covers.

    check: {kind: events, finds: anachronism, types: [congress, plenum], unless: [迎接]}
    check: {kind: events, finds: outdated, types: [campaign], unless: [成果]}

`anachronism`: a meeting that had not begun when the year ended; a plan may name what the next year brings. With
`newest: yes` also, as grade newest-ignored, a text that names older meetings of a term and passes the newest one over.
`outdated`: a campaign named as a task of today after it was over.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from lawlint.model.facts import EventMention
from lawlint.model.finding import Context, Finding, Outcome
from lawlint.model.rule import ItemId
from lawlint.model.span import Span
from lawlint.registers.events import Event, Register
from lawlint.text.dates import in_words
from lawlint.text.pattern import Pattern, any_match, matches_at, matches_before
from lawlint.text.spans import beginning_in, clause_of, containing

NAME = "events"
VALUES = frozenset({"name", "year", "day", "problem"})
GRADES = ("newest-ignored",)
EXTENDS = "unless"


_GUIDING = ("congress", "plenum")  # meetings whose spirit guides a year's work


class Options(NamedTuple):
    """`types`: types of events that are judged.

    `unless`: words in the clause that make it history or expectation; `not_after` and `not_before`: words next to the
    name with which it means something else; `ahead`: words of a segment that look to the next year; `item`: the item
    whose sections may name what the next year brings, and are judged by it; `all_named`: words that name all meetings of a term at once.
    """

    finds: Literal["anachronism", "outdated"]
    types: tuple[str, ...]
    unless: tuple[Pattern, ...] = ()
    not_after: tuple[Pattern, ...] = ()
    not_before: tuple[Pattern, ...] = ()
    ahead: tuple[Pattern, ...] = ()
    item: ItemId = ""
    newest: bool = False
    all_named: tuple[Pattern, ...] = ()


def check(context: Context, options: Options) -> Outcome:
    """One finding for each event that does not fit the year."""
    year = context.identity.report_year
    register: Register = context.register("events")
    mentions = [(mention, register.events[mention.entry]) for mention in context.facts.events]
    mentions = [(mention, event) for mention, event in mentions if event.type in options.types]
    if year is None:
        return Outcome(not_judged=len(mentions))
    if options.finds == "outdated":
        return _outdated(context, options, mentions, year, register.as_of)
    return _anachronisms(context, options, mentions, year, register)


def _anachronisms(
    context: Context, options: Options, mentions: Sequence[tuple[EventMention, Event]], year: int, register: Register
) -> Outcome:
    findings = []
    examined = not_judged = 0
    for mention, event in mentions:
        if event.start <= f"{year}-12-31":
            examined += 1
        elif _expected(context, options, mention.span, event, year):
            not_judged += 1
        else:
            examined += 1
            day = in_words(event.start)
            problem = f"{day}才召开，{year}年度的工作里不应出现"
            values = {"name": event.name, "year": str(year), "day": day, "problem": problem}
            findings.append(Finding(mention.span, values))
    if options.newest and not findings:
        ignored = _newest_ignored(context, options, mentions, year, register)
        findings += [ignored] if ignored else []
    return Outcome(tuple(findings), examined, not_judged)


def _expected(context: Context, options: Options, span: Span, event: Event, year: int) -> bool:
    """True where the text looks ahead to the event: it is awaited, or next year brings it and a plan speaks."""
    segment = containing(context.facts.segments, span)
    if any_match(options.unless, context.folded, *clause_of(context.folded, segment, span)):
        return True
    if event.start > f"{year + 1}-12-31":
        return False
    # Of a session in the next autumn nobody knows the spirit when the report is due; a congress is awaited long before.
    if event.type == "plenum" and event.start > f"{year + 1}-09-01" and context.folded.startswith("精神", span.end):
        return False
    match = context.facts.items.get(options.item)
    if match and match.covers(span.start):
        return True
    mentions = beginning_in(context.facts.years, *segment)
    named = (mention.year for mention in mentions if not (mention.inside or mention.range_with))
    return year + 1 in named or any_match(options.ahead, context.folded, *segment)


def _newest_ignored(
    context: Context, options: Options, mentions: Sequence[tuple[EventMention, Event]], year: int, register: Register
) -> Finding | None:
    """The last meeting named, where a newer one of that year or before it is named nowhere."""
    if f"{year}-12-31" > register.as_of:
        return None
    held = [event for event in register.events if event.type in _GUIDING and "" < event.end <= f"{year}-10-31"]
    newest = max((event for event in held if not event.seldom), key=lambda event: event.end, default=None)
    guiding = [entry for entry in mentions if entry[1].type in _GUIDING]
    if newest is None or not guiding:
        return None
    mention, latest = max(guiding, key=lambda entry: (entry[1].start, entry[0].span))
    if latest.start >= newest.start or any_match(options.all_named, context.folded, 0, len(context.folded)):
        return None
    day = in_words(newest.start)
    problem = f"之后，{day}又召开了{newest.name}，全文没有提到"
    values = {"name": latest.name, "year": str(year), "day": day, "problem": problem}
    return Finding(mention.span, values, grade="newest-ignored")


def _outdated(
    context: Context, options: Options, mentions: Sequence[tuple[EventMention, Event]], year: int, as_of: str
) -> Outcome:
    findings = []
    examined = not_judged = 0
    plan = context.facts.items.get(options.item)
    for mention, event in mentions:
        task_of = year + 1 if plan is not None and plan.covers(mention.span.start) else year
        stale = bool(event.stale_after) and event.stale_after < f"{task_of}-01-01"
        if not stale:
            # Whether a campaign still goes on after the register was brought up to date, the register cannot know.
            known = f"{year}-12-31" <= as_of
            examined += known
            not_judged += not known
        elif _history(context, options, mention.span):
            not_judged += 1
        else:
            examined += 1
            day = in_words(event.end or event.stale_after)
            values = {"name": event.name, "year": str(year), "day": day, "problem": f"已于{day}结束"}
            findings.append(Finding(mention.span, values))
    return Outcome(tuple(findings), examined, not_judged)


def _history(context: Context, options: Options, span: Span) -> bool:
    folded = context.folded
    if any(matches_before(pattern, folded, span.start) is not None for pattern in options.not_after):
        return True
    if any(matches_at(pattern, folded, span.end) is not None for pattern in options.not_before):
        return True
    segment = containing(context.facts.segments, span)
    if any_match(options.unless, folded, *clause_of(folded, segment, span)):
        return True
    opened = folded.rfind("《", segment.start, span.start)
    return opened >= 0 and folded.find("》", opened, span.start) < 0
