"""Styles of headings support the inference of levels where numbers leave it open, and never overrule clear numbers."""

from __future__ import annotations

from lawlint.outline import outline_of
from lawlint.readers import docx
from tests.docx_builder import docx as package
from tests.docx_builder import paragraph, run

_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="h{level}"><w:name w:val="heading {level}"/></w:style>'
    for level in range(1, 5)
)


def _levels(*lines: tuple[str, int | None]) -> list[int]:
    body = "".join(paragraph(run(text), f'<w:pStyle w:val="h{style}"/>' if style else "") for text, style in lines)
    document = docx.read(package(body, styles=_STYLES), "稿.docx")
    return [heading.level for heading in outline_of(document).headings]


def test_a_style_settles_a_slip_the_numbers_leave_open() -> None:
    lines = ["一、主要举措", "（一）加强领导", "（2）完善制度", "（二）严格执法", "二、存在问题"]
    assert _levels(*((line, None) for line in lines)) == [1, 2, 4, 2, 1]
    assert _levels(*zip(lines, [1, 2, 2, 2, 1], strict=True)) == [1, 2, 2, 2, 1]
    # the title is heading 1 there, and every level one deeper
    assert _levels(*zip(lines, [2, 3, 3, 3, 2], strict=True)) == [1, 2, 2, 2, 1]


def test_clear_numbers_are_not_overruled() -> None:
    lines = ["一、主要举措", "（一）加强领导", "1.学习", "2.宣传", "（二）完善制度", "二、存在问题"]
    assert _levels(*zip(lines, [1, 2, 2, 2, 2, 1], strict=True)) == [1, 2, 3, 3, 2, 1]


def test_styles_chosen_for_their_looks_say_nothing() -> None:
    lines = ["一、主要举措", "（一）加强领导", "（2）完善制度", "（二）严格执法", "二、存在问题"]
    assert _levels(*zip(lines, [3, 1, 2, 4, 2], strict=True)) == [1, 2, 4, 2, 1]
