"""One run over one document: the order of the stages. Pure: no files, no terminal, no formats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from lawlint.diagnose import diagnostic, diagnostics_of, number_equals
from lawlint.facts import DocumentFacts
from lawlint.filters.exempt import exempted
from lawlint.filters.merge import gathered, yielded
from lawlint.identity import identify
from lawlint.model.document import Document, Exemption
from lawlint.model.finding import Context, Finding, Outcome, Related
from lawlint.model.report import Coverage, Diagnostic, Report
from lawlint.model.rule import Rule
from lawlint.model.settings import Settings
from lawlint.model.span import Span
from lawlint.model.tool import TOOL_RULES
from lawlint.outline import outline_of
from lawlint.packs.ruleset import RuleSet

_NOTHING = Outcome()


class Result(NamedTuple):
    """What one rule made of a document; `error` is what its check raised, if it did."""

    rule: Rule
    outcome: Outcome
    error: Exception | None = None


def lint(
    document: Document,
    ruleset: RuleSet,
    rules: Sequence[Rule],
    settings: Settings,
    requests: Sequence[Exemption] = (),
) -> Report:
    """Check `document` by `rules`, selected from `ruleset`. Nothing a document holds makes this raise.

    `requests` are exemptions from outside the document, beside those it holds itself.
    """
    context = read(document, ruleset, settings)
    results = [run(rule, ruleset, context) for rule in rules if rule.applies_to == "any" or context.identity.is_report]
    said = [result for result in results if result.outcome.findings or result.error]
    found = [entry for result in said for entry in _reported(result, context, settings)]
    found = yielded(found, rules)
    if not settings.no_exemptions:
        found = _exempted(found, (*document.exemptions, *requests), results, ruleset, context, settings.today)
    found = number_equals(gathered(found, rules) + _remarks(context))
    coverage = _coverage(results, found, rules)
    relations = tuple(judged for result in results for judged in result.outcome.relations)
    return Report(document, context.identity, tuple(found), coverage, relations)


def read(document: Document, ruleset: RuleSet, settings: Settings) -> Context:
    """Outline, identity and facts of `document`: everything a check may look at."""
    pack = ruleset.pack
    outline = outline_of(document)
    identity = identify(document, outline, pack.profiles, settings)
    profile = next((profile for profile in pack.profiles if profile.id == identity.profile), None)
    facts = DocumentFacts(document, outline, pack.items, pack.metrics, ruleset.register)
    return Context(document, outline, facts, identity, pack.items, profile, ruleset.register)


def run(rule: Rule, ruleset: RuleSet, context: Context) -> Result:
    """One rule on one document. A check that fails inside is a result too: the other rules still run."""
    try:
        check, options = ruleset.prepared(rule)
        return Result(rule, check(context, options))
    except Exception as error:
        return Result(rule, Outcome(), error)


def _reported(result: Result, context: Context, settings: Settings) -> list[Diagnostic]:
    if result.error is None:
        try:
            return diagnostics_of(result.rule, result.outcome, context, settings)
        except ValueError as error:
            result = result._replace(error=error)
    reason = f"{type(result.error).__name__}: {result.error}"[:200]
    finding = Finding(Span(0, 0), {"rule": f"{result.rule.id} {result.rule.name}", "error": reason})
    return [_of_the_tool("internal-error", finding, context)]


def _of_the_tool(name: str, finding: Finding, context: Context) -> Diagnostic:
    rule = TOOL_RULES[name]
    return diagnostic(rule, finding, rule.severity, context.document, context.outline)


def _exempted(
    found: Sequence[Diagnostic],
    requests: Sequence[Exemption],
    results: Sequence[Result],
    ruleset: RuleSet,
    context: Context,
    today: str | None,
) -> list[Diagnostic]:
    if not requests:
        return list(found)
    ran = {result.rule.name for result in results if result.error is None}
    result = exempted(found, requests, context.document, ruleset.pack.rules, ran, today)
    return result.found + [_of_the_tool(name, finding, context) for name, finding in result.complaints]


def _remarks(context: Context) -> list[Diagnostic]:
    """What the reader saw beside the text, as findings of the tool's own rules."""
    found = []
    for remark in context.document.remarks:
        rule = TOOL_RULES[remark.name]
        others = tuple(Related(span, "另一处") for span in remark.others)
        finding = Finding(remark.span, remark.values, others)
        found.append(diagnostic(rule, finding, rule.severity, context.document, context.outline))
    return found


def _coverage(results: Sequence[Result], found: Sequence[Diagnostic], rules: Sequence[Rule]) -> tuple[Coverage, ...]:
    """A row for each selected rule; one that does not apply to this kind of document has examined nothing."""
    outcomes = {result.rule.name: result for result in results}
    counts = Counter([entry.name for entry in found])
    rows = []
    for rule in rules:
        name = rule.name
        _, (findings, examined, not_judged, _), error = outcomes.get(name) or Result(rule, _NOTHING)
        held = max(0, examined - len(findings))
        rows.append(Coverage(rule.id, name, examined, held, counts.get(name, 0), not_judged, error is not None))
    return tuple(rows)
