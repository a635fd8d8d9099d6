"""Fixes in a Word file: tracked, or plain; formats kept; what cannot be made safely is left alone."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from lawlint.model.document import Document
from lawlint.model.span import Edit, Span
from lawlint.readers import docx
from lawlint.writers.docx.fix import Editor
from tests.docx_builder import SHAPES, paragraph, parts_of, run
from tests.docx_builder import docx as package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _read(data: bytes) -> Document:
    return docx.read(data, "稿.docx")


def _fixed(data: bytes, *edits: tuple[int, int, str], track: bool = True) -> bytes:
    asked = [Edit(Span(start, end), text) for start, end, text in edits]
    editor = Editor(data)
    assert editor.accepts(asked)
    return editor.rewritten(asked, track)


def _accepts(data: bytes, start: int, end: int, text: str) -> bool:
    return Editor(data).accepts([Edit(Span(start, end), text)])


def _body(data: bytes) -> str:
    text = parts_of(data)["word/document.xml"].decode()
    return text[text.index("<w:body>") + 8 : text.index("</w:body>")]


def _decided(data: bytes, accept: bool, by: str = "lawlint") -> str:
    """The text when the tracked changes of `by` are all accepted, or all rejected."""
    root = ElementTree.fromstring(parts_of(data)["word/document.xml"])
    lines = []
    for block in root.iter(f"{_W}p"):
        parts: list[str] = []
        stack = [(child, False) for child in reversed(block)]
        while stack:
            element, gone = stack.pop()
            mine = element.get(f"{_W}author") == by
            if element.tag == f"{_W}ins":
                gone = gone or (mine and not accept)
            elif element.tag == f"{_W}del":
                gone = gone or accept or not mine
            elif element.tag in (f"{_W}t", f"{_W}delText") and not gone:
                parts.append(element.text or "")
            elif element.tag == f"{_W}tab" and not gone:
                parts.append("\t")
            stack += [(child, gone) for child in reversed(element)]
        lines.append("".join(parts))
    return "\n".join(lines)


def test_a_tracked_change_is_a_deletion_and_an_insertion_in_the_same_format() -> None:
    out = _fixed(package(paragraph(run("甲乙丙", "<w:b/>"))), (1, 2, "丁"))
    bold = "<w:rPr><w:b/></w:rPr>"
    assert _body(out) == (
        f'<w:p><w:r>{bold}<w:t xml:space="preserve">甲</w:t></w:r>'
        f'<w:del w:id="1" w:author="lawlint"><w:r>{bold}<w:delText xml:space="preserve">乙</w:delText></w:r></w:del>'
        f'<w:ins w:id="2" w:author="lawlint"><w:r>{bold}<w:t xml:space="preserve">丁</w:t></w:r></w:ins>'
        f'<w:r>{bold}<w:t xml:space="preserve">丙</w:t></w:r></w:p>'
    )
    assert _read(out).text == "甲丁丙"


def test_plain_changes_leave_no_mark() -> None:
    out = _fixed(package(paragraph(run("甲乙丙", "<w:b/>"))), (1, 2, "丁"), track=False)
    assert "lawlint" not in _body(out)
    assert _read(out).text == "甲丁丙"


@pytest.mark.parametrize("track", [True, False])
@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_takes_edits(shape: str, track: bool) -> None:
    lines = ["一、加强组织领导和制度建设", "健全机制;完善制度，共办理33件<含信访>&其他。", "", "二、存在问题"]
    data = SHAPES[shape](lines)
    before = _read(data).text.rstrip("\n")
    edits = [(4, 6, "强化"), (14, 18, "建立机制；完善"), (20, 20, "、体系"), (24, 27, ""), (37, 38, "！")]
    after = before
    for start, end, text in reversed(edits):
        after = after[:start] + text + after[end:]
    out = _fixed(data, *edits, track=track)
    assert _read(out).text.rstrip("\n") == after
    if track and shape != "tracked":
        assert _decided(out, False) == _decided(data, True)
        assert _decided(out, True) != _decided(data, True)


def test_only_changed_characters_are_marked() -> None:
    out = _fixed(package(paragraph(run("《信访条例》实施"))), (0, 6, "《信访工作条例》"))
    assert _body(out).count("<w:del ") == 0
    assert '<w:ins w:id="1" w:author="lawlint"><w:r><w:t xml:space="preserve">工作</w:t></w:r></w:ins>' in _body(out)


def test_an_edit_over_runs_takes_the_format_of_its_first_character() -> None:
    data = package(paragraph(run("甲乙", "<w:b/>") + run("丙丁", "<w:i/>")))
    out = _fixed(data, (1, 3, "戊"))
    assert _read(out).text == "甲戊丁"
    assert '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">戊</w:t></w:r></w:ins>' in _body(out)
    assert _decided(out, False) == "甲乙丙丁"


def test_tabs_are_deleted_and_breaks_too() -> None:
    data = package(paragraph("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r>"))
    assert _read(_fixed(data, (1, 2, ""), (3, 4, ""))).text == "甲乙丙"
    assert _read(_fixed(data, (1, 2, ""), (3, 4, ""), track=False)).text == "甲乙丙"


def test_inside_the_insertion_of_a_person() -> None:
    theirs = f'<w:ins w:id="4" w:author="张三" w:date="2024-01-02T03:04:05Z">{run("甲乙丙")}</w:ins>'
    out = _fixed(package(paragraph(theirs)), (1, 2, "丁"))
    assert _read(out).text == "甲丁丙"
    root = ElementTree.fromstring(parts_of(out)["word/document.xml"])
    insertions = root.findall(f".//{_W}ins")
    assert [entry.get(f"{_W}author") for entry in insertions] == ["张三", "lawlint", "张三"]
    assert not any(entry.findall(f".//{_W}ins") for entry in insertions)
    numbers = [entry.get(f"{_W}id") for entry in root.iter() if entry.tag in (f"{_W}ins", f"{_W}del")]
    assert len(set(numbers)) == len(numbers)
    assert _decided(out, False) == "甲乙丙"


def test_our_own_insertion_is_mended_in_place() -> None:
    once = _fixed(package(paragraph(run("甲乙丙"))), (1, 2, "丁戊"))
    twice = _fixed(once, (2, 3, "己"))
    assert _read(twice).text == "甲丁己丙"
    assert _decided(twice, False) == "甲乙丙"
    assert _body(twice).count("<w:ins ") == 1


def test_in_notes_and_boxes() -> None:
    box = (
        f"<w:r><w:pict><v:textbox><w:txbxContent>{paragraph(run('框内字'))}</w:txbxContent></v:textbox></w:pict></w:r>"
    )
    data = package(
        paragraph(run("甲乙") + box + '<w:r><w:t>丙</w:t><w:footnoteReference w:id="2"/></w:r>'),
        footnotes=f'<w:footnote w:id="2">{paragraph(run("注解"))}</w:footnote>',
    )
    assert _read(data).text == "甲乙丙\n框内字\n注解"
    out = _fixed(data, (1, 3, "丁"), (5, 6, "外"), (8, 9, "详"))
    assert _read(out).text == "甲丁\n框外字\n详解"


def _field(result: str) -> str:
    kinds = ("begin", "separate", "end")
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in kinds)
    return f"{begin}<w:r><w:instrText>REF a</w:instrText></w:r>{separate}{result}{end}"


def test_what_is_not_accepted() -> None:
    assert not _accepts(package(paragraph(run("甲")) + paragraph(run("乙"))), 0, 3, "丙")  # joins paragraphs
    assert not _accepts(package(paragraph(run("甲"))), 0, 1, "乙\n丙")  # a new paragraph
    assert not _accepts(package(paragraph(run("甲") + _field(run("乙丙")))), 1, 2, "丁")  # comes back when updated
    assert not _accepts(package(paragraph(run("甲") + _field(run("乙丙")))), 0, 2, "丁")
    moved = f'<w:moveTo w:id="1" w:author="张三">{run("甲乙")}</w:moveTo>'
    assert not _accepts(package(paragraph(moved)), 0, 1, "丙")
    locked = (
        f'<w:sdt><w:sdtPr><w:lock w:val="sdtContentLocked"/></w:sdtPr><w:sdtContent>{run("甲")}</w:sdtContent></w:sdt>'
    )
    assert not _accepts(package(paragraph(locked)), 0, 1, "丙")
    assert not _accepts(SHAPES["numbered"](["一、甲"]), 0, 1, "二")  # the number is no text
    assert not _accepts(package("<w:p/>"), 0, 0, "甲")
    assert _accepts(SHAPES["numbered"](["一、甲"]), 2, 2, "乙")


def test_an_insertion_at_the_end_of_a_line_goes_to_that_line() -> None:
    data = package(paragraph(run("甲")) + paragraph(run("乙")))
    assert _read(data).editable(Span(1, 1))
    assert _read(_fixed(data, (1, 1, "。"))).text == "甲。\n乙"
    assert _read(_fixed(data, (2, 2, "丙"))).text == "甲\n丙乙"
    assert not _read(SHAPES["numbered"](["一、甲", "二、乙"])).editable(Span(4, 4))  # before an automatic number
