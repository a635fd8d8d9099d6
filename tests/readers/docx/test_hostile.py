"""Files nobody should send: bounded time and memory, one Chinese line, the input never altered."""

from __future__ import annotations

import contextlib
import copy
import io
import random
import struct
import time
import tracemalloc
import zipfile
from xml.etree import ElementTree

import pytest

from lawlint.model.report import Diagnostic
from lawlint.model.span import Edit, Span
from lawlint.readers import UnreadableError, docx
from lawlint.writers.docx.annotate import annotated, cleared
from lawlint.writers.docx.fix import Editor
from tests.docx_builder import NAMESPACES, numbered, paragraph, parts_of, run, tracked, zipped
from tests.docx_builder import docx as package

_LINES = [
    "青石镇2024年法治政府建设情况报告",
    "一、主要举措",
    "（一）加强领导",
    "调处33件，成功33件，成功率为100%。",
    "二、问题",
]
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def _refusal(data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        docx.read(data, "稿.docx")
    message = str(caught.value)
    assert message
    assert "\n" not in message
    return message


def _with(name: str, content: str | bytes) -> bytes:
    return zipped(parts_of(package(paragraph(run("甲")))) | {name: content})


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "空的"),
        (_OLE + b"WordDocument", ".doc"),
        (_OLE + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (b"%PDF-1.7", "PDF"),
        (b"{\\rtf1", "RTF"),
        ("一、主要举措".encode(), "不是 Word"),
        (b"PK\x03\x04" + bytes(100), "损坏"),
        (zipped({"a.txt": "甲"}), "没有正文"),
        (zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<a/>"}), "没有正文"),
    ],
)
def test_what_is_no_word_file_is_told_so(data: bytes, word: str) -> None:
    assert word in _refusal(data)


def test_a_cut_file_is_refused() -> None:
    data = package(paragraph(run("甲" * 5000)))
    for size in range(4, len(data), len(data) // 40):
        _refusal(data[:size])


def test_entities_are_refused() -> None:
    bomb = "<!DOCTYPE a [" + "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9)) + "]>"
    assert "实体" in _refusal(_with("word/document.xml", f"<?xml version='1.0'?>{bomb}<a>&e9;</a>"))
    outside = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    assert "实体" in _refusal(_with("word/document.xml", outside))
    assert "实体" in _refusal(_with("word/document.xml", b"\xff\xfe" + outside.encode("utf-16-le")))
    _refusal(_with("word/document.xml", b"<?xml version='1.0' encoding='cp037'?><a/>"))


def test_bombs_cost_little() -> None:
    blank = "<w:p>" + " " * 100_000_000 + "</w:p>"
    tags = "<w:p/>" * 4_000_000
    started = time.process_time()
    tracemalloc.start()
    try:
        for body in (blank, tags):
            document = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
            data = _with("word/document.xml", document)
            tracemalloc.reset_peak()
            before = tracemalloc.get_traced_memory()[0]
            assert "大得异常" in _refusal(data)
            assert tracemalloc.get_traced_memory()[1] - before < 300_000_000
    finally:
        tracemalloc.stop()
    assert time.process_time() - started < 20


def test_a_list_template_cannot_swell_the_text() -> None:
    level = f'<w:lvl w:ilvl="0"><w:lvlText w:val="{"%1" * 100_000}"/></w:lvl>'
    numbering = f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    body = paragraph(run("甲"), '<w:numPr><w:numId w:val="1"/></w:numPr>') * 1000
    assert len(docx.read(package(body, numbering=numbering), "稿.docx").text) < 100_000


@pytest.mark.parametrize("tag", ["w:ins", "w:smartTag", "w:sdt><w:sdtContent", "mc:AlternateContent><mc:Choice"])
def test_deep_nesting_is_refused_or_read(tag: str) -> None:
    closing = "".join(f"</{name}>" for name in reversed(tag.split("><")))
    for body in (f"<{tag}>" * 20_000 + run("甲") + closing * 20_000, f"<{tag}>" * 20_000 + closing * 20_000):
        for content in (paragraph(body), body, paragraph(f"<w:r>{body}</w:r>")):
            with contextlib.suppress(UnreadableError):
                docx.read(package(content), "稿.docx")


def test_tables_in_tables_are_bounded() -> None:
    opening, closing = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    assert "嵌套" in _refusal(package(opening * 500 + paragraph(run("甲")) + closing * 500))


def test_styles_and_lists_in_a_circle_end() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="{one}"/><w:basedOn w:val="{other}"/>'
        f'<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        for one, other in (("a", "b"), ("b", "a"))
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="a"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    data = package(paragraph(run("甲"), '<w:pStyle w:val="a"/>'), styles=styles, numbering=numbering)
    assert docx.read(data, "稿.docx").text == "甲"


def test_nothing_outside_the_package_is_opened() -> None:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="http://x/styles" Target="http://127.0.0.1:9/s.xml" TargetMode="External"/>'
        '<Relationship Id="b" Type="http://x/comments" Target="../../../../etc/passwd"/>'
        '<Relationship Id="c" Type="http://x/numbering" Target="/etc/passwd"/></Relationships>'
    )
    data = _with("word/_rels/document.xml.rels", rels)
    assert docx.read(data, "稿.docx").text == "甲"


def test_macros_are_passed_over() -> None:
    assert docx.read(_with("word/vbaProject.bin", b"\x00macro"), "稿.docm").text == "甲"


def test_encrypted_entries_and_odd_compression_are_refused() -> None:
    data = bytearray(package(paragraph(run("甲"))))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<H", data, at + 8, struct.unpack_from("<H", data, at + 8)[0] | 1)
        at = data.find(b"PK\x01\x02", at + 1)
    _refusal(bytes(data))


def test_names_given_twice_are_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts_of(package(paragraph(run("甲")))).items():
            archive.writestr(name, content)
        archive.writestr("word/Document.xml", "<a/>")
    _refusal(buffer.getvalue())


def mutated(data: bytes, chance: random.Random) -> bytes:
    """A file with a few bytes changed, in the zip itself or in the XML of a part."""
    if chance.random() < 0.3:
        return _scrambled(data, chance)
    parts = parts_of(data)
    name = chance.choice(sorted(parts))
    change = _rearranged if chance.random() < 0.7 else _scrambled
    return zipped(parts | {name: change(parts[name], chance)})


def _rearranged(data: bytes, chance: random.Random) -> bytes:
    """Well-formed still, but elements are gone, doubled or in wrong places, and values are odd."""
    root = ElementTree.fromstring(data)
    for _ in range(chance.randint(1, 8)):
        elements = list(root.iter())
        parent, other = chance.choice(elements), chance.choice(elements)
        kind = chance.randrange(3)
        if kind == 0 and len(parent):
            parent.remove(chance.choice(list(parent)))
        elif kind == 1:
            parent.insert(chance.randrange(len(parent) + 1), copy.deepcopy(other))
        elif parent.attrib:
            parent.set(chance.choice(sorted(parent.attrib)), chance.choice(["", "-1", "99999999999", "x", "0", "甲"]))
    return bytes(ElementTree.tostring(root, encoding="utf-8"))


def _scrambled(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(changed) + 1)
        kind = chance.randrange(4)
        if kind == 0:
            del changed[at : at + chance.randint(1, 40)]
        elif kind == 1:
            changed[at:at] = chance.randbytes(chance.randint(1, 8))
        elif kind == 2:
            piece = data[chance.randrange(len(data)) :][: chance.randint(1, 60)]
            changed[at:at] = piece
        elif at < len(changed):
            changed[at] = chance.randrange(256)
    return bytes(changed)


def _diagnostic(span: Span) -> Diagnostic:
    return Diagnostic("F001", "a", "", "error", "不符", "", span, 1, 1, 1, 1, None, "", (), (), (), None, "")


def fuzz(count: int, seed: int) -> int:
    """Read `count` mutated files, annotate those that can be read; how many could. Raises what is not foreseen."""
    chance = random.Random(seed)
    sources = [numbered(_LINES), tracked(_LINES)]
    read = 0
    for _ in range(count):
        data = mutated(chance.choice(sources), chance)
        try:
            document = docx.read(data, "稿.docx")
            spans = [sorted(chance.randrange(len(document.text) + 1) for _ in range(2)) for _ in range(3)]
            commented = annotated(data, [_diagnostic(Span(*span)) for span in spans])
            assert docx.read(commented, "稿.docx").text == document.text
            cleared(commented)
            editor = Editor(data)
            edits = [Edit(Span(at, at + 1), "改") for at in (0, len(document.text) // 2) if at < len(document.text)]
            edits = [edit for edit in edits[:1] if editor.accepts([edit])]
            if edits:
                docx.read(editor.rewritten(edits, track=True), "稿.docx")
        except UnreadableError:
            continue
        read += 1
    return read


def test_mutated_files_are_read_or_refused() -> None:
    assert fuzz(200, 7) > 20


if __name__ == "__main__":  # PYTHONPATH=. python tests/readers/docx/test_hostile.py: 2,000 of them
    print(fuzz(2000, 11))
