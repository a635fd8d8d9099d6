"""The hooks, tried with the real pre-commit: it clones this repository, installs it, and runs on a scratch repository."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GOOD = (ROOT / "examples" / "青石镇.txt").read_bytes()
BAD = "[bookmark: _GoBack]各村要备足沙袋20个。\n".encode()

pytestmark = pytest.mark.skipif(not (ROOT / ".git").exists(), reason="pre-commit clones a repository")


def _run(command: list[str], folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_the_manifest_is_valid() -> None:
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")]
    subprocess.run(command, check=True, capture_output=True)


@pytest.mark.slow
def test_a_good_and_a_bad_report(tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PYTHON"))}
    environment = kept | {"PRE_COMMIT_HOME": str(tmp_path / "home"), "LAWLINT_CACHE_DIR": str(tmp_path / "cache")}
    environment |= {"GIT_CONFIG_COUNT": "2", "GIT_CONFIG_KEY_0": "user.name", "GIT_CONFIG_VALUE_0": "t"}
    environment |= {"GIT_CONFIG_KEY_1": "user.email", "GIT_CONFIG_VALUE_1": "t@example.invalid"}
    (scratch / "好.txt").write_bytes(GOOD)
    (scratch / "坏.txt").write_bytes(BAD)
    (scratch / "坏.bin").write_bytes(BAD)
    for command in (["git", "init", "-q"], ["git", "add", "-A"], ["git", "commit", "-qm", "x"]):
        assert _run(command, scratch, environment).returncode == 0

    def hook(name: str, *files: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), name, "--verbose", "--files", *files]
        return _run(command, scratch, environment)

    good = hook("lawlint", "好.txt")
    assert good.returncode == 0, good.stdout + good.stderr
    bad = hook("lawlint", "好.txt", "坏.txt", "坏.bin")
    assert bad.returncode == 1
    assert "R001 export-residue" in bad.stdout
    assert "坏.bin" not in bad.stdout
    mended = hook("lawlint-fix", "好.txt", "坏.txt")
    assert mended.returncode == 1  # pre-commit fails when a hook changes files
    assert (scratch / "坏.txt").read_bytes() == BAD.replace(b"[bookmark: _GoBack]", b"")
    assert (scratch / "好.txt").read_bytes() == GOOD
    assert "R001" not in hook("lawlint", "坏.txt").stdout
