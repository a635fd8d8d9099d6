"""What a reporter is, and what several of them share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from lawlint.model.report import Diagnostic, Report, Run


class Style(NamedTuple):
    """How a person's terminal wants it: coloured or not, how many cells wide, what to count as failing.

    `wraps`: break long lines at `width`; a pipe or a file wants a message in one line, to be searched.
    """

    color: bool = False
    width: int = 100
    fail_level: str = "error"
    statistics: bool = False
    wraps: bool = False


class Reporter(Protocol):
    """A reporter is a module with these names. `MACHINE` formats are UTF-8 always; others may lose what a console lacks."""

    NAME: str
    MACHINE: bool

    def render(self, run: Run, style: Style) -> Iterator[str]:
        """The whole output in pieces, so that the words on a thousand files are never all in memory; it ends in a line
        break unless it is empty.
        """
        ...


SEVERITY_WORDS = {"error": "错误", "warning": "警告", "info": "建议"}

KIND_WORDS = {"township": "乡镇", "street": "街道", "county": "县区", "city": "市", "department": "部门"}


def identity_words(report: Report) -> str:
    """What is known of a document: 王桥镇 乡镇 2022年度; empty if nothing is."""
    identity = report.identity
    year = f"{identity.report_year}年度" if identity.report_year else ""
    parts = (identity.place or "", KIND_WORDS.get(identity.issuer_kind or "", ""), year)
    return " ".join(part for part in parts if part)


def place_words(entry: Diagnostic) -> str:
    """Where a finding is, for people: the name of the place, or its line and column; something missing has no column."""
    if entry.span.start == entry.span.end:
        return entry.where or f"第{entry.line}行处"
    return f"{entry.where or f'第{entry.line}行'}第{entry.column}字"


def next_words(found: Sequence[Diagnostic]) -> str:
    """What to do first: 先改这3处错误，其中1处可自动改; empty if nothing was found."""
    for severity, word in SEVERITY_WORDS.items():
        grave = [entry for entry in found if entry.severity == severity]
        if not grave:
            continue
        if severity == "info":
            return "没有必须改的，可酌情采纳"
        easy = sum(entry.fix is not None and entry.fix.safety == "safe" for entry in grave)
        auto = (
            ""
            if not easy
            else "，都可自动改（加 --fix）"
            if easy == len(grave)
            else f"，其中{easy}处可自动改（加 --fix）"
        )
        return f"先改这{len(grave)}处{word}{auto}"
    return ""


def count_words(found: Sequence[Diagnostic]) -> str:
    """1个错误，2个警告; empty if nothing was found."""
    counts = ((sum(entry.severity == severity for entry in found), word) for severity, word in SEVERITY_WORDS.items())
    return "，".join(f"{count}个{word}" for count, word in counts if count)


def coverage_words(reports: Sequence[Report]) -> str:
    """How many places were checked, held, and could not be judged; empty if nothing was there to check."""
    rows = [row for report in reports for row in report.coverage]
    examined, undecided = sum(row.examined for row in rows), sum(row.not_judged for row in rows)
    said = f"核对了{examined}处，其中{sum(row.held for row in rows)}处无误" if examined else ""
    doubt = f"{undecided}处无法判断，未作评价" if undecided else ""
    return "；另有".join(part for part in (said, doubt) if part)


def open_diagnostics(run: Run) -> Iterator[tuple[str, Diagnostic]]:
    """Every diagnostic that is not exempted, with the path of its document."""
    for report in run.reports:
        for entry in report.diagnostics:
            if entry.state == "open":
                yield report.path, entry
