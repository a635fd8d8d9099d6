"""Automatic numbering: what Word shows before a paragraph stands in the text, and cannot be edited."""

from __future__ import annotations

import pytest

from lawlint.model.document import Document
from lawlint.readers import docx
from lawlint.readers.docx.formats import formatted
from tests.docx_builder import docx as package
from tests.docx_builder import levels, paragraph, run


def _read(body: str, **parts: str) -> Document:
    return docx.read(package(body, None, **parts), "稿.docx")


def _numbered(*entries: tuple[str, int, str], numbering: str) -> list[str]:
    body = "".join(
        paragraph(run(text), f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')
        for num, level, text in entries
    )
    return _read(body, numbering=numbering).text.split("\n")


_NUM = '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'


def test_levels_count_and_restart() -> None:
    entries = [
        ("1", 0, "甲"),
        ("1", 1, "乙"),
        ("1", 1, "丙"),
        ("1", 2, "丁"),
        ("1", 0, "戊"),
        ("1", 1, "己"),
        ("0", 0, "庚"),
    ]
    shown = _numbered(*entries, numbering=levels() + _NUM)
    assert shown == ["一、甲", "（一）乙", "（二）丙", "1.丁", "二、戊", "（一）己", "庚"]


def test_overrides_restart_a_list_and_its_other_users_go_on() -> None:
    override = (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    entries = [("1", 0, "甲"), ("2", 0, "乙"), ("2", 0, "丙"), ("1", 0, "丁")]
    assert _numbered(*entries, numbering=levels() + _NUM + override) == ["一、甲", "五、乙", "六、丙", "七、丁"]


def test_a_number_is_text_that_cannot_be_edited() -> None:
    body = paragraph(run("甲"), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    document = _read(body, numbering=levels() + _NUM)
    assert [(document.cut(segment.span), segment.editable) for segment in document.segments] == [
        ("一、", False),
        ("甲", True),
    ]


def test_lists_linked_to_styles() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:pStyle w:val="1"/>'
        '<w:lvlText w:val="第%1章"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:pStyle w:val="2"/><w:isLgl/>'
        '<w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="3"/></w:num>'
    )
    number = '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>'
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{level}"><w:name w:val="heading {level}"/>{number}</w:style>'
        for level in (1, 2)
    )
    body = "".join(
        paragraph(run(text), f'<w:pStyle w:val="{style}"/>')
        for style, text in ((1, "甲"), (2, "乙"), (2, "丙"), (1, "丁"))
    )
    assert _read(body, styles=styles, numbering=numbering).text.split("\n") == [
        "第一章 甲",
        "1.1 乙",
        "1.2 丙",
        "第二章 丁",
    ]


def test_bullets_and_unknown_lists_show_nothing() -> None:
    bullets = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    assert _numbered(("1", 0, "甲"), ("8", 0, "乙"), ("1", 3, "丙"), numbering=bullets) == ["甲", "乙", "丙"]


@pytest.mark.parametrize(
    ("form", "number", "shown"),
    [
        ("chineseCounting", 21, "二十一"),
        ("chineseCountingThousand", 105, "一百零五"),
        ("chineseCountingThousand", 1010, "一千零一十"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographDigital", 10, "一〇"),
        ("japaneseCounting", 10, "十"),
        ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedCircle", 21, "21"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalZero", 3, "03"),
        ("upperLetter", 28, "BB"),
        ("lowerRoman", 14, "xiv"),
        ("ideographTraditional", 11, "甲"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("somethingNew", 7, "7"),
    ],
)
def test_number_formats(form: str, number: int, shown: str) -> None:
    assert formatted(number, form) == shown
