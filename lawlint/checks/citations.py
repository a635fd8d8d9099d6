"""Kind `citations`: acts named in the text against the register of laws.

    check: {kind: citations, finds: ended, kinds: [law, administrative-regulation]}
    check: {kind: citations, finds: wrong, own: ["[制定|印发]"]}
    check: {kind: citations, finds: unknown, kinds: [law], type_words: [办法, 法, 条例]}
    check: {kind: citations, finds: outdated, guides: [甲纲要, 乙纲要]}

Dates are judged at the year the report covers, never at the day of the check. A name in a sentence that speaks of the
act's end, or of a year in which it was in force, is history and right. Names (wrong, unknown) are in `citation_names`.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from lawlint.checks import citation_names
from lawlint.model.facts import Citation
from lawlint.model.finding import Context, Finding, Outcome
from lawlint.model.span import Edit, Span
from lawlint.registers.laws import Law, Register
from lawlint.text.dates import in_words
from lawlint.text.pattern import Pattern, any_match
from lawlint.text.spans import beginning_in, clause_of, containing

NAME = "citations"
VALUES = frozenset({"name", "ended", "successor", "year", "expected"})
GRADES = ("in-year", "superseded")
EXTENDS = "unless"


class Options(NamedTuple):
    """`finds`: ended (acts no longer in force), wrong (titles known to be wrong), unknown (titles near to one of the
    register, in a list of acts) or outdated (a guide for the work that a newer one, nowhere named, has replaced).

    `kinds`: kinds of acts of the register that are judged, or that make a list one of acts. `unless`: words near a name
    that make it history; `own`: words before a name that make it the issuer's or a local act, `makers`: words right
    before it that do; `type_words`: words that end titles and say the kind of act, longer ones first; `reserved`: matters
    on which only the state makes acts; `guides`: titles of the guides, oldest first.
    """

    finds: Literal["ended", "wrong", "unknown", "outdated"]
    kinds: tuple[str, ...] = ()
    unless: tuple[Pattern, ...] = ()
    own: tuple[Pattern, ...] = ()
    makers: tuple[Pattern, ...] = ()
    type_words: tuple[str, ...] = ()
    reserved: tuple[str, ...] = ()
    guides: tuple[str, ...] = ()


def check(context: Context, options: Options) -> Outcome:
    """One finding for each act that is named wrongly or has been overtaken by the report's year."""
    if options.finds == "wrong":
        return citation_names.wrong(context, options.own, options.makers)
    if options.finds == "unknown":
        return citation_names.unknown(context, options.kinds, options.type_words, options.reserved)
    year = context.identity.report_year
    if year is None:
        return Outcome(not_judged=len(context.facts.citations))
    return _ended(context, options, year) if options.finds == "ended" else _outdated(context, options, year)


def _ended(context: Context, options: Options, year: int) -> Outcome:
    """One finding for each act that had ended by the report's year."""
    register: Register = context.register("laws")
    findings = []
    examined = not_judged = 0
    for citation in context.facts.citations:
        law = register.law(citation.entry) if citation.entry is not None else None
        if law is None or law.kind not in options.kinds:
            continue
        if not law.repealed or int(law.repealed[:4]) > year:
            # Whether an act is still in force after the register was brought up to date, the register cannot know.
            known = f"{year}-12-31" <= register.as_of
            examined += known
            not_judged += not known
        elif _history(context, citation, law, options):
            not_judged += 1
        else:
            examined += 1
            findings.append(_of_ended(context, citation, law, year))
    return Outcome(tuple(findings), examined, not_judged)


def _history(context: Context, citation: Citation, law: Law, options: Options) -> bool:
    """True where the name's segment speaks of its end, or of a year before it."""
    segment = containing(context.facts.segments, citation.span)
    if any_match(options.unless, context.folded, *segment):
        return True
    ended = int(law.repealed[:4])
    before = beginning_in(context.facts.years, segment.start, citation.span.start)
    return any(mention.year < ended for mention in before)


def _of_ended(context: Context, citation: Citation, law: Law, year: int) -> Finding:
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
            "ended": in_words(law.repealed),
            "successor": successor or "现行规定",
            "year": str(year),
            "expected": successor,
        },
        edits=edits,
        fix_title=f"改为{successor}" if successor else "",
        grade=grade,
        display_only=True,
    )


def _looks_back(context: Context, citation: Citation, options: Options, year: int) -> bool:
    """True where the clause speaks of an earlier time, or the next one: 2010年国务院印发《…》以来."""
    folded, segment = context.folded, containing(context.facts.segments, citation.span)
    here = clause_of(folded, segment, citation.span)
    behind = clause_of(folded, segment, Span(min(here.end + 1, segment.end), min(here.end + 1, segment.end)))
    if any_match(options.unless, folded, here.start, behind.end):
        return True
    return any(
        mention.year < year and not mention.inside
        for mention in beginning_in(context.facts.years, *segment)
        if not citation.span.contains(mention.span)
    )


def _outdated(context: Context, options: Options, year: int) -> Outcome:
    """Guides older than the one of the report's year, where that one is named nowhere."""
    register: Register = context.register("laws")
    guides = [entry for title in options.guides if (entry := register.entry_of(title)) is not None]
    adopted = [entry for entry in guides if register.law(entry).adopted <= f"{year}-12-31"]
    cited = [citation for citation in context.facts.citations if citation.entry in guides]
    if not adopted:
        return Outcome(not_judged=len(cited))
    current = adopted[-1]
    tolerated = {current}
    if register.law(current).adopted > f"{year}-01-01":
        tolerated.update(adopted[-2:-1])  # a year that had two guides may name either
    named = any(citation.entry == current for citation in cited)
    findings = []
    examined = not_judged = 0
    for citation in cited:
        if citation.entry in tolerated or named or citation.entry not in adopted:
            examined += 1
        elif _looks_back(context, citation, options, year):
            not_judged += 1
        else:
            examined += 1
            law = register.law(current)
            values = {
                "name": context.document.cut(citation.span),
                "expected": f"《{law.title}》",
                "year": str(year),
                "ended": in_words(law.adopted),
                "successor": f"《{law.title}》",
            }
            findings.append(Finding(citation.span, values))
    return Outcome(tuple(findings), examined, not_judged)
