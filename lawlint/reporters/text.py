"""Format `text`: for a tired drafter. Errors and warnings in full, advice in a line each, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from colorama import Fore
from colorama import Style as Weight

from lawlint.model.report import Diagnostic, Report, Run
from lawlint.model.span import Span
from lawlint.reporters.base import SEVERITY_WORDS, Style
from lawlint.text.width import clip, width

NAME = "text"
MACHINE = False

_COLORS = {"error": Fore.RED, "warning": Fore.YELLOW, "info": Fore.CYAN}
_RANK = ("error", "warning", "info")
_KIND_WORDS = {"township": "乡镇", "street": "街道", "county": "县区", "city": "市", "department": "部门"}
_MOST_LINES = 12
_INDENT = "    "


def render(run: Run, style: Style) -> str:
    """Document by document, then one summary."""
    blocks = [_document(report, style) for report in run.reports]
    return "\n".join(block for block in (*blocks, _summary(run, style)) if block)


def _document(report: Report, style: Style) -> str:
    found = [entry for entry in report.diagnostics if entry.state == "open"]
    lines = [_paint(report.path, Weight.BRIGHT, style) + f"  {_identity(report)}"]
    if report.identity.kind == "other":
        lines.append(f"{_INDENT}不像法治政府建设年度报告，只按公文通用规则检查（确是报告请加 --as-report）")
    for severity in ("error", "warning"):
        for _, group in groupby(_grouped(found, severity), key=lambda entry: (entry.name, entry.message)):
            lines += ["", *_full(list(group), report, style)]
    infos = _grouped(found, "info")
    if infos:
        lines.append("")
        for _, group in groupby(infos, key=lambda entry: entry.name):
            lines.append(_advice(list(group), style))
    if not found:
        lines.append(f"{_INDENT}{_clean(report)}")
    return "\n".join(lines) + "\n"


def _identity(report: Report) -> str:
    identity = report.identity
    kind = _KIND_WORDS.get(identity.issuer_kind or "", "")
    parts = (identity.place or "", kind, f"{identity.report_year}年度" if identity.report_year else "")
    known = " ".join(part for part in parts if part)
    return f"（{known}）" if known else ""


def _grouped(found: Sequence[Diagnostic], severity: str) -> list[Diagnostic]:
    """The findings of a severity; those of one rule together, rules in the order of their first place."""
    chosen = [entry for entry in found if entry.severity == severity]
    first: dict[tuple[str, str], Span] = {}
    for entry in chosen:
        first.setdefault((entry.name, entry.message), entry.span)
    return sorted(chosen, key=lambda entry: (first[entry.name, entry.message], entry.name, entry.message, entry.span))


def _full(group: list[Diagnostic], report: Report, style: Style) -> Iterator[str]:
    entry = group[0]
    word = _paint(SEVERITY_WORDS[entry.severity], _COLORS[entry.severity], style)
    yield f"{_place(entry)} {word} {entry.message}  {_paint(f'{entry.rule} {entry.name}', Weight.DIM, style)}"
    if entry.quote:
        yield f"{_INDENT}{_frame(entry, report, style)}"
    others = [_place(other) for other in group[1:]]
    if others:
        more = "" if len(others) <= _MOST_LINES else f" 等{len(others)}处"
        yield f"{_INDENT}同样的问题还在：{'、'.join(others[:_MOST_LINES])}{more}"
    for place in entry.related[:4]:
        if place.line != entry.line:
            yield f"{_INDENT}参见第{place.line}行“{clip(place.quote, 40)}”（{place.message}）"
    if entry.basis:
        yield f"{_INDENT}依据：{'；'.join(f'{basis}（{basis.strength}）' for basis in entry.basis)}"
    if entry.remedy:
        fixable = "（可自动改）" if entry.fix and entry.fix.safety == "safe" else ""
        yield f"{_INDENT}改法：{entry.remedy}{fixable}"


def _frame(entry: Diagnostic, report: Report, style: Style) -> str:
    """The line with the flagged words marked, cut to the width of the terminal round them."""
    document = report.document
    line = document.blocks[entry.line - 1].span
    end = min(entry.span.end, line.end)
    room = max(20, style.width - len(_INDENT) - 4)
    flagged = clip(_clean_text(document.text[entry.span.start : end]), room - 8)
    before = _clean_text(document.text[line.start : entry.span.start]).lstrip()
    after = _clean_text(document.text[end : line.end]).rstrip()
    left = max(0, room - width(flagged)) // 2
    before = before if width(before) <= left else "…" + _tail(before, left - 2)
    after = clip(after, max(4, room - width(flagged) - width(before)))
    marked = _paint(flagged, _COLORS[entry.severity] + Weight.BRIGHT, style) if style.color else f"【{flagged}】"
    return f"{before}{marked}{after}"


def _tail(text: str, cells: int) -> str:
    return clip(text[::-1], cells, "")[::-1]


def _clean_text(text: str) -> str:
    """`text` as one printable line: control and invisible characters would move or colour the terminal."""
    return "".join(char if char.isprintable() or char == "\u3000" else " " for char in text)


def _advice(group: list[Diagnostic], style: Style) -> str:
    entry = group[0]
    lines = sorted({other.line for other in group})
    shown = "、".join(map(str, lines[:_MOST_LINES])) + ("…" if len(lines) > _MOST_LINES else "")
    word = _paint(SEVERITY_WORDS["info"], _COLORS["info"], style)
    text = entry.message if len(group) == 1 else entry.title
    count = "" if len(group) == 1 else f" {len(group)}处"
    return f"{word} {text}{count}（第{shown}行）  {_paint(f'{entry.rule} {entry.name}', Weight.DIM, style)}"


def _place(entry: Diagnostic) -> str:
    return entry.where or f"第{entry.line}行第{entry.column}字"


def _clean(report: Report) -> str:
    examined = sum(row.examined for row in report.coverage)
    if not report.document.text.strip():
        return "文件是空的"
    return f"没有发现问题（核对了{examined}处）" if examined else "没有发现问题"


def _summary(run: Run, style: Style) -> str:
    found = [entry for report in run.reports for entry in report.diagnostics if entry.state == "open"]
    exempted = sum(entry.state != "open" for report in run.reports for entry in report.diagnostics)
    counts = {severity: sum(entry.severity == severity for entry in found) for severity in _RANK}
    lines = []
    if found:
        total = "，".join(f"{counts[severity]}个{SEVERITY_WORDS[severity]}" for severity in _RANK if counts[severity])
        lines.append(f"共{total}。{_next(found, style)}")
    rows = [row for report in run.reports for row in report.coverage]
    held, undecided = sum(row.held for row in rows), sum(row.not_judged for row in rows)
    if rows:
        lines.append(
            f"核对了{sum(row.examined for row in rows)}处，其中{held}处无误；另有{undecided}处无法判断，未作评价。"
        )
    unknown = [report for report in run.reports if report.identity.is_report and not report.identity.report_year]
    if unknown and any(report.document.text.strip() for report in unknown):
        lines.append("没有读出报告年度，与年度有关的规则没有检查；可用 --year 指明。")
    if exempted:
        lines.append(f"另有{exempted}处已按豁免处理。")
    if style.statistics:
        lines += _statistics(found)
    return "\n".join(lines) + "\n" if lines else ""


def _next(found: Sequence[Diagnostic], style: Style) -> str:
    """What to do first."""
    fixable = [entry for entry in found if entry.fix and entry.fix.safety == "safe"]
    for severity in _RANK:
        grave = [entry for entry in found if entry.severity == severity]
        if grave:
            easy = sum(entry in fixable for entry in grave)
            auto = f"，其中{easy}处可自动改（加 --fix）" if easy else ""
            what = f"先改这{len(grave)}处{SEVERITY_WORDS[severity]}{auto}" if severity != "info" else "可酌情采纳"
            return _paint(what, Weight.BRIGHT, style) + "。"
    return ""


def _statistics(found: Sequence[Diagnostic]) -> list[str]:
    names = sorted({(entry.rule, entry.name) for entry in found})
    counted = [(sum(entry.name == name for entry in found), rule, name) for rule, name in names]
    return [f"{count:5d}  {rule} {name}" for count, rule, name in sorted(counted, key=lambda row: (-row[0], row[1]))]


def _paint(text: str, color: str, style: Style) -> str:
    return f"{color}{text}{Weight.RESET_ALL}" if style.color else text
