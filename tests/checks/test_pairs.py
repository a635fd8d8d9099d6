"""Kind pairs: marks that lack a partner, quotation marks of the wrong direction."""

from __future__ import annotations

import pytest

from lawlint.fixes.apply import apply_fixes
from tests.helpers import check, found

BOTH = ("unpaired-mark", "same-direction-quote")


@pytest.mark.parametrize("mark", ["（", "《", "“", "〔", "(", "）", "》", "”", "〕", ")"])
def test_a_lone_mark_is_found(mark: str) -> None:
    assert found(check(f"普法{mark}宣传活动六场。", *BOTH)) == [("unpaired-mark", 1, mark)]


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("在“宪法周“期间办展。", "在“宪法周”期间办展。"),
        ("在”宪法周”期间办展。", "在“宪法周”期间办展。"),
        ("在”宪法周“期间办展。", "在“宪法周”期间办展。"),
        ('在"宪法周"期间办展。', "在“宪法周”期间办展。"),
        ("在“宪法周“期间办“法治集市”。", "在“宪法周“期间办“法治集市”。"),  # more than two marks: shown, not applied
    ],
)
def test_directions(text: str, fixed: str) -> None:
    report = check(text, *BOTH)
    assert [name for name, _, _ in found(report)] == ["same-direction-quote"]
    assert apply_fixes(text, report.diagnostics).text == fixed


def test_without_the_rule_of_directions_the_fault_is_still_found() -> None:
    assert found(check("在“宪法周“期间办展。", "unpaired-mark")) == [("unpaired-mark", 1, "“宪法周“")]


def test_a_bracket_that_closes_in_a_later_line_is_not_judged() -> None:
    row = check("（注：数据截至年底。\n口径有调整。）", "unpaired-mark").coverage[0]
    assert (row.found, row.not_judged) == (0, 2)


def test_a_marker_gets_its_bracket_back() -> None:
    text = "一、工作\n（一、领导\n开会3次。\n（二）执法\n办案8件。\n"
    report = check(text, "unpaired-mark")
    assert found(report) == [("unpaired-mark", 2, "（一、")]
    assert apply_fixes(text, report.diagnostics).text == text.replace("（一、", "（一）")
