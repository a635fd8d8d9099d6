"""`lawlint init` and `lawlint packs new`: what they write works as it stands, and nothing is overwritten."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from lawlint import config
from lawlint.cli.init import CONFIGURATION
from lawlint.model.settings import Settings
from tests.commands import lawlint


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_writes_configuration_and_hook(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = lawlint(capsys, "init")
    assert (said.status, said.err) == (0, "")
    settings = config.read(folder / ".lawlint.yaml").settings
    assert settings == Settings(root=str(folder))
    hooks = yaml.safe_load((folder / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    (hook,) = hooks["repos"][0]["hooks"]
    assert hook["entry"].startswith("lawlint check")
    assert all(re.search(hook["files"], name) for name in ("a/报告.txt", "稿.md", "稿.DOCX"))
    assert not re.search(hook["files"], "稿.txt.bak")


def test_every_commented_key_is_one(folder: Path) -> None:
    text = re.sub(r"^# (?=[a-z-]+:)", "", CONFIGURATION, flags=re.MULTILINE)
    path = folder / ".lawlint.yaml"
    path.write_text(text, encoding="utf-8")
    settings = config.read(path).settings
    assert settings.place == "青石镇"
    assert settings.report_year == 2025
    assert settings.packs == ("本单位规则",)
    assert settings.ignore == ("heading-number-style",)


def test_nothing_is_overwritten(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / ".lawlint.yaml").write_text("select: [F]\n", encoding="utf-8")
    (folder / ".pre-commit-config.yaml").write_text("repos: []\n", encoding="utf-8")
    said = lawlint(capsys, "init")
    assert said.status == 0
    assert "id: lawlint" in said.out
    assert (folder / ".lawlint.yaml").read_text(encoding="utf-8") == "select: [F]\n"
    assert (folder / ".pre-commit-config.yaml").read_text(encoding="utf-8") == "repos: []\n"


def test_a_second_time_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    below = folder / "报告"
    below.mkdir()
    lawlint(capsys, "init", "报告")
    before = {path.name: path.read_bytes() for path in below.iterdir()}
    said = lawlint(capsys, "init", "报告")
    assert said.out.count("没有改动") == 2
    assert {path.name: path.read_bytes() for path in below.iterdir()} == before
    assert sorted(before) == [".lawlint.yaml", ".pre-commit-config.yaml"]


def test_a_folder_that_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    said = lawlint(capsys, "init", "没有")
    assert (said.status, said.err) == (2, "lawlint: 没有: 没有这个文件夹\n")


@pytest.mark.parametrize("name", ["house", "本单位规则", "规则/乡镇", "a: b"])
def test_a_new_pack_passes_its_examples_and_is_used(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert lawlint(capsys, "packs", "new", name).status == 0
    said = lawlint(capsys, "packs", "test", name)
    assert (said.status, said.out) == (0, "2个例子，0个不符\n")
    (folder / ".lawlint.yaml").write_text(yaml.safe_dump({"packs": [name]}, allow_unicode=True), encoding="utf-8")
    (folder / "通知.txt").write_text("关于调解工作的通知\n街道司法办受理申请12件。\n", encoding="utf-8")
    said = lawlint(capsys, "check", "通知.txt", "--output-format", "json")
    assert ("XX001", 2, "open") in said.found


def test_a_pack_is_not_overwritten(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "house").mkdir()
    said = lawlint(capsys, "packs", "new", "house")
    assert said.status == 2
    assert "已经存在" in said.err
    assert list((folder / "house").iterdir()) == []
