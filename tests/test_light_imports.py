"""What a run imports: each module in a fresh interpreter, so that nothing slips in unseen."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_SHOW = "import sys; {code}; print(*sorted(name for name in sys.modules if name.split('.')[0] in {tops!r}))"
_THIRD = ("click", "colorama", "docx", "lark", "lxml", "pathspec", "yaml")


def _loaded(code: str, tops: tuple[str, ...]) -> set[str]:
    script = _SHOW.format(code=code, tops=tops)
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, encoding="utf-8", check=True)
    return {name.split(".")[0] for name in run.stdout.splitlines()[-1].split()} if run.stdout.strip() else set()


@pytest.mark.parametrize(
    "layer", ["model", "text", "readers.txt", "facts", "identity", "filters.select", "fixes.apply"]
)
def test_lower_layers_import_the_standard_library_alone(layer: str) -> None:
    assert _loaded(f"import lawlint.{layer}", _THIRD) == set()


def test_a_plain_check_needs_neither_yaml_nor_the_extras(tmp_path: Path) -> None:
    (tmp_path / "报告.txt").write_text("一、主要工作\n办理案件8件。\n", encoding="utf-8")
    code = (
        f"import os; os.chdir({str(tmp_path)!r}); from lawlint.cli import run; run(['--output-format', 'concise', '.'])"
    )
    _loaded(code, _THIRD)  # the first run may compile, which reads YAML
    assert _loaded(code, _THIRD) == {"click"}
