"""Exemptions: findings a person has answered for are marked, with the reason; what is wrong with a request is said.

Nothing is deleted. The day is given by the caller: the same document, rules and day give the same result.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from lawlint.model.document import Document, Exemption
from lawlint.model.finding import Finding
from lawlint.model.report import Diagnostic
from lawlint.model.rule import Rule
from lawlint.model.span import Span
from lawlint.model.tool import TOOL_RULES
from lawlint.text.suggest import close_to

_TOOL_IDS = frozenset(rule.id for rule in TOOL_RULES.values())
_VOIDING = ("exemption-malformed", "exemption-expired")


class Exempted(NamedTuple):
    """The diagnostics, exempted ones marked, and what there is to say of the requests: (name of a tool rule, finding)."""

    found: list[Diagnostic]
    complaints: tuple[tuple[str, Finding], ...]


def exempted(
    found: Sequence[Diagnostic],
    requests: Sequence[Exemption],
    document: Document,
    rules: Sequence[Rule],
    ran: Collection[str],
    today: str | None,
) -> Exempted:
    """`found` with the exempted ones marked. `rules` are all there are, `ran` the names of those that looked.

    `today` is a date as 2026-01-31; without it nothing is expired. A request for a rule that did not run is left alone.
    """
    names = {word: rule.name for rule in rules for word in (rule.name, rule.id)}
    result = list(found)
    complaints: list[tuple[str, Finding]] = []
    for request in requests:
        wrong = list(_wrong(request, names, today))
        complaints += wrong
        if any(name in _VOIDING for name, _ in wrong):
            continue
        for written in dict.fromkeys(word for word in request.rules if word in names):
            covered = [at for at, entry in enumerate(result) if _covers(request, entry, names[written], document)]
            for at in covered:
                result[at] = result[at]._replace(state="suppressed", reason=request.reason)
            if not covered and names[written] in ran:
                complaints.append(_complaint("exemption-unused", request, {"rule": written}))
    return Exempted(result, tuple(complaints))


def _wrong(request: Exemption, names: Mapping[str, str], today: str | None) -> Iterator[tuple[str, Finding]]:
    if request.problem:
        yield _complaint("exemption-malformed", request, {"problem": request.problem})
        return
    for word in request.rules:
        if word in _TOOL_IDS or word in TOOL_RULES:
            problem = f"“{word}”是 lawlint 对自身和豁免的提示，不能豁免"
            yield _complaint("exemption-malformed", request, {"problem": problem})
        elif word not in names:
            yield _complaint("exemption-unknown-rule", request, {"rule": word, "hint": close_to(word, names)})
    if request.expires is not None:
        if not is_date(request.expires):
            problem = f"到期日“{request.expires}”应写作 2026-12-31 的样子"
            yield _complaint("exemption-malformed", request, {"problem": problem})
        elif today is not None and request.expires < today:
            yield _complaint("exemption-expired", request, {"rule": "、".join(request.rules), "date": request.expires})


def is_date(text: str) -> bool:
    """True for a day of the calendar as 2026-01-31."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _complaint(name: str, request: Exemption, values: Mapping[str, str]) -> tuple[str, Finding]:
    """A finding where the request stands, or at the head of the document with the file and line it stands in."""
    at = f"（{request.origin.label}）" if request.span is None and request.origin.label else ""
    return name, Finding(request.span or Span(0, 0), {**values, "at": at})


def _covers(request: Exemption, entry: Diagnostic, name: str, document: Document) -> bool:
    if entry.name != name:
        return False
    if request.scope is not None and not request.scope.start <= entry.span.start <= request.scope.end:
        return False
    if request.quote is None:
        return True
    if not request.quote:
        return not entry.quote
    return any(_touches(entry.span, place) for place in _places(request.quote, document.text))


def _touches(span: Span, place: Span) -> bool:
    """True if a finding lies on the quoted words; one that flags no words, if it lies in them or at their edge."""
    return span.overlaps(place) or (span.start == span.end and place.start <= span.start <= place.end)


def _places(quote: str, text: str) -> Iterator[Span]:
    at = text.find(quote)
    while at >= 0:
        yield Span(at, at + len(quote))
        at = text.find(quote, at + len(quote))
