"""Kind `heading`: the form of headings.

    check: {kind: heading, finds: final-stop, introduces: [如下]}

A line of a list is not a heading, nor is a heading that runs into its text: both end as sentences do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from lawlint.model.finding import Context, Finding, Outcome
from lawlint.model.outline import Heading, Section
from lawlint.model.span import Edit, Span
from lawlint.text.pattern import Pattern, matches_at, matches_before

NAME = "heading"
VALUES = frozenset({"heading", "found"})
GRADES: tuple[str, ...] = ()
EXTENDS = "introduces"

_STOPS = "。;:"
_LONGEST = 45  # characters; what is longer and has text below it is a paragraph with a number


class Options(NamedTuple):
    """`finds`: final-stop. `introduces`: words after which a colon is right, as what follows is what it announces.
    `labels`: words that open a line about the item above it (责任单位：), which is then no heading.
    """

    finds: Literal["final-stop"]
    introduces: tuple[Pattern, ...] = ()
    labels: tuple[Pattern, ...] = ()


def check(context: Context, options: Options) -> Outcome:
    """One finding for each heading, alone on its line, that ends with 。 ； or ：."""
    findings = []
    examined = not_judged = 0
    for siblings in _sibling_groups(context):
        # Where most lines of a level have nothing below them they are a list; what follows its last line is no body.
        headings = len([section for section in siblings if section.body or section.children]) * 2 > len(siblings)
        running = [section for section in siblings if section.heading and section.heading.rest]
        run_in, mostly_run_in = bool(running), len(running) * 2 >= len(siblings)
        for section in siblings:
            heading = section.heading
            if heading is None or heading.rest:
                continue
            # Among headings that run into their text, one with nothing but headings below it keeps their form.
            below = section.body if run_in else section.body or section.children
            if not headings or heading.uncertain or not below:
                not_judged += 1
                continue
            stop = _final_stop(context, heading, options)
            if stop is not None and (mostly_run_in or _labelled(context, section, options)):
                not_judged += 1
                continue
            examined += 1
            if stop is not None:
                span = Span(heading.marker.start, stop + 1)
                values = {"heading": context.document.cut(span), "found": context.text[stop]}
                findings.append(
                    Finding(span, values, edits=(Edit(Span(stop, stop + 1), ""),), fix_title="删去句末标点")
                )
    return Outcome(tuple(sorted(findings, key=lambda finding: finding.span)), examined, not_judged)


def _labelled(context: Context, section: Section, options: Options) -> bool:
    start = section.body[0].start if section.body else -1
    return start >= 0 and any(matches_at(label, context.folded, start) is not None for label in options.labels)


def _sibling_groups(context: Context) -> Iterator[Sequence[Section]]:
    for part in context.outline.parts:
        yield part.sections
        for section in part.sections:
            yield from (inner.children for inner in section.walk() if inner.children)


def _final_stop(context: Context, heading: Heading, options: Options) -> int | None:
    """Where the stop stands, None if the heading ends without one or rightly with one."""
    folded = context.folded
    stop = context.document.blocks[heading.line - 1].span.end - 1
    while folded[stop] == " ":
        stop -= 1
    if folded[stop] not in _STOPS or not 0 < stop - heading.title.start <= _LONGEST:
        return None
    announces = folded[stop] == ":" and any(
        matches_before(word, folded, stop) is not None for word in options.introduces
    )
    return None if announces else stop
