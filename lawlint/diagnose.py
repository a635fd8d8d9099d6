"""Findings to diagnostics: severity, words, lines, headings, fingerprint. The one place where a rule meets a position."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lawlint.model.digest import blake2b
from lawlint.model.document import Document
from lawlint.model.finding import Context, Finding, Outcome
from lawlint.model.outline import Outline
from lawlint.model.report import Diagnostic, Fix, RelatedPlace
from lawlint.model.rule import Rule
from lawlint.model.settings import Settings
from lawlint.model.span import Span

_LONGEST_HEADING = 40


def diagnostics_of(rule: Rule, outcome: Outcome, context: Context, settings: Settings) -> list[Diagnostic]:
    """The findings of one rule as diagnostics, drafts left out unless asked for. Raises ValueError for a bad span."""
    found = []
    for finding in outcome.findings:
        severity = severity_of(rule, finding.grade, settings)
        if severity is not None and not context.document.is_markup(finding.span):
            entry = diagnostic(rule, finding, severity, context.document, context.outline)
            if context.profile:
                entry = entry._replace(basis=tuple(map(context.profile.bound, rule.basis)))
            found.append(
                entry._replace(url=_fill(settings.rule_url, {"id": rule.id, "name": rule.name}))
                if settings.rule_url
                else entry
            )
    return found


def severity_of(rule: Rule, grade: str, settings: Settings) -> str | None:
    """The severity of a finding with this grade; None where it is not reported."""
    given = dict(settings.severity).get(rule.name)
    for entry in rule.grades:
        if entry.name == grade:
            if entry.draft and not settings.preview:
                return None
            # A rule set lower by the user takes its grades down with it; set higher, they keep their place.
            return lower(given, entry.severity) if given else entry.severity
    return given or rule.severity


def lower(one: str, other: str) -> str:
    """The less grave of two severities."""
    return max(one, other, key=("error", "warning", "info").index)


def diagnostic(rule: Rule, finding: Finding, severity: str, document: Document, outline: Outline) -> Diagnostic:
    """A finding as people see it."""
    span = finding.span
    if not 0 <= span.start <= span.end <= len(document.text):
        raise ValueError(f"span {tuple(span)} outside the text")
    line, column = document.position_of(span.start)
    end_line, end_column = document.position_of(span.end)
    quote = document.cut(span)
    path = tuple(_heading(document, heading.span) for heading in outline.path_at(span.start))
    return Diagnostic(
        rule=rule.id,
        name=rule.name,
        title=rule.title,
        severity=severity,
        message=_fill(rule.message, finding.values),
        remedy=_fill(rule.remedy, finding.values),
        span=span,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        where=document.label_at(span.start),
        quote=quote,
        heading_path=path,
        related=tuple(_related(document, other.span, other.message) for other in finding.related),
        basis=rule.basis,
        fix=_fix(rule, finding, document),
        fingerprint=_fingerprint(rule.id, path, quote),
    )


def number_equals(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """`found` in order of place, with the fingerprints of equals told apart by their order."""
    seen: dict[str, int] = {}
    result = []
    for entry in sorted(found, key=place):
        count = seen[entry.fingerprint] = seen.get(entry.fingerprint, 0) + 1
        result.append(entry if count == 1 else entry._replace(fingerprint=f"{entry.fingerprint}-{count}"))
    return result


def place(entry: Diagnostic) -> tuple[Span, str, str]:
    """The total order of diagnostics: by span, then rule, then message."""
    return entry.span, entry.rule, entry.message


_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")  # a draft's own would colour and move the reader's terminal


def _fill(template: str, values: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda found: _CONTROL.sub(" ", values.get(found[1], found[0])), template)


def _heading(document: Document, span: Span) -> str:
    text = document.printed(span).strip()
    return text if len(text) <= _LONGEST_HEADING else text[: _LONGEST_HEADING - 1] + "…"


def _related(document: Document, span: Span, message: str) -> RelatedPlace:
    line, column = document.position_of(span.start)
    return RelatedPlace(message, line, column, document.cut(span), span)


def _fix(rule: Rule, finding: Finding, document: Document) -> Fix | None:
    if not finding.edits:
        return None
    writable = document.meta.get("read_only") != "yes" and all(document.editable(edit.span) for edit in finding.edits)
    settled = writable and not finding.display_only
    return Fix(finding.fix_title or "改正", rule.fix if settled else "display", tuple(sorted(finding.edits)))


def _fingerprint(rule_id: str, path: Sequence[str], quote: str) -> str:
    """Survives edits elsewhere: the rule, the headings above and the words, no line numbers."""
    return blake2b("\n".join((rule_id, *path, quote)).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
