"""Runs of sibling headings: what the rules of numbering look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from lawlint.model.outline import LEVEL_FAMILY, Heading, Outline, Run, Section
from lawlint.model.span import Span


def read(outline: Outline) -> Iterator[Run]:
    """Every run of headings of the document, outer ones first."""
    for part in outline.parts:
        last: dict[int, int] = {}  # level to the number reached in it
        stack = [(part.sections, part.annex.end if part.annex else 0, part.lead)]
        while stack:
            children, above, intro = stack.pop(0)
            stack[:0] = [
                (section.children, section.heading.marker.end, section.body)
                for section in children
                if section.heading and section.children
            ]
            levels = {section.heading.level for section in children if section.heading}
            for level in sorted(levels) if len(levels) > 1 else levels:
                for siblings in _split(children, level):
                    reached = last.get(level, 0)
                    before = reached if level == 2 and outline.runs_on else 0
                    yield _run(siblings, before, reached, above, intro)
                    above, intro = siblings[-1].title.end, ()
                    # Where the count goes on over the headings above, what is written is what it reached.
                    goes_on = siblings[0].written == reached + 1
                    last[level] = siblings[-1].written if goes_on else siblings[-1].number


def _split(children: Sequence[Section], level: int) -> Iterator[Sequence[Heading]]:
    run: list[Heading] = []
    for section in children:
        heading = section.heading
        if heading is None or not heading.family or heading.level != level:
            continue
        if heading.opens and run:
            yield run
            run = []
        run.append(heading)
    if run:
        yield run


def _run(siblings: Sequence[Heading], before: int, reached: int, above: int, intro: tuple[Span, ...]) -> Run:
    should = list(range(before + 1, before + len(siblings) + 1))
    ordered = [heading.written for heading in siblings] == should == [heading.number for heading in siblings]
    alike = len({heading.family for heading in siblings}) == 1
    sound = ordered and alike and not any(heading.uncertain for heading in siblings)
    family = siblings[0].family if alike else _family(siblings)
    again = frozenset() if ordered else _again(siblings)
    return Run(tuple(siblings), family, before, reached, above, intro, again, sound)


def _again(siblings: Sequence[Heading]) -> frozenset[int]:
    """The places of those whose ordinal stands before them already."""
    seen: set[tuple[str, int]] = set()
    again = set()
    for at, heading in enumerate(siblings):
        ordinal = heading.family, heading.written
        if ordinal in seen:
            again.add(at)
        seen.add(ordinal)
    return frozenset(again)


def _family(siblings: Sequence[Heading]) -> str:
    """The family most of the siblings have; in a tie the one that belongs to their level (GB/T 9704-2012 7.3.3)."""
    counts = Counter(heading.family for heading in siblings)
    own = LEVEL_FAMILY[siblings[0].level]
    return max(counts, key=lambda family: (counts[family], family == own, family))
