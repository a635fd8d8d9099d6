"""Which lines open with an ordinal marker, in any of the variants people write (GB/T 9704-2012 7.3.3).

A marker has the family of its numeral and the level that family belongs to. Whether that level is the right one here
is for `levels` to say. What only looks like a marker (`一、二级医院`, `3.5万`, `2024.12.4`) is left out here; what may
be one if the count fits (`21.5+2就业之家` after 20) is marked doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import NamedTuple

from lawlint.model.document import Document
from lawlint.model.outline import LEVEL_FAMILY, MAX_LEVEL, PART_FAMILY
from lawlint.model.span import Span, made
from lawlint.text.numerals import chinese_integer
from lawlint.text.regex import regex

FAMILY_LEVEL = {family: level for level, family in LEVEL_FAMILY.items()} | {PART_FAMILY: 1}


class Marker(NamedTuple):
    """An ordinal at the head of a line. `level` is that of its family; `title_at` is where the text behind it begins.

    `style` is the heading level the format states for the line, where it does; `runs_in` tells that text follows the
    first sentence on the line.
    """

    line: int  # 1-based
    family: str
    level: int
    number: int
    span: Span
    title_at: int
    doubtful: bool
    style: int | None = None
    runs_in: bool = False


_HAN = "[一二三四五六七八九十百零〇]"
# On folded text, so that brackets, digits and blanks have one form. A bracket may be missing on either side, and a
# mark may follow where none belongs: the numbering rules say so; the outline reads on.
_MARKER = regex(
    rf"""[ ]*(?:
      \([ ]*(?P<han_paren>{_HAN}{{1,4}})[ ]*\)[ ]*[、.]?
    | (?P<han_closed>{_HAN}{{1,4}})[ ]*\)[ ]*[、.]?
    | \([ ]*(?P<han_open>{_HAN}{{1,4}})[、.]
    | (?P<han>{_HAN}{{1,4}})[ ]*[、.]
    | \([ ]*(?P<arabic_paren>\d{{1,3}})[ ]*\)[ ]*[、.]?
    | (?P<arabic_closed>\d{{1,3}})[ ]*\)[ ]*[、.]?
    | (?P<arabic>\d{{1,3}})[ ]*[、.]
    | (?P<han_sign>[㈠-㈩])[、.]?
    | (?P<arabic_sign>[⑴-⒇])[、.]?
    | (?P<dot_sign>[⒈-⒛])
    | (?P<circled>[①-⑳])[、.]?
    | 第[ ]*(?P<part>[一二三四五六七八九十]{{1,2}})[ ]*部分(?:[、.:,]|(?=[ ]|$))
    )""",
    re.VERBOSE,
)
_FAMILIES = {
    "han_paren": "han-paren",
    "han_closed": "han-paren",
    "han_open": "han-paren",
    "han": "han",
    "arabic_paren": "arabic-paren",
    "arabic_closed": "arabic-paren",
    "arabic": "arabic",
    "han_sign": "han-paren",
    "arabic_sign": "arabic-paren",
    "dot_sign": "arabic",
    "circled": "circled",
    "part": PART_FAMILY,
}
_FAMILY = {variant: (family, FAMILY_LEVEL[family]) for variant, family in _FAMILIES.items()}
_SIGN_BASE = {"han_sign": 0x3220, "arabic_sign": 0x2474, "dot_sign": 0x2488, "circled": 0x2460}
_MAY_OPEN = frozenset(
    " (第一二三四五六七八九十0123456789㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
)

_YEAR = regex(r"(?:19|20)\d\d(?:年|-|—|－|–)")
# A decimal with its unit, a date, a bare number: the point belongs to the figure.
_FIGURE = regex(
    r"\d+(?:[ ]*(?:余|多)?(?:万|亿|千|百|%|‰|元|个百分点|公里|千米|平方|立方|米|亩|公顷|吨|公斤|千克|倍|折|分|小时|度|G|M|k)"
    r"|[.\-/:]\d|[ ]*$)"
)
# `一、二级医院`, `三、四线城市`, `5、6月份`: two numerals in a row before a measure word name two things.
_SECOND = regex(r"(\d{1,3}|[一二三四五六七八九十]{1,3})(.?)")
_LONGEST_PAIR = 8
_PAIR_MEASURES = "两级类线等档批轮期次审楼组号届季产中、月日班路版年环区标段期和及"

_ANNEX_LIST = regex(r" *附件: *(\d)[.、]")
_LONGEST_PART_TITLE = 50  # 第一部分 in a longer line, or in a sentence, is a part of something else
_JOINTS = frozenset(" 、(")
_CLAUSES = frozenset("项款条至-")


def scan(document: Document) -> list[Marker]:
    """The markers of `document`, in order, at most one a line; `一、` in a cell of a table counts its rows."""
    folded = document.folded
    attached = _attached(document)
    found: list[Marker] = []
    for index, (span, kind, style) in enumerate(document.blocks, 1):
        if kind == "text" and span.start < span.end and folded[span.start] in _MAY_OPEN:
            marker = _marker(folded, span, index)
            if marker and index not in attached:
                found.append(marker if style is None else marker._replace(style=style))
    return _below_parts(found)


def _attached(document: Document) -> Collection[int]:
    """The 1-based lines that go on a list of annexes (GB/T 9704-2012 7.3.4), begun as 附件:1.….

    They are numbered as headings are, and are none.
    """
    folded, found = document.folded, set[int]()
    at = folded.find("附件:")
    while at >= 0:
        line = document.line_of(at)
        opening = _ANNEX_LIST.match(folded, document.line_starts[line - 1])
        if opening:
            found.update(_numbered_on(document, line + 1, int(opening[1]) + 1))
        at = folded.find("附件:", max(at + 1, document.blocks[line - 1].span.end))
    return found


def _numbered_on(document: Document, line: int, number: int) -> Iterator[int]:
    """The lines from the 1-based `line` on that bear `number` and those that follow it."""
    blocks, folded = document.blocks, document.folded
    for index in range(line - 1, len(blocks)):
        start, end = blocks[index].span
        if not folded.startswith((f"{number}.", f"{number}、"), _past(" ", folded, start, end), end):
            return
        yield index + 1
        number += 1


def _below_parts(markers: list[Marker]) -> list[Marker]:
    """`markers` with those under 第一部分 one level deeper, if 一、 is among them; a lone 第一部分 is no heading."""
    families = [marker.family for marker in markers]
    parts = families.count(PART_FAMILY)
    if not parts:
        return markers
    if parts == 1:
        return [marker for marker in markers if marker.family != PART_FAMILY]
    if LEVEL_FAMILY[1] not in families:
        return markers
    return [
        marker if marker.family == PART_FAMILY else marker._replace(level=min(MAX_LEVEL, marker.level + 1))
        for marker in markers
    ]


def _marker(folded: str, line: Span, number: int) -> Marker | None:
    match = _MARKER.match(folded, line.start, line.end)
    if not match:
        return None
    variant = match.lastgroup or ""
    ordinal = _ordinal(variant, match.group(variant))
    if not 0 < ordinal < 200:
        return None
    start, end = match.span()
    doubt = _doubt(variant, ordinal, folded, end, line.end)
    if doubt is None:
        return None
    title_at = _past(" ", folded, end, line.end) if folded[end : end + 1] == " " else end
    if folded[start] == " ":
        start = _past(" ", folded, start, end)
    while folded[end - 1] == " ":
        end -= 1
    family, level = _FAMILY[variant]
    runs_in = 0 <= folded.find("。", title_at, line.end) < line.end - 1
    return made(Marker, (number, family, level, ordinal, made(Span, (start, end)), title_at, doubt, None, runs_in))


def _past(chars: Collection[str], folded: str, at: int, end: int) -> int:
    """The first place from `at` on at which none of `chars` stands."""
    while at < end and folded[at] in chars:
        at += 1
    return at


@lru_cache(1024)
def _ordinal(variant: str, written: str) -> int:
    """The number a marker shows. There are few markers, and every report has the same ones."""
    if variant in _SIGN_BASE:
        return ord(written) - _SIGN_BASE[variant] + 1
    return int(written) if written.isdigit() else chinese_integer(written) or 0


def _doubt(variant: str, ordinal: int, folded: str, at: int, end: int) -> bool | None:
    """None: no marker at all. True: a marker only where the count fits. False: a marker. `at` is where it ends."""
    if variant == "part":
        return None if end - at > _LONGEST_PART_TITLE or folded.find("。", at, end) >= 0 else False
    mark = folded[at - 1]
    behind = folded[at] if at < end else ""
    if variant in ("han", "arabic") and mark == "、":
        return _doubt_of_pair(ordinal, folded[at : min(end, at + _LONGEST_PAIR)])
    if variant == "arabic" and mark == "." and behind.isdigit():
        if _YEAR.match(folded, at, end):
            return False
        return None if _FIGURE.match(folded, at, end) else True
    if behind in _JOINTS:
        other = _past(" 、", folded, at, end)
        if folded[other : other + 1] == "(" and _MARKER.match(folded, other, end):
            return None  # “（一）（二）项”, “（一）、（三）”: a list of references
    if behind in _CLAUSES and variant.endswith("paren"):
        return None
    return False


def _doubt_of_pair(ordinal: int, behind: str) -> bool | None:
    pair = _SECOND.match(behind)
    if not pair:
        return False
    second = int(pair[1]) if pair[1].isdigit() else chinese_integer(pair[1])
    if pair[1].isdigit() and pair[2] in ("、", "号") and second and second > ordinal:
        return None  # 1、3、5号网格: numbers of things
    if second != ordinal + 1:
        return False
    if pair[2] == "年" and not behind[len(pair[1]) :].startswith("年级"):
        return True
    return None if pair[2] and pair[2] in _PAIR_MEASURES else False
