"""What lawlint says of each example, in text and JSON. `python -m tests.golden` writes it anew; review the difference."""

from __future__ import annotations

import contextlib
import io
import json
import os
from pathlib import Path

from lawlint.cli import run

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent
FORMATS = {"text": ".out", "json": ".json"}
SUFFIXES = (".txt", ".md")


def examples() -> list[Path]:
    """The example drafts, by name."""
    return sorted(path for path in (ROOT / "examples").iterdir() if path.suffix in SUFFIXES)


def output(example: Path, format_name: str) -> str:
    """What a check of `example` prints, run from the top of the checkout."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        with contextlib.redirect_stdout(stream):
            run(["check", "--isolated", "--output-format", format_name, f"examples/{example.name}"])
    finally:
        os.chdir(before)
    stream.flush()
    said: str = stream.buffer.getvalue().decode("utf-8")
    if format_name == "json":  # one line is for machines; a difference is reviewed by people
        return json.dumps(json.loads(said), ensure_ascii=False, indent=1) + "\n"
    return said


def golden(example: Path, format_name: str) -> Path:
    """Where the output of `example` is kept."""
    return FOLDER / f"{example.name}{FORMATS[format_name]}"
