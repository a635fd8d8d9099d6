"""Kind `dates`: days that are no days, and days with a name.

    check: {kind: dates, finds: impossible}
    check: {kind: dates, finds: month-day, units: [万, 元]}
    check: {kind: dates, finds: day-name}

`impossible`: a day or a time no calendar or clock has. `month-day`: 12.4 for “12·4” beside a word that tells the day.
`day-name`: a wrong name of a day, or a right one beside another day's date. The days are in the register of events.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from lawlint.checks.day_names import day_names, finding_of
from lawlint.model.finding import Context, Finding, Outcome
from lawlint.model.span import Edit, Span
from lawlint.registers.events import Day, Register
from lawlint.text.dates import days_in
from lawlint.text.enclosed import inside
from lawlint.text.grams import Grams, gram
from lawlint.text.numerals import chinese_integer
from lawlint.text.pattern import Pattern, any_match, matches_at
from lawlint.text.regex import regex
from lawlint.text.spans import beginning_in, containing

NAME = "dates"
VALUES = frozenset({"found", "expected", "problem"})
GRADES: tuple[str, ...] = ()
EXTENDS = "unless"

_HAN = "[一二三四五六七八九十]"
_NEIGHBOURS = regex("十?[一二三四五六七八九]{2}")  # 六七月间: one or the other
_MONTH = "月"
_DAY = regex(
    rf"(?:(?<!\d)(?P<year>(?:19|20)\d\d) ?年 ?)?(?<![\d./])(?P<month>\d{{1,2}}|(?<!{_HAN}){_HAN}{{1,3}}) ?月"
    rf" ?(?:(?:\d{{1,2}} ?日? ?[\-—–~～至到] ?)?(?P<day>\d{{1,2}}|{_HAN}{{1,3}}) ?日)?(?!\d)"
)
_DOTTED = regex(r"(?:19|20)\d\d(?P<mark>[./-])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d.])")
_TIME = regex(r"(?<![\d:.])(?P<hour>\d{1,2})(?::(?P<minute>\d\d)(?![\d:])| ?时 ?(?P<minutes>\d{1,2}) ?分(?!钟|之))")
_MARKED_DIGITS = regex(r"\d[.\-/]\d")
_MONTH_DAY = regex(r"(?<![\d.\-/·])0?(?P<month>\d{1,2})(?P<mark>[.\-/])0?(?P<day>\d{1,2})(?![\d.\-/])")
_YEAR_REACH = 10  # characters before 月 in which its year and month stand
_DATE_REACH = 10  # characters before a name in which its date stands
_HOURS = 24
_LEAP_DAY = (2, 29)
_MARKED_GRAMS = tuple(gram(mark + digit) for digit in "0123456789" for mark in ".-/")
_TIME_GRAMS = tuple(gram(digit + mark) for digit in "0123456789" for mark in ":时 ")
_LONGEST_MONTH = 31


class Options(NamedTuple):
    """`finds`: impossible, month-day or day-name.

    `times`: words before a figure that make it a time of day; `units`: words behind a figure that make it an amount;
    `unless`: words round a day that make it right (农历); `tails`: words behind a wrong name that make it another word.
    """

    finds: Literal["impossible", "month-day", "day-name"]
    times: tuple[Pattern, ...] = ()
    units: tuple[Pattern, ...] = ()
    unless: tuple[Pattern, ...] = ()
    tails: tuple[Pattern, ...] = ()


def check(context: Context, options: Options) -> Outcome:
    """One finding for each wrong date or name of a day."""
    if options.finds == "impossible":
        return _impossible(context, options)
    return _month_days(context, options) if options.finds == "month-day" else day_names(context, options.tails)


def _impossible(context: Context, options: Options) -> Outcome:
    findings, examined, not_judged = [], 0, 0
    for span, problem in _judged_days(context, options):
        if problem is None:
            not_judged += 1
            continue
        examined += 1
        if problem:
            findings.append(finding_of(context, span, problem=problem))
    return Outcome(tuple(findings), examined, not_judged)


def _judged_days(context: Context, options: Options) -> Iterator[tuple[Span, str | None]]:
    """Every date and time of day, with what is wrong with it: "" if nothing, None if that cannot be told."""
    folded = context.folded
    for match in _written_days(folded):
        month, day = _number(match["month"]), _number(match["day"])
        if (
            month is None
            or _NEIGHBOURS.fullmatch(match["month"])
            or (day is None and (match["day"] or not match["year"]))
            or not context.document.is_prose(match.start())
        ):
            continue
        known = not any_match(options.unless, folded, max(0, match.start() - 6), min(len(folded), match.end() + 2))
        span = Span(match.start("month"), match.end())
        known = known and not inside(folded, span, "“‘")  # 误记为“2月30日”
        year = _number(match["year"])
        if (month, day) == _LEAP_DAY and year is None:
            year = _year_of_report(context, span)
        yield span, _day_problem(year, month, day) if known else None
    for mention in context.facts.years:
        dotted = _DOTTED.match(folded, mention.span.start) if mention.month else None
        numbers_a_file = dotted and folded[dotted.end() : dotted.end() + 1] in ("号", "-")
        if dotted and not numbers_a_file and int(dotted["day"]) <= _LONGEST_MONTH:
            yield Span(*dotted.span()), _day_problem(mention.year, int(dotted["month"]), int(dotted["day"]))
    if not context.facts.grams.isdisjoint(_TIME_GRAMS):
        yield from _times(context, options)


def _year_of_report(context: Context, span: Span) -> int | None:
    """The year of a day without one: the report's in a section on what was done, where the sentence names no other; a plan
    and a signature may mean the next.
    """
    sections = context.outline.report.sections
    if not sections or not sections[0].span.start <= span.start < sections[-1].span.start:
        return None
    if any(match.covers(span.start) for key, match in context.facts.items.items() if key == "plan"):
        return None
    segment = containing(context.facts.segments, span)
    named = {mention.year for mention in beginning_in(context.facts.years, *segment)}
    return context.identity.report_year if named <= {context.identity.report_year} else None


def _written_days(folded: str) -> Iterator[re.Match[str]]:
    """Every `[年]月[日]`, found from its 月: few stand in a text, and digits everywhere."""
    at = folded.find(_MONTH)
    end = 0
    while at >= 0:
        match = _DAY.search(folded, max(end, at - _YEAR_REACH), min(len(folded), at + _DATE_REACH))
        if match and match.start() <= at < match.end():
            yield match
            end = match.end()
        at = folded.find(_MONTH, at + 1)


def _times(context: Context, options: Options) -> Iterator[tuple[Span, str | None]]:
    folded = context.folded
    for match in _TIME.finditer(folded):
        colon = match["minute"] is not None
        if colon and not any_match(options.times, folded, max(0, match.start() - 8), match.start()):
            continue
        hour, minute = int(match["hour"]), int(match["minute"] or match["minutes"])
        if not context.document.is_prose(match.start()):
            continue
        if hour > _HOURS and not colon:  # 36时30分 is a length of time
            continue
        right = minute < 60 and (hour < _HOURS or (hour == _HOURS and minute == 0))
        yield Span(*match.span()), "" if right else "没有这个时刻"


def _day_problem(year: int | None, month: int, day: int | None) -> str:
    if not 1 <= month <= 12:
        return f"没有{month}月"
    if day is None or 1 <= day <= days_in(month, year):
        return ""
    leap = f"{year}年" if month == 2 and day == 29 else ""
    return f"{leap}{month}月只有{days_in(month, year)}天" if day else "没有0日"


def _number(digits: str | None) -> int | None:
    if not digits:
        return None
    return int(digits) if digits.isdigit() else chinese_integer(digits)


def _month_days(context: Context, options: Options) -> Outcome:
    folded = context.folded
    register: Register = context.register("events")
    days: dict[tuple[int, int], list[Day]] = {}
    for entry in register.days:
        days.setdefault((entry.month, entry.day), []).append(entry)
    findings = []
    for match in _dotted_pairs(folded, context.facts.grams):
        named = days.get((int(match["month"]), int(match["day"])), ())
        if not any(_told(folded, match.end(), entry) for entry in named):
            continue
        if any(matches_at(pattern, folded, match.end()) is not None for pattern in options.units):
            continue
        if context.document.is_prose(match.start()) and not _numbers_a_line(context, match):
            written = f"{int(match['month'])}·{int(match['day'])}"
            findings.append(_with_middle_dot(context, Span(*match.span()), written))
    return Outcome(tuple(findings), len(findings) + folded.count("·"))


def _dotted_pairs(folded: str, grams: Grams) -> Iterator[re.Match[str]]:
    """Every `12.4`, found from its mark: that costs a tenth of trying the whole pattern everywhere."""
    if grams.isdisjoint(_MARKED_GRAMS):
        return
    for hit in _MARKED_DIGITS.finditer(folded):
        match = _MONTH_DAY.search(folded, max(0, hit.start() - 2), hit.end() + 3)
        if match and match.start() <= hit.start() < match.end():
            yield match


def _numbers_a_line(context: Context, match: re.Match[str]) -> bool:
    """True for `3.8 妇女维权`, the number of a heading."""
    begins = context.document.block_at(match.start()).span.start
    opens = not context.folded[begins : match.start()].strip()
    return opens and context.folded[match.end() : match.end() + 1] == " "


def _told(folded: str, at: int, day: Day) -> bool:
    """True where the words behind a date, up to the next mark but quotes, name the day."""
    behind = re.split(r"[,。;:!?、()《\n\r\d%]", folded[at : at + 14], maxsplit=1)[0]
    return any(word in behind for word in (day.name, *day.aliases, *day.wrong, *day.cues))


def _with_middle_dot(context: Context, span: Span, expected: str) -> Finding:
    """“12.4宪法日” keeps its quotes; 12.4宪法日 gets them, as GB/T 15834 4.8.3.6 has it."""
    folded = context.folded
    line = context.document.block_at(span.start).span
    quoted = folded.rfind("“", line.start, span.start) > folded.rfind("”", line.start, span.start)
    text = expected if quoted or folded[span.start - 1 : span.start] == '"' else f"“{expected}”"
    values = {"found": context.document.cut(span), "expected": f"“{expected}”", "problem": ""}
    return Finding(span, values, edits=(Edit(span, text),), fix_title=f"改为{text}")
