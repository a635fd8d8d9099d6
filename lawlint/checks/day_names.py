"""Days with a name, for kind `dates`: a wrong name, or a right one beside another day's date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawlint.model.finding import Context, Finding, Outcome
from lawlint.model.span import Span
from lawlint.registers.events import Day, Register
from lawlint.text.grams import gram
from lawlint.text.marks import HAN
from lawlint.text.pattern import Pattern, matches_at
from lawlint.text.regex import regex
from lawlint.text.spans import beginning_in, containing

_BEFORE_NAME = regex(r"[“「\"]?(?<![\d.])(?P<month>\d{1,2})[·.•・](?P<day>\d{1,2})[”」\"]? ?[“「\"]?$")
_WHOSE = ("全国", "国家", "世界", "国际", "全民", "中国", "中华")
_DATE_REACH = 10  # characters before a name in which its date stands
_DOTTED_GRAMS = tuple(gram(digit + mark) for digit in "0123456789" for mark in "·•・")
# What a date is followed by where it has a name: “6·26”世界禁毒宣传日. 启动日, 活动日 and the like are days of a campaign.
_DATED = regex(
    rf"(?<![\d.])(?P<month>\d{{1,2}})[·.•・](?P<day>\d{{1,2}})[”」\"]? ?[“「\"]?"
    rf"(?P<name>(?:(?![当每前后次周月启活主集节]){HAN}){{3,11}}?日)(?!常|期(?!间)|间|益|程|志|子|出|落)"
)


def day_names(context: Context, tails: Sequence[Pattern]) -> Outcome:
    """One finding for each wrong name of a day. `tails` are words behind a wrong name that make it another word."""
    register: Register = context.register("events")
    findings = []
    examined = not_judged = 0
    taken: set[int] = set()  # places that belong to a longer name
    named = register.day_names_in(context.folded, context.facts.grams)
    unheard = list(_unheard_of(context, register))
    others = {span.end: span for span, _, others in unheard if others}
    for start, end, day, wrong in sorted(named, key=lambda found: (found[0] - found[1], found[0])):
        span = Span(start, end)
        if end in others:  # 全民|宪法日: the name has another beginning
            continue
        if not taken.isdisjoint(range(*span)) or not context.document.is_prose(span.start):
            continue
        taken.update(range(*span))
        if wrong and _another_word(context, tails, span, day):
            not_judged += 1
            continue
        examined += 1
        found = _misnamed(context, span, day) if wrong else _misdated(context, span, day, register)
        findings += [found] if found else []
    for span, day, _ in unheard:
        if taken.isdisjoint(range(*span)) and context.document.is_prose(span.start):
            examined += 1
            findings.append(_misnamed(context, span, day))
    return Outcome(tuple(sorted(findings, key=lambda finding: finding.span)), examined, not_judged)


def _unheard_of(context: Context, register: Register) -> Iterator[tuple[Span, Day, bool]]:
    """Names right behind the date of a day that speak of it and are none of its names: “5·12”全国防震减灾日; and whether one
    of its names is the end of it.
    """
    if context.facts.grams.isdisjoint(_DOTTED_GRAMS):
        return
    for match in _DATED.finditer(context.folded):
        date, name = (int(match["month"]), int(match["day"])), match["name"]
        of_date = [day for day in register.days if (day.month, day.day) == date]
        right = [known for day in of_date for known in (day.name, *day.aliases)]
        meant = [day for day in of_date if any(cue in name for cue in day.cues)]
        others = _of_others(name, right)
        if len(meant) == 1 and (others or not any(known in name or name in known for known in right)):
            yield Span(*match.span("name")), meant[0], others


def _of_others(name: str, right: Sequence[str]) -> bool:
    """True for 全民宪法日: a right name behind another word for whose day it is."""
    return name not in right and name.startswith(_WHOSE) and any(name[2:] == known for known in right)


def _another_word(context: Context, tails: Sequence[Pattern], span: Span, day: Day) -> bool:
    """True for 国家安全日常管理; where both names stand in one sentence, of the change from one to the other; and on a line
    about a year in which the day had not got its name yet.
    """
    if any(matches_at(pattern, context.folded, span.end) is not None for pattern in tails):
        return True
    if context.folded.find(day.name, *containing(context.facts.segments, span)) >= 0:
        return True
    line = context.document.block_at(span.start).span
    return any(mention.year < day.since for mention in beginning_in(context.facts.years, *line))


def _misnamed(context: Context, span: Span, day: Day) -> Finding:
    return finding_of(context, span, day.name, f"规范名称是“{day.name}”")


def _misdated(context: Context, span: Span, day: Day, register: Register) -> Finding | None:
    """A right name with another day's date right before it: “6·26”世界无烟日."""
    before = _BEFORE_NAME.search(context.folded, max(0, span.start - _DATE_REACH), span.start)
    if before is None:
        return None
    date = (int(before["month"]), int(before["day"]))
    of_date = [entry for entry in register.days if (entry.month, entry.day) == date]
    moves = day.day == 0 and day.month == date[0]
    if not of_date or day in of_date or moves:
        return None
    other = of_date[0]
    known = f"是{day.month}月{day.day}日" if day.day else f"在{day.month}月"
    problem = f"{day.name}{known}，{other.month}月{other.day}日是{other.name}"
    return finding_of(context, Span(before.start(), span.end), other.name, problem)


def finding_of(context: Context, span: Span, expected: str = "", problem: str = "") -> Finding:
    """A finding of the kind `dates`."""
    values = {"found": context.document.cut(span), "expected": expected, "problem": problem}
    return Finding(span, values)
