"""What may be edited: characters of the source, and places beside one."""

from __future__ import annotations

import pytest

from lawlint.model.document import Block, Document, Origin, Segment
from lawlint.model.span import Span

_PARTS = (("一、", False), ("甲", True), ("\n", False), ("乙", True))


def _document() -> Document:
    segments, at = [], 0
    for text, editable in _PARTS:
        segments.append(Segment(Span(at, at + len(text)), Origin("稿", f"第{at}段"), editable))
        at += len(text)
    text = "".join(part for part, _ in _PARTS)
    blocks = (Block(Span(0, 3)), Block(Span(4, 5)))
    return Document(path="稿", format="docx", text=text, folded=text, blocks=blocks, segments=tuple(segments))


@pytest.mark.parametrize(
    ("start", "end", "editable"),
    [
        (0, 2, False), (1, 3, False), (2, 3, True), (2, 4, False), (3, 4, False), (4, 5, True), (2, 5, False),
        (0, 0, False), (1, 1, False), (2, 2, True), (3, 3, True), (4, 4, True), (5, 5, True),
    ],
)  # fmt: skip
def test_editable(start: int, end: int, editable: bool) -> None:
    assert _document().editable(Span(start, end)) is editable


def test_labels_of_places() -> None:
    assert [_document().label_at(at) for at in range(6)] == ["第0段", "第0段", "第2段", "第3段", "第4段", "第4段"]
