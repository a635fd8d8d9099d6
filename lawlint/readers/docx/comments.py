"""Comments of a .docx: those that exempt, those that were left in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from lawlint.model.document import Exemption, Origin
from lawlint.model.span import Span
from lawlint.readers.docx.layout import Comment
from lawlint.readers.docx.names import AUTHOR, ID, OURS, P, T, W

_FORM = "应写作“lawlint: 规则名 -- 理由”"
_LONGEST = 2_000  # characters kept of a comment
# `lawlint: 规则名[, 规则名] [until 2026-12-31] -- 理由`, as in Markdown. Word turns the hyphens into a dash as they are
# typed, and people write 至 and a colon.
_NAMES = r"[A-Za-z][A-Za-z0-9-]*(?:\s*[,，、]\s*[A-Za-z][A-Za-z0-9-]*)*"
_REQUEST = re.compile(
    rf"lawlint\s*[:：]\s*(?P<rules>{_NAMES})?(?:\s*(?:until|至)\s*(?P<until>\d\S*))?\s*(?:-+|[—–]+|[:：])?\s*(?P<reason>.*)",
    re.DOTALL | re.IGNORECASE,
)


def comments_of(root: Element, anchors: dict[str, list[int]]) -> list[Comment]:
    """The comments in comments.xml that are anchored in the text."""
    found = []
    for entry in root.iterfind(W + "comment"):
        places = anchors.get(entry.get(ID, ""))
        if places:
            text = "\n".join("".join(node.text or "" for node in part.iter(T)) for part in entry.iter(P))
            span = Span(min(places), max(places))
            found.append(Comment(entry.get(ID, ""), entry.get(AUTHOR, ""), text.strip()[:_LONGEST], span))
    return found


def requests(comments: Sequence[Comment]) -> list[Comment]:
    """The comments that ask for an exemption."""
    return [entry for entry in comments if entry.author != OURS and _REQUEST.match(entry.text)]


def left_in(comments: Sequence[Comment]) -> list[Comment]:
    """The comments a person should take out before the document is sent."""
    return [entry for entry in comments if entry.author != OURS and not _REQUEST.match(entry.text)]


def exemption(comment: Comment, scope: Span, origin: Origin) -> Exemption:
    """The request a comment makes for the lines it is anchored to. A reason and a rule are required."""
    match = _REQUEST.match(comment.text)
    names, until, reason = match.group("rules", "until", "reason") if match else ("", None, "")
    rules = tuple(re.split(r"\s*[,，、]\s*", names)) if names else ()
    problem = None
    if not rules:
        problem = f"没有写规则名，{_FORM}"
    elif not reason.strip():
        problem = f"没有写理由，{_FORM}"
    return Exemption(rules, scope, None, reason.strip(), until, origin, comment.span, problem)
