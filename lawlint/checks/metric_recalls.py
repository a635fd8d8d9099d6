"""Figures named again, for kind `metric`: 在全年28场次法治宣传活动中, 督促开展普法活动36场, 33名执法人员承担9个社区….

What is named again is the same quantity where its words make up those of a count elsewhere. Two figures in words that may
also mean a part are told apart only where the part would be larger than the whole, or where one is the other with its
digits in another order.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise
from typing import NamedTuple

from lawlint.checks.metric_keys import TAKEN, Clause, Count, counted, key_of, unit_of
from lawlint.checks.metric_scope import Limits, settled
from lawlint.model.facts import Quantity, Relation, Term
from lawlint.model.finding import BROKEN, HELD, Context, Judged
from lawlint.text.grams import gram
from lawlint.text.marks import HAN
from lawlint.text.regex import regex

_LEAST_NOUN = 4  # characters behind a figure that name a thing counted before
_LONGEST_NOUN = 16
# What a leader has others do is all there was of it: 督促开展普法活动36场.
_HAS_DONE = regex(rf"^(?:督促|推动|带动)(?:[全各]{HAN}{{1,4}}?)??(?:全年|年内)?(?:完成|开展|举办|组织)(?:了|好)?")
_DONE = regex(rf"^(?:.*[对在就将把从])?({HAN}{{2,6}})的$")
_FOR = regex("^.*[对就将把从](?=的$)")
_NOUN = regex(rf"{HAN}{{{_LEAST_NOUN},{_LONGEST_NOUN}}}")
_NAMED = regex(rf"“({HAN}{{{_LEAST_NOUN},10}})”|{HAN}{{{_LEAST_NOUN},{_LONGEST_NOUN}}}")
_IN = "中,"
_AMONG = regex(rf"(“{HAN}{{3,10}}”{HAN}{{0,6}}?|{HAN}{{{_LEAST_NOUN},{_LONGEST_NOUN}}}?){_IN}")
# 全年46场普法活动, 全县现有58名法律明白人: all there are; what is said of them behind shows it.
_ALL = ("全年", "年内", "全县", "全市", "全区", "全镇", "全乡", "全街道", "全局", "全系统", "现有", "共有")
_OF_ALL = regex("的|逐|均|全部|都|由|中|已全|大[多都]|多[在集]|集中|$")
# 对7份检察建议逐件批示; 参加46场次“五进”活动中的7场.
_ONE_BY_ONE = regex(rf"({HAN}{{{_LEAST_NOUN},10}}?)(?:逐[件份一项条起宗]|全部|均|一一)")
_OPENS_SOME = ("“", "法", "普", "宣")
_SOME_OF = regex(rf"((?:“{HAN}{{2,6}}”)?{HAN}{{2,10}}?)中的?(?:{HAN}{{0,6}})?\d")
_BEGINS = frozenset(",;。:!? \n\r\u3000")
# Who bears the work is all there are: 33名执法人员承担9个社区的巡查任务.
_BEARS = regex(rf"({HAN}{{{_LEAST_NOUN},10}}?)(?:要|承担|负责|需|须|面对|肩负|担负|监管|管理|覆盖)")
_STAFF = regex("(?:[全本我]?(?:[县区市镇乡局委街]|街道))?(?:共|现)?(?:有|在岗|在编|在职|配备|拥有)*")
_PERSONS = frozenset("人名位")
_LEAST_TURNED_VALUE = 12  # 12 and 21 are the smallest
_MOST = 200  # figures compared with all others; a text with more of them is no report
_STOPS = frozenset((",", ";", "。", "、", ")", "的", "\n", "\r", ""))
_LEAST_NEAR, _NEARNESS = 30, 30  # figures from 30 on that differ by a thirtieth
_LEAST_TURNED = 5  # characters of the words before two figures of which one may be the other with its digits turned


class Recall(NamedTuple):
    """A thing named again with its number: the `verb` before the figure, "" if there is none, and the words behind it."""

    quantity: Quantity
    verb: str
    noun: str
    sure: bool = False  # said of all there were
    quoted: bool = False  # “五进”活动: a name of its own, whatever stands before it
    some: bool = False  # it may be said of a part: only more than there were is wrong

    def said_of(self, key: str, verbs: Sequence[str]) -> str:
        """What `key` counts, without a verb or a list before it, if the noun begins with it: 行政处罚案件|逐件过问; else ""."""
        ends = (len(verb) for verb in ("", *verbs) if key.startswith(verb))
        named = (key[at:] for at in (*ends, key.rfind("等") + 1))
        return max((words for words in named if words and self.noun.startswith(words)), key=len, default="")

    def means(self, key: str, verbs: Sequence[str]) -> bool:
        """True if `key` counts the same: 查处 and 水事违法案件 make up 立案查处水事违法案件. Without a verb of its own the
        noun is all of the key, but for one of the plain `verbs` (配备持证执法人员) or a list it ends (讲座、集市等普法活动).
        """
        if not self.verb:
            rest = key[: len(key) - len(self.noun)]
            if key.endswith(self.noun) and (self.quoted or rest in ("", *verbs) or rest.endswith("等")):
                return True
            named = self.said_of(key, verbs)
            return self.sure and len(named) >= _LEAST_NOUN and _OF_ALL.match(self.noun, len(named)) is not None
        at = key.rfind(self.verb)
        rest = key[at + len(self.verb) :]
        return at >= 0 and len(rest) >= _LEAST_NOUN and self.noun.startswith(rest)


def recalled(
    context: Context, clauses: Sequence[Clause], drop: tuple[str, ...], verbs: Sequence[str], limits: Limits
) -> list[Judged]:
    """What is named again, against the one count of it elsewhere, where no other figure of the text is that one."""
    judged = _turned(context, clauses, drop, limits)
    known, borne = _recalls(context, drop), list(_borne(context, drop))[:_MOST]
    if not known and not borne:
        return judged
    places = counted(clauses, drop)
    written = Counter((unit_of(quantity), quantity.value) for quantity in context.facts.quantities)
    judged += _too_many(context, borne, places, limits)
    for recall in known:
        quantity, unit = recall.quantity, unit_of(recall.quantity)
        same = [
            place
            for place in places
            if place.quantity.segment != quantity.segment
            and unit_of(place.quantity) == unit
            and recall.means(place.key, verbs)
        ]
        held = any(place.quantity.value == quantity.value for place in same)
        if not same or not (held or (len(same) == 1 and written[unit, quantity.value] == 1)):
            continue
        if settled(context, limits, same[0].quantity, same[0].whole) and settled(context, limits, quantity, True):
            fewer = recall.some and (quantity.value or 0) <= (same[0].quantity.value or 0)
            judged.append(_judged(same[0], quantity, held or fewer, recall.noun))
    return judged + list(_recalled_twice(context, known, limits))


def _recalled_twice(context: Context, known: Sequence[Recall], limits: Limits) -> Iterator[Judged]:
    """全镇65名“法律明白人”中 and 全镇现有58名“法律明白人”: all there are, named twice."""
    totals: dict[tuple[str, str], Recall] = {}
    for recall in known:
        if not recall.sure or recall.verb or len(recall.noun) < _LEAST_NOUN or not recall.quantity.cue.endswith(_ALL):
            continue
        first = totals.setdefault((recall.noun, unit_of(recall.quantity)), recall)
        if first.quantity.segment != recall.quantity.segment and all(
            settled(context, limits, entry.quantity, True) for entry in (first, recall)
        ):
            place = Count(recall.noun, first.quantity, True, False)
            yield _judged(place, recall.quantity, first.quantity.value == recall.quantity.value)


def _judged(place: Count, quantity: Quantity, held: bool, noun: str = "") -> Judged:
    """The verdict on a figure named again; `noun`: what it counts there, if the words elsewhere say more than that."""
    metric = noun if noun and place.key.endswith(noun) else place.key
    relation = Relation("same", metric, quantity, (Term("other", place.quantity),), place.quantity.value)
    return Judged(relation, HELD if held else BROKEN)


def _recalls(context: Context, drop: tuple[str, ...]) -> list[Recall]:
    """The figures by which things counted elsewhere are named again."""
    folded = context.folded
    has_among = gram(_IN) in context.facts.grams
    found = []
    for quantity in context.facts.quantities:
        if quantity.percent or quantity.aside or quantity.approx or quantity.value is None or not quantity.unit:
            continue
        end = quantity.span.end
        if quantity.cue.endswith("的"):
            key, noun = _FOR.sub("", key_of(quantity.cue, drop)), _NOUN.match(folded, end)
            done = _DONE.search(key)
            if noun and (done or key == "的"):  # 全年举办的32场次法治宣传活动: the verb tells nothing
                verb = done[1].removesuffix("出").removesuffix("到") if done else ""  # 排查出的312件矛盾纠纷
                found.append(Recall(quantity, verb, noun[0], sure=True))
        elif quantity.cue.endswith(_ALL) and (noun := _NAMED.match(folded, end)):
            found.append(Recall(quantity, "", noun[1] or noun[0], sure=True))
        elif urged := _HAS_DONE.match(quantity.cue):
            key = key_of(quantity.cue[urged.end() :], drop)
            if len(key) >= _LEAST_NOUN:
                found.append(Recall(quantity, "", key))
        elif has_among and (among := _AMONG.match(folded, end)) and _begins(context, quantity, drop):
            found.append(_quoted(quantity, among[1]))
        elif quantity.cue.endswith(TAKEN) and (one_by_one := _ONE_BY_ONE.match(folded, end)):
            found.append(Recall(quantity, "", one_by_one[1], some=True))
        elif folded.startswith(_OPENS_SOME, end) and (some_of := _SOME_OF.match(folded, end)):
            found.append(_quoted(quantity, some_of[1])._replace(sure=True))
    return found


def _quoted(quantity: Quantity, words: str) -> Recall:
    """A thing named with or without quotation marks, which what is counted elsewhere is compared without."""
    noun = words.replace("“", "").replace("”", "")
    return Recall(quantity, "", noun, quoted=noun != words)


def _begins(context: Context, quantity: Quantity, drop: tuple[str, ...]) -> bool:
    """True for a figure that opens its clause, but for words that tell nothing."""
    at = quantity.span.start - len(quantity.cue)
    return not key_of(quantity.cue, drop) and (at == 0 or context.folded[at - 1] in _BEGINS)


def _borne(context: Context, drop: tuple[str, ...]) -> Iterator[Recall]:
    """Persons that are said to bear all the work."""
    for quantity in context.facts.quantities:
        if quantity.unit in _PERSONS and quantity.value is not None and not quantity.approx and not quantity.aside:
            borne = _BEARS.match(context.folded, quantity.span.end)
            if borne and _begins(context, quantity, drop):
                yield Recall(quantity, "", borne[1])


def _too_many(context: Context, borne: Sequence[Recall], places: Sequence[Count], limits: Limits) -> Iterator[Judged]:
    """33名执法人员承担… where there are 31 of them. Fewer may be those that do it."""
    for recall in borne:
        for place in places:
            staff = place.key.endswith(recall.noun) and _STAFF.fullmatch(place.key[: -len(recall.noun)])
            if not staff or place.quantity.unit not in _PERSONS or place.quantity.segment == recall.quantity.segment:
                continue
            total, value = place.quantity.value, recall.quantity.value
            if total is None or value is None or value < total:
                continue
            if settled(context, limits, place.quantity, True) and settled(context, limits, recall.quantity, True):
                yield _judged(place, recall.quantity, value == total, recall.noun)


def _turned(context: Context, clauses: Sequence[Clause], drop: tuple[str, ...], limits: Limits) -> list[Judged]:
    """审核合同协议64份 in one part of the report, 督促法律顾问审核合同协议46份 in another; 受理复议案件128件 and 126件."""
    turned = _slips(context)
    if not turned:
        return []
    counts = [
        place._replace(key=place.key.removesuffix("的"))
        for place in counted(clauses, drop, turned)
        if len(place.key) > 1
    ][:_MOST]
    starts = [heading.marker.start for heading in context.outline.headings]
    judged = []
    for one, other in combinations(counts, 2):
        first, second = one.quantity, other.quantity
        if first.value == second.value or unit_of(first) != unit_of(second) or not _alike(one, other):
            continue
        if not (_ends_there(context, first) and _ends_there(context, second)):
            continue
        near = turned[first.span.start] != turned[second.span.start]
        if near and (one.key != other.key or len(one.key) < _LEAST_TURNED or not _near(first, second)):
            continue
        places = [bisect_right(starts, place.quantity.span.start) for place in (one, other)]
        if near:
            places = [_top(context, place.quantity) for place in (one, other)]
        if places[0] != places[1] and all(
            settled(context, limits, place.quantity, place.whole) for place in (one, other)
        ):
            judged.append(_judged(one, second, False))
    return judged


def _slips(context: Context) -> dict[int, tuple[str, ...]]:
    """Where figures begin of which another has the same digits, or nearly the same value, with their digits."""
    units: dict[str, dict[Decimal, list[int]]] = {}
    for quantity in context.facts.quantities:
        value = quantity.value
        if value is not None and quantity.unit and not quantity.percent and value >= _LEAST_TURNED_VALUE:
            units.setdefault(unit_of(quantity), {}).setdefault(value, []).append(quantity.span.start)
    found: dict[int, tuple[str, ...]] = {}
    for unit, places in units.items():
        if len(places) == 1:
            continue
        digits = {value: (unit, *sorted(str(value))) for value in places}
        shared, near = Counter(digits.values()), _beside_another(places)
        for value, starts in places.items():
            if shared[digits[value]] > 1 or value in near:
                found.update(dict.fromkeys(starts, digits[value]))
    return found


def _beside_another(values: Iterable[Decimal]) -> set[Decimal]:
    """Those of `values` that are close to another one."""
    return {value for pair in pairwise(sorted(values)) if _close(*pair) for value in pair}


def _ends_there(context: Context, quantity: Quantity) -> bool:
    """True where nothing behind a figure makes it a part: 1268件适用普通程序 are some; 全年立案的164起案件, 对受理的投诉2148件逐件
    核查 speak of all.
    """
    return (
        quantity.cue.endswith("的")
        or quantity.cue.startswith(("对", "就", "将", "把", "针对"))
        or context.folded[quantity.span.end : quantity.span.end + 1] in _STOPS
    )


def _alike(one: Count, other: Count) -> bool:
    """True for equal words, and for long ones of which one ends with the other."""
    if one.key == other.key:
        return True
    short = min(len(one.key), len(other.key))
    return short >= _LEAST_TURNED and (one.key.endswith(other.key) or other.key.endswith(one.key))


def _near(one: Quantity, other: Quantity) -> bool:
    return one.value is not None and _close(one.value, other.value)


def _close(one: Decimal, other: Decimal | None) -> bool:
    """True for values of which one is the other with a slip of the hand: 128 and 126."""
    return other is not None and min(one, other) >= _LEAST_NEAR and abs(one - other) * _NEARNESS <= max(one, other)


def _top(context: Context, quantity: Quantity) -> int:
    """The number of the top section a figure stands in; -1: in none."""
    path = context.outline.path_at(quantity.span.start)
    return path[0].marker.start if path else -1
