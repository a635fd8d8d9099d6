"""Kind `numbering`: ordinals of headings among their siblings.

    check: {kind: numbering, finds: style}

The outline has inferred level and number of every heading; where another reading comes nearly as cheap, the heading is
uncertain and not judged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from lawlint.model.finding import Context, Finding, Outcome, Related
from lawlint.model.outline import LEVEL_FAMILY, Heading, Section
from lawlint.model.span import Edit
from lawlint.text.numerals import to_chinese

NAME = "numbering"
VALUES = frozenset({"found", "expected", "neighbours"})
GRADES: tuple[str, ...] = ()
EXTENDS = ""


class Options(NamedTuple):
    """`finds`: style (another kind of numeral than its siblings)."""

    finds: Literal["style"]


def check(context: Context, options: Options) -> Outcome:  # noqa: ARG001 - one thing to find so far
    """Findings for each run of siblings."""
    findings: list[Finding] = []
    examined = not_judged = 0
    for siblings in sibling_runs(context):
        if len(siblings) < 2:
            continue
        family = _family(siblings)
        for index, heading in enumerate(siblings):
            if heading.uncertain:
                not_judged += 1
                continue
            examined += 1
            if heading.family != family:
                findings.append(_other_style(context, siblings, index, family))
    return Outcome(tuple(findings), examined, not_judged)


def sibling_runs(context: Context) -> Iterator[Sequence[Heading]]:
    """Headings of one level under one parent, in order; a list begun anew is a run of its own."""
    stack: list[Sequence[Section]] = [part.sections for part in reversed(context.outline.parts)]
    while stack:
        children = stack.pop()
        stack.extend(section.children for section in reversed(children))
        for level in sorted({section.level for section in children}):
            run: list[Heading] = []
            for section in children:
                heading = section.heading
                if heading is None or section.level != level:
                    continue
                if heading.opens and run:
                    yield run
                    run = []
                run.append(heading)
            yield run


def _family(siblings: Sequence[Heading]) -> str:
    """The family most of the siblings have; in a tie the one that belongs to their level (GB/T 9704-2012 7.3.3)."""
    counts = Counter(heading.family for heading in siblings)
    own = LEVEL_FAMILY[siblings[0].level]
    return max(counts, key=lambda family: (counts[family], family == own, family))


def _other_style(context: Context, siblings: Sequence[Heading], index: int, family: str) -> Finding:
    heading = siblings[index]
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


def ordinal(number: int, family: str) -> str:
    """The ordinal as GB/T 9704-2012 7.3.3 writes it in a family of numerals."""
    if family == "circled" and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if family in ("han", "han-paren") and number < 100:
        return f"{to_chinese(number)}、" if family == "han" else f"（{to_chinese(number)}）"
    return f"（{number}）" if family.endswith("paren") else f"{number}."
