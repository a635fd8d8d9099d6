"""Automatic numbering: what Word shows before a paragraph although the text does not hold it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple
from xml.etree.ElementTree import Element

from lawlint.readers.docx.formats import formatted
from lawlint.readers.docx.names import W, number, on, value
from lawlint.readers.docx.styles import NumPr

_LEVELS = 9
_LONGEST = 40  # characters of a number's template; longer ones are nobody's numbering
_PLACE = re.compile("%([1-9])")


class Level(NamedTuple):
    """One w:lvl: how its number looks, where it starts, which style it is linked to."""

    start: int
    format: str
    template: str
    restart: int | None  # 1-based level after which it restarts; 0: never; None: after any higher one
    legal: bool  # numbers of higher levels in Arabic digits
    style: str | None


class _List(NamedTuple):
    """One w:num: its abstract list, and what it overrides there."""

    abstract: str
    starts: dict[int, int]
    levels: dict[int, Level]


class Numbering:
    """The lists of a document with their counters. Paragraphs must be asked for in the order of the document."""

    def __init__(self, root: Element | None, style_list: Callable[[str], NumPr | None]) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._links: dict[str, str] = {}
        self._lists: dict[str, _List] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._seen: set[str] = set()
        self._style_list = style_list
        if root is not None:
            self._load(root)

    def _load(self, root: Element) -> None:
        for entry in root.iterfind(W + "abstractNum"):
            name = entry.get(W + "abstractNumId", "")
            self._abstract[name] = _levels(entry)
            link = value(entry, W + "numStyleLink")
            if link is not None:
                self._links[name] = link
        for entry in root.iterfind(W + "num"):
            starts, levels = {}, {}
            for override in entry.iterfind(W + "lvlOverride"):
                level = number(override.get(W + "ilvl"), 0)
                start = value(override, W + "startOverride")
                if start is not None:
                    starts[level] = number(start, 1)
                levels.update(_levels(override))
            name = entry.get(W + "numId", "")
            self._lists[name] = _List(value(entry, W + "abstractNumId") or "", starts, levels)

    def _list(self, num_id: str) -> _List | None:
        """The list `num_id` names, a link to a numbering style followed."""
        found = self._lists.get(num_id)
        for _ in range(5):
            if found is None or found.abstract not in self._links:
                break
            linked = self._style_list(self._links[found.abstract])
            target = self._lists.get(linked.num_id or "") if linked else None
            if target is None:
                break
            found = found._replace(abstract=target.abstract)
        return found

    def level_of_style(self, num_id: str, style_id: str) -> int | None:
        """The level of the list that is linked to a paragraph style."""
        entry = self._list(num_id)
        for level, given in (self._abstract.get(entry.abstract, {}) | entry.levels).items() if entry else ():
            if given.style == style_id:
                return level
        return None

    def next(self, num_id: str, level: int) -> str:
        """The number of the next paragraph of that list and level, as shown; "" for a bullet or no number."""
        entry = self._list(num_id)
        if entry is None or num_id == "0" or not 0 <= level < _LEVELS:
            return ""
        levels = self._abstract.get(entry.abstract, {}) | entry.levels
        given = levels.get(level)
        if given is None:
            return ""
        counters = self._count(num_id, entry, levels, level)

        def shown(place: re.Match[str]) -> str:
            index = int(place[1]) - 1
            other = levels.get(index)
            if other is None or index > level:
                return ""
            count = counters[index]
            count = self._start(entry, levels, index) if count is None else count
            return formatted(count, "decimal" if given.legal and index < level else other.format)

        if given.format in ("bullet", "none"):
            return ""
        text = _PLACE.sub(shown, given.template)
        # What stands between number and text is a tab or blank, which is no character of the draft; only a number
        # without a mark of its own would run into the text.
        return f"{text} " if text[-1:].isalnum() else text

    def _count(self, num_id: str, entry: _List, levels: dict[int, Level], level: int) -> list[int | None]:
        counters = self._counters.setdefault(entry.abstract, [None] * _LEVELS)
        if num_id not in self._seen:
            self._seen.add(num_id)
            for index in entry.starts:
                if 0 <= index < _LEVELS:
                    counters[index] = None
        count = counters[level]
        counters[level] = self._start(entry, levels, level) if count is None else count + 1
        for deeper in range(level + 1, _LEVELS):
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or level < restart:
                counters[deeper] = None
        return counters

    @staticmethod
    def _start(entry: _List, levels: dict[int, Level], level: int) -> int:
        return entry.starts.get(level, levels[level].start if level in levels else 1)


def _levels(parent: Element) -> dict[int, Level]:
    found = {}
    for entry in parent.iterfind(W + "lvl"):
        restart = value(entry, W + "lvlRestart")
        found[number(entry.get(W + "ilvl"), 0)] = Level(
            start=number(value(entry, W + "start"), 1),
            format=value(entry, W + "numFmt") or "decimal",
            template=(value(entry, W + "lvlText") or "")[:_LONGEST],
            restart=None if restart is None else number(restart, 0),
            legal=on(entry, W + "isLgl"),
            style=value(entry, W + "pStyle"),
        )
    return found
