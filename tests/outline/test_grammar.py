"""The grammar is total: every sequence of terminals parses, without a conflict."""

from __future__ import annotations

from itertools import product

from lawlint.model.span import Span
from lawlint.outline.build import compile_grammar, parse
from lawlint.outline.lines import Line

TERMINALS = [
    "MASTHEAD",
    "TITLE",
    "ADDRESSEE",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "TEXT",
    "SIGNOFF",
    "DATE",
    "ANNEX",
]


class _Heading:
    rest = None

    def __init__(self, level: int) -> None:
        self.level = level


def _line(terminal: str) -> Line:
    heading = _Heading(int(terminal[1])) if terminal[0] == "H" else None
    return Line(terminal, Span(0, 0), heading)  # type: ignore[arg-type]


def test_every_sequence_of_four_terminals_parses() -> None:
    for length in range(4):
        for sequence in product(TERMINALS, repeat=length):
            parse([_line(terminal) for terminal in sequence], False)


def test_every_heading_and_text_is_in_the_tree_once() -> None:
    for sequence in product(["H1", "H2", "H3", "H4", "H5", "TEXT"], repeat=4):
        outline = parse([_line(terminal) for terminal in sequence], False)
        part = outline.report
        sections = [section for top in part.sections for section in top.walk()]
        assert len(sections) == sum(terminal[0] == "H" for terminal in sequence)
        texts = len(part.lead) + sum(len(section.body) for section in sections)
        assert texts == sequence.count("TEXT")


def test_the_grammar_has_no_conflict() -> None:
    assert compile_grammar()["data"]  # strict: Lark raises where it would have had to choose
