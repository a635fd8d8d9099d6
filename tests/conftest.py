"""Settings of the whole suite: no user's cache or configuration is read, and random examples are the same every time."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("lawlint", derandomize=True, deadline=None)
settings.load_profile("lawlint")

# One cache for the workers of a run: packs are compiled once, not once a test.
os.environ.setdefault("LAWLINT_CACHE_DIR", str(Path(tempfile.gettempdir()) / "lawlint-tests"))


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "LAWLINT_OUTPUT_FORMAT", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
