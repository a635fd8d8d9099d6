"""The register of laws, regulations, party documents and plans: titles, short names, dates, and titles known wrong."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from lawlint.text.fold import fold, fold_dashes
from lawlint.text.grams import Grams, Index, index_of, places

NAME = "laws"
_PREFIX = "中华人民共和国"


class Law(NamedTuple):
    """One act. Dates are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, "" where not established.

    `repealed` is the first day on which naming it as in force is wrong; `repeal_kind` is formal, or superseded where a
    newer act covers the matter and no formal repeal is established.
    """

    title: str
    kind: str
    adopted: str
    effective: str
    repealed: str
    repeal_kind: str
    replaced_by: str
    confidence: str


class Misnomer(NamedTuple):
    """A title known to be wrong, or (`abbreviation`) too short to stand in 《》."""

    wrong: str
    right: str
    abbreviation: bool
    only_marked: bool


@lru_cache(4096)
def normal(name: str) -> str:
    """The form titles are compared in: folded, dashes alike, quotes and blanks kept, the country's name dropped."""
    folded = fold_dashes(fold(name)).replace("<", "〈").replace(">", "〉")
    return folded[len(_PREFIX) :] if folded.startswith(_PREFIX) and len(folded) > len(_PREFIX) + 1 else folded


def compile_rows(meta: Mapping[str, str], tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, Any]:
    """Rows as read from YAML to indexed plain data. Raises ValueError naming the row that is wrong."""
    entries: list[tuple[str, ...]] = []
    names: dict[str, int] = {}
    for row in tables.get("entries", ()):
        title = row["title"]
        for name in (title, row.get("full_title", ""), *row.get("aliases", ())):
            if name and names.setdefault(normal(name), len(entries)) != len(entries):
                raise ValueError(f"名称“{name}”在登记表里出现了两次")
        fields = (row.get(field, "") for field in Law._fields[1:])
        entries.append((title, *fields))
    wrong = {
        normal(row["wrong"]): (
            row["wrong"],
            row["right"],
            row.get("severity") == "abbreviation",
            "only_in_marks" in row,
        )
        for row in tables.get("misnomers", ())
        if normal(row["wrong"]) not in names  # where a name is both, it is an accepted short name
    }
    return {
        "as_of": meta["as_of"],
        "entries": tuple(entries),
        "names": names,
        "wrong": wrong,
        "index": index_of(name for name in (*names, *wrong) if 3 <= len(name) <= 40),
    }


class Register:
    """Answers about acts. `as_of` is the day the register was brought up to date."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.as_of: str = data["as_of"]
        self._entries: Sequence[tuple[str, ...]] = data["entries"]
        self._names: Mapping[str, int] = data["names"]
        self._wrong: Mapping[str, tuple[str, str, bool, bool]] = data["wrong"]
        self.index: Index = data["index"]

    def __len__(self) -> int:
        return len(self._entries)

    def entry_of(self, name: str) -> int | None:
        """The number of the act called `name` (full title, title or accepted short name), or None."""
        return self._names.get(normal(name))

    def law(self, entry: int) -> Law:
        """The act with that number."""
        return Law(*self._entries[entry])

    def misnomer(self, name: str) -> Misnomer | None:
        """What `name` should have been, if it is a title known to be wrong."""
        row = self._wrong.get(normal(name))
        return Misnomer(*row) if row else None

    def titles(self) -> Sequence[str]:
        """Every name the register accepts, in the form of `normal`."""
        return tuple(self._names)

    def titles_from(self, start: str) -> list[str]:
        """The accepted names that begin with `start`."""
        return [name for name in self._names if name.startswith(start)]

    def bare_names(self, folded: str, grams: Grams) -> list[tuple[int, int]]:
        """Where names of the register (right or known wrong) stand in `folded`: start and end, in order; of two that overlap
        the longer one.
        """
        spans = [(start, start + len(name)) for start, name in places(self.index, folded, grams)]
        taken: list[tuple[int, int]] = []  # in order, so that only the neighbours of a place can overlap it
        for span in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
            at = bisect_left(taken, span)
            before, behind = taken[at - 1 : at], taken[at : at + 1]
            if (not before or before[0][1] <= span[0]) and (not behind or span[1] <= behind[0][0]):
                taken.insert(at, span)
        return taken
