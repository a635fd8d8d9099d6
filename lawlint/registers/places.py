"""The register of places: provinces, cities, counties and the townships in them, as the statistics bureau lists them.

The source is a block of text, one line each, the indent telling the level; a county's line names its townships, grouped
by suffix and without it:

    浙江省
     杭州市
      淳安县 镇=威坪,姜家 乡=浪川

Zones, farms and the like have no place in it. Compiled, the townships lie in strings by the last character before the
suffix: a lookup searches one short string, and nothing is built when the register is read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

NAME = "places"

#: How the names of townships and of counties end.
TOWN_SUFFIXES = ("街道", "镇", "乡", "苏木")
COUNTY_SUFFIXES = ("县", "区", "市", "旗")
_SUFFIXES = (*TOWN_SUFFIXES, *COUNTY_SUFFIXES)


class County(NamedTuple):
    """A county, district or county-level city with the city and the province above it."""

    name: str
    city: str
    province: str


def compile_rows(meta: Mapping[str, str], tables: Mapping[str, str]) -> dict[str, Any]:
    """The tree and the word list to plain data. Raises ValueError for a line that cannot be read."""
    counties: list[tuple[str, str, str]] = []
    towns: dict[str, list[int]] = {}
    province = city = ""
    for line in tables["tree"].splitlines():
        depth = len(line) - len(line.lstrip(" "))
        if depth == 0:
            province = line
        elif depth == 1:
            city = line.strip()
        elif depth == 2:
            name, *groups = line.split()
            for group in groups:
                suffix, _, bases = group.partition("=")
                if suffix not in TOWN_SUFFIXES or not bases:
                    raise ValueError(f"“{name}”一行的“{group[:12]}”应写作“镇=甲,乙”")
                for base in bases.split(","):
                    towns.setdefault(base + suffix, []).append(len(counties))
            counties.append((name, city, province))
        else:
            raise ValueError(f"“{line.strip()[:12]}”一行的缩进应是零到两格")
    return {
        "as_of": meta["as_of"],
        "counties": tuple("/".join(row) for row in counties),
        "towns": _by_last(towns),
        "ordinary": f" {' '.join(tables['ordinary'].split())} ",
    }


def _by_last(towns: Mapping[str, Sequence[int]]) -> dict[str, str]:
    shelves: dict[str, str] = {}
    for name, numbers in sorted(towns.items()):
        key = base_of(name)[-1:]
        shelves[key] = shelves.get(key, ";") + f"{name}:{','.join(map(str, numbers))};"
    return shelves


def base_of(name: str) -> str:
    """`name` without what it is: 柳河 for 柳河镇; `name` itself where nothing would be left."""
    for suffix in _SUFFIXES:
        if name.endswith(suffix) and len(name) > len(suffix):
            return name[: -len(suffix)]
    return name


class Register:
    """Answers about places. `as_of` is the day of the source; places founded or renamed since are unknown to it."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.as_of: str = data["as_of"]
        self._counties: Sequence[str] = data["counties"]
        self._towns: Mapping[str, str] = data["towns"]
        self._ordinary: str = data["ordinary"]
        self._by_name: dict[str, list[int]] = {}
        self._below: dict[str, list[int]] = {}

    def towns(self, name: str) -> tuple[int, ...]:
        """The numbers of the counties that have a township of that full name; empty if none has."""
        shelf = self._towns.get(base_of(name)[-1:], "")
        at = shelf.find(f";{name}:")
        if at < 0:
            return ()
        start = at + len(name) + 2
        return tuple(map(int, shelf[start : shelf.index(";", start)].split(",")))

    def is_town_base(self, base: str) -> bool:
        """True if some township is called `base` with one suffix or another, and `base` is no word of the language."""
        shelf = self._towns.get(base[-1:], "")
        return any(f";{base}{suffix}:" in shelf for suffix in TOWN_SUFFIXES) and not self.is_word(base)

    def is_word(self, base: str) -> bool:
        """True if `base` is a word of the language too: 老城, 新村."""
        return f" {base} " in self._ordinary

    def counties(self, name: str) -> tuple[int, ...]:
        """The numbers of the counties called `name`, or once called so: 县 that have become 区 or 市 since."""
        names = self._names()
        if name in names:
            return tuple(names[name])
        base = base_of(name)
        if len(base) < 2 or base + "县" != name:
            return ()
        return tuple(number for suffix in COUNTY_SUFFIXES for number in names.get(base + suffix, ()))

    def cities(self, name: str) -> tuple[int, ...]:
        """The numbers of the counties in the city or province called `name`."""
        self._names()
        return tuple(self._below.get(name, ()))

    def county(self, number: int) -> County:
        """The county with that number."""
        return County(*self._counties[number].split("/"))

    def _names(self) -> Mapping[str, Sequence[int]]:
        if not self._by_name:
            for number, row in enumerate(self._counties):
                name, city, province = row.split("/")
                self._by_name.setdefault(name, []).append(number)
                self._below.setdefault(city, []).append(number)
                self._below.setdefault(province, []).append(number)
        return self._by_name
