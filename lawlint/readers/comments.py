"""Exemptions in HTML comments, the closed syntax of them:

    <!-- lawlint: 规则名[, 规则名] [until 2026-12-31] -- 理由 -->     on a line with text: that line; alone: the next line
    <!-- lawlint-begin: 规则名 -- 理由 --> … <!-- lawlint-end -->     what stands between
    <!-- lawlint-file: 规则名 -- 理由 -->                             the whole document

A comment that begins with `lawlint` is meant for us: what does not fit is kept, with what is wrong with it, and reported.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lawlint.model.document import PROSE_KINDS, Block, Exemption, Origin
from lawlint.model.span import Span
from lawlint.text.fold import fold

_MEANT = re.compile(r"<!--\s*lawlint(?![a-z0-9])", re.IGNORECASE)
_REQUEST = re.compile(r"<!--\s*lawlint(?P<form>-file|-begin|-end)?\s*(?::(?P<body>.*))?-->$", re.DOTALL)
_BODY = re.compile(r"(?P<rules>.*?)(?:\s+until\s+(?P<until>\S+))?\s*$", re.DOTALL)
_REASON = re.compile(r"\s(?:--|——|—)\s*|——")
_LONGEST = 2000
_SEPARATOR = re.compile(r"[,、\s]+")
_FORMS = "应写作 <!-- lawlint: 规则名 -- 理由 -->，或 lawlint-file、lawlint-begin 与 lawlint-end"


def exemptions(text: str, comments: Sequence[Span], blocks: Sequence[Block], path: str) -> tuple[Exemption, ...]:
    """The requests in `comments`, in order. `blocks` are the lines of `text`, comments already told from prose."""
    meant = [span for span in comments if _MEANT.match(text, span.start)]
    if not meant:
        return ()
    found: list[Exemption] = []
    open_blocks: list[int] = []
    for span in meant:
        written = text[span.start : span.end]
        request = _REQUEST.match(fold(written)) if len(written) <= _LONGEST else None
        form = request["form"] if request else None
        if request is None or (request["body"] is None) != (form == "-end"):
            found.append(_malformed(span, path, _FORMS))
        elif form == "-end":
            if open_blocks:
                at = open_blocks.pop()
                begun = found[at].scope or span
                found[at] = found[at]._replace(scope=Span(begun.start, span.start), problem=_begun(found[at]))
            else:
                found.append(_malformed(span, path, "lawlint-end 前面没有 lawlint-begin"))
        else:
            if form == "-begin":
                open_blocks.append(len(found))
            body = written[request.start("body") : request.end("body")]
            found.append(_request(body, form or "", span, text, blocks, path))
    return tuple(found)


_UNCLOSED = "lawlint-begin 后面没有 lawlint-end"


def _begun(request: Exemption) -> str | None:
    return None if request.problem == _UNCLOSED else request.problem


def _malformed(span: Span, path: str, problem: str) -> Exemption:
    return Exemption((), span, None, "", None, Origin(path), span, problem)


def _request(body: str, form: str, span: Span, text: str, blocks: Sequence[Block], path: str) -> Exemption:
    folded = fold(body)
    dash = _REASON.search(folded)
    reason = body[dash.end() :].strip() if dash else ""
    what = _BODY.match(folded[: dash.start()] if dash else folded)
    rules = tuple(name for name in _SEPARATOR.split(what["rules"]) if name) if what else ()
    until = what["until"] if what else None
    scope: Span | None = Span(0, len(text))
    problem = None
    if form == "":
        scope = _line_or_next(span, blocks)
        problem = None if scope else "后面没有可以豁免的文字"
    elif form == "-begin":
        scope, problem = Span(span.end, span.end), _UNCLOSED
    if not rules:
        problem = f"没有写规则名，{_FORMS}"
    elif not reason:
        problem = "没有写理由，应在规则名后写“ -- 理由”"
    return Exemption(rules, scope, None, reason, until, Origin(path), span, problem)


def _line_or_next(comment: Span, blocks: Sequence[Block]) -> Span | None:
    """The line the comment stands on if it holds prose too, else the next one that does."""
    for span, kind, _ in blocks:
        if span.end >= comment.start and kind in PROSE_KINDS:
            return span
    return None
