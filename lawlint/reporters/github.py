"""Format `github`: workflow commands that GitHub shows as annotations beside the lines.

GitHub shows the first ten of each severity in a step, so the gravest come first, and a last line says what is not shown.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawlint.model.report import Diagnostic, Run
from lawlint.reporters.base import Style, open_diagnostics

NAME = "github"
MACHINE = True

_COMMAND = {"error": "error", "warning": "warning", "info": "notice"}
_SHOWN = 10


def render(run: Run, style: Style) -> Iterator[str]:  # noqa: ARG001 - a machine has no terminal
    """One `::error file=…::message` a finding."""
    for severity, command in _COMMAND.items():
        found = [(path, entry) for path, entry in open_diagnostics(run) if entry.severity == severity]
        for path, entry in found:
            title = _property(f"{entry.rule} {entry.title}")
            where = f"file={_property(path)},line={entry.line},endLine={entry.end_line}{_columns(entry)},title={title}"
            yield f"::{command} {where}::{_data(f'{entry.message}（{entry.name}）')}\n"
        if len(found) > _SHOWN:
            yield f"{command}: GitHub 只显示前{_SHOWN}条，其余{len(found) - _SHOWN}条见上面的日志\n"


def _columns(entry: Diagnostic) -> str:
    """GitHub takes columns only where a finding begins and ends in one line."""
    return f",col={entry.column},endColumn={entry.end_column}" if entry.line == entry.end_line else ""


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
