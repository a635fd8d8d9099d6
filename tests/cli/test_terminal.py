"""Consoles, pipes, interrupts, and that two runs say the same; in processes of their own where it must be."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.commands import lawlint

ROOT = Path(__file__).parents[2]
DRAFT = ROOT / "examples" / "青石镇-有误.txt"
COMMAND = [sys.executable, "-m", "lawlint"]


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), **more}


def run(*arguments: object, **more: str) -> subprocess.CompletedProcess[bytes]:
    command = [*COMMAND, *map(str, arguments)]
    return subprocess.run(command, env=environment(**more), capture_output=True, check=False, cwd=ROOT)


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "cp437"])
def test_any_text_prints_on_any_console(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "𠮷镇.txt"
    path.write_text("关于㐂🎉㎡的通知\n[bookmark: 𠮷]各村要备足沙袋20个。\n", encoding="utf-8")
    for command in ("check", "outline", "facts", "show"):
        said = run(command, path, PYTHONIOENCODING=encoding)
        assert said.returncode in (0, 1), said.stderr
        assert said.stderr == b""
        said.stdout.decode(encoding)
    said = run("check", path, "--output-format", "json", PYTHONIOENCODING=encoding)
    assert "𠮷" in said.stdout.decode("utf-8")
    said = run("无.txt", PYTHONIOENCODING=encoding)
    assert said.returncode == 2
    said.stderr.decode(encoding)


def test_gbk_shows_chinese() -> None:
    assert "错误" in run(DRAFT, PYTHONIOENCODING="gbk").stdout.decode("gbk")


def test_two_hash_seeds_say_the_same() -> None:
    for arguments in (["--output-format", "json"], [], ["--output-format", "github"]):
        one, two = (run(DRAFT, *arguments, PYTHONHASHSEED=seed) for seed in ("1", "2"))
        assert one.stdout
        assert one.stdout == two.stdout
    one, two = (run("packs", "schema", PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert one.stdout == two.stdout


@pytest.mark.parametrize("arguments", [["check"], ["show"], ["check", "--output-format", "json"], ["check", "--diff"]])
def test_a_closed_pipe_is_quiet(tmp_path: Path, arguments: list[str]) -> None:
    path = tmp_path / "稿.txt"
    path.write_text("[bookmark: _GoBack]各村要备足沙袋20个。\n" * 4000, encoding="utf-8")
    command = (
        [*COMMAND, *arguments, str(path), "--select", "R001"]
        if arguments[0] == "check"
        else [*COMMAND, *arguments, str(path)]
    )
    with subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(20) in (0, 1)  # 1 where all of it was written before


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
def test_an_interrupt_is_130() -> None:
    with subprocess.Popen(
        [*COMMAND, "check", "-"], env=environment(), stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        time.sleep(0.7)  # it waits for stdin
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 130
        assert process.stderr
        assert process.stderr.read().strip() == b""


def test_an_interrupt_inside(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("lawlint.cli.check.check_paths", interrupt)
    said = lawlint(capsys, "check", DRAFT)
    assert (said.status, said.out, said.err.strip()) == (130, "", "")


def test_what_we_did_not_foresee_is_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("坏了\n第二行")

    monkeypatch.setattr("lawlint.cli.check.check_paths", fail)
    said = lawlint(capsys, "check", DRAFT)
    assert said.status == 3
    assert said.err.count("\n") == 1
    assert "内部错误" in said.err


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
def test_a_file_name_moves_no_cursor(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    name = "报告\x1b[2J\n.txt"
    (tmp_path / name).write_text("【待补充】\n", encoding="utf-8")
    for arguments in (["check"], ["check", "--output-format", "concise"], ["outline"], ["facts"]):
        said = lawlint(capsys, *arguments, name, "无\x07.txt")
        assert "\x1b" not in said.out + said.err
        assert "报告�[2J�.txt" in said.out
        assert said.err == "lawlint: 无�.txt: 文件不存在，请核对文件名\n"
    assert lawlint(capsys, "check", name, "--output-format", "json").data["files"][0]["path"] == name
