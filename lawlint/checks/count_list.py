"""Lists with their number behind them, for kind `count-word`: 法治广场、法治长廊、法治书屋和法治驿站三类阵地.

A list may name fewer things than there are, or two in one word (省市县、乡、村五级). One that names more than its number
is wrong, where it is plain where each item ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lawlint.model.document import PROSE_KINDS
from lawlint.model.finding import Context
from lawlint.model.span import Span
from lawlint.text.grams import gram
from lawlint.text.numerals import DIGITS
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
_OUTSIDE = re.compile("[,:()“”《》‘’]")
_AND = re.compile("以及|[和及与]")
_NOT_BEFORE = (
    *("等", "共", "的", "这", "第", "其他", "其它", "前", "后", "各", "为", "成", "上述", "下列", "以下", "有", "内"),
    *("分", "类", "种", "和", "与", "及"),
)
_LONGEST_ITEM = 10
_LONGEST_FIRST = 20  # with the verb before it
_REACH = 120
_LEAST = 4


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
            if folded[at - 1] in _NUMERALS and context.document.block_at(at).kind in PROSE_KINDS:
                found.add((at - 1, at + len(measure)))
            at = folded.find(measure, at + 1)
    for start, end in sorted(found):
        segment = containing(context.facts.segments, Span(start, end))
        clause = _OUTSIDE.split(folded[max(segment.start, start - _REACH) : start])[-1]
        named, number = _least(clause), DIGITS[folded[start]]
        if named > number:
            yield CountedList(Span(start, end), number, named)


def _least(clause: str) -> int:
    """How many items the list at the end of `clause` has at the least; 0 where that cannot be told."""
    first, *others = clause.split("、")
    if len(others) + 2 < _LEAST or clause.endswith(_NOT_BEFORE) or "等" in clause or any(map(str.isdigit, clause)):
        return 0
    if len(first) > _LONGEST_FIRST or not all(1 <= len(item) <= _LONGEST_ITEM for item in others):
        return 0
    joined = [_AND.split(item) for item in (first, *others)]
    if any(len(halves) > 1 for halves in joined[:-1]):
        return 0
    last = joined[-1]
    alike = len(last) == 2 and all(last) and (last[0][0] == last[1][0] or last[0][-1] == last[1][-1])
    return len(joined) + alike if len(last) <= 2 else 0
