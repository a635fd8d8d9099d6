"""Kind marks: width, doubling, and marks that are not needed."""

from __future__ import annotations

import pytest

from lawlint.fixes.apply import apply_fixes
from tests.helpers import check, found


def _fixed(text: str, *rules: str) -> str:
    return apply_fixes(text, check(text, *rules).diagnostics).text


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("法治,培训;执法:普法?学法!守法(用法).", "法治，培训；执法：普法？学法！守法（用法）。"),
        ("经费1,480元，10:30开会，比例1:3。", "经费1,480元，10:30开会，比例1:3。"),
        ("办理(含简易)， 结案。", "办理（含简易）， 结案。"),
        ("培训, 执法。", "培训， 执法。".replace(" ", "")),
    ],
)
def test_half_width_marks_are_widened(text: str, fixed: str) -> None:
    assert _fixed(text, "half-width-punctuation") == fixed


def test_marks_that_touch_are_one_finding() -> None:
    report = check("公布《指南》(2023年版),全文公开。", "half-width-punctuation")
    assert found(report) == [("half-width-punctuation", 1, "(2023年版),")]


def test_a_document_typed_in_half_width_is_one_finding_with_a_count() -> None:
    report = check("法治,培训。" * 15, "half-width-punctuation")
    assert [entry.message for entry in report.diagnostics] == ["半角标点“,”应改为全角“，”（全文共15处）"]
    assert len(check("法治,培训。" * 14, "half-width-punctuation").diagnostics) == 14


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("取得实效。。", "取得实效。"),
        ("培训、，执法；。普法，，学法。", "培训，执法。普法，学法。"),
        ("培训。，执法。", "培训。，执法。"),  # either may be meant: shown, not applied
        ("培训。。。执法！！！普法？！", "培训。。。执法！！！普法？！"),
    ],
)
def test_doubled_marks_are_reduced_where_it_is_clear_to_what(text: str, fixed: str) -> None:
    assert _fixed(text, "repeated-punctuation") == fixed


def test_a_list_is_one_finding_and_loses_all_its_marks() -> None:
    text = "学习《宪法》、《民法典》、《监察法》，打造“甲站”、“乙站”品牌。"
    report = check(text, "dunhao-between-titles", "dunhao-between-quotes")
    assert found(report) == [
        ("dunhao-between-titles", 1, "《宪法》、《民法典》、《监察法》"),
        ("dunhao-between-quotes", 1, "“甲站”、“乙站”"),
    ]
    assert apply_fixes(text, report.diagnostics).text == "学习《宪法》《民法典》《监察法》，打造“甲站”“乙站”品牌。"


def test_a_list_with_notes_is_not_judged() -> None:
    row = check("宣传《民法典》（节选）、《监察法》、《禁毒法》。", "dunhao-between-titles").coverage[0]
    assert (row.found, row.not_judged) == (0, 1)
