"""Headings that nothing marks: short lines without ordinal or stop between paragraphs, as a text keeps of bold ones.

They are looked for only where a draft has no numbered heading of the first level and no styles, and taken only where
there are several of them: one such line may be a slogan, or a sentence that lost its stop.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from lawlint.model.document import FLOW_KINDS, Document
from lawlint.text.regex import regex

_LEAST = 3
_LONGEST = 40
_SHORTEST = 4
_LEAST_PARAGRAPH = 30  # characters of the text under such a heading
_SHAPE = regex(r"[^。;:!?()]{2,}[^。;:,、!?)”》]$")
_ENDS = frozenset("。;:!?”》)")


def bare(document: Document, numbered: Collection[int], annexes: Collection[int]) -> Mapping[int, int]:
    """The 1-based lines of `document` that are such headings, all of the first level; empty where they are too few, or
    where one follows another, so that their levels cannot be told.
    """
    folded = document.folded
    lines = [
        (number, text)
        for number, (span, kind, _) in enumerate(document.blocks, 1)
        if kind in FLOW_KINDS and (text := folded[span.start : span.end].strip())
    ]
    first = next((at for at, (_, text) in enumerate(lines) if _is_paragraph(text)), len(lines))
    cells = (number for number, (_, kind, _) in enumerate(document.blocks, 1) if kind == "cell")
    apart = {*numbered, *annexes, *cells}
    shaped = {number for number, text in lines[first + 1 :] if number not in apart and _is_shaped(text)}
    found: dict[int, int] = {}
    for (above, _), (number, _), (following, text) in zip(
        lines[first:], lines[first + 1 :], lines[first + 2 :], strict=False
    ):
        if number in shaped and (_is_paragraph(text) or following in numbered):
            if above in shaped:
                return {}
            found[number] = 1
    return found if len(found) >= _LEAST else {}


def _is_paragraph(text: str) -> bool:
    return len(text) >= _LEAST_PARAGRAPH and text[-1] in _ENDS and "。" in text


def _is_shaped(text: str) -> bool:
    return _SHORTEST <= len(text) <= _LONGEST and text.count(",") <= 1 and _SHAPE.match(text) is not None
