"""Headings and signatures that were run on to the paragraph before them, for kind `spacing`: …召开听证会2次。（三）规范行政检查.

A list may well stand inside a paragraph. A heading it is where its number goes on from a heading at the head of a line:
if it stands alone behind a full stop at the end of the line as its siblings stand alone, or if it runs into its text as
two siblings before it do.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from lawlint.model.document import PROSE_KINDS
from lawlint.model.finding import Context, Finding
from lawlint.model.outline import Heading, Run
from lawlint.model.span import Span
from lawlint.text.grams import gram
from lawlint.text.marks import HAN
from lawlint.text.numerals import to_chinese
from lawlint.text.regex import regex

_TITLE = regex(r"[^。;:,!?\n\r]{2,30}$")
_TITLE_OF_TWO = regex(r"[^。;:,!?\n\r]{2,20},[^。;:,!?\n\r]{2,20}$")  # 规范决策程序，把牢审核关口
_RUN_IN = regex(r"[^。;:!?\n\r]{2,20}。")
_SHAPES = {"han": ("{}、",), "han-paren": ("({})",), "arabic": ("{}.", "{}、"), "arabic-paren": ("({})",)}
_SIGNATURE = regex(rf"{HAN}{{2,16}}(?:政府|办事处|局|委员会|委|厅|办公室) *$")
_LAST_LINES = 3
_ENOUGH = 2  # siblings at the heads of lines


def headings_run_on(context: Context) -> Iterator[Finding]:
    """One finding for each, on the full stop and the ordinal."""
    for run in context.facts.runs:
        if run.siblings[0].level <= 3:
            for siblings in _whole(run):
                at = _missing(context, siblings, run)
                if at is not None:
                    yield _finding(context, *at)


def signature_run_on(context: Context) -> Iterator[Finding]:
    """One finding where the issuer's name ends the last paragraph instead of standing on a line of its own."""
    place, folded = context.identity.place, context.folded
    signoff = context.outline.report.signoff or ()
    if not place or any(place in folded[start:end] for start, end in signoff):
        return
    filled = (span for span, kind, _ in reversed(context.document.blocks) if kind in PROSE_KINDS and span[0] < span[1])
    for line in islice(filled, _LAST_LINES):
        at = folded.rfind("。" + place, *line) + 1
        if at > 0 and _SIGNATURE.match(folded, at, line.end):
            yield _finding(context, at, min(at + len(place), line.end))
            return


def _whole(run: Run) -> Iterator[Sequence[Heading]]:
    """The siblings of a sound run, and of another those before the first place where one number is left out."""
    if run.sound:
        yield run.siblings
        return
    for index, heading in enumerate(run.siblings):
        if heading.family != run.family or heading.written != index + 1:
            if index and heading.family == run.family and heading.written == index + 2:
                yield run.siblings[:index]
            return


def _missing(context: Context, siblings: Sequence[Heading], run: Run) -> tuple[int, int] | None:
    """Where the ordinal after the last of `siblings`, of those in `run`, stands behind a full stop in the text below it:
    start and end.
    """
    folded, grams, last = context.folded, context.facts.grams, siblings[-1]
    possible = [words for words in _ordinals(last.family, last.number + 1) if gram("。" + words[:1]) in grams]
    end = _end(context, last) if possible else 0
    for words in possible:
        at = folded.find("。" + words, last.title.start, end) + 1
        if at <= 0:
            continue
        behind, block = at + len(words), context.document.block_at(at)
        if block.kind in PROSE_KINDS and _is_heading(folded, run.siblings, behind, block.span.end):
            return at, behind
    return None


def _is_heading(folded: str, siblings: Sequence[Heading], at: int, end: int) -> bool:
    if siblings[-1].rest is None:
        two = any("," in folded[slice(*heading.title)] for heading in siblings)
        return (_TITLE_OF_TWO if two else _TITLE).match(folded, at, end) is not None
    alike = len(siblings) >= _ENOUGH and all(heading.rest is not None for heading in siblings)
    return alike and _RUN_IN.match(folded, at, end) is not None


def _end(context: Context, last: Heading) -> int:
    """Where the text under `last` and below it ends: at the next heading of its level or above."""
    headings = context.outline.headings
    first = bisect_right(headings, last.marker.start, key=lambda heading: heading.marker.start)
    later = map(headings.__getitem__, range(first, len(headings)))
    return next((other.marker.start for other in later if other.level <= last.level), len(context.folded))


@cache
def _ordinals(family: str, number: int) -> tuple[str, ...]:
    written = to_chinese(number) if family.startswith("han") and number < 100 else str(number)
    return tuple(shape.format(written) for shape in _SHAPES.get(family, ()))


def _finding(context: Context, start: int, end: int) -> Finding:
    line = context.document.block_at(start).span
    values = {
        "found": context.text[start:end],
        "before": context.text[max(line.start, start - 8) : start],
        "behind": context.text[start : min(line.end, end + 8)],
    }
    return Finding(Span(start - 1, end), values)
