"""Kind dates: calendars, clocks, and days with a name."""

from __future__ import annotations

import pytest

from lawlint.fixes.apply import apply_fixes
from tests.helpers import check, found


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("2024年2月29日", []),
        ("2023年2月29日", ["2月29日"]),
        ("1900年2月29日", ["2月29日"]),
        ("2月29日", []),
        ("4月31日", ["4月31日"]),
        ("3月25日至31日", []),
        ("2023年13月", ["13月"]),
        ("13月龄", []),
        ("10月0日", ["10月0日"]),
        ("2023-06-31", ["2023-06-31"]),
        ("2023.6.30", []),
        ("下午3:75", ["3:75"]),
        ("比例3:75", []),
        ("当日24:00", []),
        ("农历二月三十日", []),
    ],
)
def test_impossible(text: str, wrong: list[str]) -> None:
    assert [quote for _, _, quote in found(check(text, "date-impossible"))] == wrong


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("在12.4宪法日宣传。", "在“12·4”宪法日宣传。"),
        ("在“12.4宪法日”宣传。", "在“12·4宪法日”宣传。"),
        ("在“12.4”国家宪法日宣传。", "在“12·4”国家宪法日宣传。"),
        ("在06.26国际禁毒日宣传。", "在“6·26”国际禁毒日宣传。"),
        ("增长12.4万份宪法读本。", "增长12.4万份宪法读本。"),
        ("12.4 宪法宣传", "12.4 宪法宣传"),
    ],
)
def test_month_day_is_mended(text: str, fixed: str) -> None:
    report = check(text, "month-day-event")
    assert apply_fixes(text, report.diagnostics).text == fixed


def test_wrong_name_and_wrong_date() -> None:
    text = "在消费者权益保护日、“6·26”世界无烟日宣传，国家安全日常管理有序。"
    quotes = [quote for _, _, quote in found(check(text, "day-name-wrong"))]
    assert quotes == ["消费者权益保护日", "“6·26”世界无烟日"]
