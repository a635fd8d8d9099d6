"""Candidate relations of the kind bound: a part, and the whole it cannot exceed.

Either a metric of the packs names both (`排查矛盾纠纷152件，化解148件`), the one next to the other among the figures of
their unit, or a single figure follows 其中 (`隐患36条，其中危险化学品12条`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.facts.cues import CHANGE, EACH, clause_before, due_and_done, last_of, role_of
from lawlint.facts.earlier import total_before
from lawlint.facts.parts import NOT_ADDED
from lawlint.model.document import Document
from lawlint.model.facts import Quantity, Relation, Term
from lawlint.model.rule import Metric
from lawlint.model.span import Span
from lawlint.text.marks import HAN
from lawlint.text.regex import regex

_AMONG = regex("^其中 *(?![,:])|.*[对从在]其中$")
_FILLERS = (
    "行政机关负责人",
    "的有",
    "的为",
    "主要负责人",
    "负责人",
    "在上述案件中",
    "上述案件中",
    "在规定期限内",
    "在法定期限内",
    "在时限内",
    "截至目前",
    "销号",
    "到位",
    "完毕",
    "按期",
    "按时",
    "如期",
    "限期",
    "成功",
    "全部",
    "目前",
    "年内",
    "实际",
    "督促",
    "责令",
    "推动",
    "累计",
    "及时",
    "当年",
    "全年",
    "依法",
    "予以",
    "已",
    "被",
    "共",
    "现",
    "均",
    "了",
    "有",
    "为",
)
_ACTORS = f"{HAN}{{0,2}}(?:人民政府|政府|起草单位|起草部门|承办单位)"
_ANY_THING = ("案件", "事项", "问题", "申请", "事件")  # what they are of says the word before: 复议案件, 诉讼案件
_TWO_WORDS = 4  # characters
_PERIOD = regex("季度|半年|[0-9一二三四五六七八九十]月|月份")  # what came in one period is settled in the next
# Of those who are to come no more can than there are; of what is to be done more may be: 应造林1200亩，实际造林1350亩.
_DUE_PERSONS = regex("[到出参考持领述签](?!.*[和及含等])")
_BY_THEN = regex(r"(?:截至|截止|到|至)(?:\d{1,2}月底|年底|年末)")  # 到12月底完成整改17个
_BESIDE = regex("[,、](?:正在|尚在|仍在|在办)")  # 已立案4件、办结6件，正在核查3件: one beside the other
_TARGET = regex("力争|确保|目标|计划|不少于|每")


def read(
    document: Document, quantities: Sequence[Quantity], segments: Sequence[Span], metrics: Sequence[Metric]
) -> tuple[Relation, ...]:
    """Every part with its whole, in order of the part."""
    folded = document.folded
    part_words = _part_words(tuple(metrics))
    found: list[Relation | None] = []
    segment = -1
    units: set[str] = set()  # of the figures before in the same stretch
    for index, quantity in enumerate(quantities):
        if quantity.segment != segment:
            segment, units = quantity.segment, set()
        if quantity.percent or quantity.aside or not quantity.unit:  # 60岁及以上…，其中65岁及以上: no counts
            continue
        counted_before, cue = quantity.unit in units, quantity.cue
        units.add(quantity.unit)
        if not counted_before and cue and index and quantities[index - 1].segment == segment - 1:
            found.append(_carried(folded, quantities, index, metrics, part_words))
        if not counted_before or not cue:
            continue
        if _AMONG.match(cue):
            if not CHANGE.search(cue):
                found.append(_among(folded, quantities, index, segments[segment]))
        elif quantities[index - 1].unit == quantity.unit and _DUE_PERSONS.match(
            due_and_done(quantities[index - 1].cue, cue)
        ):
            found.append(_relation(cue, quantities[index - 1], quantity))
        elif part_words.search(cue) and not CHANGE.search(cue):
            found.append(_named(folded, quantities, index, metrics))
    return tuple(entry for entry in found if entry)


def _carried(
    folded: str, quantities: Sequence[Quantity], index: int, metrics: Sequence[Metric], part_words: re.Pattern[str]
) -> Relation | None:
    """The part a sentence opens with, and the total before its ；: 受理637件，其中…；化解628件."""
    part = quantities[index]
    if not part_words.search(part.cue) or CHANGE.search(part.cue):
        return None
    whole = total_before(folded, quantities, index)
    return _of_metric(folded, [whole], part, metrics) if whole else None


@cache
def _part_words(metrics: tuple[Metric, ...]) -> re.Pattern[str]:
    """Any word for a part, the longest first."""
    words = sorted({word for metric in metrics for word in metric.part}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)) or "(?!)")


def _named(folded: str, quantities: Sequence[Quantity], index: int, metrics: Sequence[Metric]) -> Relation | None:
    """A part that a metric names, with the whole of the same metric before it."""
    wholes = _before(quantities, index)
    if not wholes or wholes[-1].cue.startswith("其中"):
        return None
    if len(wholes) > 1 and sum(whole.value or 0 for whole in wholes) == quantities[index].value:
        return None  # 受理24件，交办31件，共化解55件: of both
    return _of_metric(folded, wholes, quantities[index], metrics)


def _of_metric(folded: str, wholes: Sequence[Quantity], part: Quantity, metrics: Sequence[Metric]) -> Relation | None:
    if EACH.search(wholes[-1].cue) or EACH.search(part.cue):
        return None
    said = wholes[-1].cue + _BY_THEN.sub("", part.cue)
    if _TARGET.search(said) or _PERIOD.search(said):
        return None
    whole = wholes[-1]
    if folded[part.span.start - len(part.cue) - 1] == "、" and _BESIDE.match(folded, part.span.end):
        return None
    for metric in metrics:
        if not any(map(part.cue.__contains__, metric.part)):
            continue
        if role_of(metric, part.cue) != "part" or last_of(metric.whole, part.cue) >= 0:
            continue
        role = role_of(metric, whole.cue) or role_of(metric, clause_before(folded, whole.span.start))
        if role == "whole" and _same_things(metric, whole, part):
            rivals = [other for other in wholes[:-1] if role_of(metric, other.cue) == "whole"]
            most = sum(other.value or 0 for other in (whole, *rivals))  # 接收转办件403件，自行受理219件，办结618件
            if rivals and whole.value is not None and part.value is not None and most >= part.value > whole.value:
                return Relation("bound", part.cue, part, (), None, "分不清哪个是总数")
            return _relation(part.cue, whole, part)
    return None


def _same_things(metric: Metric, whole: Quantity, part: Quantity) -> bool:
    """True if the part says nothing else of what it counts: 化解148件, 化解纠纷148件, not 办结工单52件 of 受理信访40件."""
    rest = _said_of(metric.part).sub("", part.cue)
    noun = rest[-4:-2] if rest.endswith(_ANY_THING) and len(rest) >= _TWO_WORDS else rest[-2:]
    return noun in whole.cue + whole.tail


@cache
def _said_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """What a part says of itself: one of `words`, the longest first, a filler, or who did it: 被采纳, 乡政府采纳."""
    return re.compile(
        "|".join(map(re.escape, (*sorted(words, key=len, reverse=True), *_FILLERS))) + f"|{_BY_THEN.pattern}|{_ACTORS}"
    )


def _before(quantities: Sequence[Quantity], index: int) -> list[Quantity]:
    """The figures before the one at `index` in its sentence and its unit, in order."""
    part = quantities[index]
    found: list[Quantity] = []
    for at in range(index - 1, -1, -1):  # a slice would copy a long document
        quantity = quantities[at]
        if quantity.segment != part.segment:
            break
        of_each = at > 0 and quantities[at - 1].span.end == quantity.span.start  # 两台33万千瓦机组
        if quantity.unit == part.unit and not (quantity.percent or quantity.aside or of_each):
            found.append(quantity)
    return found[::-1]


def _among(folded: str, quantities: Sequence[Quantity], index: int, segment: Span) -> Relation | None:
    """The single figure behind 其中, with the nearest one before in its unit, or the largest if that one is too small."""
    part = quantities[index]
    later = map(quantities.__getitem__, range(index + 1, len(quantities)))
    behind = next((other for other in later if not other.aside and not other.percent), None)
    if behind and behind.segment == part.segment and behind.unit == part.unit:
        return None  # a list: its sum is judged
    wholes = _before(quantities, index)
    if part.unit in NOT_ADDED or any(EACH.search(whole.cue) for whole in wholes):  # 平均13天，其中外省车辆21天
        return None
    if not wholes or CHANGE.search(folded, segment.start, part.span.start):
        return None
    nearest = wholes[-1]
    fitting = [other for other in wholes if other.value and part.value and other.value >= part.value]
    return _relation(part.cue, nearest if nearest in fitting or not fitting else fitting[-1], part)


def _relation(metric: str, whole: Quantity, part: Quantity) -> Relation:
    if whole.approx or part.approx or whole.value is None or part.value is None:
        return Relation("bound", metric, part, (), None, "约数")
    return Relation("bound", metric, part, (Term("whole", whole), Term("part", part)), whole.value)
