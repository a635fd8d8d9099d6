"""Kind events: the year's end is what counts, and what the register does not know is not judged."""

from __future__ import annotations

import pytest

from tests.helpers import check, found


@pytest.mark.parametrize(("year", "wrong"), [(2022, True), (2023, False)])
def test_meeting_after_the_year(year: int, wrong: bool) -> None:
    report = check("学习党的二十届二中全会精神。", "anachronistic-meeting", report_year=year, as_report=True)
    assert found(report) == ([("anachronistic-meeting", 1, "二十届二中全会")] if wrong else [])


def test_newest_ignored_is_a_draft() -> None:
    text = "学习党的二十届二中全会精神。"
    assert found(check(text, "anachronistic-meeting", report_year=2024, as_report=True)) == []
    shown = check(text, "anachronistic-meeting", report_year=2024, as_report=True, preview=True)
    assert [entry.severity for entry in shown.diagnostics] == ["info"]


def test_newest_is_not_judged_after_the_register_ends() -> None:
    text = "学习党的二十届二中全会精神。"
    assert found(check(text, "anachronistic-meeting", report_year=2027, as_report=True, preview=True)) == []


@pytest.mark.parametrize(("year", "wrong"), [(2021, False), (2022, True)])
def test_campaign_is_over(year: int, wrong: bool) -> None:
    report = check("围绕脱贫攻坚开展普法。", "outdated-campaign", report_year=year, as_report=True)
    assert bool(report.diagnostics) == wrong


def test_campaign_unknown_after_the_register_ends() -> None:
    row = check("推进安全生产治本攻坚三年行动。", "outdated-campaign", report_year=2026, as_report=True).coverage[0]
    assert (row.examined, row.not_judged) == (0, 1)
