"""Format `concise`: one line a finding, for editors, grep and logs."""

from __future__ import annotations

from lawlint.model.report import Run
from lawlint.reporters.base import SEVERITY_WORDS, Style, open_diagnostics

NAME = "concise"
MACHINE = False


def render(run: Run, style: Style) -> str:  # noqa: ARG001 - one line a finding, whatever the terminal
    """`path:line:column: 错误 L001 message (name)`."""
    lines = [
        f"{path}:{entry.line}:{entry.column}: {SEVERITY_WORDS[entry.severity]} {entry.rule} {entry.message} ({entry.name})\n"
        for path, entry in open_diagnostics(run)
    ]
    return "".join(lines)
