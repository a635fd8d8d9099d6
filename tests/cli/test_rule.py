"""`lawlint rule`: the rules of the packs and those of the tool itself."""

from __future__ import annotations

import re

import pytest

from lawlint.model.tool import TOOL_RULES
from tests.commands import lawlint


def test_a_rule_of_the_tool_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert lawlint(capsys, "rule", "Z103").out == (
        "Z103 exemption-unused：多余的豁免（警告）\n\n"
        "这是 lawlint 对读稿、豁免和自身运行的提示，不属于规则包，也不能豁免。\n\n"
        "改法：删去这条豁免\n"
    )


def test_the_page_of_a_rule_reads_as_chinese_does(capsys: pytest.CaptureFixture[str]) -> None:
    page = lawlint(capsys, "rule", "R006").out
    assert "学习、协作、评比里提到的别处不算" in page
    assert "改法：核对地名；写错的改为……，确是别处的写明事由\n" in page
    assert not re.search(r"[一-鿿，。；] [一-鿿]|[{}]", page.partition("有问题的写法")[0])


def test_every_rule_that_can_be_reported_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    listed = [line.split()[0] for line in lawlint(capsys, "rule", "--all").out.splitlines()]
    assert set(listed) >= {rule.id for rule in TOOL_RULES.values()} | {"S001", "F001", "R007"}
    assert len(listed) == len(set(listed))


def test_as_json_a_rule_of_the_tool_has_the_fields_of_any_other(capsys: pytest.CaptureFixture[str]) -> None:
    ours, packs = lawlint(capsys, "rule", "Z901", "S001", "--output-format", "json").data[::-1]
    assert ours.keys() == packs.keys()
    assert (ours["rule"], ours["severity"], ours["valid"]) == ("Z901", "error", [])
