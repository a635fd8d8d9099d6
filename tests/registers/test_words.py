"""The register of words: what it knows, how it is written, and where a break surely parts a word."""

from __future__ import annotations

import pytest

from lawlint.registers.words import Register, compile_rows
from tests.helpers import ruleset

META = {"name": "words", "as_of": "2020-01-20"}


def test_an_entry_may_go_on_in_another() -> None:
    register = Register(compile_rows(META, {"words": "捕:捞获 瑕:疵\n捕:食"}))
    assert [pair for pair in ("捕捞", "捕食", "瑕疵", "捞捕", "捕", "捕捞船", "") if register.is_word(pair)] == [
        "捕捞",
        "捕食",
        "瑕疵",
    ]


@pytest.mark.parametrize("entry", ["捕捞", "捕:", "捕捞:船"])
def test_an_entry_that_cannot_be_read_is_named(entry: str) -> None:
    with pytest.raises(ValueError, match=f"“{entry}”应写作"):
        compile_rows(META, {"words": entry})


@pytest.mark.parametrize(
    ("before", "behind", "parted"),
    [
        ("法捕", "捞线", True),
        ("书瑕", "疵当", True),
        ("察反", "馈问", True),
        ("人员", "参加", False),  # two words
        ("办结", "合法", False),  # 结合 would leave 法
        ("5场", "所有", False),  # 所有 begins the line
        ("捕", "捞线", False),
    ],
)
def test_where_a_break_parts_a_word(before: str, behind: str, parted: bool) -> None:
    register: Register = ruleset().register("words")
    assert register.parts(before, behind) is parted
