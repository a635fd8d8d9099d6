"""Headings that nothing marks."""

from __future__ import annotations

from lawlint.model.document import Block
from lawlint.outline import outline_of
from lawlint.readers import txt
from lawlint.readers.base import line_spans, plain_document

LEAD = "2023年，青石镇坚持以习近平法治思想为指导，扎实推进法治政府建设，现将有关情况报告如下。"
BODY = "全年开展普法宣传12场，办理行政处罚案件9件，调解纠纷30件，群众满意。"


def headings(*lines: str) -> list[tuple[int, int, str]]:
    document = txt.read("\n".join(lines).encode(), "稿.txt")
    found = outline_of(document).headings
    return [(heading.line, heading.level, document.cut(heading.title)) for heading in found]


def test_short_lines_between_paragraphs_are_headings() -> None:
    lines = [
        "青石镇2023年度法治政府建设情况报告",
        LEAD,
        "主要举措和成效",
        BODY,
        "",
        "存在的不足和原因",
        BODY,
        "2024年主要安排",
        BODY,
    ]
    expected = [(3, 1, "主要举措和成效"), (6, 1, "存在的不足和原因"), (8, 1, "2024年主要安排")]
    assert headings(*lines, "青石镇人民政府", "2024年1月15日", "联系人：王青石") == expected


def test_two_of_them_are_too_few() -> None:
    assert headings("报告", LEAD, "主要举措和成效", BODY, "存在的不足和原因", BODY) == []


def test_their_levels_are_not_guessed() -> None:
    assert headings("报告", LEAD, "主要举措", "学习先行", BODY, "执法有度", BODY, "存在不足", BODY) == []


def test_numbered_headings_of_the_first_level_suffice() -> None:
    lines = ["报告", LEAD, "一、举措", BODY, "学习先行", BODY, "执法有度", BODY, "普法有方", BODY]
    assert headings(*lines) == [(3, 1, "举措")]


def test_second_level_numbers_stand_below_them() -> None:
    lines = ["报告", LEAD, "主要举措", "（一）抓学习", BODY, "存在不足", BODY, "主要安排", BODY]
    assert headings(*lines) == [(3, 1, "主要举措"), (4, 2, "抓学习"), (6, 1, "存在不足"), (8, 1, "主要安排")]


def test_cells_of_a_table_are_none() -> None:
    lines = [LEAD, "主要举措", BODY, "存在不足", BODY, "主要安排", BODY]
    text = "\n".join(lines)
    blocks = tuple(Block(span, "cell" if at else "text") for at, span in enumerate(line_spans(text)))
    assert outline_of(plain_document(text, "稿.docx", "docx", blocks, {})).headings == ()


def test_a_paragraph_without_its_stop_is_no_heading_and_hides_none() -> None:
    lines = ["报告", LEAD, "主要举措", BODY[:-1], "存在不足", BODY, "履职情况", BODY, "主要安排", BODY]
    assert [line for line, _, _ in headings(*lines)] == [5, 7, 9]
