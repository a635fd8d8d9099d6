"""Exemptions in comments: which findings they answer for, and what is said of those that are wrong."""

from __future__ import annotations

import pytest

from lawlint import engine
from lawlint.model.document import Exemption, Origin
from lawlint.model.report import Report
from lawlint.model.settings import Settings
from lawlint.model.span import Span
from tests.helpers import check, document, ruleset

RESIDUE = "[bookmark: _GoBack]"


def lint(text: str, *rules: str, **settings: object) -> Report:
    return check(text, *(rules or ("export-residue",)), name="稿.md", **settings)


def states(report: Report) -> list[tuple[str, int, str]]:
    return [(entry.rule, entry.line, entry.state) for entry in report.diagnostics]


def test_on_a_line_with_text_it_means_that_line() -> None:
    report = lint(f"适当增加{RESIDUE}经费。<!-- lawlint: export-residue -- 系统要求保留 -->\n又{RESIDUE}。\n")
    assert states(report) == [("R001", 1, "suppressed"), ("R001", 2, "open")]
    assert report.diagnostics[0].reason == "系统要求保留"
    assert report.diagnostics[1].reason == ""


@pytest.mark.parametrize("between", ["", "\n", "\n\n"])
def test_alone_it_means_the_next_line_with_text(between: str) -> None:
    report = lint(f"<!-- lawlint: R001 -- 留存 -->\n{between}甲{RESIDUE}。\n乙{RESIDUE}。\n")
    assert [state for _, _, state in states(report)] == ["suppressed", "open"]


def test_a_block() -> None:
    text = f"甲{RESIDUE}\n<!-- lawlint-begin: R001 -- 引文照录 -->\n乙{RESIDUE}\n\n丙{RESIDUE}\n<!-- lawlint-end -->\n丁{RESIDUE}\n"
    assert [state for _, _, state in states(lint(text))] == ["open", "suppressed", "suppressed", "open"]


def test_blocks_nest() -> None:
    begin, end = "<!-- lawlint-begin: R001 -- 照录 -->\n", "<!-- lawlint-end -->\n"
    report = lint(f"{begin}甲{RESIDUE}\n{begin}乙{RESIDUE}\n{end}丙{RESIDUE}\n{end}丁{RESIDUE}\n")
    assert [state for _, _, state in states(report)] == ["suppressed"] * 3 + ["open"]


def test_the_whole_file() -> None:
    report = lint(f"甲{RESIDUE}\n<!-- lawlint-file: R001 -- 样本 -->\n乙{RESIDUE}\n")
    assert [state for _, _, state in states(report)] == ["suppressed", "suppressed"]


def test_several_rules_and_full_width_marks() -> None:
    report = lint(f"甲{RESIDUE}。<!-- lawlint：R001，heading-number-style —— 系统自带 -->\n")
    assert states(report) == [("R001", 1, "suppressed")]
    report = lint(f"甲{RESIDUE}。<!-- lawlint: R001, N003 -- 系统自带 -->\n", "R001", "N003")
    assert states(report) == [("R001", 1, "suppressed"), ("Z103", 1, "open")]


def test_a_reason_is_required() -> None:
    for comment in ("lawlint: R001", "lawlint: R001 --", "lawlint: R001 --   ", "lawlint-file: R001 -- "):
        report = lint(f"甲{RESIDUE}。<!-- {comment} -->\n")
        assert sorted(states(report)) == [("R001", 1, "open"), ("Z101", 1, "open")]
        malformed = next(entry for entry in report.diagnostics if entry.rule == "Z101")
        assert "没有写理由" in malformed.message
        assert malformed.severity == "error"


@pytest.mark.parametrize(
    "comment",
    ["lawlint-ignore: R001 -- 理由", "lawlint R001 -- 理由", "lawlint: -- 理由", "lawlint-end: R001", "lawlint", "lawlint-begin"],
)  # fmt: skip
def test_what_is_not_in_the_syntax_is_said(comment: str) -> None:
    report = lint(f"甲{RESIDUE}。<!-- {comment} -->\n")
    assert ("Z101", 1, "open") in states(report)
    assert ("R001", 1, "open") in states(report)


def test_blocks_must_be_closed_and_opened() -> None:
    assert "没有 lawlint-end" in lint("甲。\n<!-- lawlint-begin: R001 -- 理由 -->\n乙。\n").diagnostics[0].message
    assert "没有 lawlint-begin" in lint("甲。\n<!-- lawlint-end -->\n乙。\n").diagnostics[0].message


def test_unknown_rule_with_what_was_meant() -> None:
    report = lint("甲。<!-- lawlint: export-residu -- 理由 -->\n")
    assert [(entry.rule, entry.message) for entry in report.diagnostics] == [
        ("Z102", "豁免里的“export-residu”不是规则名，是不是“export-residue”？")
    ]


def test_unused() -> None:
    report = lint("甲。<!-- lawlint: export-residue -- 理由 -->\n")
    assert [(entry.rule, entry.severity, entry.quote) for entry in report.diagnostics] == [
        ("Z103", "warning", "<!-- lawlint: export-residue -- 理由 -->")
    ]


def test_a_rule_that_did_not_run_is_not_unused() -> None:
    assert lint("甲。<!-- lawlint: export-residue -- 理由 -->\n", "N003").diagnostics == ()


@pytest.mark.parametrize(
    ("today", "expected"),
    [("2026-03-30", ["suppressed"]), ("2026-03-31", ["suppressed"]), ("2026-04-01", ["open", "open"]), (None, ["suppressed"])],
)  # fmt: skip
def test_expiry(today: str | None, expected: list[str]) -> None:
    report = lint(f"甲{RESIDUE}。<!-- lawlint: R001 until 2026-03-31 -- 报送前处理 -->\n", today=today)
    assert [entry.state for entry in report.diagnostics] == expected
    if len(expected) == 2:
        assert report.diagnostics[1].rule == "Z104"
        assert "2026-03-31" in report.diagnostics[1].message


def test_an_expiry_that_is_no_day() -> None:
    report = lint(f"甲{RESIDUE}。<!-- lawlint: R001 until 2026-02-30 -- 理由 -->\n", today="2026-01-01")
    assert states(report) == [("R001", 1, "open"), ("Z101", 1, "open")]


@pytest.mark.parametrize("rule", ["Z901", "internal-error", "Z103", "exemption-unused"])
def test_tool_rules_cannot_be_exempted(rule: str) -> None:
    report = lint(f"甲。<!-- lawlint: {rule} -- 理由 -->\n")
    assert [entry.rule for entry in report.diagnostics] == ["Z101"]
    assert "不能豁免" in report.diagnostics[0].message


def test_none_counts_with_no_exemptions() -> None:
    text = f"甲{RESIDUE}。<!-- lawlint: R001 -- 理由 -->\n<!-- lawlint: nonsense -->\n"
    assert states(lint(text, no_exemptions=True)) == [("R001", 1, "open")]


def test_comments_in_code_and_in_plain_text_are_no_requests() -> None:
    assert lint("```\n<!-- lawlint: R001 -- 理由 -->\n```\n").diagnostics == ()
    assert lint("    <!-- lawlint: R001 -- 理由 -->\n").diagnostics == ()
    report = check(f"甲{RESIDUE}。<!-- lawlint: R001 -- 理由 -->\n", "export-residue", name="稿.txt")
    assert "open" in [entry.state for entry in report.diagnostics]


def test_other_comments_are_left_alone() -> None:
    assert lint("甲。<!-- lawlinter: x --><!-- 请 lawlint 检查 -->\n").diagnostics == ()


def test_a_comment_over_several_lines() -> None:
    report = lint(f"<!-- lawlint: R001\n  -- 两行\n-->\n甲{RESIDUE}。\n")
    assert states(report) == [("R001", 4, "suppressed")]
    assert report.diagnostics[0].reason == "两行"


def test_a_request_knows_where_it_stands() -> None:
    read = document(f"甲{RESIDUE}。<!-- lawlint: R001 -- 理由 -->\n", "稿.md")
    assert read.exemptions == (
        Exemption(("R001",), Span(0, len(read.text) - 1), None, "理由", None, Origin("稿.md"), Span(21, 49), None),
    )


def test_what_is_answered_for_is_not_counted_with_the_rest() -> None:
    """A cause that repeats all over a document is one finding: of the open ones."""
    rule = ruleset().by_name["export-residue"]._replace(repeats=2)
    read = document(f"甲{RESIDUE}。<!-- lawlint: R001 -- 照录 -->\n乙{RESIDUE}。\n丙{RESIDUE}。\n", "稿.md")
    found = engine.lint(read, ruleset(), [rule], Settings()).diagnostics
    assert [(entry.line, entry.state, "共2处" in entry.message) for entry in found] == [
        (1, "suppressed", False),
        (2, "open", True),
    ]
