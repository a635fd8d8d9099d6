"""Kind `years`: the years a text names against the year the report covers, never against the clock.

    check: {kind: years, finds: plan, items: [plan], future: [将, 继续], past: [取得]}

A year is judged where it is the subject of a sentence or of a heading. In a name, a document number, a range, a
comparison or a look back it is right whatever it says, and is passed over. What the report as a whole says of its year
(title, lead, headings) is in `years_of_report`, what its plan says in `plan_years`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal, NamedTuple

from lawlint.checks import plan_years, years_of_report
from lawlint.checks.stale_signs import UNTIL, is_left_over
from lawlint.checks.year_subjects import finding_of, heads_clause, subject_of
from lawlint.model.facts import YearMention
from lawlint.model.finding import Context, Finding, Outcome
from lawlint.model.rule import ItemId
from lawlint.model.span import Span
from lawlint.text.enclosed import inside
from lawlint.text.lexicon import NO_WORDS, Lexicon, find
from lawlint.text.pattern import Pattern, any_match, matches_at, matches_before
from lawlint.text.spans import beginning_in, containing, holding

_LATE = 11  # the month from which on a year may be counted with the next
_BEHIND = 2  # characters behind a deed that may make it a name: 2023年11月召开的会议

NAME = "years"
VALUES = frozenset({"found", "year", "expected", "where"})
GRADES: tuple[str, ...] = ()
EXTENDS = "unless"


class Options(NamedTuple):
    """`finds`: plan (a plan for a year that is over), differing (places that name another report year), stale (last
    year's facts as this year's) or relative (今年以来).

    `items`: ids of the items whose sections are meant. `future`: words of intention; `past`: words of a segment that
    recounts; `facts`: words of a segment that states a result; `unless`: words of a segment, or of a heading, that make
    the year right; `planned`: words behind the year of a heading that make it a plan's; `lead`: what leads to the year
    of a report (现将); `claims`: what a closing says of the year's work; `closing`: what leads to the year there (以上是);
    `heads`: what is said right behind a year at the head of a clause that is the subject of a result, `intended`: of a
    plan; `dated`: what is said behind a month of that year that tells of something done, `not_deeds`: of something the
    issuer has not done; `history`: what begins in a year and lasts, `products`: what of that is counted year by year; `issues`,
    `issued`: words before and behind the year of what is drawn up for one year;
    `words`: relative times.
    """

    finds: Literal["plan", "differing", "stale", "relative"]
    items: tuple[ItemId, ...] = ()
    future: Lexicon = NO_WORDS
    past: tuple[Pattern, ...] = ()
    facts: tuple[Pattern, ...] = ()
    unless: tuple[Pattern, ...] = ()
    planned: tuple[Pattern, ...] = ()
    lead: tuple[Pattern, ...] = ()
    claims: tuple[Pattern, ...] = ()
    closing: tuple[Pattern, ...] = ()
    heads: tuple[Pattern, ...] = ()
    intended: tuple[Pattern, ...] = ()
    dated: tuple[Pattern, ...] = ()
    not_deeds: tuple[Pattern, ...] = ()
    history: tuple[Pattern, ...] = ()
    products: tuple[Pattern, ...] = ()
    words: Lexicon = NO_WORDS
    issues: tuple[Pattern, ...] = ()
    issued: tuple[Pattern, ...] = ()


def check(context: Context, options: Options) -> Outcome:
    """One finding for each year that cannot be right. Without a report year nothing is judged."""
    year = context.identity.report_year
    if options.finds == "relative":
        return _relative(context, options, year)
    if year is None:
        return Outcome(not_judged=len(context.facts.years))
    if options.finds == "differing":
        return years_of_report.check(context, options, year)
    return plan_years.check(context, options, year) if options.finds == "plan" else _stale(context, options, year)


def _stale(context: Context, options: Options, year: int) -> Outcome:
    """Sentences that state results of the year before the report's, as a draft copied from last year's does."""
    findings = []
    examined = not_judged = 0
    body = [section.span for section in context.outline.report.sections]
    for mention in context.facts.years:
        if mention.year not in (year, year - 1) or not holding(body, mention.span):
            continue
        if mention.year < year and (_issued_for_it(context, options, mention) or is_left_over(context, mention, year)):
            examined += 1
            findings.append(finding_of(context, mention, year, year))
            continue
        said = _said_of_year(context, options, mention)
        if said is None:
            continue
        if mention.year == year:
            examined += 1
        elif _tells_history(context, options, mention, said) or _beside_the_year(context, options, mention, year):
            not_judged += 1
        else:
            examined += 1
            findings.append(finding_of(context, mention, year, year))
    return Outcome(tuple(findings), examined, not_judged)


def _issued_for_it(context: Context, options: Options, mention: YearMention) -> bool:
    """True for `编制2022年度重大行政决策事项目录` in the report of 2023: what is drawn up for one year, and is for another."""
    folded, segment = context.folded, containing(context.facts.segments, mention.span)
    if mention.inside or mention.month or mention.range_with or not options.issues:
        return False
    issued = any(matches_before(pattern, folded, mention.words.start) is not None for pattern in options.issues)
    if not issued or not any(matches_at(pattern, folded, mention.words.end) for pattern in options.issued):
        return False
    years = {other.year for other in beginning_in(context.facts.years, *segment)}
    return years == {mention.year} and not any_match(options.unless, folded, *segment)


def _said_of_year(context: Context, options: Options, mention: YearMention) -> Span | None:
    """Where a result of the year is stated, None if none is: the sentence, or what is told of a month of it."""
    if mention.month:
        end = _end_of_deed(context, options, mention)
        return None if end is None else Span(mention.words.end, end)
    about = subject_of(context, mention) or _heads_clause(context, options, mention)
    return containing(context.facts.segments, mention.span) if about and _states(context, options, mention) else None


def _tells_history(context: Context, options: Options, mention: YearMention, said: Span) -> bool:
    """True where `said` compares or goes on, or where something begins before its first figure: 2022年建成站点3个."""
    if any_match(options.unless, context.folded, *said):
        return True
    figures = context.facts.quantities
    first = bisect_left(figures, mention.words.end, key=lambda figure: figure.span.start)
    end = min(said.end, figures[first].span.end + _BEHIND) if first < len(figures) else said.end
    began = any_match(options.history, context.folded, mention.words.end, end)
    return began and not any_match(options.products, context.folded, mention.words.end, end)


def _heads_clause(context: Context, options: Options, mention: YearMention) -> bool:
    """True for `，2020年办理案件4件`, `2022年全年，…`: a clause that begins with the year, and goes on with a result."""
    return heads_clause(context, mention, options.heads) and not mention.month


def _end_of_deed(context: Context, options: Options, mention: YearMention) -> int | None:
    """Where the deed is told of `2023年5月22日至26日，抽调…` at the head of a sentence, and of `截至2023年12月底完成…`; None
    if none is. The last months of a year may be counted with the next, so that only its end is told for certain.
    """
    folded, end = context.folded, mention.words.end
    until = folded.endswith(UNTIL, 0, mention.words.start)
    if mention.inside or mention.range_with or not (mention.opens or until):
        return None
    if not until and (mention.month or 0) >= _LATE:
        return None
    deed = next((at for pattern in options.dated if (at := matches_at(pattern, folded, end)) is not None), None)
    elsewhere = deed is not None and any_match(options.not_deeds, folded, end, deed + _BEHIND)
    return None if elsewhere else deed


def _states(context: Context, options: Options, mention: YearMention) -> bool:
    """True where the segment states a result with a figure."""
    segment = containing(context.facts.segments, mention.span)
    if not any_match(options.facts, context.folded, mention.words.end, segment.end):
        return False
    figures = context.facts.quantities
    first = bisect_left(figures, mention.words.end, key=lambda figure: figure.span.start)
    return first < len(figures) and figures[first].span.start < segment.end


def _beside_the_year(context: Context, options: Options, mention: YearMention, year: int) -> bool:
    """True where the sentence names another year, or stands beside one that opens with the report's, or counts the same
    in it. What is only settled 截至 the end of last year goes on in the next sentence where that counts the same.
    """
    segments: Sequence[Span] = context.facts.segments
    segment = containing(segments, mention.span)
    at = bisect_left(segments, segment)
    line = context.document.block_at(segment.start).span
    near = [other for other in segments[max(0, at - 1) : at + 2] if line.contains(other)]
    until = context.folded.endswith(UNTIL, 0, mention.words.start)
    if until and any(any_match(options.unless, context.folded, *other) for other in near if other != segment):
        return True
    for stretch in near:
        for other in beginning_in(context.facts.years, *stretch):
            if other.inside or other.span == mention.span:
                continue
            narrates = other.opens and not until and stretch > segment  # 2023年培训120人。2024年组织考核…
            goes_on = other.year == year and (narrates or _count_alike(context, segment, stretch))
            if stretch == segment or goes_on:
                return True
    return False


def _count_alike(context: Context, one: Span, other: Span) -> bool:
    """True if the words before the first figure of one stretch share two characters with those before a figure of the
    other: 调解纠纷, 共调解.
    """
    first, second = (
        {figure.cue[at : at + 2] for figure in figures for at in range(len(figure.cue) - 1)}
        for figures in (
            beginning_in(context.facts.quantities, *one)[:1],
            beginning_in(context.facts.quantities, *other),
        )
    )
    return not first.isdisjoint(second)


def _relative(context: Context, options: Options, year: int | None) -> Outcome:
    hits = list(
        find(options.words, context.folded, context.facts.grams, year, lambda s: containing(context.facts.segments, s))
    )
    if year is None:
        return Outcome(not_judged=len(hits))
    findings = []
    for hit in hits:
        stretch = containing(context.facts.segments, hit.flag)
        if stretch == hit.flag or inside(context.folded, hit.flag, "《“‘"):
            continue
        written = context.document.cut(hit.flag)
        expected = hit.entry.note.replace("{year}", str(year)).replace("{last}", str(year - 1))
        findings.append(Finding(hit.flag, {"found": written, "year": str(year), "expected": expected, "where": ""}))
    return Outcome(tuple(findings), len(findings))
