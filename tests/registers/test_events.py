"""The register of events: what it refuses, and what it answers."""

from __future__ import annotations

import pytest

from lawlint.registers import events
from lawlint.text.grams import grams_of
from tests.helpers import ruleset

META = {"name": "events", "as_of": "2026-01-01"}
ROW = {"name": "甲会", "type": "plenum", "start": "2024-07-15"}


def test_name_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="两次"):
        events.compile_rows(META, {"entries": [ROW, {**ROW, "name": "乙会", "aliases": ["甲会"]}]})


def test_unknown_type_is_refused() -> None:
    with pytest.raises(ValueError, match="type"):
        events.compile_rows(META, {"entries": [{**ROW, "type": "会议"}]})


def test_longest_name_wins() -> None:
    rows = [{**ROW, "name": "专项斗争"}, {**ROW, "name": "扫黑专项斗争"}]
    register = events.Register(events.compile_rows(META, {"entries": rows}))
    assert list(register.names_in("开展扫黑专项斗争", grams_of("开展扫黑专项斗争"))) == [(2, 8, 1)]


def test_days_have_right_dates() -> None:
    days = {day.name: (day.month, day.day) for day in ruleset().register("events").days}
    assert days["国家宪法日"] == (12, 4)
    assert days["国际消费者权益日"] == (3, 15)


def test_no_wrong_name_is_right_or_part_of_a_right_one() -> None:
    days = ruleset().register("events").days
    right = [name for day in days for name in (day.name, *day.aliases)]
    assert [wrong for day in days for wrong in day.wrong if any(wrong in name for name in right)] == []
