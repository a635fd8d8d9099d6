"""Lists with their number behind them, for kind `count-word`: 法治广场、法治长廊、法治书屋和法治驿站三类阵地.

A list may name fewer things than there are, or two in one word (省市县、乡、村五级). One that names more than its number
is wrong, where it is plain where each item ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lawlint.model.finding import Context
from lawlint.model.span import Span
from lawlint.text.grams import gram
from lawlint.text.numerals import DIGITS
from lawlint.text.pattern import Pattern, find_all, likely
from lawlint.text.regex import regex
from lawlint.text.spans import containing

_NUMERALS = "三四五六七八九"
_MEASURES = (
    "大类",
    "类",
    "种",
    "个方面",
    "方面",
    "个环节",
    "个领域",
    "支队伍",
    "张清单",
    "项制度",
    "项机制",
    "家单位",
    "个部门",
    "部门",
)
_GRAMS = tuple(gram(number + measure) for number in _NUMERALS for measure in _MEASURES)
_OUTSIDE = regex("[,:()“”《》‘’]")
_AND = regex("以及|[和及与]")
_MEMBER_MARK = regex("、|以及|和")
_LONGEST_ITEM = 10
_LONGEST_FIRST = 20  # with the verb before it
_REACH = 120
_LEAST = 4
_LEAST_MEMBERS = 2
_ANNOUNCEMENT = 16  # characters in which a series is announced
_ANNOUNCED = regex(
    "([二两三四五六七八九])(个(?:方面|环节|层面|维度|重点|关键)|项(?:工作|举措|措施|任务)|点)(?:的?(?:工作|问题|原因|内容|不足))?[:,。] *$"
)


class FixedSet(NamedTuple):
    """Things a rule of law names and counts: `counted` is how the text says how many (三项制度), `members` are, for each
    of them, the words it may be written with; `otherwise`: how it says another number of them (四个必经程序), which is
    wrong behind all of them.
    """

    counted: tuple[Pattern, ...]
    members: tuple[tuple[str, ...], ...]
    otherwise: tuple[Pattern, ...] = ()


class CountedList(NamedTuple):
    """`span`: the number with its measure word; `number`: what it says; `named`: how many items stand before it."""

    span: Span
    number: int
    named: int


def overfull(context: Context) -> Iterator[CountedList]:
    """Every list that surely names more items than the number behind it says, in order."""
    folded = context.folded
    if context.facts.grams.isdisjoint(_GRAMS):
        return
    found = set()
    for measure in _MEASURES:
        at = folded.find(measure)
        while at > 0:
            if folded[at - 1] in _NUMERALS and context.document.is_prose(at):
                found.add((at - 1, at + len(measure)))
            at = folded.find(measure, at + 1)
    for start, end in sorted(found):
        segment = containing(context.facts.segments, Span(start, end))
        clause = _OUTSIDE.split(folded[max(segment.start, start - _REACH) : start])[-1]
        named, number = _least(clause), DIGITS[folded[start]]
        if named > number:
            yield CountedList(Span(start, end), number, named)


def incomplete(context: Context, sets: Sequence[FixedSet]) -> Iterator[CountedList]:
    """Every list of a set the law fixes that lacks a member (行政执法公示、重大执法决定法制审核三项制度), or has them all
    and says another number.
    """
    folded, grams = context.folded, context.facts.grams
    for entry in sets:
        every = len(entry.members)
        for pattern in likely((*entry.counted, *entry.otherwise), grams):
            for match in find_all(pattern, folded, grams=grams):
                segment = containing(context.facts.segments, match.span)
                start, end = max(segment.start, match.span.start - _REACH), match.span.start
                clause = _OUTSIDE.split(folded[start:end].removesuffix("“"))[-1]
                named = _named_members(clause, entry)
                lacks = _LEAST_MEMBERS <= named < every and pattern in entry.counted
                if (lacks or (named == every and pattern in entry.otherwise)) and context.document.is_prose(start):
                    number = every if lacks else DIGITS.get(folded[end], named)
                    yield CountedList(match.flag, number, named)


def _named_members(clause: str, entry: FixedSet) -> int:
    """How many members of a set the list at the end of `clause` names; 0 where it names anything else."""
    if "等" in clause:
        return 0
    items = _MEMBER_MARK.split(clause)  # not at 与: 公众参与
    owners = [
        next((at for at, words in enumerate(entry.members) if any(word in item for word in words)), -1)
        for item in items
    ]
    return len(owners) if -1 not in owners and len(set(owners)) == len(owners) else 0


def miscounted(context: Context) -> Iterator[CountedList]:
    """Every announcement of so many points with a series of another number behind it: 三个方面：一是…二是…三是…四是."""
    folded = context.folded
    for series in context.facts.series:
        numbers = [member.number for member in series.members]
        if len(numbers) < _LEAST_MEMBERS or numbers != list(range(1, len(numbers) + 1)):
            continue
        start = series.members[0].span.start
        line = context.document.block_at(start).span
        said = _ANNOUNCED.search(folded, max(line.start, start - _ANNOUNCEMENT), start)
        last = "。最后" in folded[series.members[-1].span.end : line.end] and series.family == "first"  # 首先…其次…最后
        named = len(numbers) + last
        if said and DIGITS.get(said[1], 10) != named:
            yield CountedList(Span(said.start(), said.end(2)), DIGITS.get(said[1], 10), named)


def _least(clause: str) -> int:
    """How many items the list at the end of `clause` has at the least; 0 where that cannot be told."""
    first, *others = clause.split("、")
    if len(others) + 2 < _LEAST or "等" in clause or any(map(str.isdigit, clause)):
        return 0
    if len(first) > _LONGEST_FIRST or not all(1 <= len(item) <= _LONGEST_ITEM for item in others):
        return 0
    *before, last = [_AND.split(item) for item in others]
    if any(len(halves) > 1 for halves in before) or len(_AND.split(first)) > 1 or len(last) > 2:
        return 0
    items = [*(half for halves in before for half in halves), *last]
    return len(items) + 1 if _of_one_shape(items) else 0


def _of_one_shape(items: Sequence[str]) -> bool:
    """True for 法治广场、法治长廊 and 人民调解、行政调解: of one length, and alike at the head or the tail. What is longer
    than the others holds more than the item: 针对噪声、油烟、违建问题开展三方面整治.
    """
    alike = len({item[:1] for item in items}) == 1 or len({item[-1:] for item in items}) == 1
    return alike and len(set(map(len, items))) == 1
