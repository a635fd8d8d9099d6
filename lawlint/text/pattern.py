"""Word patterns: how packs say what to look for, without regular expressions.

    法制[建设|宣传|教育]     one of several words; `[省|]` may be absent
    培训{..6}{数}场          up to six characters, then a numeral
    <法制>[建设|宣传]        `<` `>` mark what is flagged; without them all of it is
    \\[                      a backslash takes the next character as it is

A pattern is matched on folded text, so widths do not matter. A gap never crosses 。！？； or a line break. Matching is
linear by construction: every place of a pattern is tried at most once at every place of the text near its anchor word,
and nothing is expanded, so a pattern never costs more than its length.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lawlint.model.span import Span, made
from lawlint.text.grams import Grams, gram
from lawlint.text.limits import most_in

WORDS, GAP, NUMERAL = 0, 1, 2
_LONGEST_NUMERAL = 20
_LONG = 500  # characters of a text in which looking for a word costs more than looking whether its pair is there
_DENSEST = 16  # characters for each place of a word, in the text that holds most of it
_BARRIER = frozenset("。!?;\n\r")
_NUMERAL = frozenset("0123456789.,一二三四五六七八九十百千万亿两〇零")

# An element is (WORDS, alternatives, longest first), (GAP, least, most) or (NUMERAL,).


class Pattern(NamedTuple):
    """A compiled pattern: plain data, so that it can be stored. `anchor` indexes the element that is looked for first;
    `screens` holds, for each element of words, the pairs of characters one of which stands wherever it matches.
    """

    source: str
    elements: tuple[tuple[object, ...], ...]
    flag: tuple[int, int]  # the elements flagged, half-open
    anchor: int
    screens: tuple[tuple[int, ...], ...] = ()


class Match(NamedTuple):
    """Where a pattern matched, and the part of it that is flagged."""

    span: Span
    flag: Span


def anchor_words(pattern: Pattern) -> tuple[str, ...]:
    """The words one of which stands wherever the pattern matches."""
    return pattern.elements[pattern.anchor][1]  # type: ignore[return-value]


def find_all(
    pattern: Pattern, folded: str, start: int = 0, end: int | None = None, grams: Grams | None = None
) -> Iterator[Match]:
    """Matches of `pattern` in `folded[start:end]`, left to right, not overlapping. `grams` are the pairs of `folded`: with
    them no word is looked for that cannot stand there.
    """
    end = len(folded) if end is None else min(end, len(folded))
    words: Iterable[str] = anchor_words(pattern)
    if grams is not None and end - start > _LONG:
        words = [word for word in words if len(word) < 2 or (gram(word) in grams and gram(word[-2:]) in grams)]
    alone = len(pattern.elements) == 1
    last = start
    for begin, stop in _occurrences(folded, words, start, end):
        if begin < last:
            continue
        if alone:
            span = made(Span, (begin, stop))
            yield made(Match, (span, span))
            last = stop
            continue
        match = _around(pattern, folded, begin, stop, last, end)
        if match:
            yield match
            last = max(match.span.end, begin + 1)


def _occurrences(folded: str, words: Iterable[str], start: int, end: int) -> list[tuple[int, int]]:
    """Where any of `words` stands, by place, longer ones first."""
    found: list[tuple[int, int]] = []
    most = most_in(end - start, _DENSEST)
    for word in words:
        at = folded.find(word, start, end)
        while at >= 0 and len(found) < most:
            found.append((at, at + len(word)))
            at = folded.find(word, at + 1, end)
    if len(found) > 1:
        found.sort(key=_longest_first)
    return found


def _longest_first(hit: tuple[int, int]) -> tuple[int, int]:
    return hit[0], -hit[1]


def _around(pattern: Pattern, folded: str, begin: int, stop: int, low: int, high: int) -> Match | None:
    elements, anchor = pattern.elements, pattern.anchor
    left = _walk(elements, anchor - 1, begin, -1, folded, low, high)
    if left is None:
        return None
    right = _walk(elements, anchor + 1, stop, 1, folded, low, high)
    if right is None:
        return None
    bounds = [*reversed(left), begin, stop, *right]  # bounds[i] is where element i begins; the last is the end
    return Match(Span(bounds[0], bounds[-1]), Span(bounds[pattern.flag[0]], bounds[pattern.flag[1]]))


def _walk(
    elements: tuple[tuple[object, ...], ...], index: int, at: int, step: int, folded: str, low: int, high: int
) -> list[int] | None:
    """The far bounds of the elements from `index` on in direction `step`, or None. Shortest gaps, longest words first.

    A place that failed once is not tried again, which keeps the work to elements times reachable places.
    """
    if not 0 <= index < len(elements):
        return []
    last = not 0 <= index + step < len(elements)
    if elements[index][0] == WORDS:  # told at once: most walks end here
        reaches = _word_reaches(elements[index], at, step, folded, low, high, only=last)
        if last or not reaches:
            return reaches or None
    elif elements[index][0] == GAP and not last and elements[index + step][0] == WORDS:
        nearest = _over_gap(elements[index], elements[index + step], at, step, folded, low, high)
        if nearest is None or not 0 <= index + 2 * step < len(elements):
            return nearest
    elif last:  # nothing behind it can fail
        return next(([reach] for reach in _reaches(elements, index, at, step, folded, low, high)), None)
    failed: set[tuple[int, int]] = set()
    path: list[int] = []
    stack = [iter(_reaches(elements, index, at, step, folded, low, high))]
    while True:
        position = index + step * len(path)
        if not 0 <= position < len(elements):
            return path
        for reach in stack[-1]:
            if (position, reach) not in failed:
                failed.add((position, reach))
                path.append(reach)
                stack.append(iter(_reaches(elements, position + step, reach, step, folded, low, high)))
                break
        else:
            stack.pop()
            if not path:
                return None
            path.pop()


def _over_gap(
    gap: tuple[object, ...], element: tuple[object, ...], at: int, step: int, folded: str, low: int, high: int
) -> list[int] | None:
    """The far bounds of a gap and of the nearest word of `element` behind it, or None: told before every width is tried."""
    least, most = int(gap[1]), int(gap[2])  # type: ignore[call-overload]
    words: tuple[str, ...] = element[1]  # type: ignore[assignment]
    nearest, far = -1, 0
    if step > 0:
        for word in words:  # longer ones first: of two at one place the longer one is meant
            end = at + most + len(word)
            place = folded.find(word, at + least, end if end < high else high)
            if place >= 0 and (nearest < 0 or place < nearest):
                nearest, far = place, place + len(word)
        between = at, nearest
    else:
        for word in words:
            start = at - most - len(word)
            place = folded.rfind(word, start if start > low else low, max(low, at - least))
            if place >= 0 and place + len(word) > nearest:
                nearest, far = place + len(word), place
        between = nearest, at
    return [nearest, far] if nearest >= 0 and _BARRIER.isdisjoint(folded[slice(*between)]) else None


def _word_reaches(
    element: tuple[object, ...], at: int, step: int, folded: str, low: int, high: int, only: bool = False
) -> list[int]:
    """The far ends of the words that stand at `at`, or `only` that of the longest."""
    words: tuple[str, ...] = element[1]  # type: ignore[assignment]
    if not (folded.startswith(words, at, high) if step > 0 else folded.endswith(words, low, at)):
        return []  # told in one call for all of them
    stands = folded.startswith if step > 0 else folded.endswith
    place = (at, high) if step > 0 else (low, at)
    if only:
        return [at + step * len(next(word for word in words if stands(word, *place)))]
    return [at + step * len(word) for word in words if stands(word, *place)]


def _reaches(
    elements: tuple[tuple[object, ...], ...], index: int, at: int, step: int, folded: str, low: int, high: int
) -> Iterable[int]:
    if not 0 <= index < len(elements):
        return ()
    element = elements[index]
    if element[0] == WORDS:
        return _word_reaches(element, at, step, folded, low, high)
    if element[0] == NUMERAL:
        reach = at
        while low <= (char := reach if step > 0 else reach - 1) < high and folded[char] in _NUMERAL:
            reach += step
            if abs(reach - at) == _LONGEST_NUMERAL:
                break
        return (reach,) if reach != at else ()
    least, most = element[1], element[2]
    reaches = []
    for size in range(int(most) + 1):  # type: ignore[call-overload]
        reach = at + step * size
        if not low <= reach <= high:
            break
        if size and folded[reach - 1 if step > 0 else reach] in _BARRIER:
            break
        if size >= least:  # type: ignore[operator]
            reaches.append(reach)
    return reaches


def matches_at(pattern: Pattern, folded: str, at: int) -> int | None:
    """Where a match of `pattern` that begins at `at` ends, or None."""
    bounds = _walk(pattern.elements, 0, at, 1, folded, 0, len(folded))
    return bounds[-1] if bounds else None


def matches_before(pattern: Pattern, folded: str, at: int) -> int | None:
    """Where a match of `pattern` that ends at `at` begins, or None."""
    bounds = _walk(pattern.elements, len(pattern.elements) - 1, at, -1, folded, 0, len(folded))
    return bounds[-1] if bounds else None


def may_occur(pattern: Pattern, grams: Grams) -> bool:
    """False if no match is possible in a text with these pairs of characters."""
    for screen in pattern.screens:  # noqa: SIM110 - a generator costs as much as the look itself
        if grams.isdisjoint(screen):
            return False
    return True


def likely(patterns: Iterable[Pattern], grams: Grams) -> list[Pattern]:
    """Those of `patterns` that may match in a text with these pairs of characters."""
    return [pattern for pattern in patterns if may_occur(pattern, grams)]


def any_match(patterns: Iterable[Pattern], folded: str, start: int, end: int) -> bool:
    """True if one of `patterns` matches inside `folded[start:end]`."""
    for pattern in patterns:
        if len(pattern.elements) > 1:
            if next(find_all(pattern, folded, start, end), None):
                return True
            continue
        for word in anchor_words(pattern):
            if folded.find(word, start, end) >= 0:
                return True
    return False
