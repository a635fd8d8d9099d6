"""Bad input gets status 2 and one Chinese line, and the other files are still reported."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.commands import Said, lawlint

CLEAN = "关于防汛的通知\n各村要备足沙袋20个。\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "好.txt").write_text(CLEAN, encoding="utf-8")
    return tmp_path


def refused(said: Said, *words: str) -> None:
    """Status 2, and one line on stderr that holds `words`."""
    assert said.status == 2, said
    assert said.err.startswith("lawlint: ")
    assert said.err.endswith("\n")
    assert said.err.count("\n") == 1, said.err
    for word in words:
        assert word in said.err


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"\x00\x01\x02" * 100, "二进制"),
        ("报告".encode("utf-16")[:-1], "不完整"),
        ("2023年法治政府建设年度报告，及有关部门开展工作的情况".encode()[:-1], "损坏"),
        ("報告".encode("big5") + b"\xff\xff", "编码"),
        (b"PK\x03\x04" + b"\x00" * 50, "压缩包"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc"),
        (b"%PDF-1.7\n", "PDF"),
        (b"{\\rtf1\\ansi", "RTF"),
    ],
)
@pytest.mark.parametrize("command", ["check", "outline", "facts", "show"])
def test_what_is_no_text(
    folder: Path, capsys: pytest.CaptureFixture[str], data: bytes, word: str, command: str
) -> None:
    (folder / "坏.txt").write_bytes(data)
    said = lawlint(capsys, command, "坏.txt", "好.txt")
    refused(said, "坏.txt: ", word)
    assert "好.txt" in said.out or "防汛" in said.out


def test_missing_file(capsys: pytest.CaptureFixture[str]) -> None:
    refused(lawlint(capsys, "无.txt"), "无.txt: 文件不存在")
    refused(lawlint(capsys, "check", "无/报告.docx"), "无/报告.docx: 文件不存在")


def test_unreadable_file(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(_: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", deny)
    refused(lawlint(capsys, "好.txt", "--isolated"), "好.txt: 没有读取这个文件的权限")


def test_a_folder_without_reports(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "空").mkdir()
    refused(lawlint(capsys, "check", "空"), "空: 文件夹里没有可检查的文件", ".txt")
    said = lawlint(capsys, "check", "空", "好.txt")
    refused(said)
    assert "好.txt" in said.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--slect", "F001"], ["没有选项“--slect”", "是不是“--select”"]),
        (["--nonsense"], ["没有选项“--nonsense”"]),
        (["--output-format", "xml"], ["--output-format", "text、concise、json"]),
        (["--color", "blue"], ["--color", "auto、always、never"]),
        (["--severity", "fatal"], ["--severity", "error、warning、info"]),
        (["--jobs", "many"], ["--jobs"]),
        (["--jobs", "0"], ["--jobs"]),
        (["--year", "22"], ["--year"]),
        (["--select"], ["--select"]),
        (["--select", "F0O1"], ["没有规则“F0O1”", "是不是“F0"]),
        (["--ignore", "percentage-mismach"], ["是不是“percentage-mismatch”"]),
        (["--select", "Q"], ["没有规则“Q”"]),
        (["--per-file-ignores", "F001"], ["--per-file-ignores", "文件模式:规则"]),
        (["--profile", "village"], ["village", "township"]),
        (["--config", "无.yaml"], ["无.yaml: 配置文件不存在"]),
    ],
)
def test_wrong_usage(capsys: pytest.CaptureFixture[str], arguments: list[str], words: list[str]) -> None:
    refused(lawlint(capsys, "check", "好.txt", *arguments), *words)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["chekc", "好.txt"], ["没有命令“chekc”", "是不是“check”"]),
        (["outline"], ["缺少参数"]),
        (["rule"], ["lawlint rule F001"]),
        (["rule", "F0O1"], ["是不是“F0"]),
        (["packs", "test", "无"], ["无", "pack.yaml"]),
        (["packs", "new"], ["缺少参数"]),
        (["packs", "nwe", "x"], ["nwe"]),
    ],
)
def test_wrong_commands(capsys: pytest.CaptureFixture[str], arguments: list[str], words: list[str]) -> None:
    refused(lawlint(capsys, *arguments), *words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# 说明\nselcet: [F001]\n", [".lawlint.yaml:2: 不认识的配置“selcet”，是不是“select”"]),
        ("select: [F0O1]\n", ["没有规则“F0O1”"]),
        ("fail-level: fatal\n", [".lawlint.yaml:1: fail-level 应是 error、warning 或 info"]),
        ("\nyear: 去年\n", [".lawlint.yaml:2: year 应是四位年份"]),
        ("preview: maybe\n", [".lawlint.yaml:1: preview 应写 yes 或 no"]),
        ("select: {a: b}\n", [".lawlint.yaml:1: select 应是列表"]),
        ("place: [甲, 乙]\n", [".lawlint.yaml:1: place 应是一个词"]),
        ("severity: {empty-section: grave}\n", [".lawlint.yaml:1: ", "grave"]),
        ("severity: {no-such-rule: error}\n", ["没有规则“no-such-rule”"]),
        ("select: [F001\n", [".lawlint.yaml:2: YAML 格式有误"]),
        ("- F001\n", [".lawlint.yaml:1: 这里应是“键: 值”的形式"]),
        ("select: [F001]\nselect: [L001]\n", [".lawlint.yaml:2: 键“select”与第1行重复"]),
        ("packs: [无此包]\n", ["无此包: 找不到这个规则包"]),
        ("registers: {laws: 无.yaml}\n", ["laws"]),
        ("profile: village\n", ["village"]),
        ("override: [{rule: no-such-rule, severity: error}]\n", [".lawlint.yaml:1: 没有规则“no-such-rule”"]),
    ],
)
def test_wrong_configuration(folder: Path, capsys: pytest.CaptureFixture[str], text: str, words: list[str]) -> None:
    (folder / ".lawlint.yaml").write_text(text, encoding="utf-8")
    (folder / "稿.txt").write_text("依据《物权法》办理。\n", encoding="utf-8")
    refused(lawlint(capsys, "check", "稿.txt"), *words)


@pytest.mark.parametrize("data", [b"select: [\xff]\n", "place: 青石镇\n".encode("gb18030")])
def test_configuration_in_another_encoding(folder: Path, capsys: pytest.CaptureFixture[str], data: bytes) -> None:
    (folder / ".lawlint.yaml").write_bytes(data)
    refused(lawlint(capsys, "check", "好.txt"), ".lawlint.yaml: 读不了", "UTF-8")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[tool.lawlint]\nselcet = ["F001"]\n', ["pyproject.toml: 不认识的配置“selcet”"]),
        ("[tool.lawlint\n", ["pyproject.toml: ", "TOML"]),
        ("[tool.lawlint]\nselect = 3\n", ["pyproject.toml: select 应是列表"]),
    ],
)
def test_wrong_pyproject(folder: Path, capsys: pytest.CaptureFixture[str], text: str, words: list[str]) -> None:
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")
    refused(lawlint(capsys, "check", "好.txt"), *words)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("term: '[乡镇|街道]司法办'", "term: '[乡镇|街道司法办'", ["rules.yaml:13: ", "没有配对"]),
        ("kind: residue ", "kind: residu ", ["rules.yaml:11: 没有“residu”这种检查，是不是“residue”"]),
        ("severity: warning", "severity: grave", ["rules.yaml:5: 不认识“grave”"]),
        ("id: XX001", "id: F001", ["rules.yaml:2: 编号“F001”"]),
        ("message: “{found}”", "message: “{fonud}”", ["rules.yaml:6: 不认识的占位符“{fonud}”"]),
        ("source: house", "source: huose", ["rules.yaml:2: 依据“huose”没有在 sources 里写明，是不是“house”"]),
        ("title: 用了", "titel: 用了", ["rules.yaml:4: 不认识的键“titel”"]),
    ],
)
def test_a_broken_pack(folder: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, words: list[str]) -> None:
    lawlint(capsys, "packs", "new", "house")
    path = folder / "house" / "rules.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    (folder / ".lawlint.yaml").write_text("packs: [house]\n", encoding="utf-8")
    refused(lawlint(capsys, "check", "好.txt"), "house/", *words)
    refused(lawlint(capsys, "packs", "test", "house"), *words)


def test_an_example_that_does_not_hold(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lawlint(capsys, "packs", "new", "house")
    path = folder / "house" / "rules.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("text: 街道司法办受理", "text: 街道司法所受理"), encoding="utf-8"
    )
    said = lawlint(capsys, "packs", "test", "house")
    assert said.status == 1
    assert "XX001-invalid-1" in said.out


def test_an_empty_report_has_findings(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, data in (("空.txt", b""), ("空行.txt", b"\n\n  \r\n"), ("空.md", b"\xef\xbb\xbf")):
        (folder / name).write_bytes(data)
        said = lawlint(capsys, "check", name, "--output-format", "json")
        assert said.status == 1
        assert "S001" in {rule for rule, _, _ in said.found}
        assert lawlint(capsys, "check", name).status == 1
        for command in ("outline", "facts", "show"):
            assert lawlint(capsys, command, name).status == 0


LICENSE = (
    "                                 Apache License\n                           Version 2.0, January 2004\n\n"
    "   TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION\n\n   1. Definitions.\n\n"
    '      "License" shall mean the terms and conditions for use, reproduction, and distribution.\n' * 5
)
README = "# reports\n\nDrafts live here. Run `lawlint .` before you push.\n\n## Use\n\n1. Clone\n2. Edit\n" * 3
NOTICE = (
    "青石镇人民政府关于做好2023年防汛工作的通知\n各村（社区）：\n为做好防汛工作，现将有关事项通知如下：\n"
    "一、提高认识\n各村要高度重视，层层压实责任，确保安全度汛。\n二、落实措施\n（一）备足物资。备足沙袋200个。\n"
    "（二）加强值守。实行24小时值班。\n青石镇人民政府\n2023年5月10日\n"
)


@pytest.mark.parametrize(
    ("name", "text"), [("LICENSE.txt", LICENSE), ("README.md", README), ("通知.txt", NOTICE), ("readme.txt", README)]
)
def test_what_is_no_report_gets_no_report_errors(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, text: str
) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    said = lawlint(capsys, "check", name, "--output-format", "json")
    assert said.data["files"][0]["report"]["kind"] == "other"
    assert [entry for file in said.data["files"] for entry in file["diagnostics"] if entry["severity"] == "error"] == []
    assert said.status == 0
    assert "不像法治政府建设年度报告" in lawlint(capsys, "check", name).out


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ("year: ²⁰²⁴\n", "year 应是四位年份"),
        ("select: &a [F001]\n", "不能用锚点、别名和标签"),
        ("select: !!python/none\n", "不能用锚点、别名和标签"),
        ("select: " + "[" * 5000 + "\n", "嵌套太深"),
    ],
)
def test_surprises_in_a_configuration_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, config: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".lawlint.yaml").write_text(config, encoding="utf-8")
    (tmp_path / "a.txt").write_text("一、工作\n", encoding="utf-8")
    result = lawlint(capsys, "check", "a.txt")
    assert (result.status, said in result.err, result.err.count("\n")) == (2, True, 1)


def test_a_severity_may_be_given_by_id_and_the_folder_by_any_spelling(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    (tmp_path / "a" / ".lawlint.yaml").write_text("severity: {F001: off}\n", encoding="utf-8")
    for folder in "ab":
        (tmp_path / folder / "x.txt").write_text("受理33件，办结30件，办结率99%。\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "a")
    options = ("--select", "F001", "--output-format", "json")
    assert lawlint(capsys, "check", "x.txt", *options).found == []
    assert [rule for rule, _, _ in lawlint(capsys, "check", "../b/x.txt", *options).found] == ["F001"]


def test_what_a_draft_says_is_no_placeholder_and_moves_no_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.txt"
    path.write_text("\x1b[31m{whole_cue}隐患36条，其中\x1b[2J{whole}隐患39条。\n", encoding="utf-8")
    for output_format in ("text", "concise"):
        said = lawlint(capsys, "check", path, "--isolated", "--output-format", output_format)
        assert "part-exceeds-whole" in said.out
        assert "\x1b" not in said.out


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_in_a_folder_is_no_draft(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "稿").mkdir()
    os.mkfifo(tmp_path / "稿" / "a.txt")
    (tmp_path / "稿" / "b.txt").write_text("关于开展普法工作的通知\n", encoding="utf-8")
    assert lawlint(capsys, "check", tmp_path / "稿", "--isolated", "--show-files").out == f"{tmp_path / '稿'}/b.txt\n"
    assert lawlint(capsys, "check", tmp_path / ("长" * 300), "--isolated").status == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "--year", "1800"], "“--year”应是"),
        (["packs", "foo"], "没有命令“foo”"),
        (["init", "a", "b"], "多了参数"),
        (["check", "--jobs", "x"], "“--jobs”应是1到64之间的整数"),
    ],
)
def test_wrong_usage_is_said_in_chinese(capsys: pytest.CaptureFixture[str], arguments: list[str], said: str) -> None:
    result = lawlint(capsys, *arguments)
    assert result.status == 2
    assert said in result.err
