"""The outline of a document as text and as data: what `lawlint outline` shows."""

from __future__ import annotations

from typing import Any

from lawlint.model.finding import Context
from lawlint.model.report import Diagnostic, Report
from lawlint.text.width import clip, printable

_FAMILIES = ("S", "N")
_WIDEST_TITLE = 64


def as_data(context: Context) -> dict[str, Any]:
    """The machine contract: headings in document order."""
    document = context.document
    return {
        "path": document.path,
        "headings": [
            {
                "line": heading.line,
                "level": heading.level,
                "number": heading.number,
                "written": heading.written,
                "marker": document.cut(heading.marker),
                "title": document.printed(heading.title).strip(),
                "uncertain": heading.uncertain,
            }
            for heading in context.outline.headings
        ],
    }


def as_text(context: Context, report: Report) -> str:
    """A tree with line numbers, and behind each node what the rules of structure and numbering say of it."""
    document, part = context.document, context.outline.report
    faults: dict[int, list[Diagnostic]] = {}
    for entry in report.diagnostics:
        if entry.rule[0] in _FAMILIES and entry.state == "open":
            faults.setdefault(entry.line, []).append(entry)
    size = len(str(len(document.blocks)))
    lines = [printable(document.path), f"{'':{size}}  标题：{context.identity.title or '（没有读出）'}"]
    if part.addressee:
        lines.append(f"{document.line_of(part.addressee.start):{size}}  主送：{document.cut(part.addressee)}")
    for heading in context.outline.headings:
        title = clip(document.printed(heading.span).strip(), _WIDEST_TITLE)
        note = f"  〔第{heading.level}级，序号{heading.number}，也可作别的层次〕" if heading.uncertain else ""
        lines.append(f"{heading.line:{size}}  {'  ' * (heading.level - 1)}{title}{note}")
        lines += [
            f"{'':{size}}  {'  ' * heading.level}↑ {entry.message}（{entry.rule}）"
            for entry in faults.pop(heading.line, ())
        ]
    for line, entries in sorted(faults.items()):
        lines += [f"{line:{size}}  ↑ {entry.message}（{entry.rule}）" for entry in entries]
    signed = [document.cut(span) for span in (*part.signoff, *((part.date,) if part.date and not part.signoff else ()))]
    lines.append(f"{'':{size}}  落款：{' '.join(signed) or '（没有读出）'}")
    return "\n".join(lines) + "\n"
