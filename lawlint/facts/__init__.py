"""Facts: what is read off a text, each kind computed when first asked for. Facts do not say what is right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

from lawlint.facts import bounds, breakdowns, citations, events, items, quantities, rates, runs, segments, series, years
from lawlint.model.document import Document
from lawlint.model.facts import Citation, EventMention, ItemMatch, Quantity, Relation, Series, YearMention
from lawlint.model.outline import Outline, Run
from lawlint.model.rule import Item, Metric
from lawlint.model.span import Span
from lawlint.text.digits import digit_runs
from lawlint.text.grams import Grams, grams_of
from lawlint.text.marks import SKELETON

__all__ = ["DocumentFacts"]

_FEW = 4  # where more than one stretch in so many has a share, all figures may as well be read


class DocumentFacts:
    """The facts of one document. `register` gives a register by name; citations and events ask for one. `year` is the one
    the report covers, where it is known.
    """

    def __init__(
        self,
        document: Document,
        outline: Outline,
        items: Sequence[Item],
        metrics: Sequence[Metric],
        register: Callable[[str], Any],
        year: int | None = None,
    ) -> None:
        self._year = year
        self._document, self._outline = document, outline
        self._items, self._metrics, self._register = items, metrics, register

    @cached_property
    def grams(self) -> Grams:
        """The pairs of neighbouring characters of the folded text."""
        return grams_of(self._document.folded)

    @cached_property
    def digits(self) -> Sequence[tuple[int, int]]:
        """Where runs of digits stand in the folded text."""
        return digit_runs(self._document.folded)

    @cached_property
    def segments(self) -> Sequence[Span]:
        """The stretches between 。！？； and line breaks."""
        return segments.read(self._document)

    @cached_property
    def quantities(self) -> Sequence[Quantity]:
        """Every figure with its unit, in order."""
        return quantities.read(self._document, self._outline, self.segments, self.digits)

    @cached_property
    def rates(self) -> Sequence[Relation]:
        """Every stated rate, with its whole and part where the text says them."""
        if self._document.folded.count("%") * _FEW > len(self.segments):
            return rates.read(self._document, self.quantities, self._metrics)
        figures = quantities.beside_shares(self._document, self._outline, self.segments, self.digits, self.grams)
        return rates.read(self._document, figures, self._metrics)

    @cached_property
    def breakdowns(self) -> Sequence[Relation]:
        """Every total with the parts it is said to consist of."""
        return breakdowns.read(self._document, self.quantities, self.segments)

    @cached_property
    def bounds(self) -> Sequence[Relation]:
        """Every part with the whole it cannot exceed."""
        return bounds.read(self._document, self.quantities, self.segments, self._metrics)

    @cached_property
    def years(self) -> Sequence[YearMention]:
        """Every year, in order."""
        return years.read(self._document, self.grams, self.digits)

    @cached_property
    def citations(self) -> Sequence[Citation]:
        """Every named act, in order."""
        return citations.read(self._document, self._register("laws"), self.grams)

    @cached_property
    def events(self) -> Sequence[EventMention]:
        """Every meeting and campaign of the register, in order."""
        return events.read(self._document, self._register("events"), self.grams)

    @cached_property
    def skeleton(self) -> str:
        """The brackets, quotation marks and line breaks of the folded text, nothing else."""
        return "".join(SKELETON.findall(self._document.folded))

    @cached_property
    def series(self) -> Sequence[Series]:
        """Every ordinal series, in order."""
        return series.read(self._document, self._outline, self.grams)

    @cached_property
    def items(self) -> Mapping[str, ItemMatch]:
        """The prescribed items by their ids, with where each was found."""
        return items.read(self._document, self._outline, self._items, self.grams, self._year)

    @cached_property
    def size(self) -> int:
        """Characters of the document without white space."""
        return len("".join(self._document.text.split()))

    @cached_property
    def runs(self) -> Sequence[Run]:
        """Every run of sibling headings, outer ones first."""
        return tuple(runs.read(self._outline))
