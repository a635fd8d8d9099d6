"""What the parts of a report say of the year it covers: title, lead, headings of its items, closing.

Part of the kind `years` (`finds: differing`). Where title and text disagree, the text is taken to be wrong, for the
year is read from the title; where nothing but the title names its year, and several other places agree on another, the
title is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from lawlint.checks.year_subjects import subject_of
from lawlint.model.facts import YearMention
from lawlint.model.finding import Context, Finding, Outcome, Related
from lawlint.model.span import Span
from lawlint.text.pattern import any_match, matches_at, matches_before
from lawlint.text.spans import beginning_in, containing, holding

if TYPE_CHECKING:
    from lawlint.checks.years import Options

_NEAR = 12  # characters behind a year that say what of it is meant
_ENOUGH = 2  # places that agree against a title


class _Statement(NamedTuple):
    """A place that says what year the report covers."""

    where: str
    mention: YearMention


def check(context: Context, options: Options, year: int) -> Outcome:
    """One finding for each place that names another year than the report's."""
    statements = list(_statements(context, options, year))
    titles = [entry for entry in statements if entry.where == "标题"]
    others = [entry for entry in statements if entry.where != "标题"]
    wrong = [entry for entry in others if entry.mention.year != year]
    against = {entry.mention.year for entry in wrong}
    if titles and len(wrong) == len(others) >= _ENOUGH and len(against) == 1:
        found = [_finding(context, entry, against.copy().pop(), others[0]) for entry in titles[:1]]
    else:
        sure = next((entry for entry in (*titles, *others) if entry.mention.year == year), None)
        found = [_finding(context, entry, year, sure) for entry in statements if entry.mention.year != year]
    return Outcome(tuple(found), len(statements))


def _statements(context: Context, options: Options, year: int) -> Iterator[_Statement]:
    part = context.outline.report
    headings = {
        section.heading.title
        for item in options.items
        for section in context.facts.items[item].sections
        if section.heading and section.heading.level == 1
    }
    ordered = sorted(headings)
    last = part.sections[-1].span if part.sections else None  # where a plan stands, whatever it is called
    lead: list[YearMention] = []
    title: list[YearMention] = []
    for mention in context.facts.years:
        if mention.inside or mention.range_with or mention.month or mention.words == mention.span:
            continue
        if any(span.contains(mention.span) for span in part.title):
            title.append(mention)
        elif holding(part.lead, mention.span):
            lead.append(mention)
        elif containing(ordered, mention.span) in headings:
            if last and last.contains(mention.span) and mention.year == year + 1:
                continue
            if _alone(context, mention, headings) and not _excused(context, options, mention, headings):
                yield _Statement("这个标题", mention)
        elif (mention.opens and _claims(context, options, mention)) or _closes(context, options, mention):
            yield _Statement("这一句", mention)
    if len({mention.year for mention in title}) == 1:
        yield _Statement("标题", title[0])
    yield from _of_lead(context, options, lead, year)


def _of_lead(context: Context, options: Options, mentions: list[YearMention], year: int) -> Iterator[_Statement]:
    """`现将2023年…报告如下` says it for certain; a sentence about a year only where none is about the report's."""
    subjects = [mention for mention in mentions if subject_of(context, mention)]
    history = any(mention.year == year for mention in subjects)
    for mention in mentions:
        segment = containing(context.facts.segments, mention.span)
        if any_match(options.unless, context.folded, mention.words.end, segment.end):
            continue
        if any_match(options.planned, context.folded, mention.words.end, min(mention.words.end + _NEAR, segment.end)):
            continue  # 现将2023年情况和2024年安排报告如下
        announced = any(
            matches_before(pattern, context.folded, mention.span.start) is not None for pattern in options.lead
        )
        if announced or (mention in subjects and (mention.year == year or not history)):
            yield _Statement("开头", mention)


def _claims(context: Context, options: Options, mention: YearMention) -> bool:
    if not any(matches_at(pattern, context.folded, mention.words.end) is not None for pattern in options.claims):
        return False
    segment = containing(context.facts.segments, mention.span)
    return not any_match(options.unless, context.folded, *segment)


def _closes(context: Context, options: Options, mention: YearMention) -> bool:
    """True for 以上是我镇2023年度…情况."""
    start = mention.span.start
    return any(matches_before(pattern, context.folded, start) is not None for pattern in options.closing)


def _alone(context: Context, mention: YearMention, headings: set[Span]) -> bool:
    """True where the heading names no other year: 2023年不足和2024年打算 says two things."""
    title = next(span for span in headings if span.contains(mention.span))
    return len(beginning_in(context.facts.years, *title)) == 1


def _excused(context: Context, options: Options, mention: YearMention, headings: set[Span]) -> bool:
    title = next(span for span in headings if span.contains(mention.span))
    return any_match(options.unless, context.folded, *title) or any_match(options.planned, context.folded, *title)


def _finding(context: Context, entry: _Statement, expected: int, sure: _Statement | None) -> Finding:
    values = {
        "found": context.document.cut(entry.mention.words),
        "year": str(expected),
        "expected": f"{expected}年",
        "where": entry.where,
    }
    related = (Related(sure.mention.words, sure.where),) if sure else ()
    return Finding(entry.mention.words, values, related)
