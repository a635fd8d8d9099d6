"""What many tests need: a text linted in memory."""

from __future__ import annotations

from functools import cache

from lawlint.engine import lint
from lawlint.filters.select import selected
from lawlint.model.document import Document
from lawlint.model.report import Report
from lawlint.model.settings import Settings
from lawlint.packs.ruleset import RuleSet, load
from lawlint.readers import READERS


@cache
def ruleset() -> RuleSet:
    """The rules lawlint comes with."""
    return load()


def document(text: str, name: str = "报告.txt") -> Document:
    """`text` read as the format of `name`."""
    return READERS[name[name.rindex(".") :]].read(text.encode("utf-8"), name)


def check(text: str, *rules: str, name: str = "报告.txt", **settings: object) -> Report:
    """`text` linted by `rules` (names; none: all stable ones)."""
    asked = Settings(select=rules, **settings)  # type: ignore[arg-type]
    return lint(document(text, name), ruleset(), selected(ruleset().pack.rules, asked), asked)


def found(report: Report) -> list[tuple[str, int, str]]:
    """Name, line and flagged words of each diagnostic, in order."""
    return [(entry.name, entry.line, entry.quote) for entry in report.diagnostics]
