"""Ordinal series inside the text: 一是…二是…, 一要…二要…, 其一…其二…, 第一，…第二，…, 首先…其次….

A series may run over paragraphs, begins anew with each 一是, and may stand inside a member of another. It ends with the
section it began in, whatever headings of deeper levels come between.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from lawlint.model.document import Document
from lawlint.model.facts import Ordinal, Series
from lawlint.model.outline import Outline
from lawlint.model.span import Span
from lawlint.text.grams import Grams, gram
from lawlint.text.limits import most_in
from lawlint.text.marks import HAN
from lawlint.text.numerals import chinese_integer
from lawlint.text.regex import regex

_NUMERAL = "[一二三四五六七八九十]{1,3}"
# On folded text. Anything that may be an ordinal: one search with a plain beginning is fast.
_CANDIDATE = regex(r"[一二三四五六七八九十其第首再][一二三四五六七八九十先次]{0,3} ?[是要,:、为]")
# `一是一，二是二` is an idiom, `其一贯` a word, `第一、二款` a citation, `三要素` a count.
_SHAPES = (
    ("is", regex(rf"({_NUMERAL}) ?是(?!\1[,、。;]|\1$)")),
    ("must", regex(rf"({_NUMERAL})要(?={HAN})(?![素点件闻务员不]|求(?!真务实))")),
    ("of", regex(rf"其({_NUMERAL})(?=[是,、:为])")),
    ("nth", regex(rf"第({_NUMERAL})(?=[,:是]|、(?!{_NUMERAL}|第))")),
    ("first", regex(r"(首先|其次|再次)(?=[,:是、])")),
)
_GRAMS = tuple(
    map(gram, ["一是", "二是", "三是", "四是", "一要", "二要", "其一", "其二", "第一", "第二", "首先", "其次", "再次"])
)
_BOUNDARY = frozenset("\n\r。,;:!? ”’》)(—…")
_INTRODUCES = frozenset("有为即在面下括到")  # 做法有一是, 体现在一是, 做到一是
_SECOND = regex("[,;]二是")
_SENTENCE_REACH = 120  # characters in which the second member of a series follows in one sentence
_WORDS = {"首先": 1, "其次": 2, "再次": 3}
_MOST = 30
_DENSEST = 40  # characters for each ordinal, in the text that holds most of them
_DEEPEST = 6  # series open inside one another


def read(document: Document, outline: Outline, grams: Grams) -> tuple[Series, ...]:
    """Every series in `document`, in the order of their first members."""
    if grams.isdisjoint(_GRAMS):
        return ()
    ends = _Sections(outline)
    found: list[tuple[str, list[Ordinal], int]] = []
    open_series: dict[str, list[int]] = {}
    for family, ordinal in _ordinals(document):
        waiting = open_series.setdefault(family, [])
        # A series lives as long as the section it began in.
        while waiting and 0 <= found[waiting[-1]][2] <= ordinal.span.start:
            waiting.pop()
        index = _continued([found[number][1][-1].number for number in waiting], ordinal.number)
        if index is None:
            del waiting[:-_DEEPEST]
            waiting.append(len(found))
            found.append((family, [ordinal], ends.end_of(ordinal.span.start)))
        else:
            found[waiting[index]][1].append(ordinal)
            del waiting[index + 1 :]
    return tuple(Series(family, tuple(members), end) for family, members, end in found)


def _ordinals(document: Document) -> Iterator[tuple[str, Ordinal]]:
    folded = document.folded
    for candidate in islice(_CANDIDATE.finditer(folded), most_in(len(folded), _DENSEST)):
        start = candidate.start()
        for family, shape in _SHAPES:
            match = shape.match(folded, start)
            if match:
                number = _WORDS.get(match[1]) or chinese_integer(match[1]) or 0
                begins = _begins(folded, start, family) or (family == "is" and number == 1 and _goes_on(folded, start))
                if 0 < number < _MOST and begins and document.is_prose(start):
                    yield family, Ordinal(Span(start, match.end()), number)
                break


def _begins(folded: str, at: int, family: str) -> bool:
    """True where a clause begins. `排名第一、第二` is a ranking."""
    before = folded[at - 1] if at else "\n"
    return before in _BOUNDARY or (before == "、" and family != "nth") or (before in _INTRODUCES and family == "is")


def _goes_on(folded: str, at: int) -> bool:
    """True for `重大决策一是严格目录管理，二是…`: what follows in the sentence tells that a series begins."""
    second = _SECOND.search(folded, at, at + _SENTENCE_REACH)
    return second is not None and folded.find("。", at, second.start()) < 0


def _continued(last_numbers: Sequence[int], number: int) -> int | None:
    """The place of the series that goes on: the innermost whose next member it is, else the innermost; None: a new one.

    `last_numbers` are those of the open series, outermost first.
    """
    if number == 1 or not last_numbers:
        return None
    fitting = [index for index, last in enumerate(last_numbers) if last == number - 1]
    return fitting[-1] if fitting else len(last_numbers) - 1


class _Sections:
    """Where sections begin, to tell where a series has left its own."""

    def __init__(self, outline: Outline) -> None:
        annexes = [(part.annex.start, 0) for part in outline.parts if part.annex]
        places = sorted([(heading.marker.start, heading.level) for heading in outline.headings] + annexes)
        self._starts = [start for start, _ in places]
        self._levels = [level for _, level in places]

    def end_of(self, at: int) -> int:
        """Where the section that holds `at` ends: at the next heading of its level or above; -1: with the document."""
        first = bisect_right(self._starts, at) - 1
        if first < 0:
            return self._starts[0] if self._starts else -1
        level = self._levels[first]
        following = zip(self._levels[first + 1 :], self._starts[first + 1 :], strict=True)
        return next((start for other, start in following if other <= level), -1)
