"""Ordinal series as facts: which ordinals belong together."""

from __future__ import annotations

import pytest

from lawlint.facts.series import read
from lawlint.outline import outline_of
from lawlint.text.grams import grams_of
from tests.helpers import document


def _series(text: str) -> list[tuple[str, list[int]]]:
    given = document(text)
    series = read(given, outline_of(given), grams_of(given.folded))
    assert all(given.cut(member.span) for entry in series for member in entry.members)
    return [(entry.family, [member.number for member in entry.members]) for entry in series]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一是甲。\n二是乙。\n三是丙。", [("is", [1, 2, 3])]),
        ("一是甲：一是子；二是丑。二是乙：一是寅；二是卯。", [("is", [1, 2]), ("is", [1, 2]), ("is", [1, 2])]),
        ("一是甲；二是乙。一是丙；二是丁。", [("is", [1, 2]), ("is", [1, 2])]),
        ("第一，甲。第二，乙。其一，丙。其二，丁。", [("nth", [1, 2]), ("of", [1, 2])]),
        ("十是癸，十一是子，二十一是丑。", [("is", [10, 11, 21])]),
        ("第一责任人、第一时间、第一、二款、其一贯、三要素、统一是、一是一。", []),
    ],
)
def test_series(text: str, expected: list[tuple[str, list[int]]]) -> None:
    assert _series(text) == expected


def test_deeper_headings_do_not_end_a_series() -> None:
    assert _series("一、甲\n一是乙。\n（一）子\n学法。\n二是丙。\n二、丁\n二是戊。\n") == [("is", [1, 2]), ("is", [2])]
