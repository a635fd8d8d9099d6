"""One-to-one folding: what people type in two widths is compared in one, and no position moves.

NFKC is not used: it turns ㎡ into two characters and every span after it would be wrong.
"""

from __future__ import annotations

from lawlint.text.regex import regex

#: Blanks people type before or inside a marker: U+0020, tab, U+00A0, U+2000..200A, U+202F, U+205F, U+3000.
BLANKS = " \t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"

_FOLD = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | dict.fromkeys(BLANKS[1:], " ")
_USUAL = "，：；（）\u3000％"
_HIGH_BYTE = b"\xff"
_BLANKS = "".join(blank for blank in BLANKS[1:] if blank not in _USUAL)
_FOLDABLE = regex(f"[！-～{BLANKS[1:]}]")

#: The dashes that stand in year ranges of titles, all folded to one before titles are compared.
DASHES = "-－‐‑‒–—―─━﹣~～∼〜"


def fold(text: str) -> str:
    """`text` with full-width ASCII narrowed and every blank made U+0020; the length is kept."""
    # A handful of distinct characters are foldable in any text, so replacing those in turn beats str.translate,
    # which looks every ideograph up and misses. Replacing what is not there costs next to nothing.
    for char in _USUAL:
        text = text.replace(char, _FOLD[char])
    # What is left has FF as its high byte, or is a blank: that rules most texts out faster than a search would.
    if _HIGH_BYTE in text.encode("utf-16-le", "surrogatepass") or any(blank in text for blank in _BLANKS):
        for char in set(_FOLDABLE.findall(text)):
            text = text.replace(char, _FOLD[char])
    return text


def fold_dashes(text: str) -> str:
    """`text` with every kind of dash and wave made `-`; doubled dashes stay doubled, so the length is kept."""
    for char in DASHES[1:]:
        text = text.replace(char, "-")
    return text
