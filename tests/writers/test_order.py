"""What is written is in the order Word accepts (ISO/IEC 29500-1 Annex A), and LibreOffice opens and shows it."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from lawlint.engine import lint
from lawlint.filters.select import selected
from lawlint.model.settings import Settings
from lawlint.model.span import Edit, Span
from lawlint.readers import docx
from lawlint.writers.docx.annotate import annotated
from lawlint.writers.docx.fix import Editor
from tests.docx_builder import SHAPES, parts_of
from tests.helpers import ruleset

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LINES = [
    "青石镇2024年法治政府建设情况报告",
    "一、法治政府建设的主要举措和成效",
    "（一）加强领导",
    "共排查矛盾纠纷33件，调处成功32件，调处成功率为90%。",
    "（2）强化宣传",
    "开展宣传56次[bookmark: _GoBack]，效果良好。",
]
#: Children in the order of the schema, for the elements lawlint writes; what is not named may stand anywhere behind.
_ORDER = {
    "p": ["pPr"],
    "r": ["rPr"],
    "pPr": ["pStyle", "numPr", "spacing", "ind", "jc", "outlineLvl", "rPr", "sectPr"],
    "rPr": ["rStyle", "rFonts", "b", "vanish", "color", "sz", "szCs", "lang"],
    "comment": ["p"],
}


def _both(shape: str) -> bytes:
    """A file of that shape with a fix tracked, then with comments."""
    data = SHAPES[shape](_LINES)
    at = docx.read(data, "稿").text.index("强化宣传")
    data = Editor(data).rewritten([Edit(Span(at, at + 2), "加强"), Edit(Span(at + 4, at + 4), "。")], track=True)
    settings = Settings(as_report=True)
    report = lint(docx.read(data, "稿"), ruleset(), selected(ruleset().pack.rules, settings), settings)
    assert len(report.diagnostics) >= 3
    return annotated(data, report.diagnostics)


def _check_order(root: ElementTree.Element) -> None:
    for element in root.iter():
        order = _ORDER.get(element.tag.removeprefix(_W), [])
        names = [child.tag.removeprefix(_W) for child in element]
        ranks = [order.index(name) if name in order else len(order) for name in names]
        assert all(one <= other for one, other in pairwise(ranks)), (element.tag, names)


@pytest.mark.parametrize("shape", SHAPES)
def test_elements_are_in_order(shape: str) -> None:
    parts = parts_of(_both(shape))
    body = ElementTree.fromstring(parts["word/document.xml"])
    comments = ElementTree.fromstring(parts["word/comments.xml"])
    _check_order(body)
    _check_order(comments)
    parents = {child: parent for parent in body.iter() for child in parent}
    for name in ("commentRangeStart", "commentRangeEnd", "ins", "del"):
        for element in body.iter(_W + name):
            assert parents[element].tag in (f"{_W}p", f"{_W}ins", f"{_W}rPr"), name
    ids = [entry.get(f"{_W}id") for entry in comments]
    order = list(body.iter())
    for number in ids:
        places = [
            next(
                at for at, element in enumerate(order) if element.tag == _W + name and element.get(f"{_W}id") == number
            )
            for name in ("commentRangeStart", "commentRangeEnd", "commentReference")
        ]
        assert places == sorted(places)
    assert len(set(ids)) == len(ids)
    for element in body.iter(f"{_W}del"):
        assert not list(element.iter(f"{_W}t"))
    types = ElementTree.fromstring(parts["[Content_Types].xml"])
    overrides = [entry.get("PartName") for entry in types]
    assert overrides.count("/word/comments.xml") == 1


@pytest.mark.parametrize("shape", SHAPES)
def test_python_docx_reads_the_comments(shape: str) -> None:
    word = pytest.importorskip("docx")
    data = _both(shape)
    document = word.Document(io.BytesIO(data))
    comments = list(document.comments)
    assert len(comments) == parts_of(data)["word/comments.xml"].count(b"<w:comment ")
    assert {comment.author for comment in comments} == {"lawlint"}
    assert all(comment.text.startswith("【") for comment in comments)


@pytest.mark.parametrize("shape", ["split", "tracked", "table"])
def test_libreoffice_shows_comments_and_changes(shape: str, tmp_path: Path) -> None:
    for tool in ("soffice", "pdftotext"):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not on the PATH")
    (tmp_path / "稿.docx").write_bytes(_both(shape))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    notes = 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}'
    for form, name in ((notes, "稿.pdf"), ("odt", "稿.odt"), ("txt:Text (encoded):UTF8", "稿.txt")):
        command = ["soffice", profile, "--headless", "--convert-to", form, "稿.docx"]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=180)
        assert (tmp_path / name).stat().st_size > 0
    shown = subprocess.run(["pdftotext", "稿.pdf", "-"], cwd=tmp_path, check=True, capture_output=True, timeout=60)
    # the page shows what was deleted, struck out, and what was inserted
    assert "强化加强宣传" in shown.stdout.decode().replace("\n", "").replace(" ", "")
    written = parts_of(_both(shape))["word/comments.xml"].count(b"<w:comment ")
    # every comment is a note on the page
    assert (tmp_path / "稿.pdf").read_bytes().count(b"/Subtype /Text ") == written

    with zipfile.ZipFile(tmp_path / "稿.odt") as archive:
        content = archive.read("content.xml").decode()
    assert content.count("<office:annotation ") == written
    assert "<text:tracked-changes" in content
    assert "lawlint" in content
