"""Cells in a terminal, and lines broken as Chinese is set."""

from __future__ import annotations

import pytest

from lawlint.text.width import clip, width, wrap


@pytest.mark.parametrize(("text", "cells"), [("", 0), ("ab", 2), ("中文", 4), ("“”", 4), ("e\u0301", 1), ("㎡", 2)])
def test_width(text: str, cells: int) -> None:
    assert width(text) == cells


def test_clip() -> None:
    assert clip("法治政府建设", 12) == "法治政府建设"
    assert clip("法治政府建设", 11) == "法治政府…"


@pytest.mark.parametrize(
    ("text", "cells", "lines"),
    [
        ("", 10, [""]),
        ("法治政府建设", 8, ["法治政府", "建设"]),
        ("法治政府，建设", 8, ["法治政", "府，建设"]),  # no mark begins a line
        ("法治政“府”建", 8, ["法治政", "“府”建"]),  # nor does an opening one end it
        ("第（一）项（规定）", 14, ["第（一）项", "（规定）"]),
        ("见 percentage-mismatch 一条", 12, ["见", "percentage-mismatch", "一条"]),  # a word is not cut
    ],
)
def test_wrap(text: str, cells: int, lines: list[str]) -> None:
    assert wrap(text, cells) == lines
    assert "".join(wrap(text, cells)).replace(" ", "") == text.replace(" ", "")
