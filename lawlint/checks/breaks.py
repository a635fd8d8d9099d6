"""Paragraphs that were broken in two, for kind `spacing`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from lawlint.model.document import PROSE_KINDS
from lawlint.model.finding import Context, Finding, Outcome
from lawlint.model.outline import Heading
from lawlint.model.span import Edit, Span, made
from lawlint.registers.words import Register
from lawlint.text.marks import CLOSED_BY, HAN, HAN_CHAR
from lawlint.text.pattern import Pattern, matches_at, matches_before
from lawlint.text.regex import regex

_KINDS = PROSE_KINDS - {"cell"}
_ENDS = frozenset("。!?;:…—”’)》】〕』」")
_OPENS_LINE = frozenset(",。;:、”》〕)")  # what may not stand at the head of a line (GB/T 15834 5.1.1)
_PROSE = regex(r"[。;]|,(?!\d{3})")  # 456,320 is a cell of a table
_ITEM = regex(
    r"[一二三四五六七八九十]{1,3}[是要、]|[(]?[一二三四五六七八九十\d]{1,3}[)]|\d{1,2}[.、]|[①-⑳]|[-*+#>|·●■◆]|第.{1,3}[,条章]"
)
_COUNT = regex(
    rf"(?!第){HAN}?\d{{1,6}}(?:\.\d+)?[余多万]*(?![年月日时点周]){HAN}{{1,3}}[,。;、]"
)  # 300卷，评出优秀案卷40卷
_CLAUSE = regex("([^,。;:、!?]*)[,。;、]")
_LONG_FIGURE = regex(r"\d{6}$")  # a telephone number or a code ends a line as well as a sentence does
_SHORT_CLAUSE = 3
_LONGEST_END = 12  # characters of a heading that went on to the next line
_WORDS_ONLY = regex(f"{HAN}+。")
_REST = 8  # characters of a line that only ends a sentence
_LONGEST_COMPOUND = 5  # characters
_HAN_RUN = regex(f"{HAN}{{4}}")
_LEAST = 20  # characters of a paragraph that can be said to break off
_LEAST_HALF = 8  # where half a word stands at its end
_LEAST_COMMA = 15
_LEAST_WRAPPED = 6


class Line(NamedTuple):
    """A line of prose: its span without blanks around it, its 1-based number, whether it is indented."""

    span: Span
    number: int
    indented: bool
    heading: Heading | None


class Words(NamedTuple):
    """Words a paragraph may begin with however short, words no sentence ends with, words no paragraph begins with, and
    long words that a break may part.
    """

    starters: tuple[Pattern, ...]
    unfinished: tuple[Pattern, ...]
    cannot_start: tuple[Pattern, ...]
    compounds: tuple[str, ...]


def broken(context: Context, words: Words) -> Outcome:
    """One finding for each break inside a sentence, on the last character before it."""
    folded = context.folded
    apart = _apart(context)
    if not _suspicious(context, apart):
        return Outcome()
    lines = _lines(context, apart)
    suspects = [
        (one, other)
        for one, other in pairwise(lines)
        if (folded[one.span.end - 1] not in _ENDS and not _stands_alone(one))
        or folded[other.span.start] in _OPENS_LINE
        or _parts_a_heading(context, one, other)
    ]
    if not suspects or _wrapped(lines, suspects):
        return Outcome(not_judged=len(suspects))
    indents = sum(line.indented for line in lines if not line.heading)
    findings = [
        _finding(context, one, other)
        for one, other in suspects
        if _parts_a_heading(context, one, other)
        or _punctuated(context, one, other)
        or _runs_on(context, one, other, words, indents)
    ]
    return Outcome(tuple(findings), len(suspects))


def _stands_alone(line: Line) -> bool:
    """True for a heading that does not run into its text: it needs no final mark."""
    return line.heading is not None and line.heading.rest is None


def _parts_a_heading(context: Context, one: Line, other: Line) -> bool:
    """True for a heading whose last word goes on in the next line, and ends there: 提升涉农服|务效能."""
    if not _stands_alone(one) or other.heading or other.number != one.number + 1 or _soft(context, one, other):
        return False
    rest = context.folded[slice(*other.span)]
    return len(rest) <= _LONGEST_END and rest[-1] not in _ENDS and _parts_a_common_word(context, one.span, other.span)


def _apart(context: Context) -> set[int]:
    """Where the lines begin that are no part of the body: titles, addressees, sign-offs and what follows them."""
    return {
        span.start
        for part in context.outline.parts
        for span in (*part.title, *part.signoff, *part.tail, *filter(None, (part.addressee, part.date, part.annex)))
    }


def _suspicious(context: Context, apart: Collection[int]) -> bool:
    """True if some line may break off or go on: a look at first and last characters, enough for most drafts."""
    folded = context.folded
    alone = {heading.line for heading in context.outline.headings if heading.rest is None}
    for number, ((start, end), kind, _) in enumerate(context.document.blocks, 1):
        if (
            start < end
            and kind in _KINDS
            and start not in apart
            and (
                (folded[end - 1] not in _ENDS and number not in alone)
                or folded[start] in _OPENS_LINE
                or folded[start] == " "
            )
        ):
            return True
    return False


def _lines(context: Context, apart: Collection[int]) -> list[Line]:
    """The lines of the body in order, headings included."""
    headings = {heading.line: heading for heading in context.outline.headings}
    folded = context.folded
    found: list[Line] = []
    for number, (span, kind, _) in enumerate(context.document.blocks, 1):
        start, end = span
        if kind not in _KINDS or end == start:
            continue
        if folded[start] == " " or folded[end - 1] == " ":
            written = folded[start:end]
            start, end = start + len(written) - len(written.lstrip()), start + len(written.rstrip())
        if start not in apart and start < end:
            trimmed = span if span == (start, end) else Span(start, end)
            found.append(made(Line, (trimmed, number, start > span[0], headings.get(number))))
    return found


def _wrapped(lines: Sequence[Line], suspects: Sequence[tuple[Line, Line]]) -> bool:
    """True for a text set to a line width: most lines stop at about the same column, wherever the sentence is."""
    if len(suspects) < _LEAST_WRAPPED or len(suspects) * 2 < len(lines):
        return False
    widths = Counter((one.span.end - one.span.start) // 4 for one, _ in suspects)
    [(_, most)] = widths.most_common(1)
    return most * 2 >= len(suspects)


def _soft(context: Context, one: Line, other: Line) -> bool:
    """True for neighbouring lines of Markdown: a break there is no paragraph break."""
    return context.document.format == "md" and other.number == one.number + 1


def _punctuated(context: Context, one: Line, other: Line) -> bool:
    """The next line begins with a mark that cannot begin one, or this one ends with 、 or ，."""
    folded = context.folded
    if other.heading or _soft(context, one, other):
        return False
    if folded[other.span.start] in _OPENS_LINE:
        return True
    long = one.span.end - one.span.start >= _LEAST_COMMA
    titled = one.heading is not None and one.heading.rest is None
    return long and not titled and folded[one.span.end - 1] in ",、" and not _ITEM.match(folded, other.span.start)


def _runs_on(context: Context, one: Line, other: Line, words: Words, indents: int) -> bool:
    """The next line goes on in the middle of a sentence: told by the words on either side of the break."""
    folded, end, start = context.folded, one.span.end, other.span.start
    if _stands_alone(one) or end - one.span.start < _LEAST_HALF or not _PROSE.search(folded, *one.span):
        return False
    if other.heading or _soft(context, one, other):
        return False
    if other.number != one.number + 1:  # a blank line between the halves of a word
        return other.number == one.number + 2 and _parts_a_common_word(context, one.span, other.span)
    if other.indented and (one.indented or indents > 1):
        return _ends_with_figure(folded, end) and _short_clause(folded, other.span)
    if folded[start].isascii() and folded[start].isalpha():  # an address of the web
        return False
    if _ITEM.match(folded, start) or any(matches_at(word, folded, start) for word in words.starters):
        return False
    if _parts_a_common_word(context, one.span, other.span) or _parts_a_word(folded, end, start, words.compounds):
        return True
    return end - one.span.start >= _LEAST and (
        _short_clause(folded, other.span)
        or _rest_alone(folded, one.span, other.span)
        or _open(folded, one.span)
        or (_ends_with_figure(folded, end) and bool(HAN_CHAR.match(folded, start)))
        or (bool(HAN_CHAR.match(folded, end - 1)) and bool(_COUNT.match(folded, start)))
        or any(matches_before(word, folded, end) is not None for word in words.unfinished)
        or any(matches_at(word, folded, start) for word in words.cannot_start)
        or (indents > 2 and one.indented and not other.indented)
    )


def _parts_a_word(folded: str, end: int, start: int, compounds: Sequence[str]) -> bool:
    """True if the break at `end`, `start` parts one of `compounds`, or three characters that stand together elsewhere."""
    before, behind = folded[max(0, end - _LONGEST_COMPOUND) : end], folded[start : start + _LONGEST_COMPOUND]
    around = before + behind
    if (
        _HAN_RUN.fullmatch(before[-2:] + behind[:2])
        and before[-2:] + behind[:1] in folded
        and before[-1:] + behind[:2] in folded
    ):
        return True
    return any(0 <= around.find(word) < len(before) < around.find(word) + len(word) for word in compounds)


def _parts_a_common_word(context: Context, one: Span, other: Span) -> bool:
    """True if the break between two lines parts a word of the language: 非法捕|捞线索."""
    before, behind = context.folded[one.end - 2 : one.end], context.folded[other.start : other.start + 2]
    register: Register = context.register("words")
    return _HAN_RUN.fullmatch(before + behind) is not None and register.parts(before, behind)


def _ends_with_figure(folded: str, end: int) -> bool:
    return folded[end - 1].isdigit() and not _LONG_FIGURE.search(folded, max(0, end - 6), end)


def _short_clause(folded: str, line: Span) -> bool:
    """True for a line that begins with the last characters of a clause: `次；开展…`, `迎。街道…`."""
    clause = _CLAUSE.match(folded, *line)
    return clause is not None and len(clause[1]) <= _SHORT_CLAUSE


def _rest_alone(folded: str, one: Span, other: Span) -> bool:
    """True for a long line whose last clause breaks off, and the few words that end it on the next: 奋力开创法治|建设新局面。"""
    rest = folded[other.start : other.end]
    words = (
        len(rest) <= _REST
        and not rest.startswith(("特此", "详见", "此致"))
        and _WORDS_ONLY.fullmatch(rest)
        and HAN_CHAR.match(folded, one.end - 1)
    )
    return bool(words) and folded.find(",", *one) >= 0


def _open(folded: str, line: Span) -> bool:
    """True if a bracket or quotation is open at the end of `line`."""
    return any(folded.rfind(opening, *line) > folded.rfind(closing, *line) for opening, closing in CLOSED_BY.items())


def _finding(context: Context, one: Line, other: Line) -> Finding:
    text = context.text
    gap = Span(one.span.end, other.span.start)
    before = text[max(one.span.start, one.span.end - 8) : one.span.end]
    behind = text[other.span.start : min(other.span.end, other.span.start + 8)]
    return Finding(
        Span(one.span.end - 1, one.span.end),
        {"found": before, "before": before, "behind": behind},
        edits=(Edit(gap, ""),),
        fix_title="接成一段",
    )
