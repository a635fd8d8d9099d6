"""Kind numbering, finds: series."""

from __future__ import annotations

import pytest

from tests.helpers import check

RULE = "ordinal-series-gap"


@pytest.mark.parametrize(
    ("text", "flag", "says"),
    [
        ("一是甲；三是丙。", "三是", "前面没有“二是”"),
        ("一是甲；二是乙；二是丙；三是丁。", "二是", "应为“三是”"),
        ("一是甲；二是乙；二是丙；四是丁。", "二是", "应为“三是”"),
        ("一是甲；一是乙；三是丙。", "一是", "应为“二是”"),
        ("只做一件事：一是甲。", "一是", "后面没有“二是”"),
        ("做好工作，二是乙；三是丙。", "二是", "前面没有“一是”"),
        ("第一，甲；第二，乙；第五，戊。", "第五", "前面没有“第三”"),
        ("其一，甲；其三，丙。", "其三", "前面没有“其二”"),
        ("首先，甲要抓好。", "首先", "后面没有“其次”"),
        ("一要甲学；三要丙学。", "三要", "前面没有“二要”"),
    ],
)
def test_faults(text: str, flag: str, says: str) -> None:
    [entry] = check(text, RULE).diagnostics
    assert (entry.quote, says in entry.message) == (flag, True)


@pytest.mark.parametrize(
    "text",
    [
        "一是甲；二是乙。一是丙；二是丁；三是戊。",
        "一是甲：一是子；二是丑。二是乙。",
        "一是甲；另外，乙。",
        "一方面甲，二是乙。",
        "首先，甲；然后，乙。",
        "一是甲。还有乙。\n一是丙。还有丁。",
        "一是甲；二是乙。一是丙：一是子；二是丑。二是丁。",
        "重点之一是甲，唯一是乙，万一是丙。",
    ],
)
def test_silence(text: str) -> None:
    assert check(text, RULE).diagnostics == ()


def test_a_section_ends_a_series() -> None:
    report = check("（一）甲\n一是子。\n（二）乙\n一是丑。二是寅。\n", RULE)
    assert [(entry.line, entry.quote) for entry in report.diagnostics] == [(2, "一是")]


def test_a_second_of_the_words_of_order_is_said_to_be_the_third() -> None:
    report = check("首先，加强学习。其次，规范执法。其次，深化普法。", "ordinal-series-gap")
    assert [(entry.rule, entry.quote) for entry in report.diagnostics if entry.rule != "Z901"] != []
    assert "再次" in report.diagnostics[0].message
