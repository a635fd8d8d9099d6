"""Files are mended whole, in their own encoding, or not at all."""

from __future__ import annotations

import io
import os
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

from lawlint import api
from lawlint.errors import InputError
from tests.commands import Said, lawlint

FAULTY = "关于防汛工作的通知\n\n[bookmark: _GoBack]各村要备足沙袋20个。\n"
CLEAN = FAULTY.replace("[bookmark: _GoBack]", "")


def fix(capsys: pytest.CaptureFixture[str], path: object, *arguments: object) -> Said:
    return lawlint(capsys, "check", path, "--select", "R001", "--fix", *arguments)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "通知.txt"
    path.write_bytes(FAULTY.encode())
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be-bom", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_encoding_mark_and_line_breaks_are_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], encoding: str, end: str, suffix: str
) -> None:
    def bytes_of(text: str) -> bytes:
        text = text.replace("\n", end)
        return b"\xfe\xff" + text.encode("utf-16-be") if encoding == "utf-16-be-bom" else text.encode(encoding)

    path = tmp_path / f"通知{suffix}"
    path.write_bytes(bytes_of(FAULTY))
    said = fix(capsys, path)
    assert path.read_bytes() == bytes_of(CLEAN)
    assert said.status == 0
    assert "已在1个文件里自动改正1处" in said.err


def test_no_line_break_is_added_at_the_end(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft.write_bytes(FAULTY.rstrip("\n").encode())
    fix(capsys, draft)
    assert draft.read_bytes() == CLEAN.rstrip("\n").encode()


def test_rare_characters_survive_gb18030(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rare = "𠮷㐂䶮㎡…—·€￥\u3000\ue000"
    draft.write_bytes((FAULTY + rare).encode("gb18030"))
    fix(capsys, draft)
    assert draft.read_bytes() == (CLEAN + rare).encode("gb18030")


def test_a_clean_file_is_not_touched(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft.write_bytes(CLEAN.encode())
    os.utime(draft, (1_000_000, 1_000_000))
    number = draft.stat().st_ino
    assert fix(capsys, draft).status == 0
    assert (draft.stat().st_mtime, draft.stat().st_ino) == (1_000_000, number)


def test_a_second_time_changes_nothing(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fix(capsys, draft)
    once = draft.read_bytes()
    assert "自动改正" not in fix(capsys, draft).err
    assert draft.read_bytes() == once


@pytest.mark.skipif(os.name == "nt", reason="modes and links are POSIX")
def test_mode_and_link_are_kept(draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft.chmod(0o640)
    link = tmp_path / "别处" / "报送.txt"
    link.parent.mkdir()
    link.symlink_to(Path("..") / draft.name)
    assert fix(capsys, link).status == 0
    assert link.is_symlink()
    assert draft.read_text(encoding="utf-8") == CLEAN
    assert stat.S_IMODE(draft.stat().st_mode) == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["别处", "通知.txt"]


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX")
def test_a_read_only_file_is_left_alone(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft.chmod(0o444)
    said = fix(capsys, draft)
    assert said.status == 2
    assert "只读" in said.err
    assert draft.read_text(encoding="utf-8") == FAULTY


def test_a_long_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / ("青石镇" * 27 + ".txt")  # 247 bytes: no room for a suffix
    path.write_bytes(FAULTY.encode())
    assert fix(capsys, path).status == 0
    assert path.read_text(encoding="utf-8") == CLEAN


@pytest.mark.parametrize("step", ["replace", "fsync"])
def test_a_write_that_fails_leaves_the_old_file(
    draft: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError("disk full")

    owner: Any = Path if step == "replace" else os
    monkeypatch.setattr(owner, step, fail)
    said = fix(capsys, draft)
    assert said.status == 2
    assert "原文件没有改动" in said.err
    assert draft.read_text(encoding="utf-8") == FAULTY
    assert [path.name for path in draft.parent.iterdir()] == [draft.name]


def test_an_interrupt_leaves_the_old_file(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        api.write_file(draft, b"x")
    assert draft.read_text(encoding="utf-8") == FAULTY
    assert [path.name for path in draft.parent.iterdir()] == [draft.name]


def test_a_file_saved_meanwhile_is_left_alone(
    draft: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    original = api.fix_document

    def slow(*arguments: Any) -> api.Fixed:
        result = original(*arguments)
        draft.write_text("另一程序刚存的内容\n", encoding="utf-8")
        return result

    monkeypatch.setattr("lawlint.cli.check.fix_document", slow)
    said = fix(capsys, draft)
    assert said.status == 2
    assert "被改过" in said.err
    assert draft.read_text(encoding="utf-8") == "另一程序刚存的内容\n"


def test_one_bad_file_does_not_keep_the_others(draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "坏.txt").write_bytes(b"\x81")
    said = lawlint(capsys, "check", tmp_path, tmp_path / "无.txt", "--select", "R001", "--fix")
    assert said.status == 2
    assert said.err.count("\n") == 3
    assert draft.read_text(encoding="utf-8") == CLEAN


def test_writing_where_nothing_is(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        api.write_file(tmp_path / "无" / "报告.txt", b"")


PACK = """
pack: {id: house, title: 本单位, version: "1", format: 1, applies_to: any, extends: [common]}
sources: {house: {title: 本单位要求, strength: 通行做法}}
rules:
  - id: XX001
    name: old-name
    title: 旧称
    severity: error
    message: 旧称“{found}”
    why: 机构已经改名。
    basis: [{source: house}]
    check: {kind: residue, marks: [{term: 水利站, use: 水利所}]}
    fix: unsafe
    valid: [水利所]
    invalid: [{text: 水利站, expect: [{flag: 水利站}]}]
"""


def test_unsafe_fixes_only_when_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "pack.yaml").write_text(PACK, encoding="utf-8")
    (tmp_path / ".lawlint.yaml").write_text("packs: [house]\n", encoding="utf-8")
    draft = tmp_path / "通知.txt"
    draft.write_text("由水利站负责。\n", encoding="utf-8")
    for arguments in (["--fix"], ["--unsafe-fixes"], ["--diff", "--unsafe-fixes"]):
        assert lawlint(capsys, "check", draft, "--select", "XX001", *arguments).status == 1
        assert draft.read_text(encoding="utf-8") == "由水利站负责。\n"
    assert lawlint(capsys, "check", draft, "--select", "XX001", "--fix", "--unsafe-fixes").status == 0
    assert draft.read_text(encoding="utf-8") == "由水利所负责。\n"


def test_diff_shows_and_does_not_write(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = lawlint(capsys, "check", draft, "--select", "R001", "--diff")
    assert said.status == 1
    assert said.out == (
        f"--- {draft}\n+++ {draft}\n@@ -1,3 +1,3 @@\n 关于防汛工作的通知\n \n-{FAULTY.splitlines()[2]}\n+{CLEAN.splitlines()[2]}\n"
    )
    assert draft.read_text(encoding="utf-8") == FAULTY
    assert lawlint(capsys, "check", draft, "--select", "R001", "--diff", "--exit-zero").status == 0
    draft.write_text(CLEAN, encoding="utf-8")
    said = lawlint(capsys, "check", draft, "--select", "R001", "--diff")
    assert (said.status, said.out) == (0, "")


def test_diff_with_fix_does_not_write(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert fix(capsys, draft, "--diff").status == 1
    assert draft.read_text(encoding="utf-8") == FAULTY


def test_diff_of_other_line_breaks(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft.write_bytes("甲\x0c乙\r[bookmark: _GoBack]丙".encode())
    said = lawlint(capsys, "check", draft, "--select", "R001", "--diff")
    assert said.out.splitlines()[3:] == [
        *" 甲\x0c乙".splitlines(),
        "-[bookmark: _GoBack]丙",
        "\\ 文件末尾没有换行",
        "+丙",
        "\\ 文件末尾没有换行",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_stdin_to_stdout(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    from lawlint.cli import run

    data = FAULTY.replace("\n", "\r\n").encode(encoding)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert run(["check", "-", "--select", "R001", "--fix", "--stdin-filename", "通知.md"]) == 0
    assert capfdbinary.readouterr().out == CLEAN.replace("\n", "\r\n").encode(encoding)


def test_markup_is_not_edited(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "通知.md"
    text = "见[清单](a[bookmark: _GoBack]b)。\n\n`[bookmark: _Toc1]`\n\n```\n[bookmark: _Toc2]\n```\n"
    path.write_text(text, encoding="utf-8")
    assert fix(capsys, path).status == 0
    assert path.read_text(encoding="utf-8") == text
