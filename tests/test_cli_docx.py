"""The command line on Word files: check, annotate, fix."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawlint.cli import run as lawlint
from lawlint.readers import docx
from tests.docx_builder import SHAPES, paragraph, parts_of, run, typed
from tests.docx_builder import docx as package

_LINES = [
    "青石镇2024年法治政府建设情况报告",
    "一、法治政府建设的主要举措和成效",
    "（一）加强领导",
    "共排查矛盾纠纷33件，调处成功32件，调处成功率为90%。",
    "（2）强化宣传",
    "开展宣传56次[bookmark: _GoBack]，效果良好。",
    "二、下一年度工作安排",
    "2025年继续努力。",
]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LAWLINT_CACHE_DIR", str(tmp_path / "cache"))


def test_check_names_paragraphs(capsys: pytest.CaptureFixture[str]) -> None:
    Path("稿.docx").write_bytes(typed(_LINES))
    assert lawlint(["稿.docx", "--isolated"]) == 1
    out = capsys.readouterr().out
    assert "错误 第4段" in out
    assert "错误 第5段" in out


def test_show_prints_the_numbered_view(capsys: pytest.CaptureFixture[str]) -> None:
    Path("稿.docx").write_bytes(SHAPES["numbered"](_LINES[:3]))
    assert lawlint(["show", "稿.docx", "--isolated"]) == 0
    assert capsys.readouterr().out == (
        "1  [第1段] 青石镇2024年法治政府建设情况报告\n2  [第2段] 一、法治政府建设的主要举措和成效\n3  [第3段] （一）加强领导\n"
    )


def test_remarks_are_warnings_of_the_tool(capsys: pytest.CaptureFixture[str]) -> None:
    Path("稿.docx").write_bytes(SHAPES["tracked"](["青石镇通知", "各村要认真落实。"]))
    assert lawlint(["稿.docx", "--isolated", "--output-format", "concise"]) == 0
    assert "Z201 文中有4处修订尚未接受（张三）" in capsys.readouterr().out


def test_annotate_writes_a_copy(capsys: pytest.CaptureFixture[str]) -> None:
    data = typed(_LINES)
    Path("稿.docx").write_bytes(data)
    assert lawlint(["annotate", "稿.docx", "--isolated"]) == 0
    assert "稿.docx → 稿.审阅.docx" in capsys.readouterr().out
    assert Path("稿.docx").read_bytes() == data
    once = Path("稿.审阅.docx").read_bytes()
    assert b"lawlint" in parts_of(once)["word/comments.xml"]
    assert lawlint(["annotate", "稿.审阅.docx", "-o", "又.docx", "--isolated"]) == 0
    assert Path("又.docx").read_bytes() == once
    assert lawlint(["annotate", "--clear", "又.docx", "-o", "净.docx", "--isolated"]) == 0
    assert b"lawlint" not in parts_of(Path("净.docx").read_bytes())["word/comments.xml"]


def test_annotate_does_not_comment_on_what_word_shows(capsys: pytest.CaptureFixture[str]) -> None:
    Path("稿.docx").write_bytes(SHAPES["tracked"](["青石镇通知", "各村要认真落实。"]))
    assert lawlint(["annotate", "稿.docx", "--isolated", "--select", "export-residue"]) == 0
    assert "没有发现问题" in capsys.readouterr().out
    assert Path("稿.审阅.docx").read_bytes() == Path("稿.docx").read_bytes()


def test_annotate_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("甲/一.docx", "二.docx", "说明.txt", "二.审阅.docx"):
        path = Path("各单位") / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(typed(_LINES))
    assert lawlint(["annotate", "各单位", "-o", "审阅", "--isolated"]) == 0
    written = sorted(path.relative_to("审阅").as_posix() for path in Path("审阅").rglob("*.docx"))
    assert written == ["二.审阅.docx", "甲/一.审阅.docx"]
    assert capsys.readouterr().err == ""


def test_two_files_of_one_name_do_not_overwrite_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("甲", "乙"):
        Path(folder).mkdir()
        Path(folder, "稿.docx").write_bytes(typed([folder]))
    assert lawlint(["annotate", "甲/稿.docx", "乙/稿.docx", "-o", "出", "--isolated"]) == 2
    assert "乙/稿.docx: 与前面一份同名" in capsys.readouterr().err
    assert docx.read(Path("出/稿.审阅.docx").read_bytes(), "稿").text == "甲"


def test_annotate_refuses_other_formats(capsys: pytest.CaptureFixture[str]) -> None:
    Path("稿.txt").write_text("甲", encoding="utf-8")
    Path("坏.docx").write_bytes(b"PK\x03\x04")
    Path("好.docx").write_bytes(typed(["甲"]))
    assert lawlint(["annotate", "稿.txt", "坏.docx", "无.docx", "好.docx", "-o", "出", "--isolated"]) == 2
    captured = capsys.readouterr()
    assert [line.split(": ")[1] for line in captured.err.splitlines()] == ["稿.txt", "坏.docx", "无.docx"]
    assert Path("出/好.审阅.docx").exists()


def test_fix_tracks_or_not() -> None:
    for flags, tracked in (((), True), (("--no-track",), False)):
        Path("稿.docx").write_bytes(typed(_LINES))
        lawlint(["check", "--fix", *flags, "--isolated", "稿.docx"])
        data = Path("稿.docx").read_bytes()
        text = docx.read(data, "稿").text
        assert "开展宣传56次，效果良好。" in text
        assert (b"<w:del w:id" in parts_of(data)["word/document.xml"]) is tracked
        again = Path("稿.docx").read_bytes()
        lawlint(["check", "--fix", *flags, "--isolated", "稿.docx"])
        assert Path("稿.docx").read_bytes() == again


def test_what_cannot_be_fixed_is_offered(capsys: pytest.CaptureFixture[str]) -> None:
    data = SHAPES["numbered"](_LINES[:5] + _LINES[6:])
    Path("稿.docx").write_bytes(data)
    lawlint(["check", "--fix", "--isolated", "稿.docx"])
    assert Path("稿.docx").read_bytes() == data
    assert "heading-number-style" in capsys.readouterr().out


def test_diff_shows_lines(capsys: pytest.CaptureFixture[str]) -> None:
    data = typed(_LINES)
    Path("稿.docx").write_bytes(data)
    assert lawlint(["check", "--diff", "--isolated", "稿.docx"]) == 1
    assert "+开展宣传56次，效果良好。" in capsys.readouterr().out
    assert Path("稿.docx").read_bytes() == data


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04" + bytes(30), b"\xd0\xcf\x11\xe0" + bytes(600), b"%PDF"])
def test_hostile_files_are_one_line_and_two(data: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    Path("坏.docx").write_bytes(data)
    Path("好.docx").write_bytes(package(paragraph(run("青石镇通知"))))
    assert lawlint(["check", "坏.docx", "好.docx", "--isolated"]) == 2
    captured = capsys.readouterr()
    assert captured.err.startswith("lawlint: 坏.docx: ")
    assert captured.err.count("\n") == 1
    assert "好.docx" in captured.out
    assert Path("坏.docx").read_bytes() == data
