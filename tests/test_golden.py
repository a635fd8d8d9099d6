"""The examples: every byte of what lawlint says of them, and silence on those that are clean."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden import FOLDER, FORMATS, examples, golden, output
from tests.helpers import check

CLEAN = ("青石镇.txt", "禾丰县.txt")


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("example", examples(), ids=lambda path: path.name)
def test_output(example: Path, format_name: str) -> None:
    said = golden(example, format_name).read_text(encoding="utf-8")
    assert output(example, format_name) == said, "changed; if meant so, run: python -m tests.golden"


def test_every_golden_file_belongs_to_an_example() -> None:
    known = {golden(example, format_name) for example in examples() for format_name in FORMATS}
    assert {path for path in FOLDER.iterdir() if path.suffix in FORMATS.values()} == known


@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_report_is_silent_at_warning_level(name: str) -> None:
    text = (FOLDER.parents[1] / "examples" / name).read_text(encoding="utf-8")
    assert [entry for entry in check(text).diagnostics if entry.severity != "info"] == []
    assert sum(row.held for row in check(text).coverage) > 20
