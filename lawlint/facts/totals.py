"""Lists before their total (`许可53件、处罚38件，共计91件`, `取消12项、新增19项，共调整31项`), and those that say what became of all
that were gone through (`清理文件52件，保留37件、修改4件、废止11件`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from lawlint.facts.parts import LEAST_PARTS, NESTED, OPEN, REACH, Part, falls_short, relation_of, sum_of, vague
from lawlint.model.facts import ADJUSTED, Quantity, Relation
from lawlint.model.span import Span
from lawlint.text.regex import regex

_TOTAL_BEHIND = regex(
    "^(?:以上|上述)?(?:[两二三四五六七八九](?:类(?:事项|案件|文件|纠纷)?))?(?:共计|合计|总计|总共|一共)(?:为|是|达|有)?$"
)
_MATTERS = ("项", "者")
_ALL_OF_THEM = ("共", "共计", "合计", "总计")
_NEXT = regex(r"([^,。;:、\d()]{0,6})(?:\([^()]{1,6}\))?[、和及与]")
_LAST = regex(r"([^,。;:、\d()]{0,6})(?:\([^()]{1,6}\))?,共?")
_COUNTS = regex(r"[^,。;:、\d]*")
_NOUN = regex(r"[^\W\d_]+")
_PLACES = frozenset("乡镇街道村居社区")
_COUNTED = 12  # characters behind a total that name what is counted
# What such a total counts is done in the ways of its parts: 取消12项、新增19项、变更33项，共调整64项.
_ADJUSTED = regex("^共(?:计|动态)?(?:调整|清理|变动|变更)(?:了|事项|文件)?$")
_GONE_THROUGH = regex("清理|后评估|全面评估|专项评估")
_STAYS = ("保留", "继续有效", "继续执行")
_FATES = (*_STAYS, "修改", "修订", "拟修改", "废止", "失效", "宣布失效", "停止执行")
_SEPARATOR = regex("[、,和及与]")  # none in 15个问题完成整改13个
_LONGEST_NAME = 24  # characters between a figure and the comma behind what it counts
_WAYS = (
    "取消", "新增", "变更", "下放", "承接", "修改", "修订", "废止", "合并", "拆分", "划转", "删除", "增加", "保留", "失效",
    "有效", "调入", "调出",
)  # fmt: skip


def before_total(folded: str, quantities: Sequence[Quantity], index: int, segment: Span) -> Relation | None:
    """The list before the total at `index`, if it is one: what stands before it in its unit, as far back as 、 reaches."""
    total = quantities[index]
    if total.cue in _ALL_OF_THEM and (so_many := _so_many(folded, quantities, index)):
        return so_many
    adjusted = _ADJUSTED.match(total.cue) is not None
    if not (adjusted or total.cue == "共" or _TOTAL_BEHIND.match(total.cue)):
        return None
    run = _run(quantities[max(0, index - REACH) : index], total)
    if total.cue == "共":
        bare = _bare(folded, run, total)
        if bare or not run or folded[run[-1].span.end : total.span.start] != ",共":
            return bare
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
    first = parts[start].quantity
    list_text = folded[max(segment.start, first.span.start - len(first.cue)) : total.span.start]
    listed = all(
        _SEPARATOR.search(folded, one.quantity.span.end, two.quantity.span.start)
        for one, two in pairwise(parts[start:])
    )
    why_not = "" if listed and len(parts) - start >= LEAST_PARTS else "没有用顿号并列"
    why_not = why_not or ("还有一个“其中”" if NESTED.search(list_text) else "") or vague(total, parts[start:])
    why_not = why_not or ("列举没有写全" if OPEN.search(list_text) else "")
    return Relation("breakdown", "共计", total, (), None, why_not) if why_not else relation_of(total, parts[start:])


def _telling(counted: str) -> set[str]:
    """The characters that tell what is counted in the words behind a figure: 村 and 区 of 村（社区）, 组 of 村民小组."""
    words = _COUNTS.match(counted)[0]  # type: ignore[index]  # it matches anything
    nouns = _NOUN.findall(words.rpartition(")")[2]) or _NOUN.findall(words)  # 网格 of 村（社区）网格
    return {char for noun in nouns for char in (noun if _PLACES.issuperset(noun) else noun[-1])}


def _so_many(folded: str, quantities: Sequence[Quantity], index: int) -> Relation | None:
    """As many figures as are said to be added up: 学法5次，会前学法8次，两项共计13次."""
    total, count = quantities[index], quantities[index - 1]
    named = count.unit in _MATTERS and count.span.end == total.span.start - len(total.cue)
    if not index or not named or not count.value or folded[count.span.start - 1] not in ",、":  # 前两项合计
        return None
    before = [quantity for quantity in quantities[max(0, index - 1 - REACH) : index - 1] if not quantity.aside]
    parts = [Part(quantity, quantity.cue, comma=False) for quantity in before[-int(count.value) :]]
    same = all((part.quantity.segment, part.quantity.unit) == (total.segment, total.unit) for part in parts)
    return relation_of(total, parts) if same and len(parts) == count.value > 1 and not vague(total, parts) else None


def _bare(folded: str, run: Sequence[Quantity], total: Quantity) -> Relation | None:
    """Figures that stand before what they count, before their total: 8个镇、5个乡、1个街道，共14个乡镇（街道）; 2名、3名、5名，共10名."""
    parts: list[Part] = []
    end, joint = total.span.start - len(total.cue), _LAST
    for quantity in reversed(run):
        between = joint.fullmatch(folded, quantity.span.end, end)
        if not between:
            break
        parts.insert(0, Part(quantity, between[1], comma=False))
        end, joint = quantity.span.start, _NEXT
    if len(parts) < LEAST_PARTS or vague(total, parts):
        return None
    counted = folded[total.span.end : total.span.end + _COUNTED]
    names = [part.label for part in parts]
    alike = not any(names) and len(parts) > LEAST_PARTS and counted[:1] in ("。", ",", ";")
    named = all(names) and _telling(counted).issuperset(name[-1] for name in names)
    return relation_of(total, parts) if alike or named else None


def sorted_out(folded: str, quantities: Sequence[Quantity], index: int) -> Relation | None:
    """What became of each document of those gone through at `index`: 对52件文件开展清理，保留37件、修改4件、废止11件. Where
    none is said to stay, the others did, and only more than there were is wrong.
    """
    total = quantities[index]
    comma = folded.find(",", total.span.end, total.span.end + _LONGEST_NAME)
    if comma < 0 or not (_GONE_THROUGH.search(total.cue) or _GONE_THROUGH.search(folded, total.span.end, comma)):
        return None
    parts: list[Part] = []
    for quantity in map(quantities.__getitem__, range(index + 1, min(index + 1 + REACH, len(quantities)))):
        since = parts[-1].quantity.span.end if parts else comma
        joined = folded[since : quantity.span.start - len(quantity.cue)] in ("、", "和", ",", "")
        if quantity.segment != total.segment or quantity.unit != total.unit or not joined or quantity.percent:
            break
        if not quantity.cue.endswith(_FATES) or NESTED.search(quantity.cue):
            break
        parts.append(Part(quantity, quantity.cue, comma=False))
    if len(parts) < LEAST_PARTS or vague(total, parts):
        return None
    stays = any(part.quantity.cue.endswith(_STAYS) for part in parts)
    return relation_of(total, parts) if stays or not falls_short(total, parts) else None


def _run(before: Sequence[Quantity], total: Quantity) -> list[Quantity]:
    """The figures before a total in its sentence and its unit, in order, those in brackets left out."""
    run: list[Quantity] = []
    for quantity in reversed(before):
        if quantity.segment != total.segment or quantity.percent or quantity.unit != total.unit:
            break
        if not quantity.aside:
            run.append(quantity)
    return run[::-1]
