"""The grammar is total: every sequence of terminals parses, without a conflict."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import product
from typing import Any

from lark import Token, Tree

from lawlint.model.span import Span
from lawlint.outline.build import parse
from lawlint.outline.lines import Line
from lawlint.outline.table import Action, lark_parser, load, run

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


def _node(name: str) -> Action | None:
    return (lambda parts: (name, *parts)) if name else None


def _plain(tree: Any) -> Any:
    return (str(tree.data), *map(_plain, tree.children)) if isinstance(tree, Tree) else tree


def test_the_loop_makes_the_tree_lark_makes() -> None:
    parser, table = lark_parser(), load()  # strict: Lark raises where it would have had to choose
    actions = [_node(reduction.action) for reduction in table.reductions]
    sequences = [list(sequence) for length in range(4) for sequence in product(TERMINALS, repeat=length)]
    report = "TITLE ADDRESSEE TEXT H1 H2 TEXT TEXT H3 H3 H2 H1 TEXT SIGNOFF DATE TEXT H2 H3 H1 ANNEX H2 H1"
    sequences.append(report.split(" "))
    for sequence in sequences:
        lines: Any = [Token(terminal, terminal) for terminal in sequence]
        assert run(table, actions, lines) == _plain(parser.parse(lines)), sequence


def test_a_long_text_is_read_in_no_more_than_proportional_time() -> None:
    outline = parse([_line("H1")] + [_line("TEXT")] * 50_000, False)
    assert len(outline.report.sections[0].body) == 50_000


def test_the_table_does_not_change_with_the_hash_seed() -> None:
    code = "from lawlint.outline.table import compile_table; print(compile_table())"
    tables = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(tables) == 1
