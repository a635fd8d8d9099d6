"""Packs and compiled data, found in a wheel, an editable install and a checkout; compiled data says what its sources say."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from lawlint import __version__, store
from lawlint.packs import locate, ruleset
from lawlint.packs.compile import compile_packs, pack_closure
from lawlint.packs.locate import DEFAULT_PACK, pack_folder, packs_dir
from lawlint.packs.ruleset import packs_key
from lawlint.shipping import compiled_files

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from this checkout by the installed hatchling."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (found,) = folder.glob("*.whl")
    return found


def test_the_wheel_holds_packs_and_compiled_data(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for path in (ROOT / "rules").rglob("*.yaml"):
        assert f"lawlint/_rules/{path.relative_to(ROOT / 'rules').as_posix()}" in names
    assert {f"lawlint/_compiled/{name}" for name in compiled_files()} <= names
    assert "lawlint/outline/outline.lark" in names


def test_the_wheel_runs_without_reading_yaml(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    (tmp_path / "报告.txt").write_text(
        "二、存在的不足\n应持证20人，持证18人，持证率95%。\n三、依据《物权法》\n", encoding="utf-8"
    )
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r}); from lawlint.cli import run; import lawlint;"
        f"assert 'site' in lawlint.__file__; run(['--year', '2023', '--output-format', 'concise', '--as-report', '报告.txt']);"
        "print(*(name for name in ('yaml', 'lawlint.packs.source') if name in sys.modules))"
    )
    environment = {"LAWLINT_CACHE_DIR": str(tmp_path / "cache"), "PATH": "", "PYTHONIOENCODING": "utf-8"}
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    lines = run.stdout.splitlines()
    assert any("F001" in line for line in lines)
    assert any("L001" in line for line in lines)
    assert lines[-1] == ""  # neither YAML nor the pack format was imported
    assert not (tmp_path / "cache").exists()  # nothing had to be compiled


def test_compiled_packs_say_what_the_yaml_says() -> None:
    key = packs_key(__version__.encode())
    assert store.unpack(compiled_files()["packs.bin"], key) == compile_packs(pack_closure([pack_folder(DEFAULT_PACK)]))


def test_a_change_of_the_sources_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import shutil

    shutil.copytree(packs_dir(), tmp_path / "rules")
    monkeypatch.setattr(locate, "_IN_CHECKOUT", tmp_path / "rules")
    before = packs_key(b"code")
    path = tmp_path / "rules" / "common" / "figures.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("核对总数", "再核对总数"), encoding="utf-8")
    assert packs_key(b"code") != before
    rule = ruleset.load().by_name["percentage-mismatch"]
    assert rule.remedy.startswith("再核对总数")


def test_a_damaged_cache_is_built_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAWLINT_CACHE_DIR", str(tmp_path))
    assert store.fetch("thing", "0" * 32, lambda: [1, 2]) == [1, 2]
    (path,) = tmp_path.iterdir()
    for damage in (b"", b"lawlint1", path.read_bytes()[:-3], b"\xff" * 60):
        path.write_bytes(damage)
        assert store.fetch("thing", "0" * 32, lambda: [1, 2]) == [1, 2]


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("LAWLINT_CACHE_DIR", str(tmp_path / "file" / "cache"))
    assert store.fetch("thing", "1" * 32, lambda: "built") == "built"
