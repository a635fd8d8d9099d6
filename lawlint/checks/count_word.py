"""Kind `count-word`: a slogan that says how many, and the list that should hold so many: “六进” that names three.

    check: {kind: count-word, words: [{term: 进, not_after: [推]}], etc: [等], unless: [重点]}

Three forms of list are read, and those of `sets`: items joined by 、 or ， in the sentence of the slogan, a series
一是…二是… below it, and items with their number behind them (`count_before`) or before 即, and headings below 以下三个方面
(`count_list`). A slogan with quotation marks may count any word (“三个清楚”, “五个一”) if its list follows 即 or a bracket
and every item holds that word, or stands before it and every item ends with it; a bare one only `words`. Items are
counted in every way they may be written (进机关、农村、社区 says 进 once); if one way gives the number, the slogan holds. A
list that says it is not whole is not judged.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from lawlint.checks.count_before import counted_lists, plain_lists, stepwise
from lawlint.checks.count_list import FixedSet, announced, explained, incomplete, miscounted
from lawlint.model.finding import Context, Finding, Outcome
from lawlint.model.span import Span
from lawlint.text.grams import gram
from lawlint.text.lexicon import Lexicon, build, find
from lawlint.text.marks import HAN
from lawlint.text.numerals import DIGITS, to_chinese
from lawlint.text.pattern import Pattern, any_match
from lawlint.text.regex import regex
from lawlint.text.spans import containing

NAME = "count-word"
VALUES = frozenset({"found", "stated", "named"})
GRADES: tuple[str, ...] = ()
EXTENDS = "words"

_QUOTED = regex(f"“([三四五六七八九十])[个张项份本支类条]?({HAN}{{1,2}}?)(?:联动|联调|联治|联建|共治|协同|衔接)?”")
_NOTE = regex(r"[〔\[(][^〔〕\[\]()]*[〕\])]")  # 回访到场〔30日内〕
_FOLLOWS = regex(rf"(?:(?![中其前后首部之]){HAN}){{0,12}}?,?(?:即|就是|也就是|分别是|:|(?P<bracket>\())[:,]?")
_JOINT = regex("[、,;和及与]")
_MOST_SLOGANS = 200  # a text with more of them is no report
_AND = regex("、|以及|[和及与]")
_CLAUSE = regex("[,:()]")
_LONGEST_LIST = 120
_LIST_END = regex(r"[,:()“”]")
_SERIES = regex(" *[一二三四五六七八九十]是")
_SERIES_REACH = 14  # the counted word stands so near the 一是
_ITEM = 16  # characters of an item at most
_BEHIND = 3
_LEAST = 2
_MEASURES = "项个类种处"


class Options(NamedTuple):
    """`words`: what a slogan may count; `etc`: words behind a list that is not whole; `unless`: words before one; `sets`:
    lists whose members are fixed.
    """

    words: Lexicon
    etc: tuple[str, ...] = ("等",)
    unless: tuple[Pattern, ...] = ()
    sets: tuple[FixedSet, ...] = ()


class _Slogan(NamedTuple):
    span: Span
    number: int
    word: str  # what is counted: 进


class _Named(NamedTuple):
    counts: frozenset[int]  # how many items stand there, in every way they may be counted
    text: str  # what stands in and right behind the list: may say that it is not whole
    before: str = ""  # and what before it


def check(context: Context, options: Options) -> Outcome:
    """One finding for each slogan whose list has another number of items."""
    findings = []
    examined = not_judged = 0
    slogans = _slogans(context, options)
    counted = _counted(context, options, slogans[:_MOST_SLOGANS])
    for slogan in slogans[:_MOST_SLOGANS]:
        own = _hits(context, counted.get(slogan.word, ()), slogan)
        named = (
            _joined(context, slogan, own)
            or _preceding(context, slogan)
            or _following(context, slogan)
            or _later(context, slogan)
            or _series(context, slogan, own)
        )
        if not named or not _judged(named, slogan, options):
            not_judged += 1
            continue
        examined += 1
        if slogan.number not in named.counts:
            findings.append(_finding(context, slogan.span, slogan.number, max(named.counts)))
    slogan_spans = [finding.span for finding in findings]  # few: _MOST_SLOGANS
    for entry in (
        *counted_lists(context),
        *plain_lists(context),
        *stepwise(context),
        *explained(context),
        *announced(context),
        *miscounted(context),
        *incomplete(context, options.sets),
    ):
        if any(span.overlaps(entry.span) for span in slogan_spans):  # “四个亲自”工作法：…
            continue
        examined += 1
        findings.append(_finding(context, entry.span, entry.number, entry.named))
    findings.sort(key=lambda finding: finding.span)
    return Outcome(tuple(findings), examined, not_judged + len(slogans[_MOST_SLOGANS:]))


def _finding(context: Context, span: Span, stated: int, named: int) -> Finding:
    found = context.document.cut(span).strip("“”")  # the message has quotation marks of its own
    return Finding(span, {"found": found, "stated": str(stated), "named": str(named)})


def _judged(named: _Named, slogan: _Slogan, options: Options) -> bool:
    """False for a list that names a few examples."""
    if slogan.number in named.counts:
        return True
    said = named.before + named.text
    if any(word in named.text for word in options.etc) or any_match(options.unless, said, 0, len(said)):
        return False
    # 进机关、进乡村、进学校三项 are three of the six, and say so.
    if any(to_chinese(count) + measure in named.text for count in named.counts for measure in _MEASURES):
        return False
    return max(named.counts) >= max(_LEAST, (slogan.number + 1) // 2)


def _slogans(context: Context, options: Options) -> list[_Slogan]:
    """“六进”, “三个清楚”, and 六进 without quotation marks for the words of the options; in order."""
    folded, grams = context.folded, context.facts.grams
    found = [
        _Slogan(Span(*match.span()), DIGITS.get(match[1], 10), match[2])
        for match in (_QUOTED.finditer(folded) if "“" in folded else ())
    ]
    for entry in options.words.entries:
        word = entry.term.source
        for number in "三四五六七八九十":
            if gram(number + word[0]) not in grams:
                continue
            for match in re.finditer(rf"(?<![“第十]){number}{re.escape(word)}(?=[”“,。、;)]|活动|工作|行动)", folded):
                found.append(_Slogan(Span(*match.span()), DIGITS.get(number, 10), word))
    return sorted(found)


def _counted(context: Context, options: Options, slogans: Sequence[_Slogan]) -> dict[str, list[Span]]:
    """Where the words that the options and `slogans` count stand, in order, as far as the slogans reach."""
    places: dict[str, list[Span]] = {}
    wanted = {slogan.word for slogan in slogans}
    entries = tuple([entry for entry in options.words.entries if entry.term.source in wanted])
    if entries:
        start = containing(context.facts.segments, slogans[0].span).start
        reach = Span(start, max(_section_end(context, slogan) for slogan in slogans))
        year, grams = context.identity.report_year, context.facts.grams
        for hit in find(build(entries), context.folded, grams, year, lambda span: span, reach):
            places.setdefault(hit.entry.term.source, []).append(hit.flag)
    return places


def _hits(context: Context, places: Sequence[Span], slogan: _Slogan) -> list[Span]:
    """Those of `places` that stand between the beginning of the slogan's sentence and the next heading."""
    first = bisect_left(places, containing(context.facts.segments, slogan.span))
    near = places[first : bisect_left(places, (_section_end(context, slogan),), first)]
    return [span for span in near if not slogan.span.contains(span)]


_TOGETHER = ("共同", "联合", "协同", "一起", "合力", "携手", "齐")
_FARTHEST = 5000  # characters below a slogan in which what it counts is named; a text without headings has no end


def _section_end(context: Context, slogan: _Slogan) -> int:
    headings = context.outline.headings
    at = bisect_right(headings, slogan.span.end, key=lambda heading: heading.marker.start)
    end = headings[at].marker.start if at < len(headings) else len(context.folded)
    return min(end, slogan.span.end + _FARTHEST)


def _joined(context: Context, slogan: _Slogan, hits: Sequence[Span]) -> _Named | None:
    """进机关、进农村、进学校 or 进机关、农村、学校 in the sentence of the slogan: the longest such list."""
    folded = context.folded
    segment = containing(context.facts.segments, slogan.span)
    runs: list[list[Span]] = []
    for hit in hits:
        if not segment.contains(hit):
            continue
        between = folded[runs[-1][-1].end : hit.start] if runs else ""
        if runs and len(between) <= _ITEM and len(re.findall("[、,]", between)) <= 1 and "“" not in between:
            runs[-1].append(hit)
        else:
            runs.append([hit])
    if not runs:
        return None
    run = max(runs, key=len)
    mark = _LIST_END.search(folded, run[-1].end, segment.end)
    end = mark.start() if mark else segment.end
    items = folded[run[-1].end : end]
    more = {len(run), len(run) + items.count("、"), len(run) + len(_JOINT.findall(items))}
    if max(more) < _LEAST:
        return None
    before = folded[max(segment.start, run[0].start - _ITEM) : run[0].start]
    return _Named(frozenset(more), folded[run[0].start : end + _BEHIND], before)


def _preceding(context: Context, slogan: _Slogan) -> _Named | None:
    """学法清单、用法清单、普法清单“三张清单”: every item before the slogan ends with the word that is counted, or begins with
    it: 一条长廊、一间书屋的“二个一”.
    """
    folded = context.folded
    start = max(containing(context.facts.segments, slogan.span).start, slogan.span.start - _LONGEST_LIST)
    clause = _CLAUSE.split(folded[start : slogan.span.start])[-1]
    items = _AND.split(clause)
    if len(items) < _LEAST:
        return None
    each = all(item.endswith(slogan.word) for item in items)
    if not each and not (slogan.word in items[0] and all(item.startswith(slogan.word) for item in items[1:])):
        return None
    return _Named(frozenset({len(items)}), clause)


def _following(context: Context, slogan: _Slogan) -> _Named | None:
    """“三个清楚”，即问题要清楚，意愿要清楚，焦点要清楚: every item holds the word that is counted."""
    folded = context.folded
    segment = containing(context.facts.segments, slogan.span)
    opening = _FOLLOWS.match(folded, slogan.span.end, segment.end)
    if not opening:
        return None
    end = folded.find(")", opening.end(), segment.end) if opening["bracket"] else segment.end
    text = _NOTE.sub("", folded[opening.end() : end if end >= 0 else segment.end])
    counts = set()
    for items in (_AND.split(text.split(",")[0]), text.split(",")[0].split("、"), re.split("[、,]", text)):
        ends = all(item.endswith(slogan.word) for item in items[:_LEAST])  # then what follows the list does not
        holding = [item.endswith(slogan.word) if ends else slogan.word in item for item in items]
        count = holding.index(False) if False in holding else len(holding)
        counts.add(count)
        if ends and count < len(items) and _acts(items[count], slogan.word):  # 司法所、派出所、律师事务所|共同接单
            counts.add(count + 1)
    return _Named(frozenset(counts), text) if max(counts) >= _LEAST else None


def _acts(item: str, word: str) -> bool:
    """True for the last of a list with what they do together behind it: 律师事务所|共同接单."""
    return item[item.find(word) + len(word) :].startswith(_TOGETHER) if word in item else False


def _later(context: Context, slogan: _Slogan) -> _Named | None:
    """“四张清单”制度，公布不罚清单、轻罚清单、减罚清单: a list in one of the next clauses, of items that end with the word.

    It may well name a few, so one short of the number at the most is taken for the whole.
    """
    segment = containing(context.facts.segments, slogan.span)
    for clause in _CLAUSE.split(context.folded[slogan.span.end : segment.end]):
        items = _AND.split(clause)
        if (
            len(items) > _LEAST
            and len(items) >= slogan.number - 1
            and all(item.endswith(slogan.word) for item in items)
        ):
            return _Named(frozenset({len(items)}), clause)
    return None


def _series(context: Context, slogan: _Slogan, hits: Sequence[Span]) -> _Named | None:
    """一是开展法律进机关活动。二是……: the series below the slogan, up to the next heading."""
    end = _section_end(context, slogan)
    count = 0
    segments = context.facts.segments
    first = bisect_left(segments, (slogan.span.end,))
    for segment in segments[first : bisect_left(segments, (end,))]:
        opening = _SERIES.match(context.folded, segment.start, segment.end)
        if opening and any(0 <= hit.start - opening.end() <= _SERIES_REACH for hit in hits):
            count += 1
    return _Named(frozenset({count}), "") if count >= _LEAST else None
