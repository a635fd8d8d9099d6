"""The five real reports, which stay out of the project: found by LAWLINT_SHARED or beside the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


def _shared() -> Path | None:
    given = os.environ.get("LAWLINT_SHARED")
    folder = Path(given) if given else Path(__file__).parents[2] / "shared"
    return folder / "reports" if (folder / "reports" / "accept.py").is_file() else None


def test_real_reports() -> None:
    folder = _shared()
    if folder is None:
        assert not os.environ.get("LAWLINT_SHARED"), "LAWLINT_SHARED is set, but the reports are not there"
        pytest.skip("the five real reports are not here; set LAWLINT_SHARED to the folder that holds reports/")
    run = subprocess.run(
        [sys.executable, str(folder / "accept.py")], capture_output=True, text=True, encoding="utf-8", check=False
    )
    print(run.stdout)
    assert run.stdout.splitlines()[-1].endswith(" 0 failed"), run.stdout + run.stderr
