"""What stretch of time and place a figure speaks of, for kind `metric`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from lawlint.checks.metric_keys import Count
from lawlint.model.facts import Quantity, Relation, Term
from lawlint.model.finding import BROKEN, HELD, Context, Judged
from lawlint.model.span import Span
from lawlint.text.enclosed import inside
from lawlint.text.marks import HAN
from lawlint.text.pattern import Pattern, any_match
from lawlint.text.regex import regex

# A line that opens with the name of a part counts that part: 东村建成法治广场1处，全年调解纠纷14件。
_NO_PART = (  # how a clause begins that names no part
    "各全我本坚持把推加落开组强深完围聚利以在对为将抓做依通建健制严扎积不走到送入进面针结紧充运发举召印修参聘选培打构拓探创用按根经从由向"
    "每牵主带纳列定细梳排"
)
_PART = regex(
    rf" *(?![{_NO_PART}]){HAN}{{1,12}}?"
    r"(?:村|社区|[中大支]队|司法所|派出所|[股科]|[站校]|网格|片区)(?![民级管、和等])"
)
_NAMES = "《〔"  # 《法治政府建设实施纲要（2021—2025年）》 speaks of no year
_REGULAR = regex("每个?(?:季度|半年|月|周)")  # 每季度听取汇报 says nothing of one of them
# What is told again before a plan: 对全年排查出的312件矛盾纠纷开展回访, 在全年清理问题45处的基础上.
_FOUND = regex("(?:全年|年内|本年度|今年).{0,8}(?:排查|受理|收到|发生|查处|发现|调解|化解|反馈)(?:出|到)?的$")
_WHOLE_YEAR = "截[至止]{year}年(?:底|末|12月底|12月末|12月31日)"


class Limits(NamedTuple):
    """Words that say less than the whole is counted: `periods` in the sentence, `planned` in the clause, `unless` in the
    sentence, or in the clause alone if that one says that it counts the whole.
    """

    unless: Sequence[Pattern]
    periods: Sequence[Pattern]
    planned: Sequence[Pattern]


def told_again(place: Count, quantity: Quantity, held: bool, noun: str = "") -> Judged:
    """The verdict on a figure named again; `noun`: what it counts there, if the words elsewhere say more than that."""
    metric = noun if noun and place.key.endswith(noun) else place.key
    relation = Relation("same", metric, quantity, (Term("other", place.quantity),), place.quantity.value)
    return Judged(relation, HELD if held else BROKEN)


def settled(context: Context, limits: Limits, quantity: Quantity, whole: bool, of_part: bool = False) -> bool:
    """True if the sentence speaks of the year and the place of the report as a whole, as something done. `whole`: the
    clause says so itself. `of_part`: a part of the place may be meant too.
    """
    if not of_part and _of_a_part(context, quantity.span.start):
        return False
    segment = context.facts.segments[quantity.segment]
    end = context.folded.find(",", quantity.span.end, segment.end)
    # What follows speaks of what is counted there.
    said = context.folded[segment.start : end if end >= 0 else segment.end]
    clause = said[said.rfind(",", 0, quantity.span.start - segment.start) + 1 :]
    said = re.sub(_WHOLE_YEAR.format(year=context.identity.report_year), "", said)
    said = _REGULAR.sub("", said)
    if any_match(limits.periods, said, 0, len(said)) or any_match(limits.planned, clause, 0, len(clause)):
        return False
    scope = clause if whole else said
    if any_match(limits.unless, scope, 0, len(scope)):
        return False
    if is_planned(context, quantity.span) and not _is_past(context, quantity):
        return False
    return not other_year(context, Span(segment.start, end if end >= 0 else segment.end))


def _of_a_part(context: Context, at: int) -> bool:
    """True for what a line, or a section, that opens with the name of a part or a kind says: （一）东村。调解纠纷14件."""
    if _PART.match(context.folded, *context.document.block_at(at).span):
        return True
    titles = (heading.title for heading in context.outline.path_at(at))
    return any(_PART.fullmatch(context.folded, *title) or context.folded.endswith("类", *title) for title in titles)


def _is_past(context: Context, quantity: Quantity) -> bool:
    """True for what a plan says of the year of the report."""
    if f"{context.identity.report_year}年" in quantity.cue or _FOUND.search(quantity.cue):
        return True
    return quantity.cue.startswith("在") and context.folded.startswith("的基础上", quantity.span.end)


def is_planned(context: Context, span: Span) -> bool:
    """True for what stands in the section on the year to come."""
    plan = context.facts.items.get("plan")
    return bool(plan and plan.covers(span.start))


def other_year(context: Context, segment: Span) -> bool:
    """True if the stretch names another year than the report's."""
    year = context.identity.report_year
    years = context.facts.years
    first = bisect_left(years, segment.start, key=lambda mention: mention.span.start)
    later = map(years.__getitem__, range(first, len(years)))
    mentions = takewhile(lambda mention: segment.contains(mention.span), later)
    return any(
        mention.year != year
        and not (year is None and mention.range_with is None)
        and not inside(context.folded, mention.span, _NAMES)
        for mention in mentions
    )
