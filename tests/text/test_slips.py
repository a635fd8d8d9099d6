"""Set phrases with one character changed."""

from __future__ import annotations

import pytest

from lawlint.text.grams import grams_of
from lawlint.text.slips import SlipSource, build, find_slips


def slips(
    text: str, *phrases: str, alike: tuple[str, ...] = ("制治", "宜益"), right: tuple[str, ...] = ()
) -> list[str]:
    found = find_slips(build(SlipSource(phrases, alike, right)), text, grams_of(text))
    return [f"{text[slip.span.start : slip.span.end]}→{slip.right}" for slip in found]


def test_one_character_at_any_place() -> None:
    assert slips("坚持因地治宜，因地制益。", "因地制宜") == ["因地治宜→因地制宜", "因地制益→因地制宜"]


def test_two_changes_or_strange_ones_are_left_alone() -> None:
    assert slips("因地治益，因地施宜，因时制宜，因地制宜。", "因地制宜") == []


def test_forms_that_are_right_after_all() -> None:
    assert slips("依法制理", "依法治理", right=("依法制",)) == []
    assert slips("标本兼制", "标本兼治", "标本兼制") == []


def test_short_phrases_are_refused() -> None:
    with pytest.raises(ValueError, match="太短"):
        build(SlipSource(("夯实",), ("夯奔",)))
