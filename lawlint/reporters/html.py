"""Format `html`: one file for people who read in a browser, and print. It loads nothing, runs nothing, sends nothing.

No script: marks and findings lead to each other by anchors, which work everywhere and print. The content security
policy of the page allows its own style sheet, by its hash, and nothing else. The parts are in `lawlint.reporters.pages`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lawlint import __version__
from lawlint.model.report import Diagnostic, Report, Run
from lawlint.reporters.base import SEVERITY_WORDS, Style, coverage_words, identity_words, next_words

NAME = "html"
MACHINE = True


def render(run: Run, style: Style) -> Iterator[str]:  # noqa: ARG001 - a page has its own width and colours
    """The whole page."""
    from html import escape

    from lawlint.reporters.pages.tables import chips, index

    css, css_hash = _style_sheet()
    policy = f"default-src 'none'; style-src 'sha256-{css_hash}'; base-uri 'none'"
    found = [entry for report in run.reports for entry in _open(report)]
    name = run.reports[0].path.rpartition("/")[2] if len(run.reports) == 1 else f"{len(run.reports)}个文件"
    yield (
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n'
        f'<meta name="referrer" content="no-referrer">\n<title>检查结果：{escape(name)}</title>\n<style>{css}</style>\n</head>\n<body>\n'
    )
    keys = [f"d{number}" for number in range(1, len(run.reports) + 1)]
    if len(run.reports) != 1:
        yield f'<header class="top" id="top"><h1>检查结果：{escape(name)}</h1><p>{chips(found)}</p>'
        yield f"<p>{_sentence(next_words(found))}{_sentence(coverage_words(run.reports))}</p>\n"
        yield from index(run.reports, keys)
        yield "</header>\n"
    if run.failures:
        yield '<section class="failures"><h2>没能检查的文件</h2><ul>\n'
        yield from (f"<li><b>{escape(entry.path)}</b> {escape(entry.message)}</li>\n" for entry in run.failures)
        yield "</ul></section>\n"
    for report, key in zip(run.reports, keys, strict=True):
        yield from _document(report, key, alone=len(keys) == 1)
    yield f"<footer>lawlint {__version__}。只检查看得出的问题，不代替审核；没有提示的地方不等于没有问题。</footer>\n</body>\n</html>\n"


def _document(report: Report, key: str, alone: bool) -> Iterator[str]:
    from html import escape

    from lawlint.reporters.pages.draft import Mark, draft
    from lawlint.reporters.pages.findings import findings
    from lawlint.reporters.pages.tables import chips, coverage, exempted, figures

    found = _open(report)
    ranks = list(SEVERITY_WORDS)
    marks = [Mark(number, ranks.index(entry.severity), entry) for number, entry in enumerate(found, 1)]
    words = identity_words(report)
    yield f'<article class="doc" id="{key}" aria-labelledby="{key}-h">\n<header>\n'
    yield f'<p class="path">{escape(report.path)}</p>\n<h2 id="{key}-h">{escape(words or report.path)}</h2>\n<p>{chips(found)}</p>\n'
    yield f'<p class="next">{_sentence(next_words(found))}</p>\n' if found else ""
    if report.identity.kind == "other":
        yield "<p>不像法治政府建设年度报告，只按公文通用规则检查。</p>\n"
    yield _jumps(report, key, alone)
    yield "</header>\n"
    yield '<div class="body">\n' if found else '<div class="body clean">\n'
    if found:
        yield f'<aside aria-label="问题列表" id="{key}-f">\n'
        yield from findings(report, key, marks)
        yield "</aside>\n"
    yield f'<div class="paper" role="region" aria-label="文稿" id="{key}-t">\n'
    yield from draft(report, key, marks)
    yield "</div>\n</div>\n"
    yield from figures(report, key)
    yield from coverage(report)
    yield from exempted(report)
    yield "</article>\n"


def _jumps(report: Report, key: str, alone: bool) -> str:
    """Links to the parts of a document: on a phone they stand one below the other."""
    parts = [("t", "文稿"), ("f", "问题列表"), ("n", "数字核对清单"), ("", "目录")]
    there = {"t": True, "f": bool(_open(report)), "n": bool(report.relations), "": not alone}
    links = "".join(
        f'<a href="#{f"{key}-{part}" if part else "top"}">{name}</a>' for part, name in parts if there[part]
    )
    return f'<nav class="jump" aria-label="跳到">{links}</nav>\n'


def _open(report: Report) -> list[Diagnostic]:
    return [entry for entry in report.diagnostics if entry.state == "open"]


def _sentence(words: str) -> str:
    return f"{words}。" if words else ""


@cache
def _style_sheet() -> tuple[str, str]:
    """The style sheet and its hash, as a content security policy names it."""
    from base64 import b64encode
    from hashlib import sha256

    css = (Path(__file__).parent / "pages" / "style.css").read_text(encoding="utf-8")
    return css, b64encode(sha256(css.encode("utf-8")).digest()).decode("ascii")
