"""Years: 2023年, 2023年度, the ends of 2021—2025年, the year of 2023-12-04, 二〇二三年.

Four digits that count something (1906件) are no year. A year has the words before and behind it in its clause, which
tell a subject (`2023年，我镇…`) from a comparison (`比2023年增长`), a beginning (`自2023年起`) or a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from lawlint.model.document import PROSE_KINDS, Document
from lawlint.model.facts import YearMention
from lawlint.model.span import Span
from lawlint.text.grams import Grams, gram
from lawlint.text.limits import most_in
from lawlint.text.numerals import chinese_integer
from lawlint.text.regex import regex

_TO = r" ?[\-—–~～至到]{1,2} ?"
_DIGITS = regex(
    rf"((?:19|20)\d\d)(?<!\d\d{{4}})(?:(?= ?年?{_TO}(\d{{4}}) ?年)|(?=(?:{_TO}\d\d)? ?年)|(?=([./-])\d{{1,2}}\3\d{{1,2}}(?!\d)))"
)
_HAN = regex(r"[一二][九〇○零][〇○零一二三四五六七八九]{2}(?=年)")
_LENGTH = 4
_HAN_SIGNS = tuple(map(gram, ("二〇", "二○", "二零", "一九")))
_BEHIND = regex(r" ?年(?:度(?!假|过))?")
_EARLIER = regex(rf"((?:19|20)\d\d) ?年?{_TO}$")
_MONTH = regex(r" ?年? ?(?:度 ?)?[./-]?(\d{1,2})(?: ?月|[./-])")
_MARKS = regex(r"[,。;:!?\n\r]")
_PAIRS = (("《", "》"), ("〔", "〕"), ("(", ")"), ("[", "]"), ("“", "”"))
_OPENING = regex(
    r"(?:^|[。;!?])[ “]*(?:(?:\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[、.)]|\),)|[①-⑳]|[一二三四五六七八九十]{1,2}是[,:]?) ?)?$"
)
_DENSEST = 20  # characters for each year, in the text that names most of them
_REACH = 60  # characters of a clause that are kept on each side
_ORDINAL = 8  # characters an ordinal before a sentence may take, the stop before it included


def read(document: Document, grams: Grams, digits: Sequence[tuple[int, int]]) -> tuple[YearMention, ...]:
    """Every year in the prose of `document`, in order. `grams` and `digits` are its pairs and its runs of digits."""
    folded = document.folded
    found = []
    for start, end, year, later in islice(_years(folded, grams, digits), most_in(len(folded), _DENSEST)):
        block = document.block_at(start)
        if block.kind in PROSE_KINDS:
            found.append(_mention(folded, Span(start, end), year, later, block.span.start))
    return tuple(found)


def _years(folded: str, grams: Grams, digits: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int, str | None]]:
    """Start, end, year, and the later year of a range that begins here."""
    found: list[tuple[int, int, int, str | None]] = [
        (start, end, int(match[1]), match[2])
        for start, end in digits
        if end - start == _LENGTH and (match := _DIGITS.match(folded, start))
    ]
    if not grams.isdisjoint(_HAN_SIGNS):
        for match in _HAN.finditer(folded):
            found.append((match.start(), match.end(), chinese_integer(match.group()) or 0, None))
        found.sort()
    yield from found


def _mention(folded: str, span: Span, year: int, later: str | None, line: int) -> YearMention:
    start = span.start
    before, behind = folded[max(line, start - _REACH) : start], folded[span.end : span.end + _REACH]
    named = _BEHIND.match(behind)
    close = span.end + (named.end() if named else 0)
    month = _MONTH.match(behind)
    earlier = None if later else _EARLIER.search(before)
    return YearMention(
        span,
        year,
        _MARKS.split(before)[-1].strip(),
        _MARKS.split(folded[close : close + _REACH], maxsplit=1)[0].strip(),
        _inside(before),
        int(later) if later else int(earlier[1]) if earlier else None,
        Span(start, close),
        int(month[1]) if month and 1 <= int(month[1]) <= 12 else None,
        _OPENING.search(before[-_ORDINAL:]) is not None,
    )


def _inside(before: str) -> str:
    """The opening mark of the innermost pair that is open at the end of `before`, "" if none.

    A mark whose partner is missing, as in “宪法宣传周“, does not reach beyond its sentence.
    """
    before = before[before.rfind("。") + 1 :]
    opened = -1
    for left, right in _PAIRS:
        mark = before.rfind(left)
        if mark > opened and before.find(right, mark) < 0:
            opened = mark
    return before[opened] if opened >= 0 else ""
