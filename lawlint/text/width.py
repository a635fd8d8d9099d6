"""Display width in a terminal: East Asian wide characters take two cells. Used by what prints."""

from __future__ import annotations

import re
from unicodedata import combining, east_asian_width

from lawlint.text.regex import regex

_CONTROL = regex(r"[\x00-\x1f\x7f-\x9f]")


def printable(text: str) -> str:
    """`text` for one line of a terminal: what would move its cursor or change its colours is shown as �."""
    return _CONTROL.sub("�", text)


def width(text: str) -> int:
    """Cells `text` takes; ambiguous characters (“ ” … ·) count two, as Chinese terminals draw them."""
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WFA" else 1 for char in text)


def clip(text: str, cells: int, ellipsis: str = "…") -> str:
    """The longest beginning of `text` that fits in `cells`, with an ellipsis where something was cut."""
    if width(text) <= cells:
        return text
    used, kept = width(ellipsis), []
    for char in text:
        used += width(char)
        if used > cells:
            break
        kept.append(char)
    return "".join(kept) + ellipsis


#: No line break falls into one: ASCII, a short aside, or a character, with marks that may not begin or end a line.
_UNIT = regex(r"(?:（[^（）]{1,4}）|[（《【“‘〔]*(?:[!-~]+|.))[、，。；：！？）》】”’〕…%]*", re.DOTALL)


def wrap(text: str, cells: int) -> list[str]:
    """`text` as lines of at most `cells`, broken as Chinese is set: no mark begins a line, no word is cut."""
    lines, line, used = [], "", 0
    for unit in _UNIT.findall(text):
        size = width(unit)
        if line and used + size > cells:
            lines.append(line.rstrip())
            line, used = "", 0
            if unit == " ":
                continue
        line, used = line + unit, used + size
    return [*lines, line.rstrip()]
