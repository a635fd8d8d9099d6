"""A report gives the same rules on the same words whatever shape its Word file has, and whatever program wrote it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from lawlint.engine import lint
from lawlint.filters.select import selected
from lawlint.model.document import Document
from lawlint.model.settings import Settings
from lawlint.readers import docx, txt
from tests.docx_builder import SHAPES, paragraph, run
from tests.docx_builder import docx as package
from tests.helpers import ruleset

_LINES = [
    "青石镇2024年法治政府建设情况报告",
    "2024年，青石镇扎实推进法治政府建设。现将情况报告如下：",
    "一、法治政府建设的主要举措和成效",
    "（一）加强组织领导",
    "健全机制，共排查矛盾纠纷33件，调处成功32件，调处成功率为90%。",
    "1.坚持以案释法。开展宣传56次[bookmark: _GoBack]，效果良好。",
    "2.加强培训",
    "（2）强化法治宣传",
    "依据《信访条例》办理信访件5件。",
    "（三）规范行政执法",
    "二、存在的不足和原因",
    "三、下一年度工作安排",
    "2025年，青石镇将继续推进各项工作。",
    "青石镇人民政府",
    "2025年1月10日",
]


def _shared() -> Path | None:
    for folder in (os.environ.get("LAWLINT_SHARED", ""), str(Path(__file__).resolve().parents[4] / "shared")):
        if folder and (Path(folder) / "reports").is_dir():
            return Path(folder) / "reports"
    return None


_FOLDER = _shared()
_REPORTS = sorted(_FOLDER.glob("*.txt")) if _FOLDER else []


def _findings(document: Document) -> list[tuple[str, str, int, str]]:
    settings = Settings()
    found = lint(document, ruleset(), selected(ruleset().pack.rules, settings), settings).diagnostics
    return [(entry.name, entry.severity, entry.line, entry.quote) for entry in found if not entry.rule.startswith("Z")]


def _same(text: Document, data: bytes) -> None:
    document = docx.read(data, text.path)
    assert document.text.rstrip("\n") == text.text.rstrip("\n")
    assert _findings(document) == _findings(text)


@pytest.mark.parametrize("shape", SHAPES)
def test_invented_report(shape: str) -> None:
    text = txt.read("\n".join(_LINES).encode(), "稿")
    assert {name for name, *_ in _findings(text)} >= {"percentage-mismatch", "heading-number-style", "export-residue"}
    _same(text, SHAPES[shape](_LINES))


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("path", _REPORTS, ids=lambda path: path.name[:3])
def test_real_report(path: Path, shape: str) -> None:
    text = txt.read(path.read_bytes(), path.name)
    _same(text, SHAPES[shape]([text.cut(block.span) for block in text.blocks]))


def test_real_reports_are_there_or_the_reason_is_told() -> None:
    if not _REPORTS:
        pytest.skip("the five real reports are not beside the checkout, and LAWLINT_SHARED is not set")


# Files lawlint's builder did not write. LibreOffice and pandoc make theirs here; a WPS-like one is written by hand.


def _tool(command: Sequence[str], folder: Path) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not on the PATH")
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=180)


def soffice(folder: Path, source: Path, form: str) -> None:
    """Convert `source` with LibreOffice, in a profile of its own."""
    profile = (folder / "profile").as_uri()
    _tool(["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", form, str(source)], folder)


def test_from_pandoc(tmp_path: Path) -> None:
    (tmp_path / "稿.md").write_text("\n\n".join(line.replace("[", "\\[") for line in _LINES), encoding="utf-8")
    _tool(["pandoc", "-f", "markdown-fancy_lists", "稿.md", "-o", "稿.docx"], tmp_path)
    text = txt.read("\n".join(_LINES).encode(), "稿")
    found = _findings(docx.read((tmp_path / "稿.docx").read_bytes(), "稿"))
    assert [(name, quote) for name, _, _, quote in found] == [(name, quote) for name, _, _, quote in _findings(text)]


@pytest.mark.parametrize("shape", ["typed", "numbered", "styled", "table"])
def test_from_libreoffice(tmp_path: Path, shape: str) -> None:
    (tmp_path / "源.docx").write_bytes(SHAPES[shape](_LINES))
    soffice(tmp_path, tmp_path / "源.docx", "odt")
    soffice(tmp_path, tmp_path / "源.odt", "docx:MS Word 2007 XML")
    _same(txt.read("\n".join(_LINES).encode(), "稿"), (tmp_path / "源.docx").read_bytes())


def _wps_run(text: str) -> str:
    hint = '<w:rFonts w:hint="eastAsia" w:ascii="仿宋_GB2312" w:hAnsi="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:cs="仿宋_GB2312"/>'
    return run(text, f'{hint}<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>')


def test_as_wps_writes_it() -> None:
    """Runs cut at digits, headings as styles named by number, a page number in a frame, bookmarks, a seal that floats."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{level + 1}"><w:name w:val="heading {level}"/><w:basedOn w:val="1"/>'
        f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr></w:style>'
        for level in (1, 2)
    )
    seal = (
        '<w:r><w:drawing><wp:anchor behindDoc="1"><a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic>'
        "</wp:anchor></w:drawing></w:r>"
    )
    blocks = []
    for index, line in enumerate(_LINES):
        level = 1 if line[1:2] == "、" else 2 if line.startswith("（") else 0
        properties = (
            f'<w:pStyle w:val="{level + 1}"/>' if level else '<w:ind w:firstLine="640" w:firstLineChars="200"/>'
        )
        digits = "".join(_wps_run(part) for part in _cut_at_digits(line))
        mark = f'<w:bookmarkStart w:id="{index}" w:name="_GoBack"/><w:bookmarkEnd w:id="{index}"/>'
        blocks.append(paragraph(mark + digits + (seal if line == "青石镇人民政府" else ""), properties))
    begin, separate, end = (f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end"))
    page = f"<w:r>{begin}<w:instrText> PAGE </w:instrText>{separate}<w:t>- 1 -</w:t>{end}</w:r>"
    section = (
        '<w:sectPr><w:footerReference w:type="default" r:id="footer1"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    )
    data = package("".join(blocks) + section, styles=styles, footer1=paragraph(page))
    document = docx.read(data, "稿.docx")
    assert document.text == "\n".join(_LINES) + "\n- 1 -"
    assert _findings(document) == _findings(txt.read("\n".join(_LINES).encode(), "稿"))


def _cut_at_digits(line: str) -> list[str]:
    parts = [""]
    for char in line:
        if parts[-1] and parts[-1][-1].isdigit() != char.isdigit():
            parts.append("")
        parts[-1] += char
    return parts


def test_reading_imports_nothing_heavy(tmp_path: Path) -> None:
    code = (
        "import sys; from lawlint.readers import docx; assert 'zipfile' not in sys.modules and 'xml.etree' not in sys.modules;"
        "docx.read(open(sys.argv[1], 'rb').read(), 'a'); assert 'lxml' not in sys.modules and 'docx' not in sys.modules"
    )
    (tmp_path / "稿.docx").write_bytes(SHAPES["typed"](_LINES))
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "稿.docx")], check=True)


def test_thirty_pages_are_read_fast() -> None:
    """About 20,000 characters in runs of three: generous, as the machine may be busy; bench measures the whole process."""
    data = SHAPES["split"]([line * 6 for line in _LINES] * 12)
    docx.read(data, "稿.docx")
    started = time.process_time()
    docx.read(data, "稿.docx")
    assert time.process_time() - started < 0.5
