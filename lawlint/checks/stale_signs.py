"""Signs by which last year's year is a leftover whatever result it states, for kind `years`.

A sentence that compares a year with itself, a day told before the meeting it speaks of, a named day of last year, a list
of dates that goes on in the year before, and what a leader did in it: none of these looks back.
"""

from __future__ import annotations

from lawlint.model.facts import YearMention
from lawlint.model.finding import Context
from lawlint.model.span import Span
from lawlint.registers.events import MEETINGS, Register
from lawlint.text.marks import HAN
from lawlint.text.regex import regex
from lawlint.text.spans import beginning_in, containing

_DAY = regex(
    rf"(?:[“\"]?\d{{1,2}}·\d{{1,2}}[”\"]?{HAN}{{0,12}}|{HAN}{{0,12}}(?:宣传|宪法|权益|纪念|开放|教育|安全生产)[日周月])(?:期间|当天|当日|前后)"
)
_LEADS = regex(
    rf"\d{{1,2}}月(?:\d{{1,2}}日)?,?(?:{HAN}{{0,8}}(?:书记|局长|县长|区长|市长|镇长|乡长|主任|主要负责人|主要负责同志|主要领导)"
    r"|主持|带队|带头|出庭|参加|专题|召开)"
)
_LED_ALL_YEAR = regex(
    rf"(?![^,。;]{{0,24}}的\d),?(?:{HAN}{{0,8}}(?:书记|局长|县长|区长|市长|镇长|乡长|主任|主要负责人|主要负责同志|主要领导)|主持|带队|带头)"
)
_LASTS = regex("启动|推出|创办|创设|揭牌|启用|成立|设立|延续|以来|[年月日]起|至今|此前|早在|曾|当时|获评|荣获|命名")
#: What stands before the year by the end of which something is counted.
UNTIL = ("截至", "截止", "截止到", "截至到")
_COUNTED_THEN = regex(
    r"(?:年?[底末]|12月(?:[底末]|3[01]日)),?(?:全(?:[县市区镇乡州旗局]|街道)|\d+个(?:[乡镇村]|街道|社区|部门)|共|累计)[^,。;]{0,24}?"
    r"(?:应持证|持证|共有|培育|培养|建成|配备|聘请|实现|落实|完成|拥有|现有|取得)"
)
_GOES_ON = regex(
    "[比较][上去前同年]|同比|以来|原有|结转|遗留|基础上|新增|增至|减至|在此|[再又]|目前|现已|现有|本年|今年|当时|此前|评估|审计|普查|中期|对照|统计|督察|上年|去年|年初"
)
_RESPONSIBLE = "responsible-person"
_LATE = 11  # the month from which on a year may be counted with the next


def is_left_over(context: Context, mention: YearMention, year: int) -> bool:
    """True if `mention`, of the year before the report's `year`, can only be a leftover."""
    if mention.inside or mention.range_with:
        return False
    segment = containing(context.facts.segments, mention.span)
    if context.folded.endswith(UNTIL, segment.start, mention.words.start):
        return _stands_still(context, mention, year)
    if not mention.opens:
        return False
    if _LASTS.search(context.folded, mention.words.start, segment.end):
        return False
    if beginning_in(context.facts.years, mention.words.end, segment.end):  # 2023年10月部署，2024年10月验收
        return _compared_with_itself(context, mention, segment)
    return (
        _before_its_meeting(context, mention, segment, year)
        or _DAY.match(context.folded, mention.words.end) is not None
        or (mention.month is not None and _goes_back(context, mention, segment, year))
        or _led(context, mention)
    )


def _stands_still(context: Context, mention: YearMention, year: int) -> bool:
    """True for `截至2022年底，全县应持证执法人员1120人` in a paragraph of the report of 2023 that does not go on from there."""
    folded, line = context.folded, context.document.block_at(mention.span.start).span
    if not _COUNTED_THEN.match(folded, mention.words.end, line.end) or _GOES_ON.search(folded, *line):
        return False
    return all(other.year < year or other.inside for other in beginning_in(context.facts.years, *line))


def _compared_with_itself(context: Context, mention: YearMention, segment: Span) -> bool:
    """True for 2021年接收投诉1526件，比2021年增加204件."""
    later = beginning_in(context.facts.years, mention.words.end, segment.end)
    return any(
        other.year == mention.year and context.folded[other.words.start - 1] in "比较" and other.month is None
        for other in later
    )


def _before_its_meeting(context: Context, mention: YearMention, segment: Span, year: int) -> bool:
    """True for 2020年12月，学习党的十九届六中全会精神: it met in the year of the report."""
    register: Register = context.register("events")
    named = beginning_in(context.facts.events, mention.words.end, segment.end)
    events = [register.events[other.entry] for other in named]
    last = f"{mention.year}-{mention.month or 12:02d}-31"
    return any(event.type in MEETINGS and last < event.start <= f"{year}-12-31" for event in events)


def _goes_back(context: Context, mention: YearMention, segment: Span, year: int) -> bool:
    """True for `2021年3月，…；2020年4月，…`: the months go on, the year goes back."""
    before = containing(context.facts.segments, Span(segment.start - 1, segment.start)) if segment.start else segment
    line = context.document.block_at(segment.start).span
    if before == segment or not line.contains(before):
        return False
    dated = [other for other in beginning_in(context.facts.years, *before) if other.month and other.opens]
    return len(dated) == 1 and dated[0].year == year and (dated[0].month or 0) <= (mention.month or 0)


def _led(context: Context, mention: YearMention) -> bool:
    """True for `2023年7月，区长…出庭应诉` in the section on what the leaders did; a late month may be counted with the next
    year.
    """
    item = context.facts.items.get(_RESPONSIBLE)
    if item is None or not item.covers(mention.span.start) or (mention.month or 1) >= _LATE:
        return False
    return (_LEADS if mention.month else _LED_ALL_YEAR).match(context.folded, mention.words.end) is not None
