"""Candidate relations of the kind breakdown: a total and the parts the text says it consists of.

Behind the total: `化解148件，其中人民调解53件、行政调解38件、司法调解57件`; the parts belong to the nearest figure before
that is counted in their unit. Before it: `许可53件、处罚38件，共计91件`. Where the list is open (等, 主要), nested (a second
其中), interrupted (同比) or counts different things, the relation has no terms and says why not. A text does not always
say which figure before is the total, nor where the list ends; if one reading adds up, that is the one meant.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from lawlint.facts.cues import CHANGE, EACH
from lawlint.model.document import Document
from lawlint.model.facts import Quantity, Relation, Term
from lawlint.model.span import Span
from lawlint.text.regex import regex

_KEYWORD = regex(r"(?:^|(?<=[,、;:(])) *(?:其中|包括(?!但不限)|分别[为是有]?)[,:]?|(?<=的)分别[为是有]")
# The list is not all there is, or not only a list.
_OPEN = regex(
    r"(?<![平对同高中初一二三上头优])等(?![级次额候待于分])"
    r"|主要|重点|比如|例如|特别|尤其|居前|前[三五十]|最多|涉及|不少|仅|只有|就有"
)
_NESTED = regex("其中|分别|包括")
_TOTAL = regex("^(?:共计?|合计|总计|总共|一共|累计)(?:为|是|达|有)?$")
_TOTAL_BEHIND = regex("^(?:共计|合计|总计|总共|一共)(?:为|是|达|有)?$")
_BESIDE = regex("^(?:另|还有|尚|此外)")
_REST = regex("[^,、)]{0,4}[,、] *(?:其余|剩余|余下|剩下|其他|其它|另|还有|尚|此外)")
# …，三个领域占全部的94%；其余314件: what the list leaves out follows behind a remark.
_REST_LATER = regex(
    r"[^。\n\r]{0,40}[,、;(](?:其余|剩余|余下|剩下|其他|其它)"
    r"|[,;(](?:以上|上述|这|前|合计|[两二三四五六七八九])[^。,;]{0,12}占(?:全部|总|全|比)"
)
_OVERLAP = regex(
    "并处|交叉(?!评查|检查|执法|互查|阅卷|互评|巡查|督查|审核)|重复|兼|合训|合办(?!公)|[一共]同[举参]|两[者类]都|既有?[^,。;]{1,8}又"
)  # 罚款93起、没收22起，部分案件并处
_OVERLAP_REACH = 20
_PROCESS = regex("组织|开展|进行|召开|举行|邀请|履行|听取|经过?|涉及|通过|采取")  # 其中4项组织论证、6项开展评估
_LABEL_START = regex("^(?:其中|包括|分别|为|是|有|和|及|以及|与|:| )+")
_SENTENCE_BREAK = regex("。[ \u3000]*")
_UNREAD = regex("[一二两三四五六七八九十几数]+[个件起次名人宗场份项条例处家户]")
_CLASSES = regex("等[级次]|层级|级别|类|种|方面|阶段|档|批次|环节")  # 分为4个等级，其中A级3个
_MEAN = regex("[平人户件]均|每|最[高低多少长短快]")
_NOT_ADDED = frozenset({"天", "个工作日", "小时", "个小时", "分钟", "分", "倍", "个百分点"})
_PERSONS = frozenset({"人", "名", "位"})
_LEAST_PARTS = 2


class _Part(NamedTuple):
    quantity: Quantity
    label: str
    comma: bool  # joined to the part before by ，and not by 、 or 和


_REACH = 60  # figures a breakdown may span; no sentence has as many


def read(document: Document, quantities: Sequence[Quantity], segments: Sequence[Span]) -> tuple[Relation, ...]:
    """Every breakdown with at least two parts, in order of its total."""
    folded = document.folded
    starts = [quantity.span.start for quantity in quantities]
    found: list[Relation | None] = []
    for keyword, bracket in _keywords(folded, segments, {quantity.segment for quantity in quantities}):
        before, after = bisect_left(starts, keyword.start), bisect_left(starts, keyword.end)
        earlier, later = quantities[max(0, before - _REACH) : before], quantities[after : after + _REACH]
        found.append(_behind(folded, earlier, later, keyword, segments, bracket))
    for index, quantity in enumerate(quantities):
        if _TOTAL_BEHIND.match(quantity.cue):
            found.append(
                _before(folded, quantities[max(0, index - _REACH) : index], quantity, segments[quantity.segment])
            )
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
    if len(parts) < _LEAST_PARTS:
        return None
    totals = _totals(folded, before, parts, keyword.start if keyword.start == segment.start else -1)
    if not totals:
        return None
    sizes = [size for size in range(_LEAST_PARTS, len(parts) + 1) if size == len(parts) or parts[size].comma]
    for total in totals:
        for size in sizes:
            if total.value == _sum(parts[:size]) and not _open(folded, total, parts[:size], keyword):
                return _relation(total, parts[:size])
    size = _natural(parts, sizes, segment.end)
    why_not = why_not or ("" if size else "分不清列到哪里为止")
    why_not = why_not or _open(folded, totals[0], parts[:size], keyword)
    why_not = why_not or _unsure(folded, totals[0], parts[:size], "分别" in folded[keyword.start : keyword.end])
    if why_not:
        return Relation("breakdown", totals[0].cue, totals[0], (), None, why_not)
    return _relation(totals[0], parts[:size])


def _parts(
    folded: str, after: Sequence[Quantity], keyword: Span, end: int, in_bracket: bool
) -> tuple[list[_Part], str]:
    """The figures that may be parts, and what speaks against judging them."""
    parts: list[_Part] = []
    why_not, compared, since = "", False, keyword.end
    for quantity in after:
        between = folded[since : quantity.span.start]
        if quantity.span.start >= end or (parts and quantity.percent and "占" not in quantity.cue and quantity.cue):
            break
        if quantity.percent or (quantity.aside and not in_bracket):
            continue
        if parts and _NESTED.search(between):
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
        parts.append(_Part(quantity, label, bool(parts) and "," in between))
        since = quantity.span.end
    return parts, why_not


def _totals(folded: str, before: Sequence[Quantity], parts: Sequence[_Part], opens_at: int) -> list[Quantity]:
    """The figures that may be the total, the nearest first; `opens_at` is where the keyword opens a sentence, or -1."""
    unit = next((part.quantity.unit for part in parts if part.quantity.unit), "")
    if not before:
        return []
    segment = parts[0].quantity.segment
    if opens_at >= 0:
        segment = before[-1].segment
        if not _SENTENCE_BREAK.fullmatch(folded, folded.rfind("。", 0, opens_at), opens_at):
            return []
        if segment != parts[0].quantity.segment - 1:
            return []
    found = []
    for quantity in reversed(before):
        if quantity.segment != segment:
            break
        if not quantity.percent and not quantity.aside and quantity.unit == unit and not CHANGE.search(quantity.cue):
            found.append(quantity)
    return found


def _before(folded: str, before: Sequence[Quantity], total: Quantity, segment: Span) -> Relation | None:
    """`许可53件、处罚38件，共计91件`: the parts are what stands before the total, as far back as 、 or the units reach."""
    run: list[Quantity] = []
    for quantity in reversed(before):
        if quantity.segment != total.segment or quantity.percent or quantity.unit != total.unit:
            break
        if not quantity.aside:
            run.append(quantity)
    if len(run) < _LEAST_PARTS:
        return None
    run.reverse()
    commas = [False, *("," in folded[first.span.end : second.span.start] for first, second in pairwise(run))]
    parts = [_Part(quantity, quantity.cue or quantity.tail, comma) for quantity, comma in zip(run, commas, strict=True)]
    for start in range(len(parts) - 1):
        if total.value == _sum(parts[start:]):
            return _relation(total, parts[start:])
    start = max((index for index, part in enumerate(parts) if part.comma), default=0)
    list_text = folded[segment.start : total.span.start]
    why_not = "没有用顿号并列" if len(parts) - start < _LEAST_PARTS else ""
    why_not = why_not or ("还有一个“其中”" if _NESTED.search(list_text) else "") or _vague(total, parts[start:])
    why_not = why_not or ("列举没有写全" if _OPEN.search(list_text) else "")
    return Relation("breakdown", "共计", total, (), None, why_not) if why_not else _relation(total, parts[start:])


def _natural(parts: Sequence[_Part], sizes: Sequence[int], end: int) -> int:
    """How many of the figures are the list: those joined by 、, or those joined by ， whose names are alike; 0: unclear."""
    if not parts[1].comma:
        return sizes[0]
    size = next((size for size in reversed(sizes) if _alike(parts[:size], 2)), 0)
    if size:
        return size
    same_length = len({len(part.label) for part in parts}) == 1
    return len(parts) if len(parts) > _LEAST_PARTS and same_length and parts[-1].quantity.span.end == end else 0


def _alike(parts: Sequence[_Part], least: int) -> bool:
    """True if the names of the parts begin or end with the same `least` characters: 人民调解, 行政调解."""
    names = [part.label for part in parts]
    heads, tails = {name[:least] for name in names}, {name[-least:] for name in names}
    return all(len(name) >= least for name in names) and 1 in (len(heads), len(tails))


def _open(folded: str, total: Quantity, parts: Sequence[_Part], keyword: Span) -> str:
    """Why a list does not say all its parts exactly, "" if it does."""
    first, last = parts[0].quantity.span, parts[-1].quantity.span
    text = folded[keyword.end : min(last.end + 1, len(folded))]
    if _OPEN.search(text):
        return "列举没有写全"
    rest = folded[keyword.end : first.start] + "".join(
        folded[one.quantity.span.end : two.quantity.span.start] for one, two in pairwise(parts)
    )
    return "有没读出的数" if _UNREAD.search(rest) else _vague(total, parts)


def _vague(total: Quantity, parts: Sequence[_Part]) -> str:
    figures = [total, *(part.quantity for part in parts)]
    if any(EACH.search(figure.cue) for figure in figures):
        return "有一个数是每个单位或每人的"
    return "约数" if any(figure.approx or figure.value is None for figure in figures) else ""


def _unsure(folded: str, total: Quantity, parts: Sequence[_Part], each: bool) -> str:
    """Why a list that does not add up may be right all the same, "" if it may not. `each`: the list is said to name all
    (40名，分别为…), so that what is counted twice can only make it too long.
    """
    behind = parts[-1].quantity.span.end
    if _REST.match(folded, behind) or (_REST_LATER.match(folded, behind) and _falls_short(total, parts)):
        return "其余的没有列出"
    stop = folded.find("。", behind, behind + _OVERLAP_REACH)
    if _OVERLAP.search(folded, behind, stop if stop >= 0 else behind + _OVERLAP_REACH):
        return "各项可能有交叉"
    if total.unit in _NOT_ADDED or _MEAN.search(total.cue):
        return "不是可以相加的数"
    if _CLASSES.match(total.tail) or _in_words(folded, total) > _in_words(folded, parts[0].quantity):
        return "总数可能是类别数"
    if not each and any(_PROCESS.match(part.quantity.tail) for part in parts):
        return "各项可能有交叉"
    missing = each and _falls_short(total, parts)
    if total.unit in _PERSONS and not _alike(parts, 1) and not missing:
        return "各项可能有交叉"
    return ""


def _falls_short(total: Quantity, parts: Sequence[_Part]) -> bool:
    listed = _sum(parts)
    return listed is not None and total.value is not None and listed < total.value


def _in_words(folded: str, quantity: Quantity) -> bool:
    return not folded[quantity.span.start].isdigit()


def _sum(parts: Sequence[_Part]) -> Decimal | None:
    values = [part.quantity.value for part in parts]
    return (
        None
        if any(value is None for value in values)
        else sum((value for value in values if value is not None), Decimal(0))
    )


def _relation(total: Quantity, parts: Sequence[_Part]) -> Relation:
    terms = tuple(Term("part", part.quantity) for part in parts)
    return Relation("breakdown", total.cue, total, terms, _sum(parts))
