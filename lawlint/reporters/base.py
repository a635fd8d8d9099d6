"""What a reporter is, and what several of them share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from lawlint.model.report import Diagnostic, Run


class Style(NamedTuple):
    """How a person's terminal wants it: coloured or not, how many cells wide, what to count as failing."""

    color: bool = False
    width: int = 100
    fail_level: str = "error"
    statistics: bool = False


class Reporter(Protocol):
    """A reporter is a module with these names. `MACHINE` formats are UTF-8 always; others may lose what a console lacks."""

    NAME: str
    MACHINE: bool

    def render(self, run: Run, style: Style) -> str:
        """The whole output, ending in a line break unless empty."""
        ...


SEVERITY_WORDS = {"error": "错误", "warning": "警告", "info": "建议"}


def open_diagnostics(run: Run) -> Iterator[tuple[str, Diagnostic]]:
    """Every diagnostic that is not exempted, with the path of its document."""
    for report in run.reports:
        for entry in report.diagnostics:
            if entry.state == "open":
                yield report.path, entry
