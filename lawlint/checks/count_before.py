"""Lists with their number behind them, for kind `count-word`: 帮办代办、容缺受理、办后回访三项制度.

Two things in one word (省市县、乡、村五级), a verb behind the last item (渡口村、石鼓村新设四个窗口) and a list before the one that
is counted make the items hard to count. So a list is judged only where its items show that they are all there is: they
are of one length, and what stands before the first and at the end of the last is no other part of the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lawlint.model.finding import Context
from lawlint.model.span import Span
from lawlint.text.grams import gram
from lawlint.text.marks import HAN, HAN_CHAR
from lawlint.text.numerals import DIGITS
from lawlint.text.regex import regex
from lawlint.text.spans import containing

_MEASURES = "大项个类种道张支条方家部"
_NUMERALS = "两三四五六七八九十"
_GRAMS = tuple(gram(number + measure) for number in _NUMERALS for measure in _MEASURES + "件")
# In digits a number may count other things too (农业、水利、交通5个项目): of these only what the items are.
_ALL_THERE_ARE = (
    "工作组", "专项组", "小组", "专班", "制度", "机制", "举措", "措施", "环节", "领域", "方面", "清单", "程序", "步骤", "流程",
    "原则", "关口", "渠道", "职责", "能力", "内容", "方式",
)  # fmt: skip
_DIGIT_UNITS = frozenset("项类种条个")
_MOST_IN_DIGITS = 9
_COUNTED = regex(
    rf"(?P<number>[{_NUMERALS}])(?<={HAN}.)"
    rf"(?P<measure>大类|[大项类种道张支条](?={HAN})|[类种](?=[,。;)])|个(?!月|季度|工作日|小时|百分点|多月)(?={HAN})"
    r"|件(?=[大实要]?事(?![项故件]))|个?方面|家单位|个?部门)(?P<noun>程序|环节|步骤|流程|关口|工序)?"
)
# 镇、村、组三级; 在上坝、柳林、大湾、马鞍4个村: each item is one.
_LEVEL = (
    r"(?:省|州|市|县区|县|小区|片区|区|旗|乡镇|镇街|乡|镇|街道|街"
    r"|社区|村居|行政村|自然村|村|社|组|户|网格|楼栋|楼院)(?:\([^()]{1,6}\))?"
)
_LEVELS = regex(rf"(?<![省州市县区旗乡镇街村社组户格栋院、)小片然政])((?:{_LEVEL}、){{1,4}}{_LEVEL})([{_NUMERALS}])级$")
_VILLAGES = regex(rf"在((?:{HAN}{{2,3}}、){{2,9}}{HAN}{{2,3}})$")
_TOWNS = regex(rf"在((?:{HAN}{{2,3}}[镇乡]、){{1,9}}{HAN}{{2,3}}[镇乡])$")  # 在松涧镇、白蘅镇、青碓乡3个乡镇
_VILLAGE = ("村", "社区", "行政村")
_STEPS = regex(rf"“?([{_NUMERALS}])步工作法")
_ASIDE = regex(r"\([^()]*\)")
_WHERE = regex("[镇乡区县市道片线岸边部级类等个]$")
_OUTSIDE = regex("[,:()“”《》‘’]")
_AND = regex("以及|[和及与]")
_LONGEST_ITEM = 10
_LONGEST_FIRST = 20  # with the verb before it
_LONGEST_VERB = 6
_REACH = 120
_LEVELS_REACH = 50
_LEAST = 3  # items of a list that lacks one
_LEAST_ALIKE = 4  # items of a list that has more than its number
_SHORTEST = 3  # characters of an item; two may be two things: 县乡
_SHORTEST_UNEVEN = 4
_GOVERNS = (
    "推行", "落实", "建立", "健全", "完善", "实行", "执行", "实施", "整合", "聚焦", "围绕", "紧盯", "严格", "坚持",
    "创新", "探索", "打造", "构建", "抓好", "做好", "统筹", "推进", "深化", "开展", "形成", "履行", "规范", "优化",
    "制定", "突出", "明确", "把好", "严把", "通过", "采取", "运用", "设置", "设立", "全面", "深入", "推动", "强化",
    "指出", "发现", "暴露", "反馈", "查摆", "按照", "修订", "出台", "拧紧", "管住", "涵盖", "覆盖", "固化", "推出", "升级", "细化",
)  # fmt: skip
_TAKES = (
    "开展", "建设", "建成", "建立", "设立", "设置", "整改", "排查", "化解", "办理", "新增", "完成", "组织", "制定",
    "出台", "解决", "发现", "形成", "提出", "检查", "发放", "培训", "新建", "打造", "成立", "印发", "签订", "落实",
    "推出", "发布", "清理", "修订", "推进", "推行", "实施", "健全", "完善", "规范", "优化", "细化", "明确", "实行",
    "采取", "承担", "承接", "获得", "荣获", "争取", "下放", "派驻", "配备", "增设", "加装", "聘请", "选派", "聚焦",
    "围绕", "抓好", "做好", "严把", "把好", "梳理", "公布", "公开", "取消", "压减", "合并", "涉及", "包含", "涵盖",
    "覆盖", "达到", "共有", "设有", "建有", "分为", "通过", "运用", "列入", "纳入", "新设", "试点", "获评", "创建",
    "创成", "联合", "共同", "分别", "包括", "推动", "深化", "强化", "突出", "创新", "探索", "构建", "存在", "出现",
    "增加", "减少", "启动", "召开", "举办", "审议", "审定", "决定", "参与", "参加", "负责", "实现", "聚力", "打通",
    "补齐", "牵头",
)  # fmt: skip


class CountedList(NamedTuple):
    """`span`: the number with its measure word; `number`: what it says; `named`: how many items stand before it."""

    span: Span
    number: int
    named: int


def counted_lists(context: Context) -> Iterator[CountedList]:
    """Every list that surely has another number of items than stands behind it, in order."""
    folded = context.folded
    for start, end, number, steps in _counted(context):
        if folded.rfind("、", max(0, start - _LONGEST_ITEM - 1), start) < 0 or not context.document.is_prose(start):
            continue
        segment = containing(context.facts.segments, Span(start, end))
        items = _items(_OUTSIDE.split(folded[max(segment.start, start - _REACH) : start])[-1])
        named = len(items)
        if named > number:
            wrong = _overfull(items, number)
        else:
            short = len(items) >= _LEAST_ALIKE and folded.startswith(_ALL_THERE_ARE, end)
            wrong = named == number - 1 and _whole(items, steps, short)
        if wrong:
            yield CountedList(Span(start, end), number, named)


def stepwise(context: Context) -> Iterator[CountedList]:
    """Ways of working in steps whose list lacks one: 排查登记、分类交办、跟踪回访“四步工作法”."""
    folded = context.folded
    if gram("步工") not in context.facts.grams:
        return
    for match in _STEPS.finditer(folded):
        segment = containing(context.facts.segments, Span(*match.span()))
        items = _items(_OUTSIDE.split(folded[max(segment.start, match.start() - _REACH) : match.start()])[-1])
        number = DIGITS.get(match[1], 10)
        if len(items) == number - 1 and _whole(items, steps=True) and context.document.is_prose(match.start()):
            yield CountedList(Span(match.start(1), match.end(1) + 1), number, len(items))


def _counted(context: Context) -> Iterator[tuple[int, int, int, bool]]:
    """Numbers behind Chinese words: where they begin and their measure word ends, what they say, and whether they count
    steps.
    """
    folded = context.folded
    if not context.facts.grams.isdisjoint(_GRAMS):
        for match in _COUNTED.finditer(folded):
            yield match.start(), match.end("measure"), DIGITS.get(match[1], 10), match["noun"] is not None
    for quantity in context.facts.quantities:
        start, end = quantity.span
        if (
            quantity.unit not in _DIGIT_UNITS
            or not folded.startswith(_ALL_THERE_ARE, end)
            or not folded[start].isdigit()
        ):
            continue
        if quantity.value is not None and 1 < quantity.value <= _MOST_IN_DIGITS and HAN_CHAR.match(folded, start - 1):
            yield start, end, int(quantity.value), False


def plain_lists(context: Context) -> Iterator[CountedList]:
    """Levels of government and villages that are not as many as said: 镇、村、组四级联动, 在上坝、柳林、大湾6个村."""
    folded = context.folded
    at = folded.find("级")
    while at > 0:
        if folded[at - 1] in _NUMERALS and (match := _LEVELS.search(folded, max(0, at - _LEVELS_REACH), at + 1)):
            yield from _miscounted(context, match[1], Span(at - 1, at + 1), DIGITS.get(match[2], 10))
        at = folded.find("级", at + 1)
    for quantity in context.facts.quantities:
        start, end = quantity.span
        if quantity.unit != "个" or quantity.value is None or quantity.approx:
            continue
        if folded.startswith("乡镇", end) and (towns := _TOWNS.search(folded, max(0, start - _LEVELS_REACH), start)):
            yield from _miscounted(context, towns[1], quantity.span, int(quantity.value))
        if not folded.startswith(_VILLAGE, end):
            continue
        listed = _VILLAGES.search(folded, max(0, start - _LEVELS_REACH), start)
        if listed and not any(_WHERE.search(item) for item in listed[1].split("、")):
            yield from _miscounted(context, listed[1], quantity.span, int(quantity.value))


def _miscounted(context: Context, items: str, span: Span, number: int) -> Iterator[CountedList]:
    named = _ASIDE.sub("", items).count("、") + 1
    if named != number and context.document.is_prose(span.start):
        yield CountedList(span, number, named)


def _items(clause: str) -> list[str]:
    """The items of the list at the end of `clause`, the first with what stands before it; none where they cannot be told."""
    first, *others = clause.split("、")
    if not others or not first or len(first) > _LONGEST_FIRST or "等" in clause or any(map(str.isdigit, clause)):
        return []
    *before, last = [_AND.split(item) for item in others]
    if any(len(halves) > 1 for halves in before) or len(_AND.split(first)) > 1 or len(last) > 2:
        return []
    items = [first, *(halves[0] for halves in before), *last]
    return items if all(1 <= len(item) <= _LONGEST_ITEM for item in items[1:]) else []


def _overfull(items: Sequence[str], number: int) -> bool:
    """True where more items than the number says are plainly of one list: 法治广场、法治长廊、法治书屋、法治驿站 or a list whose
    verb stands before the first (推行备案检查、扫码亮证、轻微免罚、结果公示三项机制), but one more than there should be.
    """
    first, *body = items
    size = len(body[0])
    if {len(item) for item in body} != {size}:
        return False
    alike = len({item[:1] for item in body}) == 1 or len({item[-1:] for item in body}) == 1
    if alike and len(items) >= _LEAST_ALIKE and number > 2:
        return True
    if size < _SHORTEST or len(items) != number + 1 or not first.startswith(_GOVERNS):
        return False
    if any(item.startswith(_GOVERNS) for item in body) or body[-1].endswith(_TAKES):
        return False
    return len(items) >= _LEAST_ALIKE or (len(first) - size <= _LONGEST_VERB and len({*_heads(items, size)}) == 1)


def _heads(items: Sequence[str], size: int) -> list[str]:
    """The first character of each item, the verb before the first left out: 推行|事前…、事中…、事后…."""
    return [item[-size:][:1] if len(item) > size else item[:1] for item in items]


def _whole(items: Sequence[str], steps: bool, short: bool = False) -> bool:
    """True for a list that can hold no more items than it shows. `steps`: its items are things to be done; `short`: it says
    of so many that they are what is counted that two characters may be one: 学法、述法、督办、考核5项制度.
    """
    body = items[1:]
    if len(items) < _LEAST or any(len(set(item)) < len(item) for item in items):  # 事前事中 are two
        return False
    sizes = {len(item) for item in body}
    even = len(sizes) == 1 and min(sizes) >= _SHORTEST - short
    if not even and (min(sizes) < _SHORTEST_UNEVEN or max(sizes) - min(sizes) > 1):
        return False
    return steps or not body[-1].endswith(_TAKES)
