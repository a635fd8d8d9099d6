"""Characters of Chinese punctuation on folded text: what a mark is, and what stands beside one."""

from __future__ import annotations

from lawlint.text.regex import regex

#: One Chinese character, for regular expressions: a letter, but no ASCII one. Written by categories because a class
#: with a range of ideographs takes a hundred times as long to compile (2 ms), and a run compiles dozens.
HAN = r"[^\W\d_A-Za-z]"

#: 点号 as folding leaves them: 。，、；：！？
STOPS = "。,、;:!?"

#: Opening 标号 and what closes each, as folding leaves them.
CLOSED_BY = {"(": ")", "《": "》", "“": "”", "〔": "〕", "〈": "〉", "【": "】", "‘": "’"}
OPENING = "".join(CLOSED_BY)
CLOSING = "".join(CLOSED_BY.values())

#: Brackets, quotation marks and line breaks.
SKELETON = regex(f'[{OPENING}{CLOSING}"\n\r]')

#: The same as an expression of its own.
HAN_CHAR = regex(HAN)
# An address is left alone: its marks are its own. It ends at a blank or a Chinese mark.
_ADDRESS = regex(r"(?:[A-Za-z]{2,8}://|www\.)[^\s。,、;!()《》“”]+(?:[?,;&=][^\s。、《》“”]+)*|[\w.\-]+@[\w.\-]+")


def has_han(text: str) -> bool:
    """True if a Chinese character stands in `text`."""
    return bool(HAN_CHAR.search(text))


def addresses(folded: str) -> list[tuple[int, int]]:
    """Where web and mail addresses stand in `folded`, in order."""
    if "://" not in folded and "www." not in folded and "@" not in folded:
        return []
    return [match.span() for match in _ADDRESS.finditer(folded)]
