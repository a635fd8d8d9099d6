"""One run over one document: the order of the stages. Pure: no files, no terminal, no formats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

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
from lawlint.model.span import Span, made
from lawlint.model.tool import TOOL_RULES
from lawlint.outline import outline_of
from lawlint.packs.ruleset import RuleSet

_NOTHING = Outcome()
_MOST_FINDINGS = 1000  # of one rule in one document that are told, the first ones
_MOST_EDITS = 20_000  # of one rule that a pass of fixes makes: more than any report needs, few enough to stay quick

#: What one rule made of a document, or what its check raised.
Result = Outcome | Exception


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
    is_report = context.identity.is_report
    results = {rule.name: run(rule, ruleset, context) for rule in rules if is_report or rule.applies_to == "any"}
    found = yielded(_reported(rules, results, context, settings), rules)
    if not settings.no_exemptions:
        found = _exempted(found, (*document.exemptions, *requests), results, ruleset, context, settings.today)
    found = number_equals(gathered(found, rules) + _remarks(context))
    coverage = _coverage(results, found, rules)
    outcomes = [result for result in results.values() if isinstance(result, Outcome)]
    relations = tuple([judged for outcome in outcomes for judged in outcome.relations])
    return Report(document, context.identity, tuple(found), coverage, relations)


def read(document: Document, ruleset: RuleSet, settings: Settings) -> Context:
    """Outline, identity and facts of `document`: everything a check may look at."""
    pack = ruleset.pack
    outline = outline_of(document)
    identity = identify(document, outline, pack.profiles, settings)
    profile = next((profile for profile in pack.profiles if profile.id == identity.profile), None)
    facts = DocumentFacts(document, outline, pack.items, pack.metrics, ruleset.register, identity.report_year)
    return Context(document, outline, facts, identity, pack.items, profile, ruleset.register)


def run(rule: Rule, ruleset: RuleSet, context: Context) -> Result:
    """One rule on one document. A check that fails inside is a result too: the other rules still run."""
    try:
        check, options = ruleset.prepared(rule)
        return check(context, options)
    except Exception as error:
        return error


def _reported(
    rules: Sequence[Rule], results: dict[str, Result], context: Context, settings: Settings
) -> list[Diagnostic]:
    """What the rules found, and which of them failed. A finding that cannot be placed in the text is a failure too."""
    found: list[Diagnostic] = []
    for rule in rules:
        result = results.get(rule.name, _NOTHING)
        if isinstance(result, Outcome) and result.findings:
            try:
                found += _first_of(rule, result, context, settings)
            except ValueError as error:
                results[rule.name] = result = error
        if isinstance(result, Exception):
            reason = f"{type(result).__name__}: {result}"[:200]
            finding = Finding(Span(0, 0), {"rule": f"{rule.id} {rule.name}", "error": reason})
            found.append(_of_the_tool("internal-error", finding, context))
    return found


def _first_of(rule: Rule, outcome: Outcome, context: Context, settings: Settings) -> list[Diagnostic]:
    """The diagnostics of one rule; of very many only the first, and more of those that a fix can mend.

    Raises ValueError for a finding that cannot be placed in the text.
    """
    findings = outcome.findings
    told = findings[:_MOST_FINDINGS]
    told += tuple([finding for finding in findings[_MOST_FINDINGS:_MOST_EDITS] if finding.edits])
    found = diagnostics_of(rule, outcome._replace(findings=told), context, settings)
    if len(told) < len(findings) and found:
        words = f"（同类问题共{len(findings)}处，其余不再列出）"
        found[-1] = found[-1]._replace(message=found[-1].message + words)
    return found


def _of_the_tool(name: str, finding: Finding, context: Context) -> Diagnostic:
    rule = TOOL_RULES[name]
    return diagnostic(rule, finding, rule.severity, context.document, context.outline)


def _exempted(
    found: Sequence[Diagnostic],
    requests: Sequence[Exemption],
    results: Mapping[str, Result],
    ruleset: RuleSet,
    context: Context,
    today: str | None,
) -> list[Diagnostic]:
    if not requests:
        return list(found)
    ran = {name for name, result in results.items() if isinstance(result, Outcome)}
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


def _coverage(
    results: Mapping[str, Result], found: Sequence[Diagnostic], rules: Sequence[Rule]
) -> tuple[Coverage, ...]:
    """A row for each selected rule; one that does not apply to this kind of document has examined nothing."""
    counts = Counter([entry.name for entry in found])
    rows = []
    for rule in rules:
        name = rule.name
        result = results.get(name, _NOTHING)
        crashed = isinstance(result, Exception)
        findings, examined, not_judged, _ = _NOTHING if isinstance(result, Exception) else result
        held = max(0, examined - len(findings))
        rows.append(made(Coverage, (rule.id, name, examined, held, counts.get(name, 0), not_judged, crashed)))
    return tuple(rows)
