"""Kind `citations`: acts named in the text against the register of laws.

    check: {kind: citations, finds: ended, kinds: [law, administrative-regulation]}

Dates are judged at the year the report covers, never at the day of the check. A name in a sentence that speaks of the
act's end, or of a year in which it was in force, is history and right.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from lawlint.model.facts import Citation
from lawlint.model.finding import Context, Finding, Outcome
from lawlint.model.span import Edit
from lawlint.registers.laws import Law, Register
from lawlint.text.pattern import Pattern, any_match
from lawlint.text.spans import containing

NAME = "citations"
VALUES = frozenset({"name", "ended", "successor", "year"})
GRADES = ("in-year", "superseded")
EXTENDS = "unless"

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d) ?年")


class Options(NamedTuple):
    """`kinds`: kinds of acts of the register that are judged. `unless`: words near a name that make it history."""

    finds: Literal["ended"]
    kinds: tuple[str, ...]
    unless: tuple[Pattern, ...] = ()


def check(context: Context, options: Options) -> Outcome:
    """One finding for each act that had ended by the report's year."""
    year = context.identity.report_year
    citations = context.facts.citations
    if year is None:
        return Outcome(not_judged=len(citations))
    register: Register = context.register("laws")
    findings = []
    examined = not_judged = 0
    for citation in citations:
        law = register.law(citation.entry) if citation.entry is not None else None
        if law is None or law.kind not in options.kinds:
            continue
        if not _ended(law, year):
            # Whether an act is still in force after the register was brought up to date, the register cannot know.
            known = f"{year}-12-31" <= register.as_of
            examined += known
            not_judged += not known
        elif _history(context, citation, law, options):
            not_judged += 1
        else:
            examined += 1
            findings.append(_finding(context, citation, law, year))
    return Outcome(tuple(findings), examined, not_judged)


def _ended(law: Law, year: int) -> bool:
    return bool(law.repealed) and int(law.repealed[:4]) <= year


def _history(context: Context, citation: Citation, law: Law, options: Options) -> bool:
    """True where the name's segment speaks of its end, or of a year before it."""
    segment = containing(context.facts.segments, citation.span)
    if any_match(options.unless, context.folded, *segment):
        return True
    before = context.folded[segment.start : citation.span.start]
    return any(int(year) < int(law.repealed[:4]) for year in _YEAR.findall(before))


def _finding(context: Context, citation: Citation, law: Law, year: int) -> Finding:
    grade = ""
    if law.repeal_kind == "superseded":
        grade = "superseded"
    elif int(law.repealed[:4]) == year and law.repealed != f"{year}-01-01":
        grade = "in-year"
    successor = f"《{law.replaced_by}》" if law.replaced_by else ""
    edits: tuple[Edit, ...] = ()
    if successor:
        edits = (Edit(citation.span, successor if citation.marked else law.replaced_by),)
    return Finding(
        citation.span,
        {
            "name": context.document.cut(citation.span),
            "ended": _day(law.repealed),
            "successor": successor or "现行规定",
            "year": str(year),
        },
        edits=edits,
        fix_title=f"改为{successor}" if successor else "",
        grade=grade,
        display_only=True,
    )


def _day(date: str) -> str:
    year, _, rest = date.partition("-")
    month, _, day = rest.partition("-")
    return f"{year}年" + (f"{int(month)}月" if month else "") + (f"{int(day)}日" if day else "")
