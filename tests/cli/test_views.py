"""`lawlint outline` and `lawlint facts` as JSON, and what makes a document a report."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands import Said, lawlint

REPORT = (
    "青石镇2023年法治政府建设年度报告\n一、主要举措和成效\n全镇应持证20人，持证18人，持证率95%。学习《物权法》。\n"
    "（二）普法\n学习贯彻党的二十届三中全会精神。\n二、存在的不足和原因\n编制少。\n"
)
OTHER = "关于转发防汛方案的通知\n各村要备足沙袋20个。\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "报告.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "通知.txt").write_text(OTHER, encoding="utf-8")
    return tmp_path


def test_outline_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    said = lawlint(capsys, "outline", "报告.txt", "--output-format", "json")
    [file] = said.data["files"]
    assert (said.status, file["path"]) == (0, "报告.txt")
    keys = ("line", "level", "number", "written", "marker", "title")
    assert [tuple(heading[key] for key in keys) for heading in file["headings"]] == [
        (2, 1, 1, 1, "一、", "主要举措和成效"),
        (4, 2, 1, 2, "（二）", "普法"),
        (6, 1, 2, 2, "二、", "存在的不足和原因"),
    ]
    assert [heading["uncertain"] for heading in file["headings"]] == [False, False, False]


def test_facts_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    said = lawlint(capsys, "facts", "报告.txt", "--output-format", "json")
    [file] = said.data["files"]
    figures = [(entry["text"], entry["value"], entry["unit"], entry["line"]) for entry in file["quantities"]]
    assert figures == [("20人", "20", "人", 3), ("18人", "18", "人", 3), ("95%", "95", "%", 3)]
    rate = next(entry for entry in file["relations"] if entry["kind"] == "rate")
    assert (rate["metric"], rate["verdict"], rate["stated"], rate["computed"]) == ("持证率", "broken", "95%", "90")
    assert [(term["role"], term["text"], term["column"]) for term in rate["terms"]] == [
        ("whole", "20人", 6),
        ("part", "18人", 12),
    ]
    assert [(entry["year"], entry["column"]) for entry in file["years"]] == [(2023, 4)]
    assert [(entry["name"], entry["marked"], entry["known"]) for entry in file["citations"]] == [("物权法", True, True)]
    assert [(entry["text"], entry["line"]) for entry in file["events"]] == [("二十届三中全会", 5)]


def _kind_and_rules(said: Said) -> tuple[str, set[str]]:
    [file] = said.data["files"]
    return file["report"]["kind"], {entry["name"] for entry in file["diagnostics"]}


def test_as_report_forces_what_is_something_else(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("check", "通知.txt", "--select", "S001", "--output-format", "json")
    assert _kind_and_rules(lawlint(capsys, *asked)) == ("other", set())
    assert _kind_and_rules(lawlint(capsys, *asked, "--as-report")) == ("report", {"missing-required-section"})


@pytest.mark.parametrize(("pattern", "kind"), [("通*.txt", "report"), ("稿/*.txt", "other")])
def test_include_names_reports_whatever_they_look_like(
    capsys: pytest.CaptureFixture[str], pattern: str, kind: str
) -> None:
    Path(".lawlint.yaml").write_text(f"include: ['{pattern}']\n", encoding="utf-8")
    said = lawlint(capsys, "check", "通知.txt", "--select", "S001", "--output-format", "json")
    assert _kind_and_rules(said)[0] == kind
    assert ("不像" in lawlint(capsys, "check", "通知.txt").out) == (kind == "other")
    facts = lawlint(capsys, "facts", "通知.txt", "--output-format", "json").data["files"][0]
    assert len(facts["quantities"]) == 1


def test_preview_shows_what_is_still_a_draft(capsys: pytest.CaptureFixture[str]) -> None:
    Path("旧.txt").write_text(REPORT.replace("2023年", "2024年").replace("三中全会", "二中全会"), encoding="utf-8")
    asked = ("check", "旧.txt", "--select", "anachronistic-meeting", "--output-format", "json")
    assert lawlint(capsys, *asked).found == []
    assert lawlint(capsys, *asked, "--preview").found == [("D006", 5, "open")]
