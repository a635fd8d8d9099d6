"""Rounding figures of any length."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import pytest

from lawlint.text.numerals import plain, rounded
from tests.helpers import check


@pytest.mark.parametrize(
    ("value", "places", "rounding", "expected"),
    [
        ("96.9697", 2, ROUND_HALF_UP, "96.97"),
        ("96.9697", 2, ROUND_DOWN, "96.96"),
        ("0.005", 2, ROUND_HALF_UP, "0.01"),
        ("9" * 40, 2, ROUND_HALF_UP, "9" * 40),
        ("99.999", 0, ROUND_HALF_UP, "100"),
        ("96.5", 45, ROUND_HALF_UP, "96.5"),
    ],
)
def test_rounded(value: str, places: int, rounding: str, expected: str) -> None:
    assert plain(rounded(Decimal(value), places, rounding)) == expected


def test_a_rate_with_more_places_than_a_context_holds() -> None:
    report = check(f"排查33件，调处成功32件，调处成功率为96.{'9' * 40}%。", "percentage-mismatch")
    assert [entry.rule for entry in report.diagnostics] == ["F001"]
