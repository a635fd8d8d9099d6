"""The prescribed items of a report: found by a heading that names them, else by evidence in the body.

Departments and cities often arrange a report by themes and cover the items inside them, so a heading alone does not
decide. A heading may name several items (`存在问题及下步工作打算`): it is read clause by clause. An item has groups of
evidence; as many different groups as its minimum says make body evidence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lawlint.model.document import FLOW_KINDS, PROSE_KINDS, Document
from lawlint.model.facts import ItemMatch
from lawlint.model.outline import Outline, Section
from lawlint.model.rule import Item
from lawlint.model.span import Span
from lawlint.text.grams import Grams, grams_of
from lawlint.text.lexicon import candidates
from lawlint.text.pattern import Pattern, any_match, find_all, likely, may_occur
from lawlint.text.regex import regex

_JOINT = regex("以及|[和及与暨、;\n]")  # what stands between two contents in one heading
_COUNT = regex(r"\d+(?:\.\d+)?(?:[余多]|万)*[件份次场个名人条项家起户处宗]")
_INTENDS = regex(
    r" *(\d{4}年)度?,?(?!\d)[^。;]{0,60}?(?:将|要|拟|计划|继续|力争|着力|重点|推进|加强|组织|建立|完善|做好|抓好)"
)
_LEAST_CLAUSE = 4  # `成效` in `主要举措和成效` says nothing by itself: such a heading is read as one
_LEAST_TEXT = 12  # characters a line must have to be evidence: a bare heading is none


class _Titles(NamedTuple):
    """Headings as one text, a line for each clause, so that a pattern is looked for only once."""

    text: str
    grams: Grams
    starts: Sequence[int]  # where each clause begins in `text`
    owners: Sequence[Section]  # the section whose heading each clause belongs to

    def clauses(self, patterns: Iterable[Pattern]) -> set[int]:
        """The clauses in which one of `patterns` occurs."""
        return {
            bisect_right(self.starts, match.span.start) - 1
            for pattern in patterns
            for match in find_all(pattern, self.text, grams=self.grams)
        }

    def about(self, words: str, claimed: Iterable[Sequence[Section]]) -> tuple[Section, ...]:
        """The sections with `words` in a clause of their headings that are not among those `claimed`, in order."""
        taken = {section.span.start for sections in claimed for section in sections}
        clauses = (bisect_right(self.starts, at) - 1 for at in _places(self.text, words))
        owners = {self.owners[clause].span.start: self.owners[clause] for clause in clauses}
        return tuple(owner for start, owner in owners.items() if start not in taken)

    def naming(self, item: Item) -> tuple[Section, ...]:
        """The sections whose headings name `item` in some clause, in order."""
        possible = candidates(item.headings, self.text, self.grams)
        clauses = self.clauses(item.headings.entries[number].term for number in possible)
        if clauses and item.not_headings:
            clauses -= self.clauses(likely(item.not_headings, self.grams))
        owners = {self.owners[clause].span.start: self.owners[clause] for clause in sorted(clauses)}
        return tuple(owners.values())


def _ahead(document: Document, year: int) -> Span | None:
    """The first paragraph that opens with `year` and says what is intended: 2025年，街道将…."""
    words, folded = f"{year}年", document.folded
    if words not in folded:
        return None
    for span, kind, _ in document.blocks:
        if kind in FLOW_KINDS and (match := _INTENDS.match(folded, *span)) and match[1] == words:
            return Span(*match.span(1))
    return None


def read(
    document: Document, outline: Outline, items: Sequence[Item], grams: Grams, year: int | None
) -> Mapping[str, ItemMatch]:
    """A match for every item, empty where it was not found. `year` is the one the report covers."""
    report = outline.report
    level = report.top_level
    titles = _titles(document.folded, (section for section in report.sections if section.level == level))
    top = {item.id: titles.naming(item) for item in items}
    for item in items:
        if item.ahead and year and not top[item.id]:
            top[item.id] = titles.about(f"{year + 1}年", top.values())
    deep = None
    matches = {}
    for item in items:
        sections = top[item.id]
        if not sections and item.evidence:  # an item without evidence is a section of its own or nothing
            deep = deep or _titles(document.folded, _below(report.sections, level))
            sections = deep.naming(item)
        if item.ahead and year and not sections and (ahead := _ahead(document, year + 1)):
            matches[item.id] = ItemMatch(item, (), (ahead,))
            continue
        apart = [section.span for key in item.apart for section in top[key] if section not in top[item.id]]
        evidence = () if sections else _evidence(document, item, grams, apart)
        if item.themed and not sections and not evidence:
            evidence = tuple(_themes(document.folded, report.sections, top))
        texts = tuple(_own_text(document, section, item, items, top) for section in sections)
        own = _own(document.folded, item, zip(sections, texts, strict=True), level)
        matches[item.id] = ItemMatch(item, sections, evidence, texts, tuple(own))
    return matches


def _themes(folded: str, parts: Iterable[Section], top: Mapping[str, Sequence[Section]]) -> Iterator[Span]:
    """The first count in each part of a report that no item claims: 修订文件2件."""
    claimed = {section.span.start for sections in top.values() for section in sections}
    for section in parts:
        start, end = section.span
        if start not in claimed and (count := _COUNT.search(folded, start, end)):
            yield Span(*count.span())


def _own(
    folded: str, item: Item, found: Iterable[tuple[Section, Span | None]], level: int
) -> Iterator[tuple[Section, Span | None]]:
    """The sections about `item` as a whole: those that name it in full, be they parts of another, else the parts that
    name it.
    """
    for section, text in found:
        if section.level == level and not (item.full and section.children):
            yield section, text
            continue
        full = [
            inner for inner in section.walk() if inner.heading and any_match(item.full, folded, *inner.heading.title)
        ]
        if section in full or (section.level == level and not full):
            yield section, text
        else:
            for inner in full:
                start = inner.heading.title.end if inner.heading else inner.span.start
                yield inner, Span(start, max(start, inner.span.end))


def _below(sections: Iterable[Section], level: int) -> Iterator[Section]:
    """The sections deeper than `level`, in document order."""
    return (section for top in sections for section in top.walk() if section.level > level)


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _titles(folded: str, sections: Iterable[Section]) -> _Titles:
    lines: list[str] = []
    starts: list[int] = []
    owners: list[Section] = []
    at = 0
    for section in sections:
        if section.heading is None:
            continue
        whole = folded[section.heading.title.start : section.heading.title.end]
        for clause in _clauses(whole):
            lines.append(clause)
            starts.append(at)
            owners.append(section)
            at += len(clause) + 1
    text = "\n".join(lines)
    return _Titles(text, grams_of(text), starts, owners)


def _clauses(title: str) -> list[str]:
    """聚焦短板弱项，查找存在的不足和原因: what stands between commas, parted at joints where each half says something."""
    found: list[str] = []
    for piece in title.split(","):
        halves = _JOINT.split(piece)
        found += halves if min(map(len, halves)) >= _LEAST_CLAUSE else [piece]
    return found


def _evidence(document: Document, item: Item, grams: Grams, apart: Sequence[Span]) -> tuple[Span, ...]:
    """The first evidence of each group outside the stretches `apart`; empty where there are too few groups.

    Where the item asks for its evidence `together`, all of it has to stand on one line.
    """
    if not item.together:
        firsts = [next(_matches(document, group, grams, apart), None) for group in item.evidence]
    elif item.evidence:
        lines = dict.fromkeys(
            document.block_at(span.start).span for span in _matches(document, item.evidence[0], grams, apart)
        )
        found = ([_first(document.folded, group, line) for group in item.evidence] for line in lines)
        firsts = next((spans for spans in found if all(spans)), [])
    spans = tuple(span for span in firsts if span) if item.evidence else ()
    return spans if len(spans) >= item.minimum else ()


def _first(folded: str, group: Sequence[Pattern], line: Span) -> Span | None:
    matches = (match.flag for pattern in group for match in find_all(pattern, folded, *line))
    return next(matches, None)


def _matches(document: Document, group: Sequence[Pattern], grams: Grams, apart: Sequence[Span]) -> Iterator[Span]:
    for pattern in group:
        if not may_occur(pattern, grams):
            continue
        for match in find_all(pattern, document.folded, grams=grams):
            line = document.block_at(match.span.start)
            if line.kind not in PROSE_KINDS or line.span.end - line.span.start < _LEAST_TEXT:
                continue
            if not any(span.contains(match.flag) for span in apart):
                yield match.flag


def _own_text(
    document: Document, section: Section, item: Item, items: Sequence[Item], top: Mapping[str, Sequence[Section]]
) -> Span | None:
    """What stands under the heading of `section` about `item`: all of it, or where the heading names several items the
    stretch that is this one's; None where the stretches cannot be told apart.
    """
    heading = section.heading
    if heading is None:
        return None
    whole = Span(heading.title.end, max(heading.title.end, section.span.end))
    sharing = [other for other in items if section in top[other.id]]
    if len(sharing) < 2:
        return whole
    begins = [whole.start]
    for other in sharing[1:]:
        begin = _begins(document, section, other, begins[-1])
        if begin is None:
            return None
        begins.append(begin)
    ends = [*begins[1:], whole.end]
    at = sharing.index(item)
    return Span(begins[at], ends[at])


def _begins(document: Document, section: Section, item: Item, after: int) -> int | None:
    """Where a section of several items comes to `item`: at a heading below that names it, else at its first evidence."""
    for below in _titles(document.folded, _below([section], section.level)).naming(item):
        if below.heading and below.heading.marker.start > after:
            return below.heading.marker.start
    found = [
        match.span.start
        for group in item.evidence
        for pattern in group
        for match in find_all(pattern, document.folded, after, section.span.end)
    ]
    return min(found, default=None)
