"""The parse table Lark makes of `outline.lark`, and the loop that runs it over lines.

Lark reads the grammar, proves it free of conflicts and builds the LALR table; that is done once and kept. A run only
follows the table and need not import a parser generator, an eighth of the time of checking one report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from lawlint.store import fetch, key_of

GRAMMAR = Path(__file__).with_name("outline.lark")
_FORMAT = b"2"  # of the compiled table
_END = "$END"
_REDUCE = 1  # the first of an action as Lark writes it; 0: shift

#: What a rule of the grammar makes of its parts.
Action = Callable[[list[Any]], Any]


class Reduction(NamedTuple):
    """A rule of the grammar as the loop needs it.

    `origin` is what the rule makes, of `size` parts; `inlined` the places of those parts that are lists to be spliced
    in (rules whose names begin with _, and repetitions); `action` names what is done with the parts, "" keeps them.
    """

    origin: str
    size: int
    inlined: tuple[int, ...]
    action: str


class Table(NamedTuple):
    """`states`: for each state what a terminal leads to (0 and above: shift to that state, below: ~number of the
    reduction), and what a finished rule leads to."""

    start: int
    end: int
    states: Mapping[int, Mapping[str, int]]
    reductions: Sequence[Reduction]


def lark_parser(**options: Any) -> Any:
    """A Lark parser of the grammar over lines, LALR and strict: what raises if the grammar has a conflict."""
    from lark import Lark
    from lark.lexer import Lexer

    class Lines(Lexer):
        """Hands the classified lines to the parser: the lexing is done in `lines`."""

        def __init__(self, _conf: object) -> None:
            pass

        def lex(self, lines: Any, _state: object = None) -> Iterator[Any]:
            return iter(lines)

    return Lark(GRAMMAR.read_text(encoding="utf-8"), parser="lalr", lexer=Lines, strict=True, **options)


def compile_table() -> tuple[Any, ...]:
    """The table as plain data. Raises what Lark raises if the grammar has a conflict."""
    from lark.grammar import Rule
    from lark.lexer import TerminalDef

    data, memo = lark_parser().memo_serialize([TerminalDef, Rule])  # what Lark writes for its stand-alone parsers
    table = data["parser"]["parser"]
    names = table["tokens"]
    rules = sorted(number for number, row in memo.items() if row["__type__"] == "Rule")
    states = {
        state: {
            names[symbol]: ~rules.index(target["@"]) if kind == _REDUCE else target
            for symbol, (kind, target) in actions.items()
        }
        for state, actions in table["states"].items()
    }
    reductions = tuple(tuple(_reduction(memo[number])) for number in rules)
    start, end = table["start_states"]["start"], table["end_states"]["start"]
    return _renumbered(start, end, states, reductions)


def _renumbered(
    start: int, end: int, states: Mapping[int, Mapping[str, int]], reductions: tuple[tuple[Any, ...], ...]
) -> tuple[Any, ...]:
    """The same table with states and reductions numbered as they are reached: Lark's numbers change with the hash seed."""
    order = sorted(range(len(reductions)), key=lambda number: repr(reductions[number]))
    new_reduction = {old: new for new, old in enumerate(order)}
    new_state = {start: 0}
    waiting = [start]
    for state in waiting:
        for _, target in sorted(states[state].items()):
            if target >= 0 and target not in new_state:
                new_state[target] = len(new_state)
                waiting.append(target)
    renumbered = {
        new_state[state]: {
            symbol: new_state[target] if target >= 0 else ~new_reduction[~target]
            for symbol, target in sorted(states[state].items())
        }
        for state in waiting
    }
    return 0, new_state[end], renumbered, tuple(reductions[old] for old in order)


def _reduction(rule: Mapping[str, Any]) -> Reduction:
    origin, symbols = rule["origin"]["name"], rule["expansion"]
    inlined = tuple(
        at for at, symbol in enumerate(symbols) if symbol["__type__"] == "NonTerminal" and symbol["name"][0] == "_"
    )
    return Reduction(origin, len(symbols), inlined, "" if origin[0] == "_" else rule["alias"] or origin)


def table_key() -> str:
    """Changes when the grammar does."""
    return key_of(GRAMMAR.read_bytes(), _FORMAT)


def load() -> Table:
    """The table, compiled before or now."""
    start, end, states, reductions = fetch("outline", table_key(), compile_table)
    return Table(start, end, states, tuple(Reduction(*row) for row in reductions))


def run(table: Table, actions: Sequence[Action | None], lines: Iterable[Any]) -> Any:
    """What the actions make of `lines`, each of which has its terminal as `type`. `actions` are one for each reduction."""
    _, end, states, reductions = table
    stack = [table.start]
    values: list[Any] = []
    for line in (*lines, None):
        terminal = line.type if line is not None else _END
        while (target := states[stack[-1]][terminal]) < 0:
            origin, size, inlined, _ = reductions[~target]
            action = actions[~target]
            if action is None and size == 2 and inlined == (0,):  # a repetition goes on: most reductions
                last = values.pop()
                values[-1].append(last)
                del stack[-2:]
            else:
                parts: list[Any] = []
                if size:
                    parts = values[-size:]
                    del values[-size:], stack[-size:]
                if inlined:
                    parts = _spliced(parts, inlined)
                values.append(action(parts) if action else parts)
            stack.append(states[stack[-1]][origin])
            if stack[-1] == end:
                return values[-1]
        stack.append(target)
        values.append(line)
    raise AssertionError("the table ends at $END")


def _spliced(parts: list[Any], inlined: tuple[int, ...]) -> list[Any]:
    """`parts` with the lists among them opened. The first list is added to, so that a long repetition is not copied."""
    result: list[Any] = parts[0] if inlined[0] == 0 else parts[:1]
    for at in range(1, len(parts)):
        if at in inlined:
            result += parts[at]
        else:
            result.append(parts[at])
    return result
