"""Kind citations: acts ended, misnamed, unknown, overtaken."""

from __future__ import annotations

import pytest

from tests.helpers import check, found

OLD = "《法治政府建设实施纲要（2015—2020年）》"
NEW = "《法治政府建设实施纲要（2021—2025年）》"


@pytest.mark.parametrize(("year", "wrong"), [(2020, False), (2021, False), (2022, True)])
def test_guide_is_judged_at_the_report_year(year: int, wrong: bool) -> None:
    report = check(f"落实{OLD}要求。", "outdated-guiding-document", report_year=year, as_report=True)
    assert found(report) == ([("outdated-guiding-document", 1, OLD)] if wrong else [])


def test_guide_beside_the_current_one_is_right() -> None:
    text = f"衔接{OLD}，落实{NEW}。"
    assert found(check(text, "outdated-guiding-document", report_year=2023, as_report=True)) == []


def test_abbreviation_is_wrong_in_marks_only() -> None:
    assert found(check("宣传反诈法。", "law-name-wrong")) == []
    assert found(check("宣传《反诈法》。", "law-name-wrong")) == [("law-name-wrong", 1, "《反诈法》")]


def test_title_of_a_later_year_is_offered_with_its_day() -> None:
    report = check("学习《促进民营经济法》。", "law-name-wrong", report_year=2023, as_report=True)
    assert "起施行" in report.diagnostics[0].message


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("学习《宪法》《民法典》《人民陪审员》。", ["《人民陪审员》"]),
        ("学习《民法典》《人民陪审员》。", []),
        ("学习《人民陪审员》。", []),
        ("学习《人民陪审员》《人民陪审员法》《民法典》。", []),
        ("学习《民法典》《行政处罚程序》。", ["《行政处罚程序》"]),
    ],
)
def test_unknown_needs_a_list_of_acts(text: str, wrong: list[str]) -> None:
    assert [quote for _, _, quote in found(check(text, "law-name-unknown"))] == wrong
