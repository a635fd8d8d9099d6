"""Every byte of what each reporter but HTML says of one fixed run; the shape of the JSON contract; terminals."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from lawlint.model.report import Run
from lawlint.reporters import REPORTERS, Style
from lawlint.text.width import width
from tests.reporters.fixed import TEXT, clean, faulty, run

FOLDER = Path(__file__).parent / "golden"
#: Name of a golden file to its format and style.
CASES = {
    "text.txt": ("text", Style()),
    "text-60.txt": ("text", Style(width=60, wraps=True)),
    "text-color.txt": ("text", Style(color=True, width=80, wraps=True, statistics=True)),
    "concise.txt": ("concise", Style()),
    "github.txt": ("github", Style()),
    "json.json": ("json", Style()),
}


def output(case: str) -> str:
    """What the reporter of `case` says of the fixed run."""
    name, style = CASES[case]
    return "".join(REPORTERS[name].render(run(), style))


def golden(case: str) -> Path:
    """Where it is kept."""
    return FOLDER / case


@pytest.mark.parametrize("case", CASES)
def test_output(case: str) -> None:
    said = golden(case).read_bytes().decode("utf-8")
    assert output(case) == said, "changed; if meant so, run: python -m tests.reporters"


def test_every_golden_file_belongs_to_a_case() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(CASES)


@pytest.mark.parametrize("name", REPORTERS)
def test_a_reporter_is_named_as_it_is_registered(name: str) -> None:
    assert name == REPORTERS[name].NAME
    assert "".join(REPORTERS[name].render(Run(()), Style())).endswith("\n") or name not in ("json", "html")


@pytest.mark.parametrize("cells", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(cells: int) -> None:
    for line in "".join(REPORTERS["text"].render(run(), Style(width=cells, wraps=True))).splitlines():
        assert width(line) <= cells + 4, line  # closing marks may hang over


def test_no_line_begins_with_a_closing_mark() -> None:
    for cells in range(40, 90):
        for line in "".join(REPORTERS["text"].render(run(), Style(width=cells, wraps=True))).splitlines():
            assert not line.strip().startswith(tuple("，。；：、）》”"))


def test_a_pipe_gets_every_message_in_one_line() -> None:
    text = "".join(REPORTERS["text"].render(run(), Style(width=40)))
    assert all(
        entry.message in text for entry in faulty().diagnostics if entry.state == "open" and entry.severity == "error"
    )
    assert (
        "《党政机关公文格式》（GB/T 9704—2012）7.3.3（标准）；《党政机关公文处理工作条例》第二十条（四）（规定）"
        in text
    )


def test_a_clean_run_is_short() -> None:
    plain = clean()._replace(identity=faulty().identity)
    assert (
        "".join(REPORTERS["text"].render(Run((plain,)), Style()))
        == "通知.txt  （青石镇 乡镇 2022年度）  没有发现问题\n"
    )


KEYS: dict[str, Any] = {
    "": ["schema", "version", "files", "summary", "failures"],
    "file": ["path", "format", "report", "diagnostics", "coverage"],
    "report": ["kind", "place", "issuer_kind", "report_year", "title"],
    "diagnostic": [
        "rule", "name", "severity", "message", "line", "column", "end_line", "end_column", "start", "end", "where", "quote",
        "heading_path", "related", "basis", "url", "fix", "fingerprint", "state",
    ],
    "related": ["message", "line", "column", "quote"],
    "basis": ["title", "locator", "strength"],
    "fix": ["title", "safety", "edits"],
    "edit": ["start", "end", "text"],
    "coverage": ["rule", "name", "examined", "held", "found", "not_judged"],
    "summary": ["files", "error", "warning", "info", "fixable"],
}  # fmt: skip


def test_the_json_contract() -> None:
    """Keys may be added, never renamed or put in another order."""

    def holds(name: str, value: dict[str, Any]) -> None:
        assert [key for key in value if key in KEYS[name]] == KEYS[name], name

    whole = json.loads(output("json.json"))
    holds("", whole)
    holds("summary", whole["summary"])
    assert whole["schema"] == 1
    assert whole["summary"] == {"files": 2, "error": 5, "warning": 5, "info": 3, "fixable": 4}
    for file in whole["files"]:
        holds("file", file)
        holds("report", file["report"])
        for row in file["coverage"]:
            holds("coverage", row)
        for entry in file["diagnostics"]:
            holds("diagnostic", entry)
            assert entry["quote"] == TEXT[entry["start"] : entry["end"]]
            assert entry["state"] in ("open", "suppressed")
            for name in ("related", "basis"):
                for value in entry[name]:
                    holds(name, value)
            if entry["fix"]:
                holds("fix", entry["fix"])
                for edit in entry["fix"]["edits"]:
                    holds("edit", edit)
    assert whole["files"][1]["report"] == dict.fromkeys(KEYS["report"]) | {"kind": "other"}


def test_a_json_finding_in_full() -> None:
    (entry,) = [row for row in json.loads(output("json.json"))["files"][0]["diagnostics"] if row["rule"] == "N003"]
    assert {key: entry[key] for key in KEYS["diagnostic"]} == {
        "rule": "N003",
        "name": "heading-number-style",
        "severity": "error",
        "message": "序号“（2）”应为“（一）”",
        "line": 5,
        "column": 1,
        "end_line": 5,
        "end_column": 4,
        "start": 79,
        "end": 82,
        "where": None,
        "quote": "（2）",
        "heading_path": ["一、主要工作", "（2）依照《信访条例》办理"],
        "related": [{"message": "上级标题", "line": 4, "column": 1, "quote": "一、主要"}],
        "basis": [
            {"title": "《党政机关公文格式》（GB/T 9704—2012）", "locator": "7.3.3", "strength": "标准"},
            {"title": "《党政机关公文处理工作条例》", "locator": "第二十条（四）", "strength": "规定"},
        ],
        "url": None,
        "fix": {"title": "改正", "safety": "safe", "edits": [{"start": 79, "end": 82, "text": "（一）"}]},
        "fingerprint": "N003-79",
        "state": "open",
    }


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "utf-8"])
def test_any_console_can_print_it(encoding: str, tmp_path: Path) -> None:
    draft = tmp_path / "稿.txt"
    draft.write_text(
        "青石镇2022年度报告\n一、工作\n按照《信访条例》办理𠮷\u200b。[bookmark: _GoBack]\n", encoding="utf-8"
    )
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "COLUMNS": "60"}
    for name in REPORTERS:
        command = [sys.executable, "-m", "lawlint", "--isolated", "--output-format", name, str(draft)]
        done = subprocess.run(command, capture_output=True, env=environment, cwd=Path(__file__).parents[2], check=False)
        assert done.returncode == 1, done.stderr
        done.stdout.decode("utf-8" if REPORTERS[name].MACHINE else encoding)
        assert b"Traceback" not in done.stderr


def test_color_leaves_the_words_alone() -> None:
    import re

    plain = "".join(REPORTERS["text"].render(run(), Style(width=80)))
    colored = "".join(REPORTERS["text"].render(run(), Style(color=True, width=80)))
    assert "\x1b[31m错误\x1b[0m" in colored
    bare = re.sub("\x1b\\[[0-9]*m", "", colored)
    assert bare.replace("【", "").replace("】", "") == plain.replace("【", "").replace("】", "")
