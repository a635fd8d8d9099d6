"""Kind `issuer`: whose words, whose powers, whose place."""

from __future__ import annotations

from typing import Any

import pytest

from lawlint.engine import lint
from lawlint.filters.select import selected
from lawlint.model.settings import Settings
from lawlint.packs.ruleset import RuleSet, load
from tests.helpers import check, document, found


def names(text: str, *rules: str, **settings: Any) -> list[str]:
    return [entry.quote for entry in check(text, *rules, as_report=True, **settings).diagnostics]


@pytest.mark.parametrize(
    ("place", "profile", "expected"),
    [
        ("青石镇", "township", ["我局", "我乡", "我街道"]),
        ("青石乡", "township", ["我局", "我镇", "我街道"]),
        ("文昌街道", "street", ["我局", "我镇", "我乡"]),
        ("云岭县", "county", ["我局", "我镇", "我乡", "我街道", "我区"]),
        ("云岭县", "department", ["我镇", "我乡", "我街道"]),
        (None, None, []),
    ],
)
def test_words_for_oneself(place: str | None, profile: str | None, expected: list[str]) -> None:
    words = ["我局", "我镇", "我乡", "我街道", "我县", "我区", "我市", "我省"]
    rule = "unit-type-mismatch"
    assert [word for word in words if names(f"{word}依法行政。", rule, place=place, profile=profile)] == expected


def test_many_are_one_with_a_count() -> None:
    report = check(
        "我局甲。我局乙。我局丙。我局丁。", "unit-type-mismatch", place="青石镇", profile="township", as_report=True
    )
    assert len(report.diagnostics) == 1
    assert "共4处" in report.diagnostics[0].message


def test_an_issuer_guessed_from_a_text_with_two_voices_is_not_judged() -> None:
    text = "我镇甲，我镇乙，我局丙，我局丁。柳溪镇戊，柳溪镇己。"
    report = check(text, "unit-type-mismatch", as_report=True)
    assert report.diagnostics == ()
    assert report.coverage[0].not_judged


def test_powers_are_those_of_the_profile() -> None:
    text = "全年制定部门规范性文件2件。"
    rule = "township-beyond-powers"
    assert names(text, rule, profile="township") == ["部门规范性文件"]
    assert names(text, rule, profile="department") == []


def test_one_matter_in_one_sentence_is_one_finding() -> None:
    text = "我镇受理行政复议案件3件，作出复议决定3件；我镇受理行政复议案件1件。"
    assert len(names(text, "township-beyond-powers", profile="township")) == 2


def test_a_place_of_the_same_county_is_examined_and_held() -> None:
    text = "安化县东坪镇2023年度法治政府建设情况报告\n2023年，东坪镇会同小淹镇办案2件，浪川乡办案1件。\n"
    report = check(text, "foreign-place-name")
    assert found(report) == [("foreign-place-name", 2, "浪川乡")]
    assert report.coverage[0].held >= 2


def test_what_stands_above_an_issuer_is_told_by_its_profile() -> None:
    """Without 县 among the superiors the county of 东坪镇 is not known, and 浪川乡 may well be a neighbour."""
    text = "安化县东坪镇2023年度法治政府建设情况报告\n2023年，东坪镇会同小淹镇办案2件，浪川乡办案1件。\n"
    rules, settings = load(), Settings(select=("foreign-place-name",))
    chosen = selected(rules.pack.rules, settings)
    assert len(lint(document(text), rules, chosen, settings).diagnostics) == 1
    no_county = tuple(profile._replace(superiors=("市",)) for profile in rules.pack.profiles)
    rules.pack = rules.pack._replace(profiles=no_county)
    assert lint(document(text), rules, chosen, settings).diagnostics == ()


class _NoRegisters(RuleSet):
    """Rules without any register to read."""

    def register(self, name: str) -> Any:
        raise AssertionError(f"read {name}")


def test_the_register_is_read_only_where_a_name_stands() -> None:
    rules = load()
    rules.__class__ = _NoRegisters
    settings = Settings(place="青石镇", profile="township", select=("foreign-place-name", "unit-type-mismatch"))
    text = "我镇坚持依法行政，全镇各村、各社区平安建设、法治乡村建设有序推进，青石镇获评全县先进。"
    report = lint(document(text), rules, selected(rules.pack.rules, settings), settings._replace(as_report=True))
    assert report.diagnostics == ()
