"""The markup inside a line of Markdown: what is not prose, and what a rule reads in its place.

Not all of CommonMark: what decides which characters are text and which are marks, for one line, in linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lawlint.model.span import Span

#: Stands where a picture stands (U+FFFC, object replacement character): the line is not empty, and says nothing.
PICTURE = "\ufffc"


class Mark(NamedTuple):
    """Characters that are not prose. `shown` is the character rules read in place of the first, blanks for the rest."""

    span: Span
    shown: str = " "


SPECIAL = re.compile(r"[*_~`\[\]<&\\]|://")
_TOKEN = re.compile(
    r"""
      (?P<code>`+)
    | (?P<escape>\\)[!-/:-@\[-`{-~]
    | (?P<auto><(?:https?://|ftp://|mailto:)[^<>\s]{1,2000}>)
    | (?P<tag></?[A-Za-z][A-Za-z0-9:-]{0,30}(?:\s[^<>\n]{0,500})?/?>)
    | (?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
    | (?P<footnote>\[\^[^\[\]\s]{1,50}\])
    | (?P<open>!?\[)
    | (?P<target>\]\((?:[^()\n]|\([^()\n]{0,500}\)){0,2000}\))
    | (?P<reference>\]\[[^\[\]\n]{0,200}\])
    | (?P<close>\])
    | (?P<url>https?://[!-~]{1,2000})
    | (?P<literal>\*{4,}|_{4,}|~{3,}|(?<=\d)[*_](?=\d))
    | (?P<run>\*{1,3}|_{1,3}|~~)
    """,
    re.VERBOSE,
)
_IDEOGRAPH = re.compile("[㐀-鿿]")
_LONGEST_LABEL = 200  # characters of a reference
_LONGEST_FENCE = 8  # backticks of a code span; longer runs are text


def marks(text: str, start: int, end: int, references: frozenset[str]) -> list[Mark]:
    """The marks in `text[start:end]`, part of one line, in order. `references` are the labels of links defined."""
    if not SPECIAL.search(text, start, end):
        return []
    return sorted(_Line(text, end, references).marks(start))


class _Line:
    """One pass over the tokens of a line; brackets and emphasis wait for their partners."""

    def __init__(self, text: str, end: int, references: frozenset[str]) -> None:
        self._text, self._end, self._references = text, end, references
        self._brackets: list[Span] = []
        self._emphasis: dict[str, Span] = {}
        self._unclosed: set[int] = set()  # lengths of backtick runs that have no partner from here on

    def marks(self, at: int) -> Iterator[Mark]:
        while token := _TOKEN.search(self._text, at, self._end):
            kind, span = token.lastgroup or "", Span(*token.span())
            at = span.end
            if kind == "code":
                closed = self._code(span)
                if closed:
                    yield Mark(closed)
                    at = closed.end
            elif kind == "escape":
                yield Mark(Span(span.start, span.start + 1))
            elif kind in ("auto", "tag", "entity", "footnote", "url"):
                yield Mark(span)
            elif kind == "open":
                self._brackets.append(span)
            elif kind in ("target", "reference", "close"):
                yield from self._link(kind, span)
            elif kind == "run":
                yield from self._run(token.group(), span)

    def _code(self, fence: Span) -> Span | None:
        size = fence.end - fence.start
        if size > _LONGEST_FENCE or size in self._unclosed:
            return None
        closing = re.compile(f"(?<!`){'`' * size}(?!`)").search(self._text, fence.end, self._end)
        if closing is None:
            self._unclosed.add(size)
            return None
        return Span(fence.start, closing.end())

    def _link(self, kind: str, span: Span) -> Iterator[Mark]:
        if not self._brackets:
            return
        opening = self._brackets.pop()
        inside = Span(opening.end, span.start)
        if kind != "target" and inside.end - inside.start > _LONGEST_LABEL:
            return
        label = self._text[span.start + 2 : span.end - 1] if kind == "reference" else ""
        if kind != "target" and (label or self._text[slice(*inside)]).casefold() not in self._references:
            return
        if opening.end - opening.start == 1:
            yield Mark(opening)
        elif _IDEOGRAPH.search(self._text, *inside):
            yield Mark(opening, PICTURE)
        else:
            yield Mark(Span(opening.start, span.end), PICTURE)
            return
        yield Mark(span)

    def _run(self, run: str, span: Span) -> Iterator[Mark]:
        before, after = self._text[span.start - 1 : span.start], self._text[span.end : min(span.end + 1, self._end)]
        opens = bool(after) and not after.isspace() and not (run[0] == "_" and before.isalnum())
        closes = bool(before) and not before.isspace() and not (run[0] == "_" and after.isalnum())
        partner = self._emphasis.pop(run, None) if closes else None
        if partner:
            yield Mark(partner)
            yield Mark(span)
        elif opens:
            self._emphasis[run] = span


def settled(found: Sequence[Mark]) -> list[Mark]:
    """`found` in order, those inside another one left out: an escape in the address of a picture."""
    kept: list[Mark] = []
    for mark in sorted(found):
        if not kept or mark.span.start >= kept[-1].span.end:
            kept.append(mark)
    return kept


def masked(text: str, found: Sequence[Mark]) -> str:
    """`text` as rules read it: the same length, every mark shown as it says."""
    parts, end = [], 0
    for (start, stop), shown in found:
        parts += [text[end:start], shown, " " * (stop - start - 1)]
        end = stop
    return "".join((*parts, text[end:]))
