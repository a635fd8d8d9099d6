"""Kind `spacing`: blanks and line breaks where none belong, or missing ones.

    check: {kind: spacing, finds: stray}
    check: {kind: spacing, finds: broken, starters: [同时], unfinished: [的]}
    check: {kind: spacing, finds: merged}

Indents, columns, sign-offs, slogans in quotation marks and headings set in two halves keep their blanks. Where two
paragraphs were run together the blanks between them are what is left of the break, and no stray blank.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from lawlint.checks.blanks import merged, stray
from lawlint.checks.breaks import Words, broken
from lawlint.checks.run_ons import headings_run_on, signature_run_on
from lawlint.model.finding import Context, Outcome
from lawlint.text.pattern import Pattern

NAME = "spacing"
VALUES = frozenset({"found", "before", "behind"})
GRADES: tuple[str, ...] = ()
EXTENDS = "starters"


class Options(NamedTuple):
    """`finds`: stray (a blank), broken (a paragraph) or merged (two paragraphs).

    For broken: `starters` are short words a paragraph may well begin with; `unfinished` words no sentence ends with;
    `cannot_start` words no paragraph begins with; `compounds` words of which a break leaves half on either side.
    """

    finds: Literal["stray", "broken", "merged"]
    starters: tuple[Pattern, ...] = ()
    unfinished: tuple[Pattern, ...] = ()
    cannot_start: tuple[Pattern, ...] = ()
    compounds: tuple[str, ...] = ()


def check(context: Context, options: Options) -> Outcome:
    """Findings in the order of the text."""
    if options.finds == "broken":
        return broken(context, Words(*options[1:]))
    if options.finds == "stray":
        return stray(context)
    outcome, others = merged(context), [*headings_run_on(context), *signature_run_on(context)]
    findings = sorted((*outcome.findings, *others), key=lambda finding: finding.span)
    return Outcome(tuple(findings), outcome.examined + len(others))
