"""Quotation marks of one line: which make pairs, which point the wrong way, which stand alone."""

from __future__ import annotations

from typing import NamedTuple

from lawlint.model.span import Span
from lawlint.text.marks import has_han
from lawlint.text.regex import regex

_QUOTE = regex('[“”"]')
_LONGEST = 40  # what two marks of one direction enclose is a name or a slogan, not a paragraph
_STOP = regex("[。;!?]")


class Quotes(NamedTuple):
    """`wrong`: the two places of each pair with a mark of the wrong direction. `loose`: marks that lack a partner.

    `marks` is the number of quotation marks in the line.
    """

    wrong: tuple[tuple[int, int], ...]
    loose: tuple[int, ...]
    marks: int


def read_quotes(folded: str, line: Span) -> Quotes:
    """The quotation marks of `line`. A straight mark opens where nothing is open and closes where something is."""
    if not _QUOTE.search(folded, *line):
        return Quotes((), (), 0)
    marks = [match.start() for match in _QUOTE.finditer(folded, *line)]
    # A straight mark behind a figure is an inch or a second.
    marks = [at for at in marks if folded[at] != '"' or not folded[at - 1 : at].isdigit()]
    wrong: list[tuple[int, int]] = []
    waiting: list[int] = []
    left: list[int] = []
    for at in marks:
        mark = folded[at]
        if mark == "“" or (mark == '"' and not waiting):
            waiting.append(at)
        elif waiting:
            start = waiting.pop()
            if (
                '"' in (folded[start], mark)
                and folded[start - 1 : start] != "="
                and has_han(folded[start + 1 : min(at, start + _LONGEST)])
            ):
                wrong.append((start, at))
        else:
            left.append(at)
    left = [at for at in sorted(left + waiting) if folded[at] != '"']
    loose: list[int] = []
    for at in left:
        if loose and _belong(folded, loose[-1], at):
            wrong.append((loose.pop(), at))
        else:
            loose.append(at)
    return Quotes(tuple(sorted(wrong)), tuple(loose), len(marks))


def _belong(folded: str, start: int, end: int) -> bool:
    """True if two marks enclose what a pair would: `“法治宣传月“`, and not two that each lost their partner."""
    inside = folded[start + 1 : end]
    return 0 < len(inside) <= _LONGEST and not _STOP.search(inside) and folded[end - 1] not in ",、:"
