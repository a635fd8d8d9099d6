"""The forms a figure may have: 33, 1,480, 1.48万, 3万5000, 93.75%, 百分之九十, 三十余, 两成. Read without context.

What only looks like a figure is left out: dates, times, ordinals, document and article numbers, versions, telephone
numbers, the numbers of headings and lists, and whatever stands inside 《》 or inside quotation marks.
"""

from __future__ import annotations

import re
import string
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from lawlint.model.span import Span, made
from lawlint.text.marks import HAN
from lawlint.text.numerals import CHINESE, DIGITS, chinese_number, decimal_of
from lawlint.text.regex import regex


class Figure(NamedTuple):
    """A figure as written. `approx` holds the words inside it that make it approximate; 至 marks an end of a range."""

    span: Span
    value: Decimal | None
    unit: str
    places: int
    approx: str


def _words(text: str) -> list[str]:
    return text.split()


_UNITS = _words(
    """个百分点 人次 人份 场次 车次 户次 件次 条次 批次 班次 例次 台次 架次 家次 余人 平方公里 平方米 立方米 公里
    千米 公顷 公斤 千克 个工作日 个小时 小时 分钟 个月 美元 欧元 港元 课时 个 元 件 起 次 场 人 名 项 条 份 宗 例 处
    家 户 所 辆 台 块 批 期 轮 篇 幅 部 本 张 只 支 面 套 把 顶 瓶 箱 吨 米 亩 组 队 村 类 种 级 站 座 间 栋 幢 路 封
    册 则 号人 位 天 周 倍 成 届 桩 卷 枚 副 遍 堂 课 步 档 分 字 师 艘 架 棵 株 头 桌 街道 乡镇"""
)  # fmt: skip
# A character that counts things is no unit where these follow it: 3部门, 10周年, 5人大代表.
_LONGER = {
    "部": "门长委署队分", "名": "单义录称牌", "家": "庭长属园具", "人": "大民社行", "项": "目", "次": "年日月要生",
    "场": "所地馆景", "条": "例款", "位": "置于", "面": "积对向", "组": "织长成建", "处": "置理罚于分", "所": "有在需属",
    "课": "程题堂件", "站": "点所", "天": "然", "期": "间限末初满", "成": "员立为功效本果熟长都年人语绩品不交因", "村": "民委级居两",
    "周": "年边", "分": "之别析类级期管局组开批布配享解队为", "级": "别", "路": "径", "队": "员伍长", "户": "籍外", "头": "脑",
    "字": "号", "步": "骤", "师": "傅", "例": "如会", "台": "账", "块": "状",
}  # fmt: skip
_NUMERALS = frozenset(CHINESE)
_MORE = frozenset("余多来")


def _by_first_character(units: Iterable[str]) -> dict[str, list[tuple[str, frozenset[str]]]]:
    """The units that begin with a character, longest first, each with what may not follow it."""
    table: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for unit in sorted(units, key=len, reverse=True):
        table.setdefault(unit[0], []).append((unit, frozenset(_LONGER.get(unit, ()))))
    return table


_UNITS_FROM = _by_first_character((*_UNITS, "%", "‰"))
_UNIT_START = "[%‰" + "".join(sorted({unit[0] for unit in _UNITS})) + "]"

_PLAIN = r"[0-9]+(?:(?<![0-9]{4})(?:,[0-9]{3}(?![0-9]))+)?(?:\.[0-9]+)?"
_SCALE = rf"[百千]?万?亿|[百千]?万|[百千](?={_UNIT_START}|[余多])(?!千?[米克瓦])"
# What a figure in digits is made of, but for its unit: a look into a set finds that faster than a hundred alternatives.
_ARABIC = regex(
    rf"(?P<digits>{_PLAIN}(?:[百千]?[万亿](?={_PLAIN}){_PLAIN})*)"
    rf"(?: ?(?P<before>余|多|几|来(?={_UNIT_START})))?(?P<scale>{_SCALE})?(?P<behind>余|多)?"
)
_GOES_ON = frozenset(",.百千万亿余多几来 ")  # told first: behind most figures a unit stands
_LONGEST = 1000  # characters of a figure that is one
_PIECE = regex(r"([0-9][0-9,.]*)([百千万亿]*)")
_DIGITS = "".join(DIGITS)
_WORDS = regex(rf"[{CHINESE}数几]+(?:点[{_DIGITS}]+[百千万亿]*)?")
PER_CENT, TENTH = "百分之", "成"
_PERCENT = regex(rf"{PER_CENT}([{CHINESE}]+(?:点([{_DIGITS}]+))?)")

# Figures in names are not the draft's own: 《…12条措施》, “1+3+N”, “五个一”.
_NAMES = (regex(r"《[^《》\n]{1,80}》"), regex(r"“[^“”\n]{1,40}”"))
# Behind a bare number: a date, a time, an ordinal, an expression such as 1+3+N or 12·4, the mark of a list.
_NOT_BEHIND = regex(r" ?(?:[年月日时点号]|周年|[0-9]|:[0-9]|[/—–\-][0-9]|[+·•×xX*]|\.[0-9]|[A-Za-z])")
_NOT_BEFORE = regex(r"(?:[第〔\[+×/·•]|[0-9][.:]|[A-Za-z.]|[0-9])$|第 $")
_PART_OF_CODE = regex(r"[A-Za-z] $|[0-9][\-/]$")  # GB/T 9704, 2024-12-31
_LIST_NUMBER = regex(r"(?:^|[\n\r。;:] *)$")
_HOTLINE = regex(r"(?:1[0-9]{2}|1[0-9]{4}|9[56][0-9]{3}|[0-9]{7,})$")
_MONTH_DAY = regex(r"(?:1[0-2]|[1-9])\.(?:3[01]|[12]?[0-9])$")
_HAN = regex(f"{HAN}|”")
# Ends of a range: 10%～20%, 10至20人. 达到85% is none.
_RANGE_BEFORE = regex(r"[\-—–~～]$|[0-9%件起人次个名户][至到]$")
_RANGE_BEHIND = regex(r"[\-—–~～]|[至到][0-9]")

# The characters those patterns begin and end with: a look at one spares most figures the search.
_ODD_BEFORE = frozenset("第〔[+×/·•.: 0123456789" + string.ascii_letters)
_RANGE_MARKS = frozenset("-—–~～至到")

_DATE_MARKS = frozenset("年月日时点")  # told first: every third number of a report is a date

_NO_COUNTS = frozenset({"级", "届", "路", "类", "步", "面", "号人", "周", "师", "字", "分"})
_RENAMED = frozenset({TENTH, "余人"})
_ROUND = frozenset({"百", "千", "万", "亿"})
_ONE_OF = frozenset("第每某同逐统专唯万单进这那另哪任不有")  # 一次 behind one of these is no count
_CLAUSE_END = regex(r" ?(?:[,、。;:!?)\n\r]|$)")
_TWO_DIGITS = regex("[一二两三四五六七八九]{2}")


def read(
    folded: str, original: str, stretches: Iterable[Span], digits: Iterable[tuple[int, int]], markers: Collection[int]
) -> Iterator[Figure]:
    """The figures in `stretches` of `folded`, in order. `digits` are the runs of digits there, `markers` where the numbers
    of headings start.
    """
    figures = list(_arabic(folded, original, digits, markers))
    others = [figure for stretch in stretches for read in (_in_words, _percents) for figure in read(folded, stretch)]
    if others:
        figures += others
        figures.sort(key=itemgetter(0))
    names = sorted(match.span() for pattern in _NAMES for match in pattern.finditer(folded))
    names.append((len(folded), len(folded)))
    at, last = 0, -1
    for figure in figures:
        start, end = figure.span
        while names[at][1] <= start < names[-1][0]:
            at += 1
        if last <= start < names[at][0]:
            yield figure
            last = end


def _arabic(folded: str, original: str, runs: Iterable[tuple[int, int]], markers: Collection[int]) -> Iterator[Figure]:
    done = 0
    for start, end in runs:
        after = folded[end : end + 1]
        if start < done or start in markers or after in _DATE_MARKS:
            continue
        digits, inside, scale, behind = folded[start:end], "", "", ""
        if after in _GOES_ON and (match := _ARABIC.match(folded, start)):
            digits, inside, scale, behind = match.groups("")
            end = done = match.end()
            if end == start + len(digits) and folded[end : end + 1] in _DATE_MARKS:
                continue
        digits_end = start + len(digits)
        unit, end = _unit_at(folded, end)
        previous = folded[start - 1 : start] if start else ""
        if previous in _ODD_BEFORE and _NOT_BEFORE.search(folded, max(0, start - 3), start):
            continue
        if not (unit or scale or inside):
            if _is_number_only(folded, start, digits):
                continue
            end = digits_end
        approx = inside + behind
        if previous in _RANGE_MARKS or folded[end : end + 1] in _RANGE_MARKS:
            approx += "至" if _is_end_of_range(folded, start, end) else ""
        torn = ("," in digits or previous == " ") and _torn(folded, original, start, digits)
        value = None if torn or "几" in approx else _value(digits, scale)
        places = 0 if scale or "." not in digits else len(digits.partition(".")[2])
        if previous == "之" and folded.startswith("百分", start - 3):
            start, unit = start - 3, "%"
        if unit in _RENAMED:
            value, unit, approx = _renamed(value, unit, approx)
        yield made(Figure, (made(Span, (start, end)), value, unit, places, approx))


def _is_end_of_range(folded: str, start: int, end: int) -> bool:
    before = _RANGE_BEFORE.search(folded, max(0, start - 3), start)
    return bool(before or _RANGE_BEHIND.match(folded, end))


def _torn(folded: str, original: str, start: int, digits: str) -> bool:
    """True where a full-width comma may part two figures, or a blank may group the digits of one: not to be told apart."""
    if "," in digits and "，" in original[start : start + len(digits)]:
        return True
    return start > 1 and folded[start - 1] == " " and folded[start - 2].isdigit()


def _unit_at(folded: str, at: int) -> tuple[str, int]:
    """The longest unit at `at`, or behind a blank there, with where it ends; "" and `at` if there is none."""
    start = at + 1 if folded[at : at + 1] == " " else at
    for unit, longer in _UNITS_FROM.get(folded[start : start + 1], ()):
        if folded.startswith(unit, start):
            end = start + len(unit)
            if folded[end : end + 1] not in longer:
                return unit, end
    return "", at


def _counted(folded: str, match: re.Match[str]) -> tuple[str, str, str, int] | None:
    """The numeral, 余 or 多, the unit and its end, for a run of Chinese numerals that counts something.

    The last numeral may belong to the unit: 二千克 are two 千克.
    """
    for end in (match.end(), match.end() - 1):
        more = folded[end : end + 1] if folded[end : end + 1] in _MORE else ""
        unit, unit_end = _unit_at(folded, end + len(more)) if folded[end : end + 1] != " " else ("", end)
        if unit and end > match.start() and folded[unit_end : unit_end + 1] not in _NUMERALS:
            return folded[match.start() : end], more, unit, unit_end
    return None


def _is_number_only(folded: str, start: int, digits: str) -> bool:
    """True for a number without unit that is a date, an ordinal, a telephone number or the mark of a list."""
    end = start + len(digits)
    behind = folded[end : end + 2]
    if _NOT_BEHIND.match(folded, end) or (behind[:1] == ")" and folded[start - 1 : start] == "("):
        return True
    if behind[:1] in (".", "、") and _LIST_NUMBER.search(folded, max(0, start - 4), start):
        return True
    if _PART_OF_CODE.search(folded, max(0, start - 3), start):
        return True
    return bool((_HOTLINE.match(digits) or _MONTH_DAY.match(digits)) and _HAN.match(behind))


def _value(digits: str, scale: str) -> Decimal | None:
    """33, 1.48万, 3万5000: the pieces of a figure are added; each has to be smaller than the scale before it."""
    if len(digits) > _LONGEST:
        return None
    if not scale and digits.isdigit():
        return _count(digits)
    total, limit = Decimal(0), None
    for number, inner in _PIECE.findall(digits + scale):
        piece = decimal_of(number, inner)
        if limit is not None and piece >= limit:
            return None
        total += piece
        limit = decimal_of("1", inner)
    return total


_count = lru_cache(4096)(Decimal)  # a few numbers are most of all there are


def _in_words(folded: str, stretch: Span) -> Iterator[Figure]:
    for match in _WORDS.finditer(folded, *stretch):
        behind = folded[match.end() : match.end() + 1]
        counts = behind in _UNITS_FROM or behind in _MORE
        counted = _counted(folded, match) if counts else None
        if counted is None:
            continue
        start, (words, more, unit, end) = match.start(), counted
        before = folded[start - 1 : start] if start else ""
        if unit in _NO_COUNTS or before == "第" or before.isdigit() or (words in _ROUND and before not in "近上超逾"):
            continue
        if words == "一" and (before in _ONE_OF or not _CLAUSE_END.match(folded, end)):
            continue  # 一个村, 一次性, 统一: no count, unless the clause ends with it
        vague = "数" in words or "几" in words or words in _ROUND
        if vague and len(words.strip("数几")) == 0:
            continue
        decimals = words.partition("点")[2]
        unclear = vague or (not decimals and (_TWO_DIGITS.search(words) or words[0] == "零"))
        value = None if unclear else chinese_number(words)
        approx = more + ("" if value is not None else words)
        places = len(decimals) if decimals[-1:] in DIGITS else 0
        if unit in _RENAMED:
            value, unit, approx = _renamed(value, unit, approx)
        yield Figure(Span(start, end), value, unit, places, approx)


def _percents(folded: str, stretch: Span) -> Iterator[Figure]:
    if folded.find(PER_CENT, *stretch) < 0:
        return
    for match in _PERCENT.finditer(folded, *stretch):
        yield Figure(Span(*match.span()), chinese_number(match[1]), "%", len(match[2] or ""), "")


def _renamed(value: Decimal | None, unit: str, approx: str) -> tuple[Decimal | None, str, str]:
    """One name for units that count the same; 三成 is a share, and never an exact one."""
    if unit == TENTH:
        return None if value is None else value * 10, "%", approx or TENTH
    return value, "人", approx + unit[:1]
