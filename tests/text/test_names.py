"""Where a full place name may begin and end."""

from __future__ import annotations

import pytest

from lawlint.text.names import base_before, place_names

SUFFIXES = ("街道", "镇", "乡", "县")


def names(text: str) -> list[list[str]]:
    found = place_names(text, SUFFIXES, ("在", "推动", "县"), dict.fromkeys(SUFFIXES, "我全乡城各"), lambda _end: False)
    return [[text[start : name.end] for start in name.starts] for name in found]


def test_a_name_begins_after_a_mark_or_an_opener() -> None:
    assert names("在柳河镇,推动云岭县青石镇工作") == [
        ["在柳河镇", "柳河镇"],
        ["推动云岭县", "云岭县"],
        ["推动云岭县青石镇", "云岭县青石镇", "青石镇"],
    ]


def test_common_nouns_are_none() -> None:
    assert names("我镇和全县各乡镇,城乡") == []


def test_one_character_is_too_short() -> None:
    assert names("在新镇") == [["在新镇"]]
    assert names("新镇") == []


@pytest.mark.parametrize(
    ("title", "county"),
    [
        ("河东省临川市云岭县青石镇2023年度报告", "云岭县"),
        ("云岭县青石镇人民政府", "云岭县"),
        ("济川市市中区青石镇", "市中区"),
        ("河北省石家庄市赵县青石镇", "赵县"),
        ("青石镇2023年度报告", None),
        ("关于报告", None),
    ],
)
def test_the_name_before(title: str, county: str | None) -> None:
    assert base_before("青石镇", title, ("县", "区", "市", "旗")) == county
