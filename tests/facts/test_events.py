"""Events as facts: names, and plenary sessions in lists."""

from __future__ import annotations

import pytest

from lawlint.facts import events
from lawlint.text.grams import grams_of
from tests.helpers import document, ruleset


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("二十届二中、三中全会精神", [("二十届二中", "二十届二中全会"), ("三中全会", "二十届三中全会")]),
        ("党的二十大精神", [("党的二十大", "党的二十大")]),
        ("十九届六中全会", [("十九届六中全会", "十九届六中全会")]),
        ("市委二十届三中全会、省委十二届四中全会", []),
        ("二十大类事项、第二十大队", []),
        ("二十届九中全会", []),
        ("脱贫攻坚战", [("脱贫攻坚", "脱贫攻坚")]),
    ],
)
def test_events(text: str, found: list[tuple[str, str]]) -> None:
    register = ruleset().register("events")
    read = document(text)
    mentions = events.read(read, register, grams_of(read.folded))
    assert [(read.cut(entry.span), register.events[entry.entry].name) for entry in mentions] == found
