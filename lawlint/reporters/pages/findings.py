"""The list of findings beside the draft, the gravest first, each with the way to its words and back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from lawlint.model.report import Diagnostic, Report
from lawlint.reporters.base import SEVERITY_WORDS, place_words
from lawlint.reporters.pages.draft import Mark, visible

_LONGEST_QUOTE = 60
_LONGEST_FIX = 40
_MOST_RELATED = 8


def findings(report: Report, key: str, marks: Sequence[Mark]) -> Iterator[str]:
    """A group for each severity: errors and warnings as cards, advice one card for all of a rule."""
    for severity, word in SEVERITY_WORDS.items():
        chosen = [mark for mark in marks if mark.entry.severity == severity]
        if not chosen:
            continue
        yield f'<h3 class="{severity}">{word} <span class="count">{len(chosen)}</span></h3>\n<ol>\n'
        if severity == "info":
            first: dict[str, int] = {}
            for mark in chosen:
                first.setdefault(mark.entry.name, mark.number)
            chosen.sort(key=lambda mark: (first[mark.entry.name], mark.number))
            groups = [list(group) for _, group in groupby(chosen, key=lambda mark: mark.entry.name)]
        else:
            groups = [[mark] for mark in chosen]
        for group in groups:
            yield from _card(report, key, group)
        yield "</ol>\n"


def _card(report: Report, key: str, group: Sequence[Mark]) -> Iterator[str]:
    entry, number = group[0].entry, group[0].number
    alone = len(group) == 1
    ident = f' id="{key}-f{number}" tabindex="-1"' if alone else ""
    yield f'<li class="card {entry.severity}"{ident}>\n'
    head = entry.message if alone else f"{entry.title}（{len(group)}处）"
    yield f'<p class="msg">{_badge(group[0], key) if alone else ""}{escape(head)}</p>\n'
    if alone:
        yield _place(group[0], key)
    else:
        yield "<ul class=places>\n" + "".join(_short(mark, key) for mark in group) + "</ul>\n"
    yield "<dl>"
    if alone and entry.related:
        yield _row("参见", "、".join(_related(report, entry, key)))
    if entry.fix and alone:
        yield _row("改为", _fix(report, entry))
    if entry.remedy:
        yield _row("改法", escape(entry.remedy) + ("（可自动改）" if entry.fix and entry.fix.safety == "safe" else ""))
    if entry.basis:
        yield _row("依据", "；".join(f"{escape(str(basis))}（{escape(basis.strength)}）" for basis in entry.basis))
    yield "</dl>\n"
    rule = f"{escape(entry.rule)} {escape(entry.name)}"
    linked = entry.url is not None and entry.url.startswith(("https://", "http://"))
    yield f'<p class="rule">{f"<a href={_quoted(entry.url or str())} rel=noreferrer>{rule}</a>" if linked else rule}</p>\n</li>\n'


def _badge(mark: Mark, key: str) -> str:
    return f'<a class="no {mark.entry.severity}" href="#{key}-m{mark.number}" aria-label="到文中第{mark.entry.line}行">{mark.number}</a>'


def _place(mark: Mark, key: str) -> str:
    quote = f"“{_cut(mark.entry.quote, _LONGEST_QUOTE)}”" if mark.entry.quote.strip() else ""
    path = escape(" › ".join(mark.entry.heading_path))
    under = f'<span class="path">{path}</span>' if path else ""
    return (
        f'<p class="place"><a href="#{key}-m{mark.number}">{escape(place_words(mark.entry))}</a> {quote}{under}</p>\n'
    )


def _short(mark: Mark, key: str) -> str:
    entry = mark.entry
    quote = f"“{_cut(entry.quote, 24)}”" if entry.quote.strip() else ""
    return (
        f'<li id="{key}-f{mark.number}" tabindex="-1">{_badge(mark, key)}'
        f'<a href="#{key}-m{mark.number}">{escape(place_words(entry))}</a> {quote}<br>{escape(entry.message)}</li>\n'
    )


def _related(report: Report, entry: Diagnostic, key: str) -> Iterator[str]:
    for place in entry.related[:_MOST_RELATED]:
        line = report.document.line_of(place.span.start)
        quote = f"“{_cut(place.quote, 24)}”" if place.quote.strip() else ""
        yield f'<a href="#{key}-l{line}">第{place.line}行</a>{quote}（{escape(place.message)}）'
    if len(entry.related) > _MOST_RELATED:
        yield f"等{len(entry.related)}处"


def _fix(report: Report, entry: Diagnostic) -> str:
    """What the first edit of a fix makes of what."""
    edits = entry.fix.edits if entry.fix else ()
    first = edits[0]
    old = _cut(report.document.cut(first.span), _LONGEST_FIX)
    new = _cut(first.text, _LONGEST_FIX)
    more = f" 等{len(edits)}处" if len(edits) > 1 else ""
    return (f"<del>{old}</del> " if old else "") + (f"<ins>{new}</ins>" if new else "（删去）") + more


def _row(term: str, value: str) -> str:
    return f"<dt>{term}</dt><dd>{value}</dd>"


def _cut(text: str, longest: int) -> str:
    text = " ".join(text.split("\n")).strip("\r")
    return visible(text if len(text) <= longest else text[: longest - 1] + "…", marked=True)


def _quoted(text: str) -> str:
    return f'"{escape(text)}"'
