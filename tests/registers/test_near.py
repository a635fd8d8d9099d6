"""Nearness of titles: what one slip makes of a title, and what is another act."""

from __future__ import annotations

import pytest

from lawlint.registers.near import nearest, stem_of, transposed
from tests.helpers import ruleset

TYPES = ("办法", "条例", "规定", "规则", "细则", "程序", "法")
KINDS = ("law", "administrative-regulation")


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("行政处罚程序", "行政处罚法"),
        ("人民陪审员", "人民陪审员法"),
        ("物业管理服务条例法", "物业管理条例"),
        ("未成年人保户法", "未成年人保护法"),
        ("云岭省物业管理条例", None),
        ("农村宅基地管理办法", None),
        ("法治日报", None),
        ("法", None),
    ],
)
def test_nearest(name: str, title: str | None) -> None:
    law = nearest(ruleset().register("laws"), name, TYPES, KINDS, "2023-12-31")
    assert (law and law.title) == title


def test_stem_takes_stacked_words_off() -> None:
    assert stem_of("物业管理条例法", TYPES) == ("物业管理", ("法", "条例"))
    assert stem_of("办法", TYPES) == ("办", ("法",))


def test_transposed() -> None:
    register = ruleset().register("laws")
    law = transposed(register, "促进民营经济法")
    assert law is not None
    assert law.title == "民营经济促进法"
    assert transposed(register, "促进法治建设法") is None
