"""What styles.xml says that matters for reading: heading levels, hidden text, tables of contents, style-linked lists."""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple
from xml.etree.ElementTree import Element

from lawlint.readers.docx.names import PPR, RPR, VAL, W, number, on, value

_HEADING = re.compile(r"heading ([1-9])$")
_CONTENTS = re.compile(r"(?:toc (?:[1-9]|heading)|table of figures)$")
_STYLE, _OUTLINE, _NUM_PR = W + "style", W + "outlineLvl", W + "numPr"
_LONGEST_CHAIN = 20  # styles based on styles; Word itself stops at eleven


class NumPr(NamedTuple):
    """A reference to a list: `num_id` None where only the level is stated, `level` None where only the list is."""

    num_id: str | None
    level: int | None


def num_pr(properties: Element | None) -> NumPr | None:
    """The list a w:pPr names."""
    found = None if properties is None else properties.find(_NUM_PR)
    if found is None:
        return None
    level = value(found, W + "ilvl")
    return NumPr(value(found, W + "numId"), None if level is None else max(0, min(8, number(level, 0))))


def outline_level(properties: Element | None) -> int | None:
    """The heading level (1 to 9) a w:pPr states, 0 for body text, None where it states nothing."""
    found = None if properties is None else properties.find(_OUTLINE)
    if found is None:
        return None
    level = number(found.get(VAL), 9)
    return level + 1 if 0 <= level <= 8 else 0


class Styles:
    """The styles of a document, looked up through what they are based on."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        for style in () if root is None else root.iterfind(_STYLE):
            self._styles[style.get(W + "styleId", "")] = style

    def _chain(self, style_id: str | None) -> list[Element]:
        chain: list[Element] = []
        while style_id is not None and style_id in self._styles and len(chain) < _LONGEST_CHAIN:
            chain.append(self._styles[style_id])
            style_id = value(chain[-1], W + "basedOn")
        return chain

    def heading_level(self, style_id: str | None) -> int | None:
        """The level a paragraph style gives, stated or by its name (`heading 2`, which Word keeps in every language)."""
        for style in self._chain(style_id):
            level = outline_level(style.find(PPR))
            named = _HEADING.match((value(style, W + "name") or "").lower())
            if level is not None or named:
                return level if level is not None else int(named[1]) if named else None
        return None

    def numbering(self, style_id: str | None) -> tuple[NumPr, str] | None:
        """The list a paragraph style belongs to, and the style of the chain that says so."""
        for style in self._chain(style_id):
            found = num_pr(style.find(PPR))
            if found and found.num_id is not None:
                return found, style.get(W + "styleId", "")
        return None

    @cached_property
    def hidden(self) -> frozenset[str]:
        """The styles whose text is not shown."""
        return frozenset(name for name in self._styles if self._is_hidden(name))

    def _is_hidden(self, style_id: str) -> bool:
        for style in self._chain(style_id):
            properties = style.find(RPR)
            if properties is not None and properties.find(W + "vanish") is not None:
                return on(properties, W + "vanish")
        return False

    @cached_property
    def contents(self) -> frozenset[str]:
        """The styles of tables of contents: their lines repeat the headings."""
        named = ((name, value(style, W + "name") or "") for name, style in self._styles.items())
        return frozenset(style_id for style_id, name in named if _CONTENTS.match(name.lower()))
