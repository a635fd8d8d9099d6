"""Format `json`: the machine contract, schema 1. Keys may be added, never renamed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from lawlint import __version__
from lawlint.model.report import Coverage, Diagnostic, Report, Run
from lawlint.reporters.base import Style, open_diagnostics

NAME = "json"
MACHINE = True
SCHEMA = 1


def render(run: Run, style: Style) -> Iterator[str]:  # noqa: ARG001 - a machine has no terminal
    """One object for the whole run."""
    found = [entry for _, entry in open_diagnostics(run)]
    severities = [entry.severity for entry in found]
    summary = {
        "files": len(run.reports),
        **{severity: severities.count(severity) for severity in ("error", "warning", "info")},
        "fixable": sum(entry.fix is not None and entry.fix.safety == "safe" for entry in found),
    }
    failures = [{"path": failure.path, "message": failure.message} for failure in run.failures]
    # Without indent, for with one the standard library falls back to its encoder in Python, ten times as slow.
    yield f'{{"schema": {SCHEMA}, "version": {_dumped(__version__)}, "files": ['
    for number, report in enumerate(run.reports):
        yield (",\n" if number else "\n") + _file(report)
    end = f', "failures": {_dumped(failures)}' if failures else ""
    yield f'{"" if run.reports else chr(10)}\n], "summary": {_dumped(summary)}{end}}}\n'


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _file(report: Report) -> str:
    identity = report.identity
    head = {
        "path": report.path,
        "format": report.document.format,
        "report": {
            "kind": identity.kind,
            "place": identity.place,
            "issuer_kind": identity.issuer_kind,
            "report_year": identity.report_year,
            "title": identity.title,
        },
        "diagnostics": [_diagnostic(entry) for entry in report.diagnostics],
    }
    return f'{_dumped(head)[:-1]}, "coverage": [{", ".join(map(_coverage, report.coverage))}]}}'


def _diagnostic(entry: Diagnostic) -> dict[str, Any]:
    return {
        "rule": entry.rule,
        "name": entry.name,
        "severity": entry.severity,
        "message": entry.message,
        "line": entry.line,
        "column": entry.column,
        "end_line": entry.end_line,
        "end_column": entry.end_column,
        "start": entry.span.start,
        "end": entry.span.end,
        "where": entry.where,
        "quote": entry.quote,
        "heading_path": list(entry.heading_path),
        "related": [
            {"message": other.message, "line": other.line, "column": other.column, "quote": other.quote}
            for other in entry.related
        ],
        "basis": [basis._asdict() for basis in entry.basis],
        "url": entry.url,
        "fix": _fix(entry),
        "fingerprint": entry.fingerprint,
        "state": entry.state,
        "remedy": entry.remedy,
        "reason": entry.reason or None,
    }


def _fix(entry: Diagnostic) -> dict[str, Any] | None:
    if entry.fix is None:
        return None
    edits = [{"start": edit.span.start, "end": edit.span.end, "text": edit.text} for edit in entry.fix.edits]
    return {"title": entry.fix.title, "safety": entry.fix.safety, "edits": edits}


def _coverage(row: Coverage) -> str:
    # By hand: a thousand files have sixty thousand rows of the same few words, and nothing in them but figures differs.
    rule, name, examined, held, found, not_judged, _ = row
    return (
        f'{_rule(rule, name)}, "examined": {examined}, "held": {held}, "found": {found}, "not_judged": {not_judged}}}'
    )


@cache
def _rule(rule: str, name: str) -> str:
    return _dumped({"rule": rule, "name": name})[:-1]
