"""Headings a format marks itself (Markdown `#`, a Word style) where no ordinal says so: title, and unnumbered headings.

An ordinal decides wherever there is one; a style is only asked of lines without. Its level is that of the numbered
headings in the same style, else counted from the outermost style in use.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import NamedTuple

from lawlint.model.document import PROSE_KINDS, Document
from lawlint.model.outline import MAX_LEVEL
from lawlint.outline.front import names_a_document

_LONGEST_HEADING = 60


class Styled(NamedTuple):
    """Lines are 1-based. `levels` holds the level of each unnumbered heading."""

    title: int | None
    levels: Mapping[int, int]


_PLAIN = Styled(None, {})


def styled(document: Document, numbered: Mapping[int, int], annexes: Collection[int]) -> Styled:
    """What the styles of `document` say beside `numbered`, the levels of the lines with an ordinal."""
    blocks = document.blocks
    styles = {line: style for line, (_, _, style) in enumerate(blocks, 1) if style is not None}
    if not styles:
        return _PLAIN
    plain = {line: style for line, style in styles.items() if line not in numbered and _is_heading(document, line)}
    for line in annexes:
        plain.pop(line, None)
    if not plain:
        return _PLAIN
    title = _title(document, plain, min(numbered, default=len(blocks) + 1))
    if title is not None:
        del plain[title]
    of_style: dict[int, Counter[int]] = {}
    for line, level in numbered.items():
        if line in styles:
            of_style.setdefault(styles[line], Counter())[level] += 1
    known = {style: counts.most_common(1)[0][0] for style, counts in of_style.items()}
    outermost = min(plain.values(), default=1)
    return Styled(title, {line: _level(style, known, outermost) for line, style in plain.items()})


def _is_heading(document: Document, line: int) -> bool:
    block = document.blocks[line - 1]
    text = document.folded[block.span.start : block.span.end].strip()
    return block.kind in PROSE_KINDS and 0 < len(text) <= _LONGEST_HEADING and "。" not in text


def _title(document: Document, plain: Mapping[int, int], first_numbered: int) -> int | None:
    """The first heading in the outermost style, before the first ordinal: the only one of its style, or named like one."""
    first = min(plain)
    style = plain[first]
    if first > first_numbered or style > min(plain.values()):
        return None
    alone = sum(other == style for other in plain.values()) == 1
    span = document.blocks[first - 1].span
    followed = len(plain) > 1 or first_numbered <= len(document.blocks)
    named = names_a_document(document.folded[span.start : span.end].strip())
    return first if named or (alone and followed) else None


def _level(style: int, known: Mapping[int, int], outermost: int) -> int:
    if style in known:
        return known[style]
    nearest = min(known, key=lambda other: (abs(other - style), other), default=None)
    level = style - outermost + 1 if nearest is None else known[nearest] + style - nearest
    return max(1, min(MAX_LEVEL, level))
