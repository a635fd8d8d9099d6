"""Terminals to the tree: what each rule of the grammar makes of its parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from lawlint.model.outline import Heading, Outline, Part, Section
from lawlint.model.span import Span
from lawlint.outline.lines import Line
from lawlint.outline.table import Action, Table, load, run


class _Tree:
    """What becomes of each rule of the grammar: the method of its name is given what its parts became."""

    @staticmethod
    def start(parts: list[Part]) -> tuple[Part, ...]:
        return tuple(parts)

    @staticmethod
    def annex(children: list[Any]) -> Part:
        line, part = children
        return part._replace(annex=line.span)  # type: ignore[no-any-return]

    @staticmethod
    def part(children: list[Any]) -> Part:
        (title, addressee, lead), *rest = children
        signoff: list[Span] = []
        tail: list[Span] = []
        date = None
        for lines in (child for child in rest if isinstance(child, list)):
            for line in lines:
                date = line.date or date
                if line.type != "DATE":
                    (signoff if line.type == "SIGNOFF" else tail).append(line.span)
        sections = tuple(child for child in rest if isinstance(child, Section))
        return Part(None, title, addressee, lead, sections, tuple(signoff), date, tuple(tail))

    @staticmethod
    def front(children: list[Any]) -> tuple[tuple[Span, ...], Span | None, tuple[Span, ...]]:
        found: dict[str, Any] = dict(child for child in children if isinstance(child, tuple))
        masthead = _spans(child for child in children if isinstance(child, Line))
        return found.get("title", ()), found.get("addressee"), masthead + found.get("lead", ())

    @staticmethod
    def title(lines: list[Line]) -> tuple[str, tuple[Span, ...]]:
        return "title", _spans(line for line in lines if line.type == "TITLE")

    @staticmethod
    def addressee(lines: list[Line]) -> tuple[str, Span]:
        return "addressee", lines[0].span

    @staticmethod
    def lead(lines: list[Line]) -> tuple[str, tuple[Span, ...]]:
        return "lead", _spans(lines)

    @staticmethod
    def closing(lines: list[Line]) -> list[Line]:
        return lines

    @staticmethod
    def section(children: list[Any]) -> Section:
        heading: Heading = children[0].heading
        lines = [child.span for child in children[1:] if isinstance(child, Line)]
        if heading.rest:
            lines.insert(0, heading.rest)
        return Section(heading, tuple(lines), tuple(children[1 + len(lines) - bool(heading.rest) :]))

    s1 = s2 = s3 = s4 = s5 = section


def _spans(lines: Iterable[Line]) -> tuple[Span, ...]:
    return tuple(line.span for line in lines)


@cache
def _parser() -> tuple[Table, Sequence[Action | None]]:
    table = load()
    return table, [getattr(_Tree, reduction.action) if reduction.action else None for reduction in table.reductions]


def parse(lines: list[Line], runs_on: bool) -> Outline:
    """The outline of classified lines. Every sequence of lines parses."""
    table, actions = _parser()
    parts: tuple[Part, ...] = run(table, actions, lines)
    headings, parents = _headings(lines)
    return Outline(parts, headings, parents, runs_on)


def _headings(lines: Iterable[Line]) -> tuple[tuple[Heading, ...], tuple[int, ...]]:
    """The headings in order, and for each the index of the one it stands under; an annex stands under none."""
    headings: list[Heading] = []
    parents: list[int] = []
    open_indexes: list[int] = []
    for line in lines:
        if line.type == "ANNEX":
            open_indexes = []
        if line.heading is None:
            continue
        while open_indexes and headings[open_indexes[-1]].level >= line.heading.level:
            open_indexes.pop()
        parents.append(open_indexes[-1] if open_indexes else -1)
        open_indexes.append(len(headings))
        headings.append(line.heading)
    return tuple(headings), tuple(parents)
