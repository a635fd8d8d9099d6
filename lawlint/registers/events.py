"""The register of events: meetings, campaigns and periods with their days, and the days of the year that have a name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from lawlint.text.fold import fold
from lawlint.text.grams import Grams, Index, index_of, places

NAME = "events"
MEETINGS = ("congress", "plenum", "npc-session", "rule-of-law")
_TYPES = frozenset((*MEETINGS, "campaign", "plan-period"))


class Event(NamedTuple):
    """A meeting, campaign or period. Dates are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, "" where open or not established.

    `type` is congress, plenum, npc-session, rule-of-law, campaign or plan-period; `stale_after` is the last day on which
    a text may name it as a task of its own time; `seldom` marks meetings on elections, which no report names as its guide.
    """

    name: str
    type: str
    start: str
    end: str
    stale_after: str
    seldom: bool


class Day(NamedTuple):
    """A day of the year with a name. `day` is 0 where that moves within the month (全国助残日: 五月的第三个星期日). `cues` are
    words that tell it beside a date; `since` is its first year, 0 if old.
    """

    name: str
    month: int
    day: int
    aliases: tuple[str, ...]
    wrong: tuple[str, ...]
    cues: tuple[str, ...]
    since: int


def compile_rows(meta: Mapping[str, str], tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, Any]:
    """Rows as read from YAML to indexed plain data. Raises ValueError naming the row that is wrong."""
    entries: list[tuple[object, ...]] = []
    names: dict[str, int] = {}
    for row in tables.get("entries", ()):
        if row["type"] not in _TYPES:
            raise ValueError(f"“{row['name']}”的 type“{row['type']}”不在{'、'.join(sorted(_TYPES))}之内")
        for name in (row["name"], *row.get("aliases", ())):
            if names.setdefault(fold(name), len(entries)) != len(entries):
                raise ValueError(f"名称“{name}”在登记表里出现了两次")
        dates = (row["start"], row.get("end", ""), row.get("stale_after", ""))
        entries.append((row["name"], row["type"], *dates, row.get("seldom") == "yes"))
    days = tuple(_day(row) for row in tables.get("days", ()))
    day_names: dict[str, list[tuple[int, bool]]] = {}
    for number, day in enumerate(map(Day._make, days)):
        for words, wrong in (((day.name, *day.aliases), False), (day.wrong, True)):
            for word in words:
                day_names.setdefault(word, []).append((number, wrong))
    return {
        "as_of": meta["as_of"],
        "entries": tuple(entries),
        "names": names,
        "index": index_of(names),
        "days": days,
        "day_names": day_names,
        "day_index": index_of(day_names),
    }


def _day(row: Mapping[str, Any]) -> tuple[object, ...]:
    month, _, day = row["date"].partition("-")
    words = (tuple(map(fold, row.get(field, ()))) for field in ("aliases", "wrong", "cues"))
    return (row["name"], int(month), int(day or 0), *words, int(row.get("since", 0)))


class Register:
    """Answers about events. `as_of` is the day the register was brought up to date."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.as_of: str = data["as_of"]
        self._names: Mapping[str, int] = data["names"]
        self._index: Index = data["index"]
        self.events: Sequence[Event] = tuple(Event(*row) for row in data["entries"])
        self.days: Sequence[Day] = tuple(Day(*row) for row in data["days"])
        self._day_names: Mapping[str, Sequence[tuple[int, bool]]] = data["day_names"]
        self._day_index: Index = data["day_index"]

    def entry_of(self, name: str) -> int | None:
        """The number of the event called `name`, or None."""
        return self._names.get(fold(name))

    def names_in(self, folded: str, grams: Grams) -> Iterator[tuple[int, int, int]]:
        """Where names of events stand in `folded`: start, end and number, in order, the longest name where several fit."""
        found = [(at, -(at + len(name)), self._names[name]) for at, name in places(self._index, folded, grams)]
        last = 0
        for start, end, entry in sorted(found):
            if start >= last:
                last = -end
                yield start, last, entry

    def day_names_in(self, folded: str, grams: Grams) -> Iterator[tuple[int, int, Day, bool]]:
        """Where names of days stand in `folded`: start, end, the day, and whether the name is a wrong one; in no order."""
        for at, word in places(self._day_index, folded, grams):
            for number, wrong in self._day_names[word]:
                yield at, at + len(word), self.days[number], wrong
