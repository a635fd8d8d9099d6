"""Lists of words to look for, each with what to write instead and the contexts in which it is right.

A lexicon is indexed when a pack is compiled: a document is asked for the neighbouring characters it holds, and only
the entries whose anchors can occur are looked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from lawlint.model.span import Span
from lawlint.text.grams import Grams, index_of
from lawlint.text.pattern import Pattern, anchor_words, any_match, find_all, matches_at, matches_before, may_occur


class Entry(NamedTuple):
    """A word to look for. Every field but `term` is optional.

    `use` is what to write instead of the flagged part, "" if that is not one word; `delete` says to take it out. No
    finding where it stands after one of `not_after` or before one of `not_before`, inside one of `inside` (longer words
    that are right), or where its segment holds one of `unless`; with `needs`, only where its segment holds one of them.
    """

    term: Pattern
    use: str = ""
    delete: bool = False
    note: str = ""
    grade: str = ""
    not_after: tuple[Pattern, ...] = ()
    not_before: tuple[Pattern, ...] = ()
    inside: tuple[Pattern, ...] = ()
    unless: tuple[Pattern, ...] = ()
    needs: tuple[Pattern, ...] = ()
    since: int = 0  # only in reports for this year or later; 0: always
    until: int = 0  # only in reports for this year or earlier; 0: always


class Lexicon(NamedTuple):
    """Entries with an index of their anchor words: by a pair of characters, or by the one where a word has only one."""

    entries: tuple[Entry, ...]
    by_gram: Mapping[int, tuple[int, ...]]
    by_character: Mapping[str, tuple[int, ...]]


class Hit(NamedTuple):
    """Where an entry was found: all of it, and the part that is flagged."""

    entry: Entry
    span: Span
    flag: Span


def build(entries: tuple[Entry, ...]) -> Lexicon:
    """Index `entries`."""
    owners: dict[str, list[int]] = {}
    for number, entry in enumerate(entries):
        for word in anchor_words(entry.term):
            owners.setdefault(word, []).append(number)
    by_gram = {
        key: tuple(sorted({number for _, word in words for number in owners[word]}))
        for key, words in index_of(word for word in owners if len(word) > 1).items()
    }
    return Lexicon(entries, by_gram, {word: tuple(owners[word]) for word in sorted(owners) if len(word) == 1})


NO_WORDS = Lexicon((), {}, {})


def candidates(lexicon: Lexicon, folded: str, grams: Grams) -> list[int]:
    """The numbers of the entries that may occur in a text with these pairs of characters, in order."""
    numbers = {number for key in grams.intersection(lexicon.by_gram) for number in lexicon.by_gram[key]}
    for char, owners in lexicon.by_character.items():
        if char in folded:
            numbers.update(owners)
    return [number for number in sorted(numbers) if may_occur(lexicon.entries[number].term, grams)]


def find(
    lexicon: Lexicon,
    folded: str,
    grams: Grams,
    year: int | None,
    segment_of: Callable[[Span], Span],
    within: Span | None = None,
) -> Iterator[Hit]:
    """Hits in `folded`, or `within` a stretch of it, in order of place, of those that overlap the first, contexts in which
    the word is right left out.

    `segment_of` maps a span to the stretch in which `unless` and `needs` are looked for.
    """
    found: list[Hit] = []
    start, end = within or (0, len(folded))
    for number in candidates(lexicon, folded, grams):
        entry = lexicon.entries[number]
        if (entry.since or entry.until) and not _in_years(entry, year):
            continue
        for match in find_all(entry.term, folded, start, end, grams):
            if _wrong_here(entry, folded, match.span, segment_of):
                found.append(Hit(entry, match.span, match.flag))
    found.sort(key=lambda hit: (hit.flag.start, -hit.flag.end, hit.span))
    last = -1
    for hit in found:
        if hit.flag.start >= last:
            yield hit
            last = hit.flag.end


def _in_years(entry: Entry, year: int | None) -> bool:
    return year is not None and (not entry.since or entry.since <= year) and (not entry.until or year <= entry.until)


def _wrong_here(entry: Entry, folded: str, span: Span, segment_of: Callable[[Span], Span]) -> bool:
    if any(matches_before(pattern, folded, span.start) is not None for pattern in entry.not_after):
        return False
    if any(matches_at(pattern, folded, span.end) is not None for pattern in entry.not_before):
        return False
    if any(_covers(pattern, folded, span) for pattern in entry.inside):
        return False
    if not (entry.unless or entry.needs):
        return True
    start, end = segment_of(span)
    if entry.needs and not any_match(entry.needs, folded, start, end):
        return False
    return not any_match(entry.unless, folded, start, end)


_LONGEST_COVER = 40


def _covers(pattern: Pattern, folded: str, span: Span) -> bool:
    start = max(0, span.start - _LONGEST_COVER)
    return any(match.span.contains(span) for match in find_all(pattern, folded, start, span.end + _LONGEST_COVER))
