"""Looking for a pattern up to a place behind the end of the text."""

from __future__ import annotations

from lawlint.text.pattern import find_all
from lawlint.text.pattern_syntax import compile_pattern


def test_an_end_behind_the_text_is_its_end() -> None:
    pattern = compile_pattern("第{数}条")
    assert [tuple(match.span) for match in find_all(pattern, "依据第三条", 0, 99)] == [(2, 5)]
    gap = compile_pattern("图{..8}")
    assert list(find_all(gap, "见图", 0, 99)) == list(find_all(gap, "见图"))
