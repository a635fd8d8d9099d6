"""The words by which a figure is named again, for kind `metric`: 在全年28场次法治宣传活动中, 2022年审结的147件行政复议案件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from lawlint.checks.metric_keys import MEETINGS, PERSONS, TAKEN, key_of
from lawlint.model.facts import Quantity
from lawlint.model.finding import Context
from lawlint.text.grams import gram
from lawlint.text.marks import HAN, HAN_CHAR
from lawlint.text.regex import regex

LEAST_NOUN = 4  # characters behind a figure that name a thing counted before
_LONGEST_NOUN = 16
# What a leader has others do is all there was of it: 督促开展普法活动36场.
_HAS_DONE = regex(rf"^(?:督促|推动|带动)(?:[全各]{HAN}{{1,4}}?)??(?:全年|年内)?(?P<done>完成|开展|举办|组织)(?:了|好)?")
_URGED = regex(
    rf"^(?:{HAN}{{0,8}}(?:书记|[镇乡县区市局]长|主任|负责人|负责同志))?(?:推动|带动)(?P<done>)"
)  # 带动会前学法15次
_DONE = regex(rf"^(?:.*[对在就将把从])?({HAN}{{2,6}})的$")
_LOST = regex(rf"^被?({HAN}{{2,4}}(?:[和、或及]{HAN}{{2,4}})?)的$")  # 被撤销和确认违法的8件复议案件
_FOR = regex("^.*[对就将把从](?=的$)")
_NOUN = regex(rf"{HAN}{{{LEAST_NOUN},{_LONGEST_NOUN}}}")
_NAMED = regex(rf"“({HAN}{{{LEAST_NOUN},10}})”|{HAN}{{{LEAST_NOUN},{_LONGEST_NOUN}}}")
_TITLED = regex(rf"({HAN}{{0,8}})“({HAN}{{2,3}})”({HAN}{{2,{_LONGEST_NOUN}}})")  # 水法规“四进”活动多集中在
_IN = "中,"
_AMONG = regex(rf"(“{HAN}{{3,10}}”{HAN}{{0,6}}?|{HAN}{{{LEAST_NOUN},{_LONGEST_NOUN}}}?){_IN}")
_AMONG_PERSONS = regex(rf"({HAN}{{{LEAST_NOUN},10}}?)中(?![心队层小学])")
# 全年46场普法活动, 全县现有58名法律明白人: all there are; what is said of them behind shows it.
_ALL = ("全年", "年内", "全县", "全市", "全区", "全镇", "全乡", "全街道", "全局", "全系统", "现有", "共有")
_OF_ALL = regex("的|逐|均|全部|都|由|中|已全|大[多都]|多[在集]|集中|落地|见效|取得|如期|圆满|顺利|$")
# 对7份检察建议逐件批示; 参加46场次“五进”活动中的7场.
_ONE_BY_ONE = regex(rf"({HAN}{{{LEAST_NOUN},10}}?)(?:逐[件份一项条起宗]|全部|均|一一)")
_OPENS_SOME = ("“", "法", "普", "宣")
_SOME_OF = regex(rf"((?:“{HAN}{{2,6}}”)?{HAN}{{2,10}}?)中的?(?:{HAN}{{0,6}})?\d")
_HAVING = ("现有的", "共有的", "拥有的", "配备的")
_FIRST_HAN = "一"  # in the order of code points
_URGING = ("推动", "带动", "督促")
_PICKED = regex("选取|选择|抽取|抽选|挑选|其中")
_AND = ("和", "与", "及", "或")
_BEGINS = frozenset(",;。:!? \n\r\u3000")
_RESULT = "的"  # 巩固2024年化解纠纷159件的成果
_LONGEST_VERB = 4
# What cases are of; 案件 alone may be any.
_THING = regex(rf"({HAN}{{0,8}}?)(?:案件|纠纷|申请|事项|问题|诉求|工单)")
_WAYS = ("等", "方式", "形式")  # behind which what is done by them stands: 以进村社、进大棚等方式送法下乡


class Recall(NamedTuple):
    """A thing named again with its number: the `verb` before the figure, "" if there is none, and the words behind it."""

    quantity: Quantity
    verb: str
    noun: str
    sure: bool = False  # said of all there were
    quoted: bool = False  # “五进”活动: a name of its own, whatever stands before it
    some: bool = (
        False  # it may be said of a part: only more than there were is wrong; with a verb, where that alone is told
    )
    parted: bool = False  # what is said of parts stands behind it: 分别参加了34场次“四进”活动中的6场和8场
    field: str = ""  # what stands before the quoted name: 水法规“四进”活动
    owner: str = ""  # who has what is named: 大队现有的36名执法人员
    told: bool = False  # the verb alone may be what was counted: 审结147件 in a paragraph on 行政复议

    def said_of(self, key: str, verbs: Sequence[str]) -> str:
        """What `key` counts, without a verb or a list before it, if the noun begins with it: 行政处罚案件|逐件过问; else ""."""
        ends = [len(verb) for verb in ("", *verbs) if key.startswith(verb)]
        name = key.rfind(self.noun[:LEAST_NOUN]) if self.quoted else -1
        named = (key[at:] for at in (*ends, key.rfind("等") + 1, max(0, name)))
        return max((words for words in named if words and self.noun.startswith(words)), key=len, default="")

    def means(self, key: str, verbs: Sequence[str]) -> bool:
        """True if `key` counts the same: 查处 and 水事违法案件 make up 立案查处水事违法案件. Without a verb of its own the
        noun is all of the key, but for one of the plain `verbs` (配备持证执法人员), a list it ends (讲座、集市等普法活动) or who
        has it (乡综合行政执法队|17名执法人员).
        """
        if self.field not in key:
            return False
        if not self.verb:
            rest = key[: len(key) - len(self.noun)]
            owned = len(rest) >= LEAST_NOUN and self.quantity.cue.endswith(rest)
            owned = owned or rest in MEETINGS
            if self.owner:
                return key.endswith(self.noun) and rest.endswith(self.owner)
            if key.endswith(self.noun) and (self.quoted or owned or rest in ("", *verbs) or rest.endswith(_WAYS)):
                return True
            done, persons, _ = self.noun.partition("人员")  # 全局112名持证人员中: 执法人员持证112人
            if self.sure and persons and len(done) > 1 and key.endswith(done):
                return True
            named = self.said_of(key, verbs)
            return self.sure and len(named) >= LEAST_NOUN and _OF_ALL.match(self.noun, len(named)) is not None
        at = key.rfind(self.verb)
        rest = key[at + len(self.verb) :]
        return at >= 0 and len(rest) >= LEAST_NOUN and self.noun.startswith(rest)

    def sums_up(self, key: str, paragraph: str) -> bool:
        """True if `key` is no more than the verb, and the `paragraph` before it tells of what: 受理行政复议案件152件，审结147件."""
        if not self.told or len(key) < 2 or not self.verb.startswith(key):
            return False
        if key == self.verb and not self.noun:
            return True
        thing = _THING.match(self.noun or self.verb, 0 if self.noun else len(key))
        if not thing:
            return False
        if _PICKED.search(self.quantity.cue):  # 选取2023年办结的20件食品安全案件
            return False
        at = paragraph.rfind(thing[1]) if thing[1] else 0
        one_of_several = bool(thing[1]) and "、" in (paragraph[at - 1 : at], paragraph[at + len(thing[1]) :][:1])
        return at >= 0 and not one_of_several and (self.verb == key or thing[0] in paragraph)


@cache
def _whole_year(year: int | None) -> re.Pattern[str]:
    """What says before a figure that it counts the whole year, or the whole place."""
    return re.compile(rf"(?:{year}年度?|全年|全[县市区镇乡州旗]|全街道|全系统)(?P<said>{HAN}{{2,14}})$")


def recalls(context: Context, drop: tuple[str, ...]) -> Iterator[Recall]:
    """The figures by which things counted elsewhere are named again. `drop` are words that tell nothing."""
    has_among = gram(_IN) in context.facts.grams
    own = _whole_year(context.identity.report_year)
    for quantity in context.facts.quantities:
        if quantity.percent or quantity.aside or quantity.approx or quantity.value is None or not quantity.unit:
            continue
        behind = context.folded[quantity.span.end : quantity.span.end + 1]
        if not (behind >= _FIRST_HAN or behind == "“" or any(word in quantity.cue for word in _URGING)):
            continue  # most figures end their clause and are told for the first time
        recall = _of_noun(context, quantity, drop, has_among) if quantity.cue.endswith(_HAVING) else None
        recall = recall or _of_verb(context, quantity, drop, own) or _of_noun(context, quantity, drop, has_among)
        if recall:
            yield recall


def _of_verb(context: Context, quantity: Quantity, drop: tuple[str, ...], own: re.Pattern[str]) -> Recall | None:
    """对全年查处的26件水事违法案件, 总结2022年审结147件行政复议案件经验, 巩固2024年化解纠纷159件的成果."""
    folded, end, cue = context.folded, quantity.span.end, quantity.cue
    if cue.endswith("的"):
        behind = _NOUN.match(folded, end)
        noun = behind[0] if behind else _thing_at(folded, end)
        if noun.startswith(_AND):  # 被确认违法的1件和败诉的1件案件
            return None
        key, whole = _FOR.sub("", key_of(cue, drop)), own.search(cue)
        if whole:
            verb = _plain(key_of(whole["said"].removesuffix("的"), drop))
            return Recall(quantity, verb, noun, sure=True, told=bool(verb)) if noun else None
        done = _DONE.search(key)
        listed = folded[quantity.span.start - len(cue) - 1] == "、"  # 被撤销、确认违法的11件: of both
        lost = None if listed or not noun else _LOST.match(cue)
        if noun and (done or key == "的"):  # 全年举办的32场次法治宣传活动: the verb tells nothing
            verb = _plain(lost[1] if lost else done[1]) if done else ""
            return Recall(quantity, verb, noun, sure=True, told=lost is not None, some=lost is not None)
        return Recall(quantity, lost[1], noun, told=True, some=True) if lost else None
    if "年" not in cue and "全" not in cue:
        return None
    result = folded.startswith(_RESULT, end)
    if not (result or HAN_CHAR.match(folded, end)) or not (whole := own.search(cue)):
        return None
    if result:
        return Recall(quantity, whole["said"], "", sure=True, told=True)
    noun = _thing_at(folded, end)
    return (
        Recall(quantity, whole["said"], noun, True, told=True) if noun and len(whole["said"]) <= _LONGEST_VERB else None
    )


def _thing_at(folded: str, at: int) -> str:
    thing = _THING.match(folded, at)
    return thing[0] if thing else ""


def _plain(verb: str) -> str:
    return verb.removesuffix("出").removesuffix("到")  # 排查出的312件矛盾纠纷


def _of_noun(context: Context, quantity: Quantity, drop: tuple[str, ...], has_among: bool) -> Recall | None:
    """全年46场普法活动, 督促开展普法活动36场, 18名持证执法人员中, 对7份检察建议逐件批示."""
    folded, end, cue = context.folded, quantity.span.end, quantity.cue
    if cue.endswith(_ALL):
        if titled := _TITLED.match(folded, end):
            return Recall(quantity, "", titled[2] + titled[3], sure=True, quoted=True, field=titled[1])
        if named := _NAMED.match(folded, end):
            return Recall(quantity, "", named[1] or named[0], sure=True)
    if urged := _HAS_DONE.match(cue) or _URGED.match(cue):
        key = key_of(cue[urged.end() :], drop)
        return Recall(quantity, "", key, some=not urged["done"]) if len(key) >= LEAST_NOUN else None
    if has_among and (among := _AMONG.match(folded, end)) and begins(context, quantity, drop):
        return _quoted(quantity, among[1])
    if cue.endswith(_HAVING) and (persons := _AMONG_PERSONS.match(folded, end)):  # 大队现有的36名执法人员中
        owner = cue[: -len(_HAVING[0])]
        return Recall(quantity, "", persons[1], owner=owner if len(owner) > 1 else "")
    if quantity.unit in PERSONS and (persons := _AMONG_PERSONS.match(folded, end)):
        return Recall(quantity, "", persons[1])
    if cue.endswith(TAKEN) and (one_by_one := _ONE_BY_ONE.match(folded, end)):
        return Recall(quantity, "", one_by_one[1], some=True)
    if folded.startswith(_OPENS_SOME, end) and (some_of := _SOME_OF.match(folded, end)):
        return _quoted(quantity, some_of[1])._replace(sure=True, parted=True)
    return None


def is_all(recall: Recall) -> bool:
    """True for 全镇现有58名“法律明白人”: all there are of a thing, named without what was done."""
    return recall.sure and not recall.verb and len(recall.noun) >= LEAST_NOUN and recall.quantity.cue.endswith(_ALL)


def _quoted(quantity: Quantity, words: str) -> Recall:
    """A thing named with or without quotation marks, which what is counted elsewhere is compared without."""
    noun = words.replace("“", "").replace("”", "")
    return Recall(quantity, "", noun, quoted=noun != words)


def begins(context: Context, quantity: Quantity, drop: tuple[str, ...]) -> bool:
    """True for a figure that opens its clause, but for words that tell nothing."""
    at = quantity.span.start - len(quantity.cue)
    return not key_of(quantity.cue, drop) and (at == 0 or context.folded[at - 1] in _BEGINS)
