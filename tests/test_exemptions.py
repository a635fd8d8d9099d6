"""`.lawlint-exempt.yaml`: exemptions for texts that must stay clean."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands import Said, lawlint

DRAFT = "本镇接到[bookmark: _GoBack]群众来电。\n又见[bookmark: _Toc1]。\n"
ENTRY = '- rule: R001\n  path: 报告.txt\n  quote: "[bookmark: _GoBack]"\n  reason: 系统要求保留\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "报告.txt").write_text(DRAFT, encoding="utf-8")
    return tmp_path


def check(capsys: pytest.CaptureFixture[str], *arguments: object, path: str = "报告.txt") -> Said:
    return lawlint(capsys, "check", path, "--select", "R001", "--output-format", "json", *arguments)


def write(folder: Path, text: str) -> None:
    (folder / ".lawlint-exempt.yaml").write_text(text, encoding="utf-8")


def message(said: Said) -> str:
    (entry,) = [e for file in said.data["files"] for e in file["diagnostics"] if e["rule"].startswith("Z")]
    return str(entry["message"])


def test_the_quoted_words_are_exempted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, ENTRY)
    said = check(capsys)
    assert said.found == [("R001", 1, "suppressed"), ("R001", 2, "open")]
    assert said.data["files"][0]["diagnostics"][0]["reason"] == "系统要求保留"
    assert said.data["summary"]["error"] == 1
    assert said.status == 1


def test_all_exempted_is_clean(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, ENTRY + ENTRY.replace("_GoBack", "_Toc1"))
    said = check(capsys)
    assert said.status == 0
    assert [state for _, _, state in said.found] == ["suppressed", "suppressed"]
    assert check(capsys, "--no-exemptions").status == 1
    assert "另有2处已按豁免处理" in lawlint(capsys, "check", "报告.txt", "--select", "R001").out


def test_the_nearest_file_holds_and_paths_are_relative_to_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    below = folder / "二〇二二" / "乡镇"
    below.mkdir(parents=True)
    (below / "报告.txt").write_text(DRAFT, encoding="utf-8")
    write(folder, ENTRY.replace("报告.txt", "二〇二二/*/报告.txt"))
    assert check(capsys, path=str(below / "报告.txt")).found[0] == ("R001", 1, "suppressed")
    assert check(capsys).found[0] == ("R001", 1, "open")
    write(below, ENTRY.replace("_GoBack", "_Toc1"))
    assert check(capsys, path="二〇二二/乡镇/报告.txt").found == [("R001", 1, "open"), ("R001", 2, "suppressed")]


def test_stdin_is_looked_up_by_its_name(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import io
    import sys

    write(folder, ENTRY)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(DRAFT.encode())))
    said = check(capsys, "--stdin-filename", "报告.txt", path="-")
    assert said.found == [("R001", 1, "suppressed"), ("R001", 2, "open")]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (ENTRY.replace("  reason: 系统要求保留\n", ""), "没有写理由（reason）"),
        (ENTRY.replace("系统要求保留", '""'), "没有写理由（reason）"),
        (ENTRY.replace("  path: 报告.txt\n", ""), "缺少path"),
        (ENTRY.replace('  quote: "[bookmark: _GoBack]"\n', ""), "缺少quote"),
        (ENTRY.replace("reason", "raeson"), "不认识的键“raeson”，是不是“reason”？"),
        (ENTRY + "  expires: 明年\n", "到期日“明年”应写作 2026-12-31 的样子"),
        (ENTRY.replace("R001", "[R001, N003]"), "rule 应是一个词或一句话"),
        (ENTRY.replace("R001", "Z103"), "不能豁免"),
        (ENTRY.replace("R001", "R0O1"), "“R0O1”不是规则名，是不是“R001”"),
        (ENTRY.replace("_GoBack", "没有这些字"), "没有用上"),
        (ENTRY + "  expires: 2020-01-01\n", "2020-01-01到期"),
        ("- 报告.txt\n", "这里应是“键: 值”的形式"),
    ],
)
def test_what_is_wrong_is_said_with_file_and_line(
    folder: Path, capsys: pytest.CaptureFixture[str], entry: str, said: str
) -> None:
    write(folder, "# 本单位的豁免\n" + entry)
    found = check(capsys)
    assert said in message(found)
    assert "（.lawlint-exempt.yaml:2）" in message(found)
    assert [line for rule, line, _ in found.found if rule != "R001"] == [1]
    assert [state for rule, _, state in found.found if rule == "R001"] == ["open", "open"]


def test_findings_without_words_are_named_by_an_empty_quote(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "报告.txt").write_text(
        "青石镇2022年法治政府建设年度报告\n一、主要举措和成效\n全年学法4次。\n", encoding="utf-8"
    )
    arguments = ("check", "报告.txt", "--select", "missing-required-section", "--output-format", "json")
    assert lawlint(capsys, *arguments).status == 1
    write(folder, '- {rule: missing-required-section, path: 报告.txt, quote: "", reason: 另行报送}\n')
    said = lawlint(capsys, *arguments)
    assert said.status == 0
    assert {state for _, _, state in said.found} == {"suppressed"}


@pytest.mark.parametrize("text", ["", "# 还没有\n\n"])
def test_an_empty_file_is_no_exemption(folder: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    write(folder, text)
    assert [rule for rule, _, _ in check(capsys).found] == ["R001", "R001"]


@pytest.mark.parametrize(
    ("text", "line"), [("- rule: [R001\n", 2), ("rule: R001\n", 1), ("- rule: R001\n  path: a: b\n", 2)]
)
def test_a_file_that_is_no_list_of_entries(
    folder: Path, capsys: pytest.CaptureFixture[str], text: str, line: int
) -> None:
    write(folder, text)
    said = check(capsys)
    assert said.status == 2
    assert f".lawlint-exempt.yaml:{line}: " in said.err
    assert said.err.count("\n") == 1
    assert check(capsys, "--no-exemptions").status == 1


def test_suppressed_findings_are_not_fixed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, ENTRY)
    lawlint(capsys, "check", "报告.txt", "--select", "R001", "--fix")
    assert (folder / "报告.txt").read_text(encoding="utf-8") == DRAFT.replace("[bookmark: _Toc1]", "")


def test_the_outline_shows_what_is_open(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "一、主要举措和成效\n全年学法4次。\n3、存在问题\n人手不够。\n三、下步打算\n增加人手。\n"
    (folder / "报告.txt").write_text(text.replace("3、", "2、"), encoding="utf-8")
    assert "N003" in lawlint(capsys, "outline", "报告.txt").out
    write(folder, "- {rule: N003, path: 报告.txt, quote: 2、, reason: 照录}\n")
    assert "N003" not in lawlint(capsys, "outline", "报告.txt").out
