"""Terminals to the tree: the grammar's parse table, and one callback for each of its rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from lark import Lark, Transformer
from lark import __version__ as lark_version
from lark.lexer import Lexer

from lawlint.model.outline import Heading, Outline, Part, Section
from lawlint.model.span import Span
from lawlint.outline.lines import Line
from lawlint.store import fetch, key_of

_GRAMMAR = Path(__file__).with_name("outline.lark")


class _Lines(Lexer):
    """Hands the classified lines to the parser: the lexing is done in `lines`."""

    def __init__(self, _conf: object) -> None:
        pass

    def lex(self, lines: Any, _parser_state: object = None) -> Iterator[Any]:
        return iter(lines)


class _Tree(Transformer):  # type: ignore[type-arg]  # Lark's generics name token and result, which differ by rule here
    """Lark calls the method named as the rule it has reduced, with what its parts became."""

    def start(self, parts: list[Part]) -> tuple[Part, ...]:
        return tuple(parts)

    def annex(self, children: list[Any]) -> Part:
        line, part = children
        return part._replace(annex=line.span)  # type: ignore[no-any-return]

    def part(self, children: list[Any]) -> Part:
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

    def front(self, children: list[Any]) -> tuple[tuple[Span, ...], Span | None, tuple[Span, ...]]:
        found: dict[str, Any] = dict(child for child in children if isinstance(child, tuple))
        masthead = _spans(child for child in children if isinstance(child, Line))
        return found.get("title", ()), found.get("addressee"), masthead + found.get("lead", ())

    def title(self, lines: list[Line]) -> tuple[str, tuple[Span, ...]]:
        return "title", _spans(line for line in lines if line.type == "TITLE")

    def addressee(self, lines: list[Line]) -> tuple[str, Span]:
        return "addressee", lines[0].span

    def lead(self, lines: list[Line]) -> tuple[str, tuple[Span, ...]]:
        return "lead", _spans(lines)

    def closing(self, lines: list[Line]) -> list[Line]:
        return lines

    def s1(self, children: list[Any]) -> Section:
        line, *under = children
        rest = (line.heading.rest,) if line.heading.rest else ()
        lines = tuple([child.span for child in under if isinstance(child, Line)])
        below = tuple([child for child in under if isinstance(child, Section)])
        return Section(line.heading, rest + lines, below)

    s2 = s3 = s4 = s5 = s1


def _spans(lines: Iterable[Line]) -> tuple[Span, ...]:
    return tuple(line.span for line in lines)


def compile_grammar() -> Any:
    """The parse table of `outline.lark` as plain data. Raises what Lark raises if the grammar has a conflict."""
    grammar = _GRAMMAR.read_text(encoding="utf-8")
    parser = Lark(grammar, parser="lalr", lexer=_Lines, strict=True)
    from lark.grammar import Rule
    from lark.lexer import TerminalDef

    data, memo = parser.memo_serialize([TerminalDef, Rule])
    _set_lexer(data, None)  # a class is no data; `_parser` puts it back
    return {"data": data, "memo": memo}


def _set_lexer(data: dict[str, Any], lexer: type[Lexer] | None) -> None:
    data["options"]["lexer"] = data["parser"]["lexer_conf"]["lexer_type"] = lexer


def grammar_key() -> str:
    """Changes when the grammar or Lark does."""
    return key_of(_GRAMMAR.read_bytes(), lark_version.encode())


@cache
def _parser() -> Lark:
    table = fetch("outline", grammar_key(), compile_grammar)
    # What Lark's own stand-alone parsers call; building the table from the grammar takes ten times as long.
    _set_lexer(table["data"], _Lines)
    parser: Lark = Lark._load_from_dict(  # type: ignore[no-untyped-call]
        table["data"], table["memo"], transformer=_Tree()
    )
    return parser


def parse(lines: list[Line], runs_on: bool) -> Outline:
    """The outline of classified lines. Every sequence of lines parses."""
    parts: Any = _parser().parse(lines)  # the lexer takes the lines as its text
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
