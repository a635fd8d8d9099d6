"""The tables of the HTML report: which documents, which figures were checked, which rules looked at what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from lawlint.model.finding import Judged
from lawlint.model.report import Diagnostic, Report
from lawlint.reporters.base import SEVERITY_WORDS, coverage_words, identity_words
from lawlint.text.numerals import plain, rounded

_VERDICTS = {"held": "相符", "broken": "不符", "not_judged": "未判断"}
_ORDER = ("broken", "held", "not_judged")


def chips(found: Sequence[Diagnostic]) -> str:
    """How many findings of each severity, as coloured signs; one that says so if there are none."""
    counts = {severity: sum(entry.severity == severity for entry in found) for severity in SEVERITY_WORDS}
    shown = [
        f'<span class="chip {severity}">{word} {counts[severity]}</span>'
        for severity, word in SEVERITY_WORDS.items()
        if counts[severity]
    ]
    return " ".join(shown) or '<span class="chip held">没有发现问题</span>'


def index(reports: Sequence[Report], keys: Sequence[str]) -> Iterator[str]:
    """The documents of a run, each leading to its part."""
    yield '<nav aria-label="文件目录"><table class="index"><thead><tr><th>文件</th><th>单位与年度</th><th>结果</th></tr></thead><tbody>\n'
    for report, key in zip(reports, keys, strict=True):
        found = [entry for entry in report.diagnostics if entry.state == "open"]
        yield (
            f'<tr><td><a href="#{key}">{escape(report.path)}</a></td><td>{escape(identity_words(report)) or "—"}</td>'
            f"<td>{chips(found)}</td></tr>\n"
        )
    yield "</tbody></table></nav>\n"


def figures(report: Report, key: str) -> Iterator[str]:
    """The check list of figures: every relation that was read, what is wrong first; nothing where none was."""
    if not report.relations:
        return
    counts = {verdict: sum(entry.verdict == verdict for entry in report.relations) for verdict in _ORDER}
    said = "，".join(f"{_VERDICTS[verdict]}{counts[verdict]}项" for verdict in _ORDER if counts[verdict])
    yield f'<section class="figures" id="{key}-n"><h3>数字核对清单 <span class="count">{said}</span></h3>\n<div class="scroll"><table>'
    yield "<thead><tr><th>结论</th><th>位置</th><th>项目</th><th>文中写作</th><th>依据的数字</th><th>算得</th></tr></thead><tbody>\n"
    start = report.document.position_of
    for entry in sorted(
        report.relations, key=lambda entry: (_ORDER.index(entry.verdict), start(entry.relation.stated.span.start))
    ):
        yield _relation(report, entry, key)
    yield "</tbody></table></div></section>\n"


def _relation(report: Report, entry: Judged, key: str) -> str:
    document, relation = report.document, entry.relation
    offset = relation.stated.span.start
    terms = "、".join(document.cut(term.quantity.span) for term in relation.terms)
    computed = "" if relation.computed is None else plain(rounded(relation.computed, 2))
    percent = "%" if relation.kind == "rate" and computed else ""
    why = relation.why_not if entry.verdict == "not_judged" else ""
    cells = (relation.metric, document.cut(relation.stated.span), terms or why, computed + percent)
    line = f'<a href="#{key}-l{document.line_of(offset)}">第{document.position_of(offset)[0]}行</a>'
    return (
        f'<tr class="{entry.verdict}"><td><span class="verdict">{_VERDICTS[entry.verdict]}</span></td><td>{line}</td>'
        + "".join(f"<td>{escape(cell) or '—'}</td>" for cell in cells)
        + "</tr>\n"
    )


def coverage(report: Report) -> Iterator[str]:
    """How much was checked in one line, and by which rules under it."""
    rows = [row for row in report.coverage if row.examined or row.not_judged or row.crashed]
    idle = len(report.coverage) - len(rows)
    said = coverage_words([report])
    if not said:
        return
    yield f'<section class="coverage"><details><summary>{said}</summary>\n<div class="scroll"><table><thead><tr>'
    yield "<th>规则</th><th>核对</th><th>无误</th><th>问题</th><th>无法判断</th></tr></thead><tbody>\n"
    for row in rows:
        numbers = "".join(f"<td>{number or '—'}</td>" for number in (row.examined, row.held, row.found, row.not_judged))
        crashed = "（内部出错）" if row.crashed else ""
        yield f"<tr><td><b>{escape(row.rule)}</b> {escape(row.name)}{crashed}</td>{numbers}</tr>\n"
    yield "</tbody></table></div>\n"
    yield f"<p>另有{idle}条规则在文中没有可核对之处。</p>\n" if idle else ""
    yield "</details></section>\n"


def exempted(report: Report) -> Iterator[str]:
    """What was found and is exempted, with the reasons given."""
    entries = [entry for entry in report.diagnostics if entry.state != "open"]
    if not entries:
        return
    yield f'<section class="exempted"><details><summary>已按豁免处理{len(entries)}处</summary><ul>\n'
    for entry in entries:
        reason = f"（{escape(entry.reason)}）" if entry.reason else ""
        yield f"<li>第{entry.line}行 {escape(entry.message)} <code>{escape(entry.name)}</code>{reason}</li>\n"
    yield "</ul></details></section>\n"
