"""Kind `pairs`: marks that come in twos.

    check: {kind: pairs, finds: unpaired, pairs: [（）, 《》, “”, 〔〕]}
    check: {kind: pairs, finds: direction}

A paragraph is balanced for itself. A bracket or quotation that closes in a later paragraph is no fault here, nor is a
quotation of several paragraphs, each of which opens and only the last of which closes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from lawlint.checks.quotes import Quotes, read_quotes
from lawlint.model.document import PROSE_KINDS
from lawlint.model.finding import Context, Finding, Outcome
from lawlint.model.outline import Heading
from lawlint.model.span import Edit, Span
from lawlint.text.enclosed import inside
from lawlint.text.fold import fold
from lawlint.text.regex import regex

NAME = "pairs"
VALUES = frozenset({"found", "expected"})
GRADES: tuple[str, ...] = ()
EXTENDS = ""

_NO_QUOTE = regex(r"[^“”\"\n\r]+")
# `1）` and `a）` are markers in their own right, at the head of a line or of an item inside it.
_MARKER = regex(r"(?:^|[^0-9A-Za-z.%])[0-9A-Za-z]{1,2} ?$")
_HALF_OPEN = regex(r"\([-+]?[\d.∞][^()\[\]\n]{0,8},[^()\[\]\n]{1,10}\]")
_HALF_CLOSED = regex(r"\[[-+]?[\d.∞][^()\[\]\n]{0,8},[^()\[\]\n]{1,10}\)$")
_INTERVAL = 24  # characters of one
_MOST = 1000  # marks without a partner that are told; no draft has as many
_FAR = 12  # lines within which a bracket that was left open may still close


class Options(NamedTuple):
    """`finds`: unpaired or direction (the same quotation mark twice, or straight ones). `pairs`: for unpaired."""

    finds: Literal["unpaired", "direction"]
    pairs: tuple[str, ...] = ("（）", "《》", "“”", "〔〕")


class Loose(NamedTuple):
    """A mark without its partner on its line: where, which pair, whether it opens, and the 1-based line."""

    at: int
    pair: str
    opens: bool
    line: int


def check(context: Context, options: Options) -> Outcome:
    """Findings in the order of the text."""
    return _direction(context) if options.finds == "direction" else _unpaired(context, options)


def _direction(context: Context) -> Outcome:
    """Quotation marks that point the wrong way, or nowhere."""
    skeleton = _NO_QUOTE.sub("", context.facts.skeleton)
    examined = skeleton.count("“")
    if '"' not in skeleton and not skeleton.replace("“”", "").strip("\n\r"):
        return Outcome(examined=examined)
    findings = []
    for quotes in _lines_of_quotes(context):
        for start, end in quotes.wrong:
            span = Span(start, end + 1)
            edits = tuple(
                Edit(Span(at, at + 1), mark) for at, mark in ((start, "“"), (end, "”")) if context.text[at] != mark
            )
            content = context.text[start + 1 : end]
            findings.append(
                Finding(
                    span,
                    {"found": context.document.cut(span), "expected": f"“{content}”"},
                    edits=edits,
                    fix_title=f"改为“{content}”" if len(content) < 20 else "改为一对引号",
                    display_only=quotes.marks != 2,
                )
            )
    return Outcome(tuple(findings), max(examined, len(findings)))


def _lines_of_quotes(context: Context) -> Iterator[Quotes]:
    for line, kind, _ in context.document.blocks:
        if kind in PROSE_KINDS:
            yield read_quotes(context.folded, line)


_DEEPEST = 20  # brackets in brackets; what is nested deeper is looked at mark by mark


def _unpaired(context: Context, options: Options) -> Outcome:
    pairs, others = _folded(options.pairs)
    skeleton = others.sub("", context.facts.skeleton)
    examined = sum(skeleton.count(pair[0]) for pair in pairs)
    for _ in range(_DEEPEST):
        length = len(skeleton)
        for pair in pairs:
            skeleton = skeleton.replace(pair, "")
        if len(skeleton) == length:
            break
    if not skeleton.strip("\n\r"):
        return Outcome(examined=examined)
    loose, directions = _loose(context, pairs)
    kept, across = _without_those_that_close_later(context, loose)
    headings = {heading.line: heading for heading in context.outline.headings} if kept else {}
    findings = [_finding(context, entry, headings.get(entry.line)) for entry in kept]
    findings += [_half_marker(context, heading) for heading in _odd_markers(context)]
    # Two quotation marks of one direction are one fault, of the rule for directions where that is asked for too.
    findings += [Finding(span, {"found": context.document.cut(span), "expected": "“”"}) for span in directions]
    findings.sort(key=lambda finding: finding.span)
    return Outcome(tuple(findings), max(examined, len(findings)), across)


@cache
def _folded(pairs: tuple[str, ...]) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """The pairs as they stand on folded text, and what is none of their marks and no line break."""
    folded = tuple(map(fold, pairs))
    return folded, re.compile(f"[^{re.escape(''.join(folded))}\n\r]+")


def _loose(context: Context, pairs: Sequence[str]) -> tuple[list[Loose], list[Span]]:
    loose: list[Loose] = []
    directions: list[Span] = []
    folded = context.folded
    for number, (line, kind, _) in enumerate(context.document.blocks, 1):
        if kind not in PROSE_KINDS:
            continue
        for pair in pairs:
            opening, closing = pair[0], pair[1]
            if folded.count(opening, *line) + folded.count(closing, *line) == 0:
                continue
            if len(loose) > _MOST:
                return sorted(loose), directions
            if pair == "“”":
                quotes = read_quotes(folded, line)
                loose += [Loose(at, pair, folded[at] == opening, number) for at in quotes.loose[:_MOST]]
                directions += [
                    Span(start, end + 1) for start, end in quotes.wrong if folded[start] + folded[end] != '""'
                ]
            else:
                places = _unmatched(folded, line, pair)[:_MOST]
                loose += [Loose(at, pair, folded[at] == opening, number) for at in places]
    return sorted(loose), directions


def _unmatched(folded: str, line: Span, pair: str) -> list[int]:
    """Where marks of `pair` stand without a partner in `line`. A mark in quotation marks is spoken of, not used."""
    open_at: list[int] = []
    unmatched: list[int] = []
    for match in re.finditer(f"[{re.escape(pair)}]", folded[line.start : line.end]):
        at = line.start + match.start()
        if folded[at - 1 : at] in ("“", "‘") and folded[at + 1 : at + 2] in ("”", "’"):
            continue
        if match.group() == pair[0]:
            open_at.append(at)
        elif open_at:
            open_at.pop()
        elif pair != "()" or not _MARKER.search(folded, max(0, at - 4), at):
            unmatched.append(at)
    return sorted(at for at in unmatched + open_at if not _ends_interval(folded, at) and not _smiles(folded, at))


def _smiles(folded: str, at: int) -> bool:
    """True for 搞定了:) in what somebody is quoted to have written."""
    return folded[at] in "()" and folded.endswith((":", ":-"), 0, at) and inside(folded, Span(at, at + 1), "“")


def _ends_interval(folded: str, at: int) -> bool:
    """True for the round bracket of a half-open interval: [0,10%), (-5g,5g]."""
    if folded[at] == "(":
        return _HALF_OPEN.match(folded, at) is not None
    return folded[at] == ")" and _HALF_CLOSED.search(folded, max(0, at - _INTERVAL), at + 1) is not None


def _without_those_that_close_later(context: Context, loose: Sequence[Loose]) -> tuple[list[Loose], int]:
    """Those of `loose` that no later line answers for, and how many were left out."""
    answered: set[Loose] = set()
    waiting: dict[str, list[Loose]] = {}
    for entry in loose:
        opened = waiting.setdefault(entry.pair, [])
        if entry.opens:
            opened.append(entry)
            if entry.pair == "“”" and _goes_on(context, entry):
                answered.add(entry)
        elif opened and 0 < entry.line - opened[-1].line <= _FAR:
            answered |= {opened.pop(), entry}
    return [entry for entry in loose if entry not in answered], len(answered)


def _goes_on(context: Context, entry: Loose) -> bool:
    """True for a quotation that the next paragraph takes up with an opening mark of its own."""
    blocks, folded = context.document.blocks, context.folded
    following = (folded[span.start : span.end].strip() for span, kind, _ in blocks[entry.line :] if kind in PROSE_KINDS)
    return next(following, "").startswith("“")


def _odd_markers(context: Context) -> list[Heading]:
    """`2）` among `（1）`: a marker on its own shape elsewhere, here one that has lost a bracket."""
    headings = [heading for heading in context.outline.headings if heading.family == "arabic-paren"]
    odd = [heading for heading in headings if context.folded[heading.marker.start].isdigit()]
    return odd if len(odd) * 2 < len(headings) else []


def _finding(context: Context, entry: Loose, heading: Heading | None) -> Finding:
    if heading and heading.marker.start <= entry.at < heading.marker.end:
        return _half_marker(context, heading)
    found = context.document.cut(Span(entry.at, entry.at + 1))
    other = entry.pair[1 if entry.opens else 0]
    return Finding(Span(entry.at, entry.at + 1), {"found": found, "expected": {"(": "（", ")": "）"}.get(other, other)})


def _half_marker(context: Context, heading: Heading) -> Finding:
    """`一）` and `（一、`: a marker that has lost one of its brackets."""
    numeral = context.folded[heading.marker.start : heading.marker.end].strip(" ().、")
    expected = f"（{numeral}）"
    written = context.document.cut(heading.marker)
    return Finding(
        heading.marker,
        {"found": written, "expected": expected},
        edits=(Edit(heading.marker, expected),),
        fix_title=f"改为“{expected}”",
        display_only=heading.uncertain,
    )
