"""Kind `numbering`: ordinals of headings among their siblings.

    check: {kind: numbering, finds: style}

The outline has inferred level and number of every heading; where another reading comes nearly as cheap, the heading is
uncertain and not judged. A heading of another style than its siblings is one finding, of `style`: what its number is
then, no other rule asks.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Literal, NamedTuple

from lawlint.checks.ordinals import series
from lawlint.model.finding import Context, Finding, Outcome, Related
from lawlint.model.outline import LEVEL_FAMILY, PART_FAMILY, Run
from lawlint.model.span import Edit, Span
from lawlint.text.numerals import to_chinese
from lawlint.text.regex import regex

NAME = "numbering"
VALUES = frozenset({"found", "expected", "neighbours", "previous", "problem"})
GRADES: tuple[str, ...] = ()
EXTENDS = ""

_SHORT_TITLE = (3, 20)  # characters of a title that runs into its text: 组织保障。我乡……
_NOTE = regex(r"[注明]:? *1[.、]")
_LEAST_SELECTED, _MOST_SELECTED = 3, 30
_LEAST_REST = 10  # characters of the text such a title runs into


class Options(NamedTuple):
    """`finds`: style (another kind of numeral than its siblings), gap (a number is left out, or the first is not one),
    duplicate (a number stands twice), mark (`1、` instead of `1.`), series (一是…三是 inside the text).
    """

    finds: Literal["style", "gap", "duplicate", "mark", "series"]


def check(context: Context, options: Options) -> Outcome:
    """Findings for each run of siblings."""
    if options.finds == "series":
        return series(context)
    findings: list[Finding] = []
    examined = not_judged = 0
    look = {"style": _style, "gap": _gap, "duplicate": _duplicate, "mark": _mark}[options.finds]
    for run in context.facts.runs:
        if run.sound and options.finds != "mark":  # most lists are: nothing to look for
            examined += len(run.siblings) if options.finds != "style" or len(run.siblings) > 1 else 0
            continue
        for index, heading in enumerate(run.siblings):
            if heading.uncertain and not _sure(context, run, index, options.finds):
                not_judged += 1
                continue
            verdict = look(context, run, index)
            examined += verdict is not None
            if isinstance(verdict, Finding):
                findings.append(verdict)
    return Outcome(tuple(sorted(findings, key=lambda finding: finding.span)), examined, not_judged)


def _style(context: Context, run: Run, index: int) -> Finding | bool | None:
    """Another family than most siblings have."""
    siblings, family = run.siblings, run.family
    heading = siblings[index]
    if len(siblings) < 2:
        return None
    if heading.family == family:
        return True
    around = [
        siblings[at] for at in (index - 1, index + 1) if 0 <= at < len(siblings) and siblings[at].family == family
    ]
    expected = ordinal(heading.number, family)
    settled = len(around) == 2 and [around[0].number, around[1].number] == [heading.number - 1, heading.number + 1]
    return Finding(
        heading.marker,
        {
            "found": context.document.cut(heading.marker),
            "expected": expected,
            "neighbours": "".join(f"“{context.document.cut(other.marker)}”" for other in around) or "同级标题",
        },
        tuple(Related(other.marker, "同级标题") for other in around),
        (Edit(heading.marker, expected),),
        f"改为“{expected}”",
        display_only=not settled,
    )


def _gap(context: Context, run: Run, index: int) -> Finding | bool | None:
    """A number that does not follow on the one before it, and is not that number again."""
    heading = run.siblings[index]
    expected = _following(run, index)
    if heading.family != run.family:
        return None
    if heading.written == expected:
        return True
    if _selected(run):
        return None
    runs_on = index == 0 and run.elsewhere and heading.written == run.elsewhere + 1
    if runs_on or _resumes(run, index) or index in run.again or _inline(context, run, index, expected):
        return None
    found = _wrong_number(context, run, index, expected)
    if index == 0 and heading.written == expected + 1 and (line := _unnumbered(context, run)) is not None:
        words = ordinal(expected, run.family)
        related = (Related(line, f"此处缺“{words}”"),)
        return found._replace(
            related=related, edits=(Edit(Span(line.start, line.start), words),), fix_title=f"补上“{words}”"
        )
    return found._replace(display_only=True)


def _selected(run: Run) -> bool:
    """True for 2. 5. 9.: no number follows on another, so they are those of a list elsewhere (序号沿用县清单)."""
    if not _LEAST_SELECTED <= len(run.siblings) <= _MOST_SELECTED:
        return False
    written = [0, *(heading.written for heading in run.siblings)]
    return all(number > last + 1 for last, number in pairwise(written))


def _duplicate(context: Context, run: Run, index: int) -> Finding | bool | None:
    """A number that stands before a sibling already. Where the next number settles which it should be, it is mended."""
    heading = run.siblings[index]
    if heading.family != run.family:
        return None
    expected = _following(run, index)
    if heading.written == expected or index not in run.again:
        return True
    if (heading.written == 1 and index > 1) or _resumes(run, index) or _of_a_note(context, run, index):
        return None  # a second list under the same heading, or another document pasted behind the first
    if run.intro and context.folded.find("并列", *run.intro[-1]) >= 0:  # two share a place
        return None
    later = run.siblings[index + 1 : index + 2]
    settled = not heading.uncertain and all(
        other.written == expected + 1 and other.family == run.family for other in later
    )
    return _wrong_number(context, run, index, expected)._replace(display_only=not settled)


def _of_a_note(context: Context, run: Run, index: int) -> bool:
    """True for 2. behind a line 附注：1.…, whose list has its first number inside the line."""
    before = context.folded[
        run.siblings[index - 1].marker.end if index else run.above : run.siblings[index].marker.start
    ]
    return _NOTE.search(before) is not None


def _sure(context: Context, run: Run, index: int, finds: str) -> bool:
    """True where a heading that may have another level too is wrong at any."""
    if finds == "duplicate":
        return _copied(run, index)
    return finds == "style" and _goes_on(context, run, index)


def _goes_on(context: Context, run: Run, index: int) -> bool:
    """True for 3. right behind （一） and （二）, where no 2. stands before it: nothing else has a third member."""
    heading, before = run.siblings[index], run.siblings[:index]
    if len(before) < 2 or not heading.written == heading.number == before[-1].number + 1:
        return False
    between = context.folded[before[-1].marker.end : heading.marker.start]
    second = any(
        mark in between for mark in (f"{heading.number - 1}.", f"{heading.number - 1}、", f"({heading.number - 1})")
    )
    return not second and all(other.family == run.family and not other.uncertain for other in before)


def _copied(run: Run, index: int) -> bool:
    """True for the last part of the report where it repeats the ordinal before it: whatever was meant, that is a slip."""
    heading, before = run.siblings[index], run.siblings[index - 1]
    return (
        heading.level == 1
        and index == len(run.siblings) - 1 > 0
        and not before.uncertain
        and heading.written == before.written > 1
        and heading.family == before.family == LEVEL_FAMILY[heading.level]
    )


def _mark(context: Context, run: Run, index: int) -> Finding | bool | None:
    """`1、` instead of `1.`."""
    heading = run.siblings[index]
    if heading.family != "arabic" or run.family != "arabic":
        return None
    written = context.document.cut(heading.marker)
    if not written.endswith("、"):
        return True
    expected = written[:-1].rstrip() + "."
    return Finding(
        heading.marker,
        {"found": written, "expected": expected},
        edits=(Edit(heading.marker, expected),),
        fix_title=f"改为“{expected}”",
    )


def _following(run: Run, index: int) -> int:
    """The number that follows on the sibling before."""
    return (run.siblings[index - 1].number if index else run.before) + 1


def _resumes(run: Run, index: int) -> bool:
    """True if a list went on here from before another one that stands in the middle of it: 三、 [一、 二、] 四、."""
    for at in range(index, 0, -1):
        if run.siblings[at].written == 1:
            return run.siblings[index].written == run.siblings[at - 1].written + 1
    return False


def _inline(context: Context, run: Run, index: int, expected: int) -> bool:
    """True if the missing ordinal stands inside the text before: two paragraphs have run together."""
    heading = run.siblings[index]
    start = run.siblings[index - 1].marker.end if index else run.above
    before = context.folded[start : heading.marker.start]
    if run.family == "arabic":
        return f"{expected}." in before or f"{expected}、" in before
    words = ordinal(expected, run.family).replace("（", "(").replace("）", ")")
    return words in before


def _unnumbered(context: Context, run: Run) -> Span | None:
    """The one line of text before the first sibling that is shaped as the siblings are: a short title run into text."""
    if len(run.siblings) < 2 or any(heading.rest is None for heading in run.siblings):
        return None
    found = []
    for line in run.intro:
        text = context.document.cut(line)
        start = line.start + len(text) - len(text.lstrip())
        title, stop, rest = text.strip().partition("。")
        shaped = _SHORT_TITLE[0] <= len(title) <= _SHORT_TITLE[1] and stop and len(rest) >= _LEAST_REST
        if shaped and not any(char.isdigit() or char in "：:，," for char in title):
            found.append(Span(start, start + len(title)))
    return found[0] if len(found) == 1 else None


def _wrong_number(context: Context, run: Run, index: int, expected: int) -> Finding:
    heading = run.siblings[index]
    words = ordinal(expected, run.family)
    earlier = run.siblings[index - 1 : index] if index else ()
    return Finding(
        heading.marker,
        {
            "found": context.document.cut(heading.marker),
            "expected": words,
            "previous": f"前面是“{context.document.cut(earlier[0].marker)}”" if earlier else "前面没有同级标题",
        },
        tuple(Related(other.marker, "前一个同级标题") for other in earlier),
        (Edit(heading.marker, words),),
        f"改为“{words}”",
    )


def ordinal(number: int, family: str) -> str:
    """The ordinal as GB/T 9704-2012 7.3.3 writes it in a family of numerals."""
    if family == PART_FAMILY:
        return f"第{to_chinese(number)}部分"
    if family == "circled" and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if family in ("han", "han-paren") and number < 100:
        return f"{to_chinese(number)}、" if family == "han" else f"（{to_chinese(number)}）"
    return f"（{number}）" if family.endswith("paren") else f"{number}."
