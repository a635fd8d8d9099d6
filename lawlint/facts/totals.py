"""Lists before their total: `许可53件、处罚38件，共计91件`, `取消12项、新增19项、变更33项，共调整64项`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from lawlint.facts.parts import LEAST_PARTS, NESTED, OPEN, REACH, Part, relation_of, sum_of, vague
from lawlint.model.facts import ADJUSTED, Quantity, Relation
from lawlint.model.span import Span
from lawlint.text.regex import regex

_TOTAL_BEHIND = regex("^(?:共计|合计|总计|总共|一共)(?:为|是|达|有)?$")
# What such a total counts is done in the ways of its parts: 取消12项、新增19项、变更33项，共调整64项.
_ADJUSTED = regex("^共(?:计|动态)?(?:调整|清理|变动|变更)(?:了|事项|文件)?$")
_WAYS = (
    "取消", "新增", "变更", "下放", "承接", "修改", "修订", "废止", "合并", "拆分", "划转", "删除", "增加", "保留", "失效",
    "有效", "调入", "调出",
)  # fmt: skip


def before_total(folded: str, quantities: Sequence[Quantity], index: int, segment: Span) -> Relation | None:
    """The list before the total at `index`, if it is one: what stands before it in its unit, as far back as 、 reaches."""
    total = quantities[index]
    adjusted = _ADJUSTED.match(total.cue) is not None
    if not (adjusted or _TOTAL_BEHIND.match(total.cue)):
        return None
    run = _run(quantities[max(0, index - REACH) : index], total)
    if len(run) < LEAST_PARTS or (adjusted and not all(quantity.cue.endswith(_WAYS) for quantity in run)):
        return None
    commas = [False, *("," in folded[first.span.end : second.span.start] for first, second in pairwise(run))]
    parts = [Part(quantity, quantity.cue or quantity.tail, comma) for quantity, comma in zip(run, commas, strict=True)]
    if adjusted:
        return None if vague(total, parts) else relation_of(total, parts)._replace(metric=ADJUSTED)
    for start in range(len(parts) - 1):
        if total.value == sum_of(parts[start:]):
            return relation_of(total, parts[start:])
    start = max((index for index, part in enumerate(parts) if part.comma), default=0)
    list_text = folded[segment.start : total.span.start]
    why_not = "没有用顿号并列" if len(parts) - start < LEAST_PARTS else ""
    why_not = why_not or ("还有一个“其中”" if NESTED.search(list_text) else "") or vague(total, parts[start:])
    why_not = why_not or ("列举没有写全" if OPEN.search(list_text) else "")
    return Relation("breakdown", "共计", total, (), None, why_not) if why_not else relation_of(total, parts[start:])


def _run(before: Sequence[Quantity], total: Quantity) -> list[Quantity]:
    """The figures before a total in its sentence and its unit, in order, those in brackets left out."""
    run: list[Quantity] = []
    for quantity in reversed(before):
        if quantity.segment != total.segment or quantity.percent or quantity.unit != total.unit:
            break
        if not quantity.aside:
            run.append(quantity)
    return run[::-1]
