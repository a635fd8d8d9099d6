"""The year a report covers: from the title, the headings, the text or the date it is signed with."""

from __future__ import annotations

import pytest

from lawlint.engine import read
from lawlint.model.settings import Settings
from tests.helpers import document, ruleset

_BODY = "一、主要举措和成效\n开展普法宣传12场。\n"
# Text before the body, year, where it was read.
YEARS = [
    ("青石镇2023年度法治政府建设情况报告", 2023, "title"),
    ("青石镇 2023 年法治政府建设情况报告", 2023, "title"),
    ("2023年度青石镇法治政府建设情况报告", 2023, "title"),
    ("青石镇二〇二三年度法治政府建设情况报告", 2023, "title"),
    ("青石镇二○二三年法治政府建设情况报告", 2023, "title"),
    ("青石镇落实《法治政府建设实施纲要（2021—2025年）》2023年度情况报告", 2023, "title"),
    ("青石镇关于法治政府建设情况的报告\n2024年，青石镇推进各项工作。", 2024, "text"),
    ("青石镇关于法治政府建设情况的报告\n2024年以来，青石镇推进各项工作。", 2024, "text"),
    ("青石镇关于法治政府建设情况的报告\n按照要求，现将我镇2024年法治政府建设情况报告如下：", 2024, "text"),
    ("青石镇关于法治政府建设情况的报告\n2024年3月，青石镇召开会议。", None, ""),
    ("青石镇关于法治政府建设情况的报告\n根据《关于做好2023年工作的通知》（青政〔2024〕37号），现报告如下：", None, ""),
    ("青石镇2021—2025年法治政府建设情况的报告", None, ""),
]


@pytest.mark.parametrize(("front", "year", "source"), YEARS)
def test_front(front: str, year: int | None, source: str) -> None:
    identity = read(document(front + "\n" + _BODY), ruleset(), Settings(as_report=True)).identity
    assert (identity.report_year, dict(identity.evidence).get("report_year", "")) == (year, source)


@pytest.mark.parametrize(
    ("text", "year", "source"),
    [
        ("一、2023年主要举措和成效\n开展活动。\n四、2024年工作安排\n加强培训。", 2023, "headings"),
        ("一、主要举措和成效\n开展活动。\n四、2024年工作安排\n加强培训。", 2023, "headings"),
        ("一、主要举措\n开展活动。\n\n青石镇人民政府\n2024年2月6日", 2023, "date"),
        ("一、主要举措\n开展活动。\n\n青石镇人民政府\n2023年12月28日", 2023, "date"),
        ("一、主要举措\n开展活动。\n\n青石镇人民政府\n二〇二四年二月六日", 2023, "date"),
        ("一、主要举措\n2022年开展活动。", None, ""),
        ("", None, ""),
    ],
)
def test_body(text: str, year: int | None, source: str) -> None:
    identity = read(document(text), ruleset(), Settings(as_report=True)).identity
    assert (identity.report_year, dict(identity.evidence).get("report_year", "")) == (year, source)


def test_what_is_given_is_taken() -> None:
    identity = read(
        document("青石镇2023年法治政府建设情况报告\n" + _BODY), ruleset(), Settings(report_year=2020)
    ).identity
    assert (identity.report_year, dict(identity.evidence)["report_year"]) == (2020, "given")
