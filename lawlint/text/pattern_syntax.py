"""Written word patterns to compiled ones; what they mean is said in `pattern`. Needed where packs are compiled, not at run
time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lawlint.text.fold import fold
from lawlint.text.grams import gram
from lawlint.text.pattern import GAP, NUMERAL, WORDS, Pattern

_LONGEST_GAP = 80
_MOST_JOINED = 12  # words of two neighbouring elements made one


class PatternError(ValueError):
    """A pattern that cannot be read; the message is Chinese and says what is wrong with it."""


def compile_pattern(source: str) -> Pattern:
    """Read a written pattern. Raises PatternError."""
    elements: list[tuple[object, ...]] = []
    flags: list[int] = []
    literal = ""
    folded = fold(source)
    at = 0

    def flush() -> None:
        nonlocal literal
        if literal:
            elements.append((WORDS, (literal,)))
            literal = ""

    while at < len(folded):
        char = folded[at]
        if char == "\\" and at + 1 < len(folded):
            literal += folded[at + 1]
            at += 2
            continue
        if char in "[{<>":
            flush()
        if char in "[{":
            end = folded.find("]" if char == "[" else "}", at)
            if end < 0:
                raise PatternError(f"模式“{source}”里的 {char} 没有配对")
            inside = folded[at + 1 : end]
            elements.append(_alternatives(source, inside) if char == "[" else _blank(source, inside))
            at = end
        elif char in "<>":
            if (char == "<") != (not flags) or len(flags) == 2:
                raise PatternError(f"模式“{source}”里的 < > 没有配对")
            flags.append(len(elements))
        elif char in "]}":
            raise PatternError(f"模式“{source}”里的 {char} 没有配对")
        else:
            literal += char
        at += 1
    flush()
    return _finished(source, elements, flags)


def _finished(source: str, elements: list[tuple[object, ...]], flags: list[int]) -> Pattern:
    if len(flags) == 1 or (flags and flags[0] == flags[1]):
        raise PatternError(f"模式“{source}”里的 < > 没有配对，或其中没有内容")
    if not elements or not any(map(_least, elements)):
        raise PatternError(f"模式“{source}”没有必定出现的字，会处处匹配")
    elements, flag = _joined(elements, (flags[0], flags[1]) if flags else (0, len(elements)))
    lengths = [_least(element) for element in elements]
    # Of equally long elements the one with the fewest words is found fastest: 情况 rather than [工作|落实|推进].
    anchor = min(range(len(elements)), key=lambda at: (-lengths[at], _breadth(elements[at])))
    return Pattern(source, tuple(elements), flag, anchor, tuple(_screens(elements)))


def _joined(
    elements: list[tuple[object, ...]], flag: tuple[int, int]
) -> tuple[list[tuple[object, ...]], tuple[int, int]]:
    """The elements with neighbouring words made one: 请[县委|市委] is 请县委 or 请市委, which hardly any text holds."""
    joined: list[tuple[object, ...]] = []
    first, last = flag
    for at, element in enumerate(elements):
        apart = at in flag or not joined or WORDS not in (element[0], joined[-1][0])
        words = () if apart or element[0] != joined[-1][0] else _products(joined[-1], element)
        if words:
            joined[-1] = (WORDS, words)
            first, last = first - (at < flag[0]), last - (at < flag[1])
        else:
            joined.append(element)
    return joined, (first, last)


def _products(one: tuple[object, ...], other: tuple[object, ...]) -> tuple[str, ...]:
    """Every word of one element with every word of the next, the longest first; none if there are too many."""
    heads: tuple[str, ...] = one[1]  # type: ignore[assignment]
    tails: tuple[str, ...] = other[1]  # type: ignore[assignment]
    if len(heads) * len(tails) > _MOST_JOINED:
        return ()
    return tuple(sorted({head + tail for head in heads for tail in tails}, key=lambda word: (-len(word), word)))


def _screens(elements: Iterable[tuple[object, ...]]) -> Iterator[tuple[int, ...]]:
    for element in elements:
        if _least(element) > 1:
            words: tuple[str, ...] = element[1]  # type: ignore[assignment]
            yield tuple(sorted({gram(word) for word in words}))


def _least(element: tuple[object, ...]) -> int:
    """The length of the shortest word an element may be; 0 for gaps and numerals, which anchor nothing."""
    words: tuple[str, ...] = element[1] if element[0] == WORDS else ("",)  # type: ignore[assignment]
    return min(map(len, words))


def _breadth(element: tuple[object, ...]) -> int:
    """How many words an element may be."""
    return len(element[1]) if element[0] == WORDS else 0  # type: ignore[arg-type]


def _alternatives(source: str, inside: str) -> tuple[object, ...]:
    words = tuple(sorted({word.replace("\\", "") for word in inside.split("|")}, key=lambda word: (-len(word), word)))
    if any(char in inside for char in "[{<>") or words == ("",):
        raise PatternError(f"模式“{source}”的 [ ] 里只能是用 | 隔开的词")
    return (WORDS, words)


def _blank(source: str, inside: str) -> tuple[object, ...]:
    if inside == "数":
        return (NUMERAL,)
    least, dots, most = inside.partition("..")
    if not dots or not inside.isascii() or not most.isdigit() or (least and not least.isdigit()):
        raise PatternError(f"模式“{source}”的 {{{inside}}} 应写作 {{数}}、{{..8}} 或 {{2..8}}")
    low, high = int(least or 0), int(most)
    if not low <= high <= _LONGEST_GAP:
        raise PatternError(f"模式“{source}”的间隔 {{{inside}}} 应从小到大，且不超过 {_LONGEST_GAP} 字")
    return (GAP, low, high)
