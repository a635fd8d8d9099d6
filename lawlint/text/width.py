"""Display width in a terminal: East Asian wide characters take two cells. Used by reporters alone."""

from __future__ import annotations

from unicodedata import combining, east_asian_width


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
