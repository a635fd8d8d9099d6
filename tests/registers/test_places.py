"""The register of places: what it knows, what it leaves out, how it is written and how fast it is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawlint.packs.locate import packs_dir
from lawlint.registers.places import Register, base_of, compile_rows
from tests.helpers import ruleset

META = {"name": "places", "as_of": "2023-06-30"}
TREE = "甲省\n 乙市\n  丙县 镇=柳溪,高台 乡=柳溪\n  丁区 街道=高台\n 戊市\n  己市 镇=柳溪\n"


def small() -> Register:
    return Register(compile_rows(META, {"tree": TREE, "ordinary": "高台 新村"}))


def test_townships_by_full_name() -> None:
    register = small()
    assert register.towns("柳溪镇") == (0, 2)
    assert register.towns("柳溪乡") == (0,)
    assert register.towns("高台街道") == (1,)
    assert register.towns("溪镇") == ()
    assert register.towns("大柳溪镇") == ()


def test_counties_and_what_is_above_them() -> None:
    register = small()
    assert register.counties("丁区") == (1,)
    assert register.cities("乙市") == (0, 1)
    assert register.cities("甲省") == (0, 1, 2)
    assert register.county(2) == ("己市", "戊市", "甲省")


def test_a_county_is_known_by_its_former_suffix() -> None:
    register: Register = ruleset().register("places")
    assert [register.county(number).name for number in register.counties("赣榆县")] == ["赣榆区"]
    assert register.counties("云巅县") == ()
    assert register.counties("新城市") == ()


def test_ordinary_words_are_no_bases() -> None:
    register = small()
    assert register.is_town_base("柳溪")
    assert not register.is_town_base("高台")


@pytest.mark.parametrize(
    ("name", "base"), [("柳溪镇", "柳溪"), ("高台街道", "高台"), ("丙县", "丙"), ("镇", "镇"), ("柳溪村", "柳溪村")]
)
def test_base(name: str, base: str) -> None:
    assert base_of(name) == base


@pytest.mark.parametrize("tree", ["甲省\n 乙市\n  丙县 村=柳溪\n", "甲省\n 乙市\n  丙县 镇=\n", "甲省\n   丙县\n"])
def test_a_line_that_cannot_be_read_is_refused(tree: str) -> None:
    with pytest.raises(ValueError):
        compile_rows(META, {"tree": tree, "ordinary": ""})


def test_the_table_is_whole_and_compact() -> None:
    register: Register = ruleset().register("places")
    assert register.as_of == "2023-06-30"
    counts = [len(register.towns(name)) for name in ("城关镇", "王桥镇", "花园乡", "涂市镇")]
    assert counts == [88, 5, 6, 1]
    assert register.towns("石家庄农场") == ()
    assert Path(packs_dir() / "registers" / "places.yaml").stat().st_size < 500_000
