"""Years as facts: what is one, and what stands round it."""

from __future__ import annotations

import pytest

from lawlint.facts import years
from lawlint.model.facts import YearMention
from lawlint.text.digits import digit_runs
from lawlint.text.grams import grams_of
from tests.helpers import document


def _read(text: str) -> list[YearMention]:
    given = document(text)
    return list(years.read(given, grams_of(given.folded), digit_runs(given.folded)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2023年，办理1906件，听众1900人次。", [2023]),
        ("《纲要（2021—2025年）》", [2021, 2025]),
        ("2023-2024年度", [2023, 2024]),
        ("2023年至2025年", [2023, 2025]),
        ("会议于2023.12.4召开", [2023]),
        ("二〇二三年、二○二四年和二零二五年", [2023, 2024, 2025]),
        ("5.2021年重点工作", [2021]),
        ("编号12023年", []),
        ("版本2023.1", []),
    ],
)
def test_years(text: str, found: list[int]) -> None:
    assert [mention.year for mention in _read(text)] == found


@pytest.mark.parametrize("text", ["2023年，甲", "《2021—2025年规划》", "二〇二三年度", "自２０２２年起", "2023 年"])
def test_spans_slice_back(text: str) -> None:
    for mention in _read(text):
        assert mention.words.start == mention.span.start <= mention.span.end <= mention.words.end
        assert text[mention.words.end : mention.words.end + 1] not in ("年", "度")


def test_range_names_its_other_end() -> None:
    assert [mention.range_with for mention in _read("2021—2025年，2023年至2024年，2022年")] == [
        2025,
        2021,
        2024,
        2023,
        None,
    ]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("《青石镇2023年要点》", "《"),
        ("（2023年）", "("),
        ("《甲》2023年", ""),
        ("“全省2023年先进”", "“"),
        ("〔2023〕年", "〔"),
        ("“宪法周“。2023年", ""),
    ],
)
def test_marks_round_it(text: str, inside: str) -> None:
    assert [mention.inside for mention in _read(text)] == [inside][: len(_read(text))]


def test_month() -> None:
    assert [mention.month for mention in _read("2023年6月，2023.12.4，2023年12件，2023年13月")] == [6, 12, None, None]


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("2023年，甲", True),
        ("（一）2023年总体情况", True),
        ("抓落实。2023年，甲", True),
        ("一是2023年甲", True),
        ("自2023年起", False),
        ("较上年增长，2023年甲", False),
    ],
)
def test_opens_its_sentence(text: str, opens: bool) -> None:
    assert [mention.opens for mention in _read(text)] == [opens]
