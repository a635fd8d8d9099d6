"""Level inference: properties over invented outlines, and the readings that are known to be hard."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawlint.outline import outline_of
from lawlint.text.numerals import to_chinese
from tests.helpers import document

Shape = tuple[int, int]  # level, number


def _marker(level: int, number: int) -> str:
    return {
        1: f"{to_chinese(number)}、",
        2: f"（{to_chinese(number)}）",
        3: f"{number}.",
        4: f"（{number}）",
    }[level]


def _text(shapes: list[Shape]) -> str:
    return "".join(f"{_marker(level, number)}抓好工作\n持续推进落实。\n" for level, number in shapes)


def _read(text: str) -> list[tuple[int, int]]:
    return [(heading.level, heading.number) for heading in outline_of(document(text)).headings]


@st.composite
def outlines(draw: st.DrawFn) -> list[Shape]:
    """A right outline of two to five first-level parts, each with up to four second-level headings, some with items."""
    shapes: list[Shape] = []
    for first in range(1, draw(st.integers(2, 5)) + 1):
        shapes.append((1, first))
        for second in range(1, draw(st.integers(0, 4)) + 1):
            shapes.append((2, second))
            items = draw(st.integers(0, 3))
            shapes += [(3, item) for item in range(1, items + 1)]
    return shapes


@settings(max_examples=150, deadline=None)
@given(outlines())
def test_a_right_outline_is_read_as_written(shapes: list[Shape]) -> None:
    assert _read(_text(shapes)) == shapes


@settings(max_examples=300, deadline=None)
@given(outlines(), st.data())
def test_one_changed_marker_changes_no_level_outside_its_part(shapes: list[Shape], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(shapes) - 1))
    change = data.draw(st.tuples(st.integers(1, 4), st.integers(1, 9)))
    changed = [*shapes[:at], change, *shapes[at + 1 :]]
    part = sum(level == 1 for level, _ in shapes[: at + 1])
    before, after = _read(_text(shapes)), _read(_text(changed))
    assert len(before) == len(after)
    number = 0
    for old, new in zip(before, after, strict=True):
        number += old[0] == 1
        if number != part:
            assert old[0] == new[0]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="一二三（）()1２.、．\n\u3000 ㈠①⑴附件关于报告。：2025年月日政府局镇", max_size=200))
def test_any_text_parses_and_every_span_slices_back(text: str) -> None:
    read = document(text)
    outline = outline_of(read)
    for heading in outline.headings:
        assert heading.marker.start < heading.marker.end <= heading.title.start <= heading.title.end <= len(text)
        assert read.line_of(heading.marker.start) == heading.line
    ends = [span.end for part in outline.parts for section in part.sections for span in section.texts()]
    assert all(end <= len(text) for end in ends)


@pytest.mark.parametrize(
    ("markers", "levels"),
    [
        # a wrong shape between right neighbours
        (["一、", "（一）", "（2）", "（三）", "二、"], [1, 2, 2, 2, 1]),
        (["一、", "（一）", "二、", "3、", "（一）", "四、"], [1, 2, 1, 1, 2, 1]),
        # a wrong shape and a wrong number at once
        (["一、", "（一）", "（3）", "（三）", "二、"], [1, 2, 2, 2, 1]),
        # a level left out all through
        (["一、", "1.", "2.", "二、", "1.", "2."], [1, 3, 3, 1, 3, 3]),
        (["一、", "（1）", "（2）", "二、"], [1, 4, 4, 1]),
        # second-level numbers that run on, as central documents have them
        (["一、", "（一）", "（二）", "二、", "（三）", "（四）", "三、", "（五）"], [1, 2, 2, 1, 2, 2, 1, 2]),
        # no first level at all
        (["（一）", "1.", "2.", "（二）"], [2, 3, 3, 2]),
        # the first one lost its marker
        (["一、", "（二）", "（三）", "二、"], [1, 2, 2, 1]),
    ],
)
def test_readings(markers: list[str], levels: list[int]) -> None:
    text = "".join(f"{marker}抓好工作\n持续推进落实。\n" for marker in markers)
    assert [heading.level for heading in outline_of(document(text)).headings] == levels


def test_numbers_that_run_on_are_decided_once() -> None:
    text = "".join(
        f"{marker}抓好工作\n推进落实。\n" for marker in ["一、", "（一）", "（二）", "二、", "（三）", "三、", "（四）"]
    )
    outline = outline_of(document(text))
    assert outline.runs_on
    assert [heading.number for heading in outline.headings] == [1, 1, 2, 2, 3, 3, 4]


def test_a_slip_keeps_the_count_and_what_was_written() -> None:
    text = "一、抓工作\n（一）甲\n落实。\n（3）乙\n落实。\n（三）丙\n落实。\n"
    heading = outline_of(document(text)).headings[2]
    assert (heading.level, heading.number, heading.written, heading.uncertain) == (2, 2, 3, False)


def test_an_annex_counts_anew() -> None:
    text = "一、抓工作\n落实。\n二、抓学习\n落实。\n附件1\n一、清单\n三项。\n二、名单\n五人。\n"
    outline = outline_of(document(text))
    assert [(part.annex is not None, len(part.sections)) for part in outline.parts] == [(False, 2), (True, 2)]


def test_twenty_thousand_wrong_headings_are_read_in_linear_time() -> None:
    import time

    text = "".join(f"{_marker(1 + number % 4, 1 + number % 7)}抓好工作\n" for number in range(4000))
    start = time.process_time()
    assert len(outline_of(document(text)).headings) == 4000
    assert time.process_time() - start < 5


_LETTER = (
    "青石镇人民政府\n关于报送2023年度法治政府建设情况的报告\n\n县委依法治县办：\n现将报告报送贵办，请审阅。\n\n"
    "青石镇人民政府\n2024年1月10日\n\n附件\n"
)
_REPORT = "青石镇2023年度法治政府建设情况报告\n一、主要举措和成效\n办案9件。\n二、存在的不足和原因\n人手少。\n"


def test_the_report_is_what_a_letter_sends() -> None:
    outline = outline_of(document(_LETTER + _REPORT))
    assert (outline.report is outline.parts[1], len(outline.report.sections)) == (True, 2)


def test_a_long_first_part_is_the_report_itself() -> None:
    outline = outline_of(document(_LETTER.replace("请审阅。", "请审阅。" + "全镇坚持依法行政。" * 60) + _REPORT))
    assert outline.report is outline.parts[0]
