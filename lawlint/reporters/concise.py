"""Format `concise`: one line a finding, for editors, grep and logs."""

from __future__ import annotations

from collections.abc import Iterator

from lawlint.model.report import Run
from lawlint.reporters.base import SEVERITY_WORDS, Style, open_diagnostics
from lawlint.text.width import printable

NAME = "concise"
MACHINE = False


def render(run: Run, style: Style) -> Iterator[str]:  # noqa: ARG001 - one line a finding, whatever the terminal
    """`path:line:column: 错误 L001 message (name)`."""
    for path, entry in open_diagnostics(run):
        place = f"{printable(path)}:{entry.line}:{entry.column}"
        yield f"{place}: {SEVERITY_WORDS[entry.severity]} {entry.rule} {entry.message} ({entry.name})\n"
