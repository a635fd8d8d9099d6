"""Kind `phrase`: words that are wrong, or that do not belong in such a text.

    check:
      kind: phrase
      skip: [titles]
      phrases: [{term: "<法制>[建设|宣传]", use: 法治, not_after: [公安]}]

Each entry brings its own contexts (see Lexicon). `phrases` are looked for in the whole text; a list in `scoped` only in
one part of it; `slips` finds set phrases with one character changed. With `use` an entry mends itself; without it the
entry's `note` says what to do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from lawlint.model.finding import Context, Finding, Outcome, Related
from lawlint.model.rule import ItemId, ProfileId
from lawlint.model.span import Edit, Span
from lawlint.text.enclosed import inside
from lawlint.text.lexicon import NO_WORDS, Hit, Lexicon, find
from lawlint.text.pattern import Pattern, find_all, may_occur
from lawlint.text.slips import NO_SLIPS, Slips, find_slips
from lawlint.text.spans import surroundings

NAME = "phrase"
VALUES = frozenset({"found", "use", "note", "advice", "again"})
GRADES = ("soft",)
EXTENDS = "phrases"

_MARKS = {"titles": "《", "quotes": '“‘"', "brackets": "(〔【"}
_EDGE = " ,。、;:!?()《》“”\"'·*#"


class Scope(NamedTuple):
    """Words looked for in one part of the text only.

    `where`: head (title and whatever stands before the body), report-head (the same, but only of reports), lead (from
    there to the first heading), headings, closing (signature, date and what follows), report (anywhere, but only in
    documents taken for reports). `items`: only in sections whose headings name one of these items. `line`: only where
    the words begin the line, end it, or are all of it, marks not counted.
    """

    phrases: Lexicon
    where: Literal["text", "head", "report-head", "lead", "headings", "closing", "report"] = "text"
    items: tuple[ItemId, ...] = ()
    line: Literal["any", "start", "end", "whole"] = "any"


class Options(NamedTuple):
    """`looked_at`: words at each of which the rule has decided, right or wrong, for the count of places.

    `skip`: nothing inside 《》 (titles), quotation marks (quotes) or brackets is reported. `profiles`: whose reports the
    rule is for, empty: everyone's. `since`: not in reports for an earlier year, nor in other documents of an unknown year.
    `at_most`: where there are more findings than that, those of the same words are one, at the first place; 0: never.
    """

    phrases: Lexicon = NO_WORDS
    scoped: tuple[Scope, ...] = ()
    slips: Slips = NO_SLIPS
    looked_at: tuple[Pattern, ...] = ()
    skip: tuple[Literal["titles", "quotes", "brackets"], ...] = ()
    profiles: tuple[ProfileId, ...] = ()
    since: int = 0
    at_most: int = 0


def check(context: Context, options: Options) -> Outcome:
    """One finding for each place."""
    if options.profiles and context.identity.profile not in options.profiles:
        return Outcome()
    year = context.identity.report_year
    if options.since and (year < options.since if year else not context.identity.is_report):
        return Outcome(not_judged=_looked_at(context, options))
    kept = _kept(context, options)
    examined = max(_looked_at(context, options), len(kept))
    if options.at_most and len(kept) > options.at_most:
        kept = _together(context, kept)
    return Outcome(tuple(kept), examined)


def _kept(context: Context, options: Options) -> list[Finding]:
    """What is found in prose and outside the marks to skip, in order, the first of those that overlap."""
    found = list(_listed(context, options.phrases))
    for scope in options.scoped:
        found += _scoped(context, scope)
    found += _slips(context, options.slips)
    if not found:
        return []
    marks = "".join(_MARKS[name] for name in options.skip)
    kept: list[Finding] = []
    for finding in sorted(found, key=lambda finding: (finding.span.start, -finding.span.end)):
        new = not kept or finding.span.start >= kept[-1].span.end
        if (
            new
            and context.document.is_prose(finding.span.start)
            and not (marks and inside(context.folded, finding.span, marks))
        ):
            kept.append(finding)
    return kept


def _together(context: Context, findings: Sequence[Finding]) -> list[Finding]:
    """One finding for the same words, with the other places and everything there is to edit."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(context.document.cut(finding.span), []).append(finding)
    return [
        first._replace(
            values={**first.values, "again": f"（全文共{len(others) + 1}处）"},
            related=tuple(Related(other.span, "另一处") for other in others),
            edits=tuple(edit for finding in (first, *others) for edit in finding.edits),
        )
        if others
        else first
        for first, *others in groups.values()
    ]


def _looked_at(context: Context, options: Options) -> int:
    grams = context.facts.grams
    return sum(
        1
        for pattern in options.looked_at
        if may_occur(pattern, grams)
        for _ in find_all(pattern, context.folded, grams=grams)
    )


def _listed(context: Context, lexicon: Lexicon, end: int | None = None) -> Iterator[Finding]:
    """Findings of `lexicon` in the text, or in what stands before `end` alone."""
    grams, year = context.facts.grams, context.identity.report_year
    folded = context.folded if end is None else context.folded[:end]
    for hit in find(lexicon, folded, grams, year, lambda span: surroundings(context.facts.segments, span)):
        entry = hit.entry
        edits = (Edit(hit.flag, entry.use),) if entry.use or entry.delete else ()
        title = f"改为“{entry.use}”" if entry.use else "删去" if edits else ""
        values = _values(context.document.cut(hit.flag), entry.use, entry.note)
        yield Finding(_shown(hit), values, edits=edits, fix_title=title, grade=entry.grade)


def _values(found: str, use: str, note: str) -> dict[str, str]:
    advice = f"应写作“{use}”" if use else note
    return {"found": found, "use": use, "note": note, "advice": advice, "again": ""}


def _shown(hit: Hit) -> Span:
    """What is marked: a flagged part that is replaced together with what stands behind it and tells that it is wrong
    (法制宣传, of which 法制 is replaced); else the flagged part alone.
    """
    return Span(hit.flag.start, hit.span.end) if hit.entry.use else hit.flag


def _scoped(context: Context, scope: Scope) -> Iterator[Finding]:
    if scope.items and not any(context.facts.items[item].sections for item in scope.items):
        return
    parts = _parts(context, scope.where)
    end = None if parts is None else max((part.end for part in parts), default=0)
    for finding in _listed(context, scope.phrases, end):
        start = finding.span.start
        if parts is not None and not any(part.start <= start < part.end for part in parts):
            continue
        if scope.items and not any(context.facts.items[item].covers(start) for item in scope.items):
            continue
        if scope.line == "any" or _on_line(context, finding.span, scope.line):
            yield finding


def _parts(context: Context, where: str) -> Sequence[Span] | None:
    """The stretches of the report itself that `where` means; None: everything."""
    report = context.outline.report
    if where == "report-head" and not context.identity.is_report:
        return []
    if where in ("head", "report-head"):
        body = [span.start for span in report.lead[:1]] + [section.span.start for section in report.sections[:1]]
        return [Span(0, min(body, default=0))]
    if where == "lead":
        return report.lead
    if where == "headings":
        return [heading.title for heading in context.outline.headings]
    if where == "closing":
        return [*report.signoff, *((report.date,) if report.date else ()), *report.tail]
    return [] if where == "report" and not context.identity.is_report else None


def _on_line(context: Context, span: Span, line: str) -> bool:
    start, end = context.document.block_at(span.start).span
    before = context.folded[start : span.start].strip(_EDGE)
    behind = context.folded[span.end : end].strip(_EDGE)
    return not (before and line in ("start", "whole")) and not (behind and line in ("end", "whole"))


def _slips(context: Context, slips: Slips) -> Iterator[Finding]:
    for slip in find_slips(slips, context.folded, context.facts.grams):
        values = _values(context.document.cut(slip.span), slip.right, "")
        yield Finding(slip.span, values, edits=(Edit(slip.span, slip.right),), fix_title=f"改为“{slip.right}”")
