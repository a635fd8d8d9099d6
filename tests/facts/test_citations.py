"""Citations as facts: which names are acts, and which acts they name."""

from __future__ import annotations

import pytest

from lawlint.facts import citations
from lawlint.text.grams import grams_of
from tests.helpers import document, ruleset


def _titles(text: str) -> list[str | None]:
    register = ruleset().register("laws")
    read = document(text)
    found = citations.read(read, register, grams_of(read.folded))
    return [None if entry.entry is None else register.law(entry.entry).title for entry in found]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("《中华人民共和国民法典》", ["民法典"]),
        ("国务院《关于加强法治政府建设的意见》", ["国务院关于加强法治政府建设的意见"]),
        ("《行政处罚法（2021年修订）》", ["行政处罚法"]),
        ("《习近平法治思想学习纲要（2024年版）》", ["习近平法治思想学习纲要"]),
        ("县政府《关于加强法治政府建设的意见》", [None]),
        ("宣传民法典、劳动合同法", ["民法典", "劳动合同法"]),
        ("全县安全生产法宣传", ["安全生产法"]),
        ("防范合同法律风险，云岭省信访条例，信访条例实施细则", []),
        ("《学习民法典的通知》", [None]),
    ],
)
def test_acts(text: str, titles: list[str | None]) -> None:
    assert _titles(text) == titles


def test_spans_slice_back() -> None:
    text = "学习《民法典》和行政复议法。"
    read = document(text)
    found = citations.read(read, ruleset().register("laws"), grams_of(read.folded))
    assert [text[entry.span.start : entry.span.end] for entry in found] == ["《民法典》", "行政复议法"]
    assert [entry.marked for entry in found] == [True, False]
