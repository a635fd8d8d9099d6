"""Kind years: where the verdict turns."""

from __future__ import annotations

import pytest

from tests.helpers import check, found

REPORT = """青石镇{title}年度法治政府建设情况报告
{lead}
一、{first}年度主要举措和成效
全年培训4次。
二、{first}年度存在的不足
人手不够。
"""


@pytest.mark.parametrize(
    ("title", "lead", "first", "lines"),
    [
        (2024, "2024年，青石镇认真履职。", 2024, []),
        (2024, "2023年，青石镇认真履职。", 2024, [2]),
        (2024, "2023年，青石镇认真履职。", 2023, [1]),
        (2024, "现将青石镇2023年度情况报告如下：", 2024, [2]),
        (2024, "2023年以来，青石镇认真履职。", 2024, []),
    ],
)
def test_places_that_name_the_year(title: int, lead: str, first: int, lines: list[int]) -> None:
    text = REPORT.format(title=title, lead=lead, first=first)
    assert [line for _, line, _ in found(check(text, "report-year-inconsistent"))] == lines


@pytest.mark.parametrize(
    ("year", "sentence", "wrong"),
    [
        (2022, "2022年，我镇将深入开展培训。", True),
        (2021, "2022年，我镇将深入开展培训。", False),
        (2022, "2022年，我镇要抓好培训。", True),
        (2022, "2022年，我镇主要抓好培训。", False),
        (2022, "自2022年起，我镇将深入开展培训。", False),
        (2022, "2022年，我镇取得了成效，将继续努力。", False),
    ],
)
def test_plans(year: int, sentence: str, wrong: bool) -> None:
    report = check(f"四、下一年度安排\n{sentence}", "plan-year-mismatch", report_year=year, as_report=True)
    assert found(report) == ([("plan-year-mismatch", 2, "2022年")] if wrong else [])


def test_no_report_year_no_verdict() -> None:
    report = check("四、下一年度安排\n2022年，我镇将抓培训。", "plan-year-mismatch", as_report=True)
    assert (report.coverage[0].examined, len(report.diagnostics)) == (0, 0)
    assert report.coverage[0].not_judged == 1


def test_relative_time_names_the_year() -> None:
    report = check("今年以来办案3件，比去年少2件。", "relative-time", report_year=2023, as_report=True)
    assert ["2023年" in report.diagnostics[0].message, "2022年" in report.diagnostics[1].message] == [True, True]
