"""Every flag of `lawlint check`, and the exit statuses."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lawlint.checks import residue
from lawlint.model.finding import Finding, Outcome
from lawlint.model.span import Span
from tests.commands import Said, lawlint

REPORT = (
    "青石镇2023年法治政府建设年度报告\n一、主要举措和成效\n全镇应持证20人，持证18人，持证率95%。学习《物权法》。\n"
    "二、存在的不足和原因\n执法力量不足，主要原因是编制少。\n三、下一年度主要安排\n加强执法培训。\n"
)
RESIDUE = "关于防汛的通知\n[bookmark: _GoBack]各村要备足沙袋20个。\n"
CLEAN = "关于防汛的通知\n各村要备足沙袋20个。\n"
#: What these tests count on, whatever other rules there are.
RULES = ("--select", "F001,L001,R001")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "报告.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "通知.txt").write_text(RESIDUE, encoding="utf-8")
    (tmp_path / "好.txt").write_text(CLEAN, encoding="utf-8")
    return tmp_path


def check(capsys: pytest.CaptureFixture[str], *arguments: object) -> Said:
    return lawlint(capsys, "check", *arguments, "--output-format", "json")


def names(said: Said) -> set[str]:
    return {entry["rule"] for file in said.data["files"] for entry in file["diagnostics"]}


def rows(said: Said) -> set[str]:
    return {row["rule"] for file in said.data["files"] for row in file["coverage"]}


# Exit statuses


def test_clean_is_0_findings_are_1(capsys: pytest.CaptureFixture[str]) -> None:
    assert check(capsys, "好.txt", *RULES).status == 0
    assert check(capsys, "报告.txt", *RULES).status == 1


def test_exit_zero_turns_only_1_into_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert check(capsys, "报告.txt", *RULES, "--exit-zero").status == 0
    assert check(capsys, "报告.txt", "无.txt", *RULES, "--exit-zero").status == 2


def _raises(*_: object) -> Outcome:
    raise RuntimeError("坏了")


def _finds_what_is_not_there(*_: object) -> Outcome:
    return Outcome((Finding(Span(0, 10**6)),), 1)


@pytest.mark.parametrize("broken", [_raises, _finds_what_is_not_there])
def test_a_crashed_check_is_3_and_the_others_still_run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, broken: Callable[..., Outcome]
) -> None:
    monkeypatch.setattr(residue, "check", broken)
    said = check(capsys, "报告.txt", "无.txt", *RULES, "--exit-zero")
    assert said.status == 3
    assert {"Z901", "F001"} <= names(said)
    crashed = next(e for f in said.data["files"] for e in f["diagnostics"] if e["rule"] == "Z901")
    assert (crashed["state"], crashed["severity"]) == ("open", "error")


def test_2_is_over_1(capsys: pytest.CaptureFixture[str]) -> None:
    said = check(capsys, "报告.txt", "无.txt", "好.txt", *RULES)
    assert said.status == 2
    assert [file["path"] for file in said.data["files"]] == ["报告.txt", "好.txt"]
    assert said.data["failures"] == [{"path": "无.txt", "message": "文件不存在，请核对文件名"}]
    assert said.err == "lawlint: 无.txt: 文件不存在，请核对文件名\n"


@pytest.mark.parametrize("command", ["outline", "facts", "show"])
def test_other_commands_exit_0_whatever_they_show(capsys: pytest.CaptureFixture[str], command: str) -> None:
    assert lawlint(capsys, command, "报告.txt").status == 0
    said = lawlint(capsys, command, "报告.txt", "无.txt")
    assert said.status == 2
    assert "持证" in said.out or "主要举措" in said.out


def test_the_default_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert lawlint(capsys, "报告.txt", *RULES).status == 1
    assert lawlint(capsys, *RULES, "好.txt").status == 0
    said = lawlint(capsys)
    assert said.status == 0
    assert "outline" in said.out


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert lawlint(capsys, "--version").out.startswith("lawlint ")
    for arguments in (["--help"], ["check", "-h"], ["packs", "--help"]):
        said = lawlint(capsys, *arguments)
        assert (said.status, said.err) == (0, "")


# Which rules


def test_select_ignore_extend_select(capsys: pytest.CaptureFixture[str]) -> None:
    assert rows(check(capsys, "报告.txt", "--select", "F001")) == {"F001"}
    assert rows(check(capsys, "报告.txt", "--select", "percentage-mismatch，R001")) == {"F001", "R001"}
    assert rows(check(capsys, "报告.txt", "--select", "F001", "--extend-select", "L001")) == {"F001", "L001"}
    assert "F001" not in rows(check(capsys, "报告.txt", "--ignore", "F"))
    assert "F001" in rows(check(capsys, "报告.txt", "--ignore", "F", "--select", "F001"))
    assert rows(check(capsys, "报告.txt", "--select", "ALL")) == rows(check(capsys, "报告.txt"))


def test_per_file_ignores(capsys: pytest.CaptureFixture[str]) -> None:
    said = check(capsys, "报告.txt", "通知.txt", *RULES, "--per-file-ignores", "报*.txt:F,L001")
    assert names(said) == {"R001"}


def test_severity_shows_less_and_fail_level_fails_less(capsys: pytest.CaptureFixture[str]) -> None:
    config = "severity: {percentage-mismatch: warning, repealed-law-cited: info}\n"
    Path(".lawlint.yaml").write_text(config, encoding="utf-8")
    rules = ("--select", "F001,L001")
    assert check(capsys, "报告.txt", *rules).status == 0
    assert check(capsys, "报告.txt", *rules, "--fail-level", "warning").status == 1
    assert names(check(capsys, "报告.txt", *rules)) == {"F001", "L001"}
    assert names(check(capsys, "报告.txt", *rules, "--severity", "warning")) == {"F001"}
    assert names(check(capsys, "报告.txt", *rules, "--severity", "error")) == set()


def test_preview_runs_drafts(capsys: pytest.CaptureFixture[str]) -> None:
    assert rows(check(capsys, "报告.txt", "--preview")) >= rows(check(capsys, "报告.txt"))


# What is checked


def test_folders_are_walked_and_ignore_files_honoured(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    for path in ("省/市/县.md", "省/旧/稿.txt", "省/表.xlsx", "省/.隐藏.txt", "省/~$报告.txt"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(CLEAN, encoding="utf-8")
    (folder / "省" / ".lawlintignore").write_text("旧/\n", encoding="utf-8")
    said = lawlint(capsys, "check", "省", "--show-files")
    assert (said.status, said.out) == (0, "省/市/县.md\n")
    assert lawlint(capsys, "check", "省/", "--show-files").out == "省/市/县.md\n"
    assert lawlint(capsys, "check", "省/旧/稿.txt", "--show-files").out == "省/旧/稿.txt\n"
    assert lawlint(capsys, "check", "省/旧/稿.txt", "--show-files", "--force-exclude").out == ""


def test_exclude_and_force_exclude(capsys: pytest.CaptureFixture[str]) -> None:
    Path(".lawlint.yaml").write_text("exclude: [通知.txt]\n", encoding="utf-8")
    assert check(capsys, ".", "--select", "R001").status == 0
    assert check(capsys, "通知.txt", "--select", "R001").status == 1
    said = check(capsys, "通知.txt", "--select", "R001", "--force-exclude")
    assert (said.status, said.data["files"]) == (0, [])


def test_a_file_named_twice_is_checked_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert check(capsys, "好.txt", "好.txt").data["summary"]["files"] == 1


def test_stdin(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(REPORT.encode("gb18030"))))
    said = check(capsys, "-", *RULES, "--stdin-filename", "别处/稿.md")
    assert said.status == 1
    assert (said.data["files"][0]["path"], said.data["files"][0]["format"]) == ("别处/稿.md", "md")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\x81")))
    said = lawlint(capsys, "check", "-")
    assert (said.status, said.err.count("\n")) == (2, 1)


def test_place_year_profile_as_report(capsys: pytest.CaptureFixture[str]) -> None:
    given = ("--place", "白鹿河街道", "--year", "2021", "--profile", "street")
    report = check(capsys, "报告.txt", *RULES, *given).data["files"][0]["report"]
    assert (report["place"], report["report_year"], report["issuer_kind"]) == ("白鹿河街道", 2021, "street")
    assert "F001" in names(check(capsys, "报告.txt", *RULES, *given))
    assert check(capsys, "通知.txt", *RULES).data["files"][0]["report"]["kind"] == "other"
    assert check(capsys, "通知.txt", *RULES, "--as-report").data["files"][0]["report"]["kind"] == "report"


# Configuration


def test_config_isolated_and_the_nearest_one(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    Path(".lawlint.yaml").write_text("select: [F001]\n", encoding="utf-8")
    Path("别的.yaml").write_text("select: [L001]\n", encoding="utf-8")
    below = folder / "下级"
    below.mkdir()
    (below / "报告.txt").write_text(REPORT, encoding="utf-8")
    (below / "pyproject.toml").write_text('[tool.lawlint]\nselect = ["R001"]\n', encoding="utf-8")
    assert rows(check(capsys, "报告.txt")) == {"F001"}
    assert rows(check(capsys, "报告.txt", "--config", "别的.yaml")) == {"L001"}
    assert rows(check(capsys, "报告.txt", "--isolated")) > {"F001", "L001", "R001"}
    assert rows(check(capsys, "下级/报告.txt")) == {"R001"}


def test_show_settings(capsys: pytest.CaptureFixture[str]) -> None:
    Path(".lawlint.yaml").write_text("fail-level: warning\nplace: 青石镇\n", encoding="utf-8")
    said = lawlint(capsys, "check", "--show-settings")
    assert said.status == 0
    assert "fail-level: warning" in said.out
    assert "place: 青石镇" in said.out


def test_cache_dir_and_no_cache(
    capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAWLINT_CACHE_DIR", os.environ["LAWLINT_CACHE_DIR"])  # set back afterwards
    assert check(capsys, "好.txt", "--cache-dir", folder / "缓存", "--no-cache").status == 0


# Output


def test_output_file(capsys: pytest.CaptureFixture[str]) -> None:
    said = check(capsys, "报告.txt", *RULES, "--output-file", "结果.json")
    assert (said.status, said.out) == (1, "")
    assert json.loads(Path("结果.json").read_text(encoding="utf-8"))["summary"]["files"] == 1
    check(capsys, "好.txt", *RULES, "--output-file", "结果.json")
    assert json.loads(Path("结果.json").read_text(encoding="utf-8"))["summary"]["error"] == 0
    assert check(capsys, "好.txt", "--output-file", "无/结果.json").status == 2


@pytest.mark.parametrize("name", ["text", "concise", "json", "github"])
def test_output_format(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    said = lawlint(capsys, "check", "报告.txt", *RULES, "--output-format", name)
    assert "F001" in said.out
    monkeypatch.setenv("LAWLINT_OUTPUT_FORMAT", name)
    assert lawlint(capsys, "check", "报告.txt", *RULES).out == said.out


def test_statistics(capsys: pytest.CaptureFixture[str]) -> None:
    assert "    1  F001 percentage-mismatch" in lawlint(capsys, "报告.txt", *RULES, "--statistics").out


def test_jobs_give_the_same(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    for number in range(6):
        (folder / f"稿{number}.txt").write_text(REPORT, encoding="utf-8")
    one, two = (check(capsys, ".", *RULES, "--jobs", jobs) for jobs in (1, 2))
    assert one == two
    assert one.data["summary"]["files"] == 9


@pytest.mark.parametrize(
    ("environment", "flag", "colored"),
    [
        ({}, "auto", False),
        ({}, "always", True),
        ({"FORCE_COLOR": "1"}, "auto", True),
        ({"CLICOLOR_FORCE": "1"}, "auto", True),
        ({"CLICOLOR_FORCE": "0"}, "auto", False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, "auto", False),
        ({"NO_COLOR": ""}, "always", True),
        ({"NO_COLOR": "1"}, "always", True),
        ({"FORCE_COLOR": "1"}, "never", False),
    ],
)
def test_color(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    flag: str,
    colored: bool,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    said = lawlint(capsys, "报告.txt", *RULES, "--color", flag)
    assert ("\x1b[" in said.out) == colored
    assert "\x1b[" not in lawlint(capsys, "报告.txt", "--color", "always", "--output-format", "json").out
