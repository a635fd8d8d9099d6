"""Kind `evidence-groups`: how many of several things an item's sections speak of.

check: {kind: evidence-groups, item: responsible-person, least: 3, groups: [{name: 学法, words: [中心组, 学法]}]}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lawlint.model.finding import Context, Finding, Outcome
from lawlint.model.rule import ItemId
from lawlint.model.span import Span
from lawlint.text.pattern import Pattern, any_match, find_all, likely
from lawlint.text.spans import beginning_in

NAME = "evidence-groups"
VALUES = frozenset({"heading", "title", "count", "least", "found", "missing"})
GRADES: tuple[str, ...] = ()
EXTENDS = "unless"

_LEAST_TEXT = 12  # characters; what has fewer is empty or says 无, which is for other rules


class Group(NamedTuple):
    """One thing to speak of, and the words that show it is spoken of."""

    name: str
    words: tuple[Pattern, ...]


class Options(NamedTuple):
    """`item`: id of the item whose sections are looked at. `least`: how many groups suffice. `unless`: words that suffice
    alone, `together` words that suffice where all of them stand there. `void`: phrases in which a word says nothing of the
    kind (办公会会前学法); the name of an act says nothing either. `most_named`: how many of the missing groups are named.
    """

    item: ItemId
    groups: tuple[Group, ...]
    least: int
    unless: tuple[Pattern, ...] = ()
    together: tuple[Pattern, ...] = ()
    void: tuple[Pattern, ...] = ()
    most_named: int = 4


def check(context: Context, options: Options) -> Outcome:
    """One finding at the heading of an item whose sections speak of too few groups."""
    match = context.facts.items[options.item]
    own = [(section.heading, text) for section, text in match.own if section.heading]
    texts = [text for _, text in own if text and len(context.document.cut(text).strip()) >= _LEAST_TEXT]
    if not texts:
        return Outcome(not_judged=int(match.found))

    if any(_said(context, text, options.unless, ()) or _all_said(context, text, options.together) for text in texts):
        return Outcome(examined=1)
    void = list(_void(context, texts, options.void))
    found: list[str] = []
    missing: list[str] = []
    for group in options.groups:
        (found if any(_said(context, text, group.words, void) for text in texts) else missing).append(group.name)
        if len(found) >= options.least:
            return Outcome(examined=1)
    heading = own[0][0]
    values = {
        "heading": context.document.cut(heading.span).strip(),
        "title": context.document.cut(heading.title).strip(),
        "count": str(len(found)),
        "least": str(options.least),
        "found": "、".join(found) or "无",
        "missing": "、".join(missing[: options.most_named]),
    }
    return Outcome((Finding(heading.span, values),), examined=1)


def _all_said(context: Context, text: Span, words: Sequence[Pattern]) -> bool:
    return bool(words) and all(any_match((word,), context.folded, *text) for word in words)


def _void(context: Context, texts: Sequence[Span], phrases: Sequence[Pattern]) -> Iterator[Span]:
    """Where a word in `texts` says nothing: in the name of an act, and in one of `phrases`."""
    possible = likely(phrases, context.facts.grams)
    for text in texts:
        yield from (citation.span for citation in beginning_in(context.facts.citations, *text))
        for pattern in possible:
            yield from (match.span for match in find_all(pattern, context.folded, *text))


def _said(context: Context, text: Span, words: Sequence[Pattern], void: Sequence[Span]) -> bool:
    """True if one of `words` stands in `text`, outside the stretches `void`."""
    grams = context.facts.grams
    return any(
        not any(span.contains(match.span) for span in void)
        for pattern in likely(words, grams)
        for match in find_all(pattern, context.folded, *text, grams)
    )
