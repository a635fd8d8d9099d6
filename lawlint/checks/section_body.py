"""Kind `section-body`: what stands under a heading.

    check: {kind: section-body, lacks: text}
    check: {kind: section-body, item: problems, lacks: words, words: ["[原因|由于]"]}

`lacks: text` finds headings with nothing under them. The others look at the sections of one item of the pack: `length`
finds those that are short, `substance` those without concrete words or short ones with few, `words` those without any
of the words they need, `promise` headings that name something the text under them does not give. An item that is only
found inside themes has no section to be judged.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Literal, NamedTuple

from lawlint.checks.empty_sections import finding_under, without_text
from lawlint.model.facts import ItemMatch
from lawlint.model.finding import Context, Finding, Outcome
from lawlint.model.outline import Heading, Section
from lawlint.model.rule import ItemId
from lawlint.model.span import Span
from lawlint.text.pattern import Pattern, any_match, find_all, likely

NAME = "section-body"
VALUES = frozenset({"heading", "title", "count", "limit", "share", "promise"})
GRADES: tuple[str, ...] = ()
EXTENDS = "words"

_SAMPLE = 200  # characters; nearly always enough to tell that something is said
_SHORT_TEXT = 20  # characters; what has fewer may say 无 and be complete


class Promise(NamedTuple):
    """What a heading may promise: `heading` are the words that do, `unless` those that take it back, `needs` the words
    one of which keeps it. `name` is for the message.
    """

    name: str
    heading: tuple[Pattern, ...]
    needs: tuple[Pattern, ...]
    unless: tuple[Pattern, ...] = ()


class Options(NamedTuple):
    """`complete`: words that make a heading, or a few words below it, say all there is to say (无, 没有): 五、其他需要
    报告的情况：无。

    `formulas`: how a report closes, which is no text of its last section. `void`: set phrases in which words that are
    counted say nothing (重要任务亲自督办).
    `item`: id of the item whose sections are judged. `shorter`: characters below which a section is short; `share`: the
    percentage of the report below which it is. `words`: what the section needs; `least`: how many a short one needs.
    `promises`: what the headings of the item may promise; `below`: what any heading under another may.
    """

    lacks: Literal["text", "length", "substance", "words", "promise"]
    complete: tuple[Pattern, ...] = ()
    formulas: tuple[Pattern, ...] = ()
    item: ItemId = ""
    shorter: int = 0
    share: int = 0
    words: tuple[Pattern, ...] = ()
    void: tuple[Pattern, ...] = ()
    least: int = 1
    promises: tuple[Promise, ...] = ()
    below: tuple[Promise, ...] = ()


class _Own(NamedTuple):
    """A section of the item: its heading, all that stands under it, and what of that is about the item (None: unclear)."""

    heading: Heading
    whole: Span
    text: Span | None


def check(context: Context, options: Options) -> Outcome:
    """One finding for each section that lacks what it should have; for `words` one for all sections of the item."""
    if options.lacks == "text":
        return without_text(context, options.complete, options.formulas)
    outcome = _of_item(context, options)
    if not options.below:
        return outcome
    other = _below(context, options)
    findings = sorted((*outcome.findings, *other.findings), key=lambda finding: finding.span)
    return Outcome(tuple(findings), outcome.examined + other.examined, outcome.not_judged)


def _of_item(context: Context, options: Options) -> Outcome:
    match = context.facts.items[options.item]
    own = list(_own(match))
    full = [entry for entry in own if _says(context, entry.text or entry.whole, options)]
    if not full:
        return Outcome(not_judged=int(match.found))
    if options.lacks == "words":
        return _without_words(context, own, options)
    if options.lacks == "length":
        return _too_short(context, full, options)
    findings = []
    not_judged = 0
    for heading, _, text in full:
        if text is None:
            not_judged += 1
        elif found := _judged(context, heading, text, options):
            findings.append(found)
    return Outcome(tuple(findings), len(full) - not_judged, not_judged)


def _judged(context: Context, heading: Heading, text: Span, options: Options) -> Finding | None:
    if options.lacks == "promise":
        return _unkept(context, heading, text, options.promises)
    return _hollow(context, heading, text, options)


def _below(context: Context, options: Options) -> Outcome:
    """One finding for each heading of other items, and under another, that promises what its text does not give."""
    report = context.outline.report
    patterns = [pattern for promise in options.below for pattern in likely(promise.heading, context.facts.grams)]
    if not patterns:
        return Outcome()
    promising = _promising(context, patterns)
    if not promising:
        return Outcome()
    item = context.facts.items[options.item]
    promising.difference_update(entry.heading.line for entry in _own(item))
    findings, examined = [], 0
    for section in (section for top in report.sections for section in top.walk()):
        heading = section.heading
        if heading is None or heading.line not in promising or _inside(item, section):
            continue
        text = Span(heading.title.end, max(heading.title.end, section.span.end))
        if _size(context, text) >= _SHORT_TEXT:
            examined += 1
            found = _unkept(context, heading, text, options.below)
            findings += [found] if found else []
    return Outcome(tuple(findings), examined)


def _inside(item: ItemMatch, section: Section) -> bool:
    """True for a part of a section about the item, which says of it whatever it says."""
    return any(
        other.level < section.level and other.span.start <= section.span.start < other.span.end
        for other in item.sections
    )


def _promising(context: Context, patterns: Sequence[Pattern]) -> set[int]:
    """The lines of the headings in which one of `patterns` matches. They are read as one text: most have none of the words."""
    headings = context.outline.headings
    titles = [context.folded[slice(*heading.title)] for heading in headings]
    starts = list(accumulate([len(title) + 1 for title in titles], initial=0))
    text = "\n".join(titles)
    return {
        headings[bisect_right(starts, match.span.start) - 1].line
        for pattern in patterns
        for match in find_all(pattern, text)
    }


def _own(match: ItemMatch) -> Iterator[_Own]:
    """The sections about an item as a whole; what else names it is part of a theme."""
    for section, text in match.own:
        if section.heading:
            start = section.heading.title.end
            yield _Own(section.heading, Span(start, max(start, section.span.end)), text)


def _says(context: Context, text: Span, options: Options) -> bool:
    """False for a section that is empty, or says in a few words that there is nothing to say."""
    sample = Span(text.start, min(text.end, text.start + _SAMPLE))
    size = _size(context, sample)
    if size < _SHORT_TEXT and sample != text:
        size = _size(context, text)
    return size >= _SHORT_TEXT or (size > 0 and not any_match(options.complete, context.folded, *text))


def _size(context: Context, span: Span) -> int:
    """Characters without white space."""
    return len("".join(context.document.cut(span).split()))


def _too_short(context: Context, own: Sequence[_Own], options: Options) -> Outcome:
    """The sections of an item as one (二、存在的不足, 三、原因分析): fewer characters than `shorter`, or a smaller share of the
    report than `share`.
    """
    texts = [text for _, _, text in own if text is not None]
    if len(texts) < len(own):
        return Outcome(not_judged=len(own))
    size = sum(_size(context, text) for text in texts)
    values = {"count": str(size), "limit": str(options.shorter), "share": ""}
    if size >= options.shorter:
        if size * 100 >= options.share * len(context.text):  # blanks only make the whole longer
            return Outcome(examined=1)
        whole = context.facts.size
        if size * 100 >= options.share * whole:
            return Outcome(examined=1)
        values["share"] = f"，占全文的{size * 100 / whole:.1f}%"
    return Outcome((finding_under(context, own[0].heading, values),), examined=1)


def _hollow(context: Context, heading: Heading, text: Span, options: Options) -> Finding | None:
    """A section without any of `words`, or a short one with fewer than `least`."""
    grams = context.facts.grams
    void = list(_hits(context, text, likely(options.void, grams)))
    places: set[int] = set()  # two patterns may tell one act
    for hit in _hits(context, text, likely(options.words, grams)):
        if not any(span.overlaps(hit) for span in void):
            places.add(hit.start)
            if len(places) >= options.least:
                return None
    size = _size(context, text)
    if places and size >= options.shorter:
        return None
    return finding_under(context, heading, {"count": str(size), "limit": str(options.shorter)})


def _hits(context: Context, text: Span, words: Sequence[Pattern]) -> Iterator[Span]:
    for pattern in words:
        for match in find_all(pattern, context.folded, *text):
            yield match.span


def _without_words(context: Context, own: Sequence[_Own], options: Options) -> Outcome:
    """The sections of an item as one: what one of them lacks may stand in the next (三、原因分析)."""
    words = likely(options.words, context.facts.grams)
    for index, (heading, whole, text) in enumerate(own):
        start, end = text or whole
        if any_match(words, context.folded, heading.title.start if index else start, end):
            return Outcome(examined=1)
    return Outcome((finding_under(context, own[0].heading, {}),), examined=1)


def _unkept(context: Context, heading: Heading, text: Span, promises: Sequence[Promise]) -> Finding | None:
    """A heading with promises that the text does not keep."""
    folded, grams = context.folded, context.facts.grams
    broken = []
    at: list[Span] = []
    for promise in promises:
        words = likely(promise.heading, grams)
        said = [match.flag for pattern in words for match in find_all(pattern, folded, *heading.title)]
        if not said or any_match(promise.unless, folded, *heading.title):
            continue
        if not any_match(likely(promise.needs, grams), folded, *text):
            broken.append(promise.name)
            at.append(min(said, key=lambda span: (span.start, -span.end)))
    if not broken:
        return None
    return finding_under(context, heading, {"promise": "、".join(broken)})._replace(span=min(at))
