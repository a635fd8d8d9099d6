"""Kind `repetition`: the same words twice.

    check: {kind: repetition, finds: paragraph, least: 40, alike: 85}

Paragraphs are compared with their figures left out; two that differ in nothing but figures report on different things
(one village, one year each) and are not judged. A long stretch that stands again word for word, figures included, was
pasted into another paragraph.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Literal, NamedTuple

from lawlint.model.document import PROSE_KINDS
from lawlint.model.finding import Context, Finding, Outcome, Related
from lawlint.model.span import Span
from lawlint.text.regex import regex
from lawlint.text.spans import beginning_in

NAME = "repetition"
VALUES = frozenset({"found", "alike", "line"})
GRADES: tuple[str, ...] = ()
EXTENDS = ""

# A clause long enough to stand twice by design only rarely. Paragraphs that are alike share several.
_LONG = 8
_TELLING = 24  # characters of a clause that makes two paragraphs worth comparing on its own
_ENOUGH = 1000
_FIGURES = regex(r"\d+(?:\.\d+)?")
_NOT_WORDS = regex(r"[\W\d_]+")
_KINDS = PROSE_KINDS - {"cell"}
_LONGEST_QUOTE = 40
_LONGEST_COMPARED = 3000  # characters; longer ones must be equal, as comparing takes time
_LEAST_STRETCH = 60  # characters that stand again
_LEAST_FIGURES = 2  # among them
_MOST_EARLIER = 4  # paragraphs remembered for a clause; one that stands everywhere says nothing new


class Options(NamedTuple):
    """`least`: characters a paragraph must have to be compared. `alike`: from how many per cent two are the same."""

    finds: Literal["paragraph"]
    least: int = 40
    alike: int = 85


def check(context: Context, options: Options) -> Outcome:
    """One finding for each paragraph that stands earlier in the same part of the document."""
    marked = context.folded.replace("。", ",").replace(";", ",")
    clauses = {
        span: [clause for clause in marked[span[0] : span[1]].split(",") if len(clause) > _LONG]
        for span, kind, _ in context.document.blocks
        if span[1] - span[0] >= options.least and kind in _KINDS
    }
    repeated = _repeated(list(chain.from_iterable(clauses.values())))
    findings = []
    not_judged = 0
    taken: set[int] = set()
    for first, second in _candidates(context, clauses, repeated) if repeated else ():
        if second.start in taken:
            continue
        alike = _alike(context, first, second, options.alike / 100)
        if alike < options.alike / 100:
            continue
        taken.add(second.start)
        if not _same_figures(_figures(context, first), _figures(context, second)):
            not_judged += 1
        else:
            said = "完全相同" if round(alike * 100) == 100 else f"有{alike:.0%}相同"
            findings.append(_finding(context, first, second, said))
    findings += [
        _finding(context, first, second, f"有{second.end - second.start}个字相同", second.end)
        for first, second in _stretches(context, clauses, repeated, taken)
    ]
    findings.sort(key=lambda finding: finding.span)
    return Outcome(tuple(findings), max(0, len(clauses) - not_judged), not_judged)


def _repeated(clauses: Sequence[str]) -> set[str]:
    """Those of `clauses` that are among them twice."""
    seen: set[str] = set()
    again: set[str] = set()
    for clause in clauses:
        (again if clause in seen else seen).add(clause)
    return again


def _candidates(
    context: Context, clauses: Mapping[Span, Sequence[str]], repeated: set[str]
) -> Iterator[tuple[Span, Span]]:
    """Pairs of paragraphs of one part, the earlier first, that share at least half of their clauses, or a telling one."""
    starts = sorted(part.annex.start for part in context.outline.parts if part.annex)
    telling = {clause for clause in repeated if len(clause) >= _TELLING}
    seen: dict[tuple[int, str], list[int]] = {}
    spans = list(clauses)
    halves: dict[int, int] = {}
    for number, (span, every) in enumerate(clauses.items()):
        again = repeated.intersection(every)
        if not again:
            continue
        half = halves[number] = (len(set(every)) + 1) // 2
        if len(again) < half and telling.isdisjoint(again):
            continue
        part = sum(start <= span.start for start in starts)
        shared: dict[int, int] = {}
        for clause in again:
            earlier_ones = seen.setdefault((part, clause), [])
            for earlier in earlier_ones:
                shared[earlier] = shared.get(earlier, 0) + (_ENOUGH if clause in telling else 1)
            if len(earlier_ones) < _MOST_EARLIER:
                earlier_ones.append(number)
        for earlier in sorted(shared):
            if shared[earlier] >= max(half, halves[earlier]):
                yield spans[earlier], span


def _alike(context: Context, first: Span, second: Span, least: float) -> float:
    """How much of two paragraphs is the same, 0 to 1; 0 where that is less than `least`."""
    one, other = (_NOT_WORDS.sub("", context.folded[span.start : span.end]) for span in (first, second))
    if one == other:
        return 1.0
    size = len(one) + len(other)
    if max(len(one), len(other)) > _LONGEST_COMPARED or 2 * min(len(one), len(other)) < least * size:
        return 0.0
    if 2 * sum((Counter(one) & Counter(other)).values()) < least * size:  # what they share in any order
        return 0.0
    from difflib import SequenceMatcher  # for the few paragraphs that come so far

    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _figures(context: Context, span: Span) -> list[str]:
    """The figures of a paragraph, the ordinal it may begin with left out."""
    line = context.document.line_of(span.start)
    at = bisect_left(context.outline.headings, line, key=lambda heading: heading.line)
    heading = context.outline.headings[at] if at < len(context.outline.headings) else None
    start = heading.title.start if heading and heading.line == line else span.start
    return _FIGURES.findall(context.folded, start, span.end)


def _same_figures(one: Sequence[str], other: Sequence[str]) -> bool:
    """True for the same figures, and for those of a paragraph to which a sentence was added in front or behind."""
    if len(one) > len(other):
        one, other = other, one
    if one == other or len(one) < _LEAST_FIGURES:
        return one == other
    return one in (other[: len(one)], other[-len(one) :])


def _stretches(
    context: Context, clauses: Mapping[Span, Sequence[str]], repeated: set[str], taken: set[int]
) -> Iterator[tuple[Span, Span]]:
    """Stretches with figures that stand again in a later paragraph of one part, with the paragraph they are from."""
    figured = {clause for clause in repeated if _FIGURES.search(clause)}
    starts = sorted(part.annex.start for part in context.outline.parts if part.annex)
    seen: dict[tuple[int, str], Span] = {}
    for span, every in clauses.items() if figured else ():
        part, told = sum(start <= span.start for start in starts), span.start
        for clause in filter(figured.__contains__, every):
            first = seen.setdefault((part, clause), span)
            at = context.folded.find(clause, told, span.end)
            if first is span or at < 0 or span.start in taken:
                continue
            again = _widened(context.folded, first, span, context.folded.find(clause, *first), at)
            figures = beginning_in(context.facts.quantities, *again)  # those of titles and dates are none
            if again.end - again.start >= _LEAST_STRETCH and len(figures) >= _LEAST_FIGURES:
                told = again.end
                yield first, again


def _widened(folded: str, first: Span, second: Span, one: int, other: int) -> Span:
    """The longest stretch of `second` round `other` that stands in `first` round `one`."""
    start, end, back = other, other, one - other
    while start > second.start and start + back > first.start and folded[start - 1] == folded[start + back - 1]:
        start -= 1
    while end < second.end and end + back < first.end and folded[end] == folded[end + back]:
        end += 1
    return Span(start, end)


def _finding(context: Context, first: Span, second: Span, alike: str, end: int = 0) -> Finding:
    """What stands twice; `end`: where it ends, if that is before its first sentence does."""
    folded = context.folded
    written = folded[second.start : second.end]
    start = second.start + len(written) - len(written.lstrip())
    stop = folded.find("。", start, second.end)
    end = min(end or (stop + 1 if stop >= 0 else second.end), start + _LONGEST_QUOTE)
    values = {
        "found": context.text[start:end],
        "alike": alike,
        "line": str(context.document.line_of(first.start)),
    }
    return Finding(Span(start, end), values, (Related(first, "先出现的一段"),))
