"""Candidate relations of the kind breakdown: a total and the parts the text says it consists of.

Behind the total: `化解148件，其中人民调解53件、行政调解38件、司法调解57件`; the parts belong to the nearest figure before
that is counted in their unit. Before it: `许可53件、处罚38件，共计91件`. Where the list is open (等, 主要), nested (a second
其中), interrupted (同比) or counts different things, the relation has no terms and says why not. A text does not always
say which figure before is the total, nor where the list ends; if one reading adds up, that is the one meant.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lawlint.facts.cues import CHANGE
from lawlint.facts.parts import (
    LEAST_PARTS,
    NESTED,
    NOT_ADDED,
    OPEN,
    REACH,
    Part,
    alike,
    falls_short,
    relation_of,
    sum_of,
    vague,
)
from lawlint.facts.totals import before_total, sorted_out
from lawlint.model.document import Document
from lawlint.model.facts import Quantity, Relation
from lawlint.model.span import Span
from lawlint.text.marks import HAN
from lawlint.text.regex import regex
from lawlint.text.remainder import THE_REST

_KEYWORD = regex(r"(?:^|(?<=[,、;:(])) *(?:其中|包括(?!但不限)|分别[为是有]?)[,:]?|(?<=的)分别[为是有]")
_TOTAL = regex("^(?:共计?|合计|总计|总共|一共|累计)(?:为|是|达|有)?$")
_OPENED = regex(rf":{HAN}")  # 其中有效警情41056起，占60.0%：刑事类1862起: a list inside the list
_BESIDE = regex("^(?:另|还有|尚|此外)")
_REST = regex("[^,、)]{0,4}(?:[,、]|以及|[和及与]) *(?:其余|剩余|余下|剩下|其他|其它|另|还有|尚|此外)")
# …，三个领域占全部的94%；其余314件: what the list leaves out follows behind a remark.
_REST_LATER = regex(
    r"[^。\n\r]{0,40}[,、;(](?:其余|剩余|余下|剩下|其他|其它)"
    r"|[,;(](?:以上|上述|这|前|合计|[两二三四五六七八九])[^。,;]{0,12}占(?:全部|总|全|比)"
)
_OVERLAP = regex(
    "并处|尾差|四舍五入|同时[涉计面包属]|[按算记计]作?[一1][场次件人个项]计?|分别计入|交叉(?!评查|检查|执法|互查|阅卷|互评|巡查|督查|审核)|重复|兼|合训|合办(?!公)|[一共]同[举参]|两[者类项处边头]都|[均都分别][^,。;]{0,2}[计记]了?[数入一]|既有?[^,。;]{1,8}又|[各均分][^,。;]{0,3}(?:统计|计算|计入|计)一次|[两双]种身份|身兼"
)  # 罚款93起、没收22起，部分案件并处
_OVERLAP_REACH = 30
_PROCESS = regex("组织|开展|进行|召开|举行|邀请|履行|听取|经过?|涉及|通过|采取")  # 其中4项组织论证、6项开展评估
_LABEL_START = regex("^(?:其中|包括|分别|为|是|有|和|及|以及|与|:| )+")
_INNER = regex(r"[(〔\[][^)〕\]]*$")  # （其中纸质件250份〔含大字版60份〕、电子件150份）
# Two kinds of persons that have nobody in common: 县直部门541人、乡镇237人.
_APART = tuple(
    tuple(regex(half) for half in pair)
    for pair in (
        ("[县区市]直|本级|机关", "乡镇|镇街|街道|镇村"),
        ("男", "女"),
        ("专职", "兼职"),
        ("在编", "编外|聘用"),
        ("现场", "书面"),
    )
)
_SENTENCE_BREAK = regex("[。;][ \u3000]*")
_UNREAD = regex("[一二两三四五六七八九十几数]+[个件起次名人宗场份项条例处家户]")
_CLASSES = regex("等[级次]|层级|级别|类|种|方面|阶段|档|批次|环节")  # 分为4个等级，其中A级3个
_FULFILLED = regex("实际|^已|均已|全部|按期")
_LEVEL = regex("[减降压缩增升加][^,]?[至到]$")  # 由213家压减至9家，其中注销116家: what lies between is listed
_BASE_OF = regex(r"的\d[\d.]*%")  # 收入为预算143000万元的102.7%，其中…: what it is measured by
_MEAN = regex("[平人户件]均|每|最[高低多少长短快]")
_PERSONS = frozenset({"人", "名", "位"})


def read(document: Document, quantities: Sequence[Quantity], segments: Sequence[Span]) -> tuple[Relation, ...]:
    """Every breakdown with at least two parts, in order of its total."""
    folded = document.folded
    starts = [quantity.span.start for quantity in quantities]
    found: list[Relation | None] = []
    clears = "清理" in folded or "评估" in folded
    for keyword, bracket in _keywords(folded, segments, {quantity.segment for quantity in quantities}):
        before, after = bisect_left(starts, keyword.start), bisect_left(starts, keyword.end)
        earlier, later = quantities[max(0, before - REACH) : before], quantities[after : after + REACH]
        found.append(_behind(folded, earlier, later, keyword, segments, bracket))
    for index, quantity in enumerate(quantities):
        found.append(before_total(folded, quantities, index, segments[quantity.segment]))
        if clears and index + LEAST_PARTS < len(quantities):
            found.append(sorted_out(folded, quantities, index))
    return tuple(sorted((entry for entry in found if entry), key=lambda entry: entry.stated.span))


def _keywords(folded: str, segments: Sequence[Span], counted: set[int]) -> Iterator[tuple[Span, int]]:
    """Each word that opens a list in a segment with figures, and where the bracket it opens in closes (-1: in none)."""
    for index in sorted(counted):
        start, end = segments[index]
        text = folded[start:end]
        if "其中" not in text and "分别" not in text and "包括" not in text:
            continue
        for match in _KEYWORD.finditer(text):
            opening = text.rfind("(", 0, match.end())
            closing = text.find(")", opening) if opening >= 0 else -1
            yield Span(start + match.start(), start + match.end()), start + closing if closing > match.start() else -1


def _behind(
    folded: str,
    before: Sequence[Quantity],
    after: Sequence[Quantity],
    keyword: Span,
    segments: Sequence[Span],
    bracket: int,
) -> Relation | None:
    """The breakdown a keyword opens, or None where fewer than two parts follow or no total stands before."""
    if not after or not (segment := segments[after[0].segment]).start <= keyword.start < segment.end:
        return None
    parts, why_not = _parts(folded, after, keyword, bracket if bracket >= 0 else segment.end, bracket >= 0)
    if len(parts) < LEAST_PARTS:
        return None
    totals = _totals(folded, before, parts, keyword.start if keyword.start == segment.start else -1)
    if not totals or ("分别" in folded[keyword.start : keyword.end] and _one_of_several(folded, before, totals[0])):
        return None
    sizes = [size for size in range(LEAST_PARTS, len(parts) + 1) if size == len(parts) or parts[size].comma]
    for total in totals:
        for size in sizes:
            if total.value != sum_of(parts[:size]):
                continue
            # 救助54件、婚姻16件，慈善等其他事项7件: 等 may stand in the name of all the rest.
            if why_not := _open(folded, total, parts[:size], keyword):
                return Relation("breakdown", total.cue, total, (), None, why_not)
            return relation_of(total, parts[:size])
    size = _natural(parts, sizes, segment.end)
    why_not = why_not or ("" if size else "分不清列到哪里为止")
    why_not = why_not or _open(folded, totals[0], parts[:size], keyword)
    why_not = why_not or _unsure(folded, totals[0], parts[:size], "分别" in folded[keyword.start : keyword.end])
    if why_not:
        return Relation("breakdown", totals[0].cue, totals[0], (), None, why_not)
    return relation_of(totals[0], parts[:size])


def _parts(folded: str, after: Sequence[Quantity], keyword: Span, end: int, in_bracket: bool) -> tuple[list[Part], str]:
    """The figures that may be parts, and what speaks against judging them."""
    parts: list[Part] = []
    why_not, compared, since = "", False, keyword.end
    for quantity in after:
        between = folded[since : quantity.span.start]
        if quantity.span.start >= end or (parts and quantity.percent and "占" not in quantity.cue and quantity.cue):
            break
        if quantity.percent or (quantity.aside and not in_bracket) or (in_bracket and _INNER.search(between)):
            continue
        if parts and (NESTED.search(between) or _OPENED.search(between)):
            return parts, "还有一个“其中”"
        if CHANGE.search(quantity.cue):
            compared = True
            continue
        label = _LABEL_START.sub("", quantity.cue) or quantity.tail
        if parts and (_TOTAL.match(quantity.cue) or ("," in between and _BESIDE.match(label))):
            break
        if parts and quantity.unit != parts[0].quantity.unit and quantity.unit and parts[0].quantity.unit:
            return parts, why_not if "," in between else "各项单位不同"
        why_not = "中间有增减比较" if compared else why_not
        parts.append(Part(quantity, label, bool(parts) and "," in between))
        since = quantity.span.end
    return parts, why_not


def _totals(folded: str, before: Sequence[Quantity], parts: Sequence[Part], opens_at: int) -> list[Quantity]:
    """The figures that may be the total, the nearest first; `opens_at` is where the keyword opens a sentence, or -1."""
    unit = next((part.quantity.unit for part in parts if part.quantity.unit), "")
    if not before:
        return []
    segment, stop = parts[0].quantity.segment, -1
    if opens_at >= 0:
        segment = before[-1].segment
        stop = max(folded.rfind("。", 0, opens_at), folded.rfind(";", 0, opens_at))
        if not _SENTENCE_BREAK.fullmatch(folded, stop, opens_at):
            return []
        if segment != parts[0].quantity.segment - 1:
            return []
    found = []
    for quantity in reversed(before):
        if quantity.segment != segment:
            break
        if quantity.percent or quantity.aside or quantity.unit != unit or _BASE_OF.match(folded, quantity.span.end):
            continue
        if _LEVEL.search(quantity.cue):
            break
        if not CHANGE.search(quantity.cue):
            found.append(quantity)
    return found if opens_at < 0 or folded[stop] == "。" or len(found) == 1 else []


def _are(parts: Sequence[Part], pair: Sequence[re.Pattern[str]]) -> bool:
    """True if the names of two parts are those of `pair`, in this order or the other."""
    names = [part.label for part in parts]
    return any(all(kind.search(name) for kind, name in zip(pair, order, strict=True)) for order in (names, names[::-1]))


def _one_of_several(folded: str, before: Sequence[Quantity], total: Quantity) -> bool:
    """True for the second of 分别受理40件、85件，分别调解成功38件、84件: what follows answers to each of them."""
    at = next((number for number, quantity in enumerate(before) if quantity is total), 0)
    return at > 0 and folded[before[at - 1].span.end : total.span.start] in ("、", "和", "与", "及")


def _natural(parts: Sequence[Part], sizes: Sequence[int], end: int) -> int:
    """How many of the figures are the list: those joined by 、, or those joined by ， whose names are alike; 0: unclear."""
    if not parts[1].comma:
        return sizes[0]
    # 其中通知出庭38件，实际出庭36件: the second is part of the one before.
    if any(_FULFILLED.search(part.label) for part in parts[1:]):
        return 0
    size = next((size for size in reversed(sizes) if alike(parts[:size], 2)), 0)
    if size:
        return size
    same_length = len({len(part.label) for part in parts}) == 1
    return len(parts) if len(parts) > LEAST_PARTS and same_length and parts[-1].quantity.span.end == end else 0


def _open(folded: str, total: Quantity, parts: Sequence[Part], keyword: Span) -> str:
    """Why a list does not say all its parts exactly, "" if it does."""
    first, last = parts[0].quantity.span, parts[-1].quantity.span
    text = folded[keyword.end : min(last.end + 1, len(folded))]
    if OPEN.search(text) and not THE_REST.fullmatch(parts[-1].label):  # 涉及合同127份、其他文稿66份: all there are
        return "列举没有写全"
    rest = folded[keyword.end : first.start] + "".join(
        folded[one.quantity.span.end : two.quantity.span.start] for one, two in pairwise(parts)
    )
    return "有没读出的数" if _UNREAD.search(rest) else vague(total, parts)


def _unsure(folded: str, total: Quantity, parts: Sequence[Part], each: bool) -> str:
    """Why a list that does not add up may be right all the same, "" if it may not. `each`: the list is said to name all
    (40名，分别为…), so that what is counted twice can only make it too long.
    """
    behind = parts[-1].quantity.span.end
    if _REST.match(folded, behind) or (_REST_LATER.match(folded, behind) and falls_short(total, parts)):
        return "其余的没有列出"
    stop = folded.find("。", behind, behind + _OVERLAP_REACH)
    if _OVERLAP.search(folded, behind, stop if stop >= 0 else behind + _OVERLAP_REACH):
        return "各项可能有交叉"
    if total.unit in NOT_ADDED or _MEAN.search(total.cue):
        return "不是可以相加的数"
    if _CLASSES.match(total.tail) or _in_words(folded, total) > _in_words(folded, parts[0].quantity):
        return "总数可能是类别数"
    if not each and any(_PROCESS.match(part.quantity.tail) for part in parts):
        return "各项可能有交叉"
    if any(part.quantity.value == total.value for part in parts):  # 7项，其中听证2项、风险评估7项
        return "各项可能有交叉"
    if len(parts) == len(_APART[0]) and any(_are(parts, pair) for pair in _APART):
        return ""
    missing = each and falls_short(total, parts)
    if total.unit in _PERSONS and not alike(parts, 1) and not missing:
        return "各项可能有交叉"
    return ""


def _in_words(folded: str, quantity: Quantity) -> bool:
    return not folded[quantity.span.start].isdigit()
