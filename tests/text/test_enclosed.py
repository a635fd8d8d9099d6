"""Inside 《》, quotation marks and brackets, or not."""

from __future__ import annotations

import pytest

from lawlint.model.span import Span
from lawlint.text.enclosed import inside


@pytest.mark.parametrize(
    ("text", "opening", "expected"),
    [
        ("订阅《某市法制报》一份", "《", True),
        ("《甲》法制《乙》", "《", False),
        ("《甲法制，没有闭合", "《", False),
        ("《没有闭合，法制，又起《乙》", "《", False),
        ("他说“法制宣传”好", "“", True),
        ('他说"法制宣传"好', '"', True),
        ('"甲"法制"乙"', '"', False),
        ("《甲\n法制》", "《", False),
        ("（法制）", "(", True),
    ],
)
def test_inside(text: str, opening: str, expected: bool) -> None:
    folded = text.replace("（", "(").replace("）", ")")
    at = folded.index("法制")
    assert inside(folded, Span(at, at + 2), opening) is expected
