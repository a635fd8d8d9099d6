"""Runs of sibling headings: what the rules of numbering look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from lawlint.model.outline import LEVEL_FAMILY, Heading, Outline, Run, Section


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
            for level in sorted({section.level for section in children}):
                for siblings in _split(children, level):
                    reached = last.get(level, 0)
                    before = reached if level == 2 and outline.runs_on else 0
                    yield Run(tuple(siblings), _family(siblings), before, reached, above, intro, _again(siblings))
                    above, intro = siblings[-1].title.end, ()
                    last[level] = siblings[-1].number


def _split(children: Sequence[Section], level: int) -> Iterator[Sequence[Heading]]:
    run: list[Heading] = []
    for section in children:
        heading = section.heading
        if heading is None or not heading.numbered or section.level != level:
            continue
        if heading.opens and run:
            yield run
            run = []
        run.append(heading)
    if run:
        yield run


def _again(siblings: Sequence[Heading]) -> frozenset[int]:
    if [heading.written for heading in siblings] == list(range(1, len(siblings) + 1)):
        return frozenset()  # as it should be
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
    if len({heading.family for heading in siblings}) == 1:
        return siblings[0].family
    counts = Counter(heading.family for heading in siblings)
    own = LEVEL_FAMILY[siblings[0].level]
    return max(counts, key=lambda family: (counts[family], family == own, family))
