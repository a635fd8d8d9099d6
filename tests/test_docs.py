"""The documents tell the truth: names in ARCHITECTURE.md resolve, README's commands exist, both READMEs say the same."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

from lawlint.checks import KINDS
from lawlint.cli import run
from lawlint.config import KEYS

ROOT = Path(__file__).parents[1]
NAMES = sorted(set(re.findall(r"`(lawlint(?:\.\w+)+)`", (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8"))))


@pytest.mark.parametrize("name", NAMES)
def test_architecture_names_what_exists(name: str) -> None:
    module, attributes = name, list[str]()
    while True:
        try:
            found = import_module(module)
            break
        except ModuleNotFoundError:
            module, _, attribute = module.rpartition(".")
            attributes.insert(0, attribute)
    for attribute in attributes:
        found = getattr(found, attribute)


def test_architecture_lists_every_kind() -> None:
    table = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").partition("## Check kinds")[2]
    listed = {name.strip() for row in re.findall(r"^\| ([a-z, -]+) \|", table, re.M) for name in row.split(",")}
    assert set(KINDS) <= listed


def _blocks(name: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", (ROOT / name).read_text(encoding="utf-8"), re.M | re.S)


def test_both_readmes_have_the_same_two_commands() -> None:
    assert len(_blocks("README.md", "sh")) == 2
    assert _blocks("README.md", "sh") == _blocks("README.zh-CN.md", "sh")
    first_screen = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:24]
    assert sum(line.startswith("python3 ") for line in first_screen) == 2


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_every_console_line_runs(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = (ROOT / "examples" / "青石镇-有误.txt").read_bytes()
    lines = [line for block in _blocks(name, "console") for line in block.splitlines() if line.startswith("$ lawlint ")]
    assert len(lines) >= 5
    for line in lines:
        folder = tmp_path / str(lines.index(line))
        folder.mkdir()
        monkeypatch.chdir(folder)
        (folder / "报告.txt").write_bytes(draft)
        words = line.partition("#")[0].split()[2:]
        assert run(words) in (0, 1), line


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_configuration_shown_is_valid(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown, *_ = _blocks(name, "yaml")
    keys = re.findall(r"^([a-z-]+):", shown, re.M)
    assert set(keys) <= set(KEYS)
    monkeypatch.chdir(tmp_path)
    without_packs = "".join(line for line in shown.splitlines(True) if not line.startswith("packs"))
    (tmp_path / ".lawlint.yaml").write_text(without_packs, encoding="utf-8")
    assert run(["check", "--show-settings"]) == 0
