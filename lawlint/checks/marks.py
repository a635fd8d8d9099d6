"""Kind `marks`: 点号 in the wrong width, doubled, or between what needs none.

    check: {kind: marks, finds: half-width, marks: {",": "，"}}
    check: {kind: marks, finds: repeated}
    check: {kind: marks, finds: between, around: 《》, mark: 、}

A mark between figures or in an address, and what is not in Chinese text, belongs to the figure, the address or the other
language.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from lawlint.checks.width import half_width
from lawlint.model.document import PROSE_KINDS
from lawlint.model.finding import Context, Finding, Outcome
from lawlint.model.span import Edit, Span
from lawlint.text.fold import fold
from lawlint.text.grams import gram
from lawlint.text.marks import CLOSING, HAN, STOPS
from lawlint.text.pattern import Pattern
from lawlint.text.regex import regex

NAME = "marks"
VALUES = frozenset({"found", "expected"})
GRADES: tuple[str, ...] = ()
EXTENDS = "inside"


class Options(NamedTuple):
    """`finds`: half-width, repeated or between.

    `marks`: for half-width, each mark with its full-width form; `.` counts at the end of a line only. `inside`: longer
    words to which such a mark belongs. `around` and `mark`: for between, the pair and the mark that is not needed
    between two of it.
    """

    finds: Literal["half-width", "repeated", "between"]
    marks: dict[str, str] = {}  # noqa: RUF012 - a default of a record that is never changed
    inside: tuple[Pattern, ...] = ()
    around: str = ""
    mark: str = ""


def check(context: Context, options: Options) -> Outcome:
    """Findings in the order of the text."""
    if options.finds == "half-width":
        return half_width(context, options.marks, options.inside)
    return _repeated(context) if options.finds == "repeated" else _between(context, options)


# Two or more stops in a row, blanks between them or not. ？！ may be doubled (GB/T 15834 4.2, 4.3), ： of code is no stop.
_RUN = regex(f"[{STOPS}](?: ?[{STOPS}])+")
_RUN_GRAMS = tuple(gram(one + mark) for one in STOPS + " " for mark in STOPS)
_EMPHASIS = frozenset("!? ")
_FULL = dict(zip(",;:!?", "，；：！？", strict=True))
_RANK = "、,:;。?!"  # of two marks typed in a row, the stronger was meant last
_BEFORE_RUN = regex(f"(?:{HAN}|[{re.escape(CLOSING)}0-9A-Za-z%‰]) *$")


def _repeated(context: Context) -> Outcome:
    folded = context.folded
    if context.facts.grams.isdisjoint(_RUN_GRAMS):
        return Outcome()
    findings = []
    for match in _RUN.finditer(folded):
        run = match.group()
        if (
            set(run) <= _EMPHASIS
            or run.count("。") > 2
            or not _BEFORE_RUN.search(folded, max(0, match.start() - 4), match.start())
        ):
            continue  # emphasis, an ellipsis typed as full stops, or not behind a word at all
        block = context.document.block_at(match.start())
        if block.kind in PROSE_KINDS and not _among_ascii(context.text, match):
            findings.append(_doubled(context, match, block.span.end))
    return Outcome(tuple(findings), len(findings))


def _among_ascii(text: str, match: re.Match[str]) -> bool:
    """True for `std::vector`, `a,,b`: the marks of another language."""
    around = text[match.start() - 1 : match.end() + 1]
    return around.isascii() and not around[-1:].isspace()


def _doubled(context: Context, match: re.Match[str], line_end: int) -> Finding:
    marks = match.group().replace(" ", "")
    kept = max(marks, key=_RANK.index)
    at_end = not context.folded[match.end() : line_end].strip(" ”’)")
    # Alike, or growing stronger (、，  ；。): the last was meant. `。，` inside a sentence may be either.
    settled = at_end or len(set(marks)) == 1 or (marks[-1] == kept and kept in ",;。" and ":" not in marks)
    expected = _FULL.get(kept, kept)
    return Finding(
        Span(*match.span()),
        {"found": context.document.cut(Span(*match.span())), "expected": expected},
        edits=(Edit(Span(*match.span()), expected),),
        fix_title=f"改为“{expected}”",
        display_only=not settled,
    )


def _between(context: Context, options: Options) -> Outcome:
    """One finding for each list: `《甲》、《乙》、《丙》`. Lists with notes or with unmarked items keep their marks."""
    opening, closing = options.around[0], options.around[1]
    mark = fold(options.mark)
    folded, grams = context.folded, context.facts.grams
    examined = folded.count(closing + opening)
    if gram(closing + mark) not in grams:
        return Outcome(examined=examined)
    item = f"{opening}[^{opening}{closing}\n\r]*{closing}"
    chain = re.compile(f"(?:{item} ?{mark} ?)+(?={opening}){item}")
    # An item in brackets behind one of the list, or words that go with it: 《甲》（节选）、 “甲”机制、“乙”.
    mixed = re.compile(rf" ?(?:\(|{mark}|[^\W_]{{1,12}}{mark} ?[“《])")
    joint = re.compile(f"{closing} ?{mark} ?(?={opening})")
    findings, not_judged = [], 0
    for match in chain.finditer(folded):
        if not context.document.is_prose(match.start()):
            continue
        if folded[: match.start()].rstrip(" ")[-1:] == mark or mixed.match(folded, match.end()):
            not_judged += 1
            continue
        examined += 1
        findings.append(_needless(context, match, joint, options.mark))
    return Outcome(tuple(findings), examined, not_judged)


def _needless(context: Context, match: re.Match[str], joint: re.Pattern[str], mark: str) -> Finding:
    joints = joint.finditer(context.folded, *match.span())
    edits = tuple(Edit(Span(found.start() + 1, found.end()), "") for found in joints)
    span = Span(*match.span())
    return Finding(
        span, {"found": context.document.cut(span), "expected": ""}, edits=edits, fix_title=f"删去中间的“{mark}”"
    )
