"""Format `text`: for a tired drafter. Errors and warnings in full, advice in a line each, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby

from lawlint.model.report import Diagnostic, RelatedPlace, Report, Run
from lawlint.model.span import Span
from lawlint.reporters.base import (
    SEVERITY_WORDS,
    Style,
    count_words,
    coverage_words,
    identity_words,
    next_words,
    place_words,
)
from lawlint.text.width import clip, printable, width, wrap

NAME = "text"
MACHINE = False

_MOST_PLACES = 12
_MOST_RELATED = 6
_INDENT = "    "


def render(run: Run, style: Style) -> Iterator[str]:
    """Document by document, then one summary."""
    for number, report in enumerate(run.reports):
        yield ("\n" if number else "") + _document(report, style)
    summary = _summary(run, style)
    if summary:
        yield ("\n" if run.reports else "") + summary


def _document(report: Report, style: Style) -> str:
    found = [entry for entry in report.diagnostics if entry.state == "open"]
    words = identity_words(report)
    head = _paint(printable(report.path), "bright", style) + (f"  （{words}）" if words else "")
    lines = [head if found else f"{head}  {'没有发现问题' if report.document.text.strip() else '文件是空的'}"]
    if report.identity.kind == "other":
        lines += _wrapped("不像法治政府建设年度报告，只按公文通用规则检查（确是报告请加 --as-report）", _INDENT, style)
    for severity in ("error", "warning"):
        for _, group in groupby(_ordered(found, severity), key=lambda entry: entry.name):
            lines += ["", *_full(list(group), report, style)]
    infos = _ordered(found, "info")
    if infos:
        lines.append("")
    for _, group in groupby(infos, key=lambda entry: entry.name):
        lines += _advice(list(group), style)
    return "\n".join(lines) + "\n"


def _ordered(found: Sequence[Diagnostic], severity: str) -> list[Diagnostic]:
    """The findings of a severity; those of one rule together, in it those of one message, each by first place."""
    chosen = [entry for entry in found if entry.severity == severity]
    rules: dict[str, Span] = {}
    messages: dict[tuple[str, str], Span] = {}
    for entry in chosen:
        rules.setdefault(entry.name, entry.span)
        messages.setdefault((entry.name, entry.message), entry.span)
    return sorted(
        chosen,
        key=lambda entry: (
            rules[entry.name],
            entry.name,
            messages[entry.name, entry.message],
            entry.message,
            entry.span,
        ),
    )


def _full(group: Sequence[Diagnostic], report: Report, style: Style) -> Iterator[str]:
    """Every finding of one rule: what is the same for all is said once."""
    first = group[0]
    by_message = [list(same) for _, same in groupby(group, key=lambda entry: entry.message)]
    if len(by_message) == 1:
        yield from _headed(f"{place_words(first)}：{first.message}", first, style)
        yield from _places(group, report, style, _INDENT)
    else:
        yield from _headed(f"{first.title}（{len(group)}处）", first, style)
        for same in by_message:
            yield from _wrapped(f"{place_words(same[0])}：{same[0].message}", _INDENT, style)
            yield from _places(same, report, style, _INDENT * 2)
    if first.basis:
        yield from _wrapped(
            f"依据：{'；'.join(f'{basis}（{basis.strength}）' for basis in first.basis)}", _INDENT, style
        )
    for remedy, same_remedy in groupby(group, key=lambda entry: entry.remedy):
        if remedy:
            fixable = all(entry.fix is not None and entry.fix.safety == "safe" for entry in same_remedy)
            yield from _wrapped(f"改法：{remedy}{'（可自动改）' if fixable else ''}", _INDENT, style)


def _headed(text: str, entry: Diagnostic, style: Style) -> Iterator[str]:
    """`text` behind the word for the severity, and the rule behind it, on its own line if there is no room."""
    word, rule = SEVERITY_WORDS[entry.severity], f"{entry.rule} {entry.name}"
    size = width(word) + 1
    lines = wrap(text, max(20, style.width - size)) if style.wraps else [text]
    fits = not style.wraps or size + width(lines[-1]) + 2 + len(rule) <= style.width
    lines = (
        [*lines[:-1], f"{lines[-1]}  {_paint(rule, 'dim', style)}"] if fits else [*lines, _paint(rule, "dim", style)]
    )
    yield f"{_paint(word, entry.severity, style)} {lines[0]}"
    yield from (" " * size + line for line in lines[1:])


def _places(same: Sequence[Diagnostic], report: Report, style: Style, indent: str) -> Iterator[str]:
    """The words of the first finding in their line, where the others are, and what explains it."""
    first = same[0]
    if first.quote:
        yield f"{indent}{_frame(first, report, style, len(indent))}"
    others = [place_words(entry) for entry in same[1:]]
    if others:
        more = "" if len(others) <= _MOST_PLACES else f" 等{len(others)}处"
        yield from _wrapped(f"同样的问题还在：{'、'.join(others[:_MOST_PLACES])}{more}", indent, style)
    related = [place for place in first.related if place.line != first.line]
    for message in dict.fromkeys(place.message for place in related):
        places = [place for place in related if place.message == message]
        more = "" if len(places) <= _MOST_RELATED else f" 等{len(places)}处"
        yield from _wrapped(f"{message}：{'、'.join(map(_related, places[:_MOST_RELATED]))}{more}", indent, style)


def _related(place: RelatedPlace) -> str:
    quote = clip(_printable(place.quote).strip(), 40)
    return f"第{place.line}行“{quote}”" if quote else f"第{place.line}行"


def _frame(entry: Diagnostic, report: Report, style: Style, indent: int) -> str:
    """The line with the flagged words marked, cut to the width of the terminal round them."""
    document = report.document
    line = document.block_at(entry.span.start).span
    end = min(entry.span.end, line.end)
    room = max(20, style.width - indent - 4)
    flagged = clip(_printable(document.text[entry.span.start : min(end, entry.span.start + room)]), room - 8)
    # No character takes less than a cell, so what lies farther off than the room has cells is not shown anyway.
    before = _printable(document.text[max(line.start, entry.span.start - room) : entry.span.start]).lstrip()
    after = _printable(document.text[end : min(line.end, end + room)]).rstrip()
    spare = max(0, room - width(flagged))
    left = max(spare // 2, spare - width(after))
    before = before if width(before) <= left else "…" + _tail(before, left - 2)
    after = clip(after, max(4, spare - width(before)))
    # Blanks have no colour; without brackets they would not be seen.
    if style.color and flagged.strip():
        return f"{before}{_paint(flagged, f'bright {entry.severity}', style)}{after}"
    return f"{before}【{flagged}】{after}"


def _tail(text: str, cells: int) -> str:
    return clip(text[::-1], cells, "")[::-1]


def _printable(text: str) -> str:
    """`text` as one printable line: control and invisible characters would move or colour the terminal."""
    return "".join(char if char.isprintable() or char == "\u3000" else " " for char in text)


def _advice(group: Sequence[Diagnostic], style: Style) -> Iterator[str]:
    """One line for all advice of a rule."""
    first = group[0]
    places = list(dict.fromkeys(entry.where or f"{entry.line}" for entry in group))
    listed = "、".join(places[:_MOST_PLACES]) + ("…" if len(places) > _MOST_PLACES else "")
    where = listed if first.where else f"第{listed}行"
    text = f"{first.message}（{where}）" if len(group) == 1 else f"{first.title} {len(group)}处（{where}）"
    return _headed(text, first, style)


def _summary(run: Run, style: Style) -> str:
    found = [entry for report in run.reports for entry in report.diagnostics if entry.state == "open"]
    exempted = sum(entry.state != "open" for report in run.reports for entry in report.diagnostics)
    lines: list[str] = []
    if found:
        files = f"{len(run.reports)}个文件" if len(run.reports) > 1 else ""
        lines += _wrapped(f"{files}共{count_words(found)}。", "", style)
        lines += [_paint(line, "bright", style) for line in _wrapped(f"{next_words(found)}。", "", style)]
    checked = coverage_words(run.reports)
    if checked:
        lines += _wrapped(f"{checked}。", "", style)
    unknown = [report for report in run.reports if report.identity.is_report and not report.identity.report_year]
    if any(report.document.text.strip() for report in unknown):
        lines += _wrapped("没有读出报告年度，与年度有关的规则没有检查；可用 --year 指明。", "", style)
    if exempted:
        lines.append(f"另有{exempted}处已按豁免处理。")
    if run.failures:
        lines.append(f"有{len(run.failures)}个文件没能检查。")
    if style.statistics:
        lines += _statistics(found)
    return "\n".join(lines) + "\n" if lines else ""


def _statistics(found: Sequence[Diagnostic]) -> list[str]:
    names = sorted({(entry.rule, entry.name) for entry in found})
    counted = [(sum(entry.name == name for entry in found), rule, name) for rule, name in names]
    return [f"{count:5d}  {rule} {name}" for count, rule, name in sorted(counted, key=lambda row: (-row[0], row[1]))]


def _wrapped(text: str, indent: str, style: Style) -> list[str]:
    """`text` behind `indent`; lines after the first two cells further in."""
    if not style.wraps:
        return [indent + text]
    first, *others = wrap(text, max(20, style.width - len(indent) - 2))
    return [indent + first, *(f"{indent}  {line}" for line in others)]


def _paint(text: str, look: str, style: Style) -> str:
    return f"{_looks()[look]}{text}{_looks()['plain']}" if style.color else text


@cache
def _looks() -> Mapping[str, str]:
    """What switches the terminal to a look. Asked for where there is colour only: a run without does not load colorama."""
    from colorama import Fore
    from colorama import Style as Weight

    colors = {"error": Fore.RED, "warning": Fore.YELLOW, "info": Fore.CYAN}
    bright = {f"bright {name}": color + Weight.BRIGHT for name, color in colors.items()}
    return {**colors, **bright, "bright": Weight.BRIGHT, "dim": Weight.DIM, "plain": Weight.RESET_ALL}
