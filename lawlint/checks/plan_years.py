"""Plans for a year that is over, for kind `years`: headings of plans, and sentences in them that speak of the future."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawlint.checks.year_subjects import finding_of, heads_clause, subject_of
from lawlint.model.facts import YearMention
from lawlint.model.finding import Context, Finding, Outcome
from lawlint.text.lexicon import find
from lawlint.text.pattern import any_match
from lawlint.text.regex import regex
from lawlint.text.spans import beginning_in, containing, holding

if TYPE_CHECKING:
    from lawlint.checks.years import Options

_PARTS_OF_A_YEAR = ("半年", "季度")
# 2023年年底前将接入工程300个. A draft may be written in the last months of its year.
_BY_THEN = regex(
    r"(?:(?:[1-9]|10)月底?前,[^,。;]{0,10}?|(?:年?底前|年内|[上下]半年|[一二三四]季度),?)(?<![已曾均经])将"
)
_AIMED = ("力争到", "确保到", "争取到")
_WILL = ("将在", "将于", "拟在", "拟于", "计划在", "计划于", "准备在", "争取在", "力争在", "确保在", "力争", "确保", "争取")  # fmt: skip
# Behind these words a day by which something is done; 将在2021年工作的基础上 looks back.
_DAY = regex(
    r"(?:(?:[1-9]|10)月|年?[底末]前?|年内|[上下]半年|第?[一二三四]季度)(?!前?[未已尚]|[^,。]{0,9}的|[^,。]*基础)"
)
_OPENS_PERIOD = regex("是[^,。]{0,14}(?:开局|起步)之年")  # 2025年是“十五五”开局之年，全县将…


def check(context: Context, options: Options, year: int) -> Outcome:
    """Headings of plans, and sentences in them whose subject is a year that is over though they speak of the future."""
    sections = [section for item in options.items for section in context.facts.items[item].sections]
    titles = [section.heading.title for section in sections if section.heading]
    spans = [section.span for section in sections]
    findings: list[Finding] = []
    examined = not_judged = 0
    for mention in context.facts.years:
        if mention.inside or mention.range_with or not holding(spans, mention.span):
            continue
        title = holding(titles, mention.span)
        if title is not None:
            planned = any_match(options.planned, context.folded, mention.words.end, title.end)
            intends: bool | None = planned and not any_match(options.unless, context.folded, *title)
        else:
            about = subject_of(context, mention) or _heads_plan(context, options, mention) or _will(context, mention)
            intends = _intends(context, options, mention) if about else False
        if intends is None:
            not_judged += 1
        elif intends:
            examined += 1
            if mention.year <= year:
                findings.append(finding_of(context, mention, year, year + 1))
    return Outcome(tuple(findings), examined, not_judged)


def _will(context: Context, mention: YearMention) -> bool:
    """True for 将在2021年6月底前完成轮训, 力争2025年底前…, 2025年是“十五五”开局之年，…将…."""
    folded, end = context.folded, mention.words.end
    by_then = mention.opens and _BY_THEN.match(folded, end) is not None and _is_over(context, mention)
    return by_then or _wills(context, mention) or _OPENS_PERIOD.match(folded, end) is not None


def _wills(context: Context, mention: YearMention) -> bool:
    folded = context.folded
    told = folded.endswith(_WILL, 0, mention.words.start) and _DAY.match(folded, mention.words.end) is not None
    return told and _is_over(context, mention)


def _is_over(context: Context, mention: YearMention) -> bool:
    """True where the end of the year that is meant is past for certain: a month before November, or a draft dated later. A
    draft of November may well plan for 年底前.
    """
    date = context.outline.report.date
    dated = beginning_in(context.facts.years, *date) if date else []
    return mention.month is not None or any(other.year > mention.year for other in dated)


def _heads_plan(context: Context, options: Options, mention: YearMention) -> bool:
    """True for `2023年将继续…`, `2023年9月底前要…` at the head of a clause. Half a year has its plan in its own year."""
    title = context.identity.title or ""
    return heads_clause(context, mention, options.intended) and not any(word in title for word in _PARTS_OF_A_YEAR)


def _intends(context: Context, options: Options, mention: YearMention) -> bool | None:
    """True where the sentence speaks of what is to be done in its year, None where it also recounts."""
    segment = containing(context.facts.segments, mention.span)
    start = mention.words.end
    later = beginning_in(context.facts.years, start + 1, segment.end)
    end = later[0].span.start if later else segment.end
    grams = context.facts.grams
    meant = next(find(options.future, context.folded[start:end], grams, None, lambda span: span), None)
    aimed = context.folded.endswith(_AIMED, 0, mention.words.start) or _wills(context, mention)
    if meant is None and not aimed and not _BY_THEN.match(context.folded, start):
        return None
    recounts = any_match(options.past, context.folded, start, segment.end)
    other_time = meant is not None and any_match(options.unless, context.folded, start, start + meant.span.start)
    return None if recounts or other_time else True
