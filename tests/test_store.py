"""Compiled data: built once, found again by its sources, and no more of it kept than needed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lawlint.store import fetch, key_of


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LAWLINT_CACHE_DIR", str(tmp_path))
    return tmp_path


def test_a_value_is_built_once_for_its_sources(cache: Path) -> None:
    built = []

    def build() -> tuple[str, int]:
        built.append(1)
        return ("甲", len(built))

    assert fetch("tests-one", key_of(b"a"), build) == ("甲", 1)
    assert fetch("tests-one", key_of(b"a"), build) == ("甲", 1)
    assert fetch("tests-one", key_of(b"b"), build) == ("甲", 2)
    assert len(list(cache.glob("tests-one-*.bin"))) == 2


def test_what_is_broken_is_built_anew(cache: Path) -> None:
    fetch("tests-one", key_of(b"a"), lambda: 1)
    [path] = cache.glob("tests-one-*.bin")
    path.write_bytes(path.read_bytes()[:-1])
    assert fetch("tests-one", key_of(b"a"), lambda: 2) == 2


def test_old_values_are_forgotten_and_others_left_alone(cache: Path) -> None:
    fetch("tests-other", key_of(b"a"), lambda: 0)
    for number in range(12):
        fetch("tests-one", key_of(bytes([number])), lambda: number)  # noqa: B023 - called at once
        for path in cache.glob("tests-one-*.bin"):
            os.utime(path, (0, path.stat().st_mtime - 10))
    assert len(list(cache.glob("tests-one-*.bin"))) == 8
    assert len(list(cache.glob("tests-other-*.bin"))) == 1
    assert fetch("tests-one", key_of(bytes([11])), lambda: -1) == 11
    assert fetch("tests-one", key_of(bytes([0])), lambda: -1) == -1
