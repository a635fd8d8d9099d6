"""What is read off a text: figures, years, citations, and the relations between figures that the text itself states."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple, Protocol

from lawlint.model.outline import Run, Section
from lawlint.model.rule import Item
from lawlint.model.span import Span


class Quantity(NamedTuple):
    """A figure with its unit. `value` is exact; `value` None means a figure stands here that could not be read.

    `places` counts the digits written after the point; `approx` holds the words that make it approximate (余 多 近 约
    左右 以上), "" if none; `cue` is the folded text before it in its clause, back to the figure before it.
    """

    span: Span
    value: Decimal | None
    unit: str
    percent: bool
    places: int
    approx: str
    cue: str
    tail: str  # the folded text behind it, up to the next mark or figure
    segment: int  # ordinal of the stretch between 。 ； and line breaks that holds it
    aside: bool = False  # inside brackets


class YearMention(NamedTuple):
    """A year. `span` is its digits, `words` the digits with 年 or 年度.

    `cue` and `tail` are the folded words before `span` and behind `words` in its clause; `inside` is the opening mark of
    the innermost pair round it (《 〔 ( [ “), "" if none; `range_with` the other end of a range; `month` the month (1 to
    12) that follows it; `opens` tells that it begins its sentence, but for an ordinal (`（一）`, `一是`).
    """

    span: Span
    year: int
    cue: str
    tail: str
    inside: str
    range_with: int | None
    words: Span
    month: int | None
    opens: bool


class EventMention(NamedTuple):
    """A meeting or campaign of the register of events; `entry` is its number there."""

    span: Span
    entry: int


class Citation(NamedTuple):
    """A named act: in 《》 (`marked`), or the bare name of an entry of the register. `span` includes the marks.

    `entry` is the register's entry the name stands for, None if it is not in the register.
    """

    span: Span
    name: str
    marked: bool
    entry: int | None


class Term(NamedTuple):
    """A figure in a relation: its role (whole, part, total …) and the quantity."""

    role: str
    quantity: Quantity


#: The `metric` of a breakdown whose parts are ways of what its total says was done: 取消12项、新增19项，共调整31项.
ADJUSTED = "调整"


class Relation(NamedTuple):
    """A relation between figures that the text states, without a verdict.

    `stated` and `computed` are, by kind: rate, the stated share and part ÷ whole × 100; breakdown, the total and the sum
    of its parts; bound, the part and the whole it cannot exceed; same, a figure and the other value of it. `terms` is
    empty, and `why_not` says why, where the text states a relation but not clearly between what.
    """

    kind: str  # rate, breakdown, bound, same
    metric: str
    stated: Quantity
    terms: tuple[Term, ...]
    computed: Decimal | None
    why_not: str = ""


class Ordinal(NamedTuple):
    """A member of an ordinal series: 一是, 其二, 第三, 首先."""

    span: Span
    number: int


class Series(NamedTuple):
    """Ordinals of one shape that belong together, in order. `end` is where their section ends, -1: with the document.

    `family` is the shape: is (一是), must (一要), of (其一), nth (第一), first (首先).
    """

    family: str
    members: tuple[Ordinal, ...]
    end: int


class ItemMatch(NamedTuple):
    """An item found in a document: the sections whose headings name it, or else the spans that are its evidence.

    `texts` holds, for each section, the stretch that is about the item: without the heading, and where the heading
    names several items only this one's part, or None where the parts cannot be told apart. `own` are those sections that
    are about the item as a whole: the parts the report is divided into, and deeper ones that name it in full.
    """

    item: Item
    sections: tuple[Section, ...]
    evidence: tuple[Span, ...]
    texts: tuple[Span | None, ...] = ()
    own: tuple[tuple[Section, Span | None], ...] = ()

    @property
    def found(self) -> bool:
        """True if the item is there, by heading or by body evidence."""
        return bool(self.sections or self.evidence)

    def covers(self, offset: int) -> bool:
        """True if `offset` lies in a section whose heading names the item, and not in the part of another item there."""
        index = bisect_right(self.sections, offset, key=lambda section: section.span.start) - 1
        if index < 0 or offset > self.sections[index].span.end:
            return False
        text, heading = self.texts[index] if self.texts else None, self.sections[index].heading
        in_heading = heading is not None and offset <= heading.title.end
        return text is None or in_heading or text.start <= offset <= text.end


class Facts(Protocol):
    """Everything read off a document, each computed when first asked for. `lawlint.facts.DocumentFacts` implements it."""

    @property
    def grams(self) -> frozenset[int]:
        """The pairs of neighbouring characters of the folded text (`lawlint.text.grams`): tell fast which words cannot
        occur.
        """
        ...

    @property
    def segments(self) -> Sequence[Span]:
        """The stretches between 。！？； and line breaks, in order, covering the prose of the document."""
        ...

    @property
    def quantities(self) -> Sequence[Quantity]: ...

    @property
    def rates(self) -> Sequence[Relation]: ...

    @property
    def breakdowns(self) -> Sequence[Relation]: ...

    @property
    def bounds(self) -> Sequence[Relation]: ...

    @property
    def years(self) -> Sequence[YearMention]: ...

    @property
    def citations(self) -> Sequence[Citation]: ...

    @property
    def events(self) -> Sequence[EventMention]: ...

    @property
    def skeleton(self) -> str:
        """The brackets, quotation marks and line breaks of the folded text: tells fast whether pairs are made."""
        ...

    @property
    def series(self) -> Sequence[Series]:
        """The ordinal series of the text: 一是…二是…."""
        ...

    @property
    def items(self) -> Mapping[str, ItemMatch]:
        """The prescribed items by their ids, with where each was found."""
        ...

    @property
    def size(self) -> int:
        """Characters of the document without white space."""
        ...

    @property
    def runs(self) -> Sequence[Run]:
        """Every run of sibling headings, outer ones first."""
        ...
