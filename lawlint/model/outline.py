"""The outline of a document: headings with inferred levels, and the tree they make."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from lawlint.model.span import Span

#: The deepest level: `一、` 1, `（一）` 2, `1.` 3, `（1）` 4 (GB/T 9704-2012 7.3.3), `①` 5.
MAX_LEVEL = 5

#: The family of numeral that belongs to each level.
LEVEL_FAMILY = {1: "han", 2: "han-paren", 3: "arabic", 4: "arabic-paren", 5: "circled"}

#: The family of 第一部分, which stands at level 1, above 一、 where a draft has both.
PART_FAMILY = "part"


class Heading(NamedTuple):
    """A line that opens with an ordinal marker, or one that the format marks as a heading (`numbered` is False then).

    `number` is the inferred ordinal, `written` the one that stands there; `family` is the shape of the numeral (one of
    LEVEL_FAMILY's values, or PART_FAMILY), whatever the level. `marker` spans the ordinal with its brackets and mark; `title` what
    follows up to the first 。; `rest` the text that runs on in the same line, if any.
    """

    line: int
    level: int
    number: int
    written: int
    family: str
    marker: Span
    title: Span
    rest: Span | None
    uncertain: bool  # another level fits nearly as well
    opens: bool  # first of its kind under its parent, or a list begun anew

    @property
    def numbered(self) -> bool:
        """False for a heading without ordinal: its numbers are 0, its family is "", its marker an empty span."""
        return bool(self.family)

    @property
    def span(self) -> Span:
        """Marker and title."""
        return Span(self.marker.start, self.title.end)


class Section(NamedTuple):
    """A heading with the lines under it up to the next heading, and the sections below it. The root has no heading."""

    heading: Heading | None
    body: tuple[Span, ...]  # the rest of the heading's line first, then whole lines
    children: tuple[Section, ...]

    @property
    def level(self) -> int:
        """The heading's level; 0 for the root."""
        return self.heading.level if self.heading else 0

    def walk(self) -> Iterator[Section]:
        """This section and all below it, in document order. Iterative: a hostile draft nests as deep as it likes."""
        stack = [self]
        while stack:
            section = stack.pop()
            yield section
            stack.extend(reversed(section.children))

    def texts(self) -> Iterator[Span]:
        """Every stretch of body text in this section and below it, in document order."""
        for section in self.walk():
            yield from section.body

    @property
    def span(self) -> Span:
        """From the heading to the end of the last text below it."""
        last = self
        while last.children:
            last = last.children[-1]
        start = self.heading.marker.start if self.heading else 0
        heading_end = last.heading.title.end if last.heading else start
        return Span(start, last.body[-1].end if last.body else heading_end)


class Run(NamedTuple):
    """Headings of one level under one parent, in order; a list begun anew is a run of its own.

    `family` is the one most of them have; `again` holds the places in `siblings` of those whose ordinal, number and
    family, stands before them already; `before` is the number the count goes on from where second-level numbers run
    on, else 0; `elsewhere` is the last number of this level under an earlier parent; `above` is where the text before
    the first heading begins, `intro` the lines of text before it. `sound`: certain all of them, of one family, and
    numbered as they should be.
    """

    siblings: tuple[Heading, ...]
    family: str
    before: int
    elsewhere: int
    above: int
    intro: tuple[Span, ...]
    again: frozenset[int] = frozenset()
    sound: bool = False


_LONGEST_LETTER = 400  # characters of a letter to which a report is annexed: 现将……报送贵办，请审阅。


class Part(NamedTuple):
    """The report itself, or an annex to it: front matter, sections, closing."""

    annex: Span | None  # the line that begins an annex; None for the report itself
    title: tuple[Span, ...]  # one span for each line of the title
    addressee: Span | None
    lead: tuple[Span, ...]  # the lines before the first heading
    sections: tuple[Section, ...]
    signoff: tuple[Span, ...]  # lines that name the issuer at the end
    date: Span | None  # the line that dates the report, 成文日期
    tail: tuple[Span, ...]  # what stands after the sign-off: notes, copies, contacts

    @property
    def top_level(self) -> int:
        """The level of the sections the part is divided into: 1, or deeper where a draft begins with （一）; 0: none."""
        return min([section.level for section in self.sections], default=0)


class Outline(NamedTuple):
    """The whole document: the report first, its annexes after it."""

    parts: tuple[Part, ...]
    headings: tuple[Heading, ...]  # of all parts, in document order
    parents: tuple[int, ...]  # for each of them, the index of the one it stands under, or -1
    runs_on: bool  # second-level numbers run on across first-level parts

    @property
    def report(self) -> Part:
        """The part that is the report itself: the first, or what is annexed to a letter that sends it."""
        first = self.parts[0]
        if first.sections or len(self.parts) == 1 or sum(end - start for start, end in first.lead) > _LONGEST_LETTER:
            return first
        return next((part for part in self.parts[1:] if part.title and part.sections), first)

    def walk(self) -> Iterator[Section]:
        """Every section of every part, in document order."""
        for part in self.parts:
            for section in part.sections:
                yield from section.walk()

    def path_at(self, offset: int) -> tuple[Heading, ...]:
        """The headings a place stands under, outermost first."""
        index = bisect_right(self.headings, offset, key=lambda heading: heading.marker.start) - 1
        if index < 0 or any(
            self.headings[index].marker.start < part.annex.start <= offset for part in self.parts if part.annex
        ):
            return ()
        path: list[Heading] = []
        while index >= 0:
            path.append(self.headings[index])
            index = self.parents[index]
        return tuple(reversed(path))
