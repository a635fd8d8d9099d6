"""Edits to text: whole or not at all, never twice at one place."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from lawlint.fixes.apply import apply_fixes
from lawlint.model.report import Diagnostic, Fix
from lawlint.model.span import Edit, Span


def entry(*edits: tuple[int, int, str], safety: str = "safe", state: str = "open") -> Diagnostic:
    """A diagnostic with a fix, and nothing else that matters here."""
    fix = Fix("改", safety, tuple(Edit(Span(start, end), text) for start, end, text in edits))
    span = Span(edits[0][0], edits[0][1])
    return Diagnostic(
        "X001", "x", "", "error", "", "", span, 1, 1, 1, 1, None, "", (), (), (), fix, "", None, state
    )  # fmt: skip


def test_replace_insert_delete() -> None:
    assert apply_fixes("甲乙丙丁", [entry((0, 1, "A"))]).text == "A乙丙丁"
    assert apply_fixes("甲乙丙丁", [entry((2, 2, "X"))]).text == "甲乙X丙丁"
    assert apply_fixes("甲乙丙丁", [entry((1, 3, ""))]).text == "甲丁"
    assert apply_fixes("", [entry((0, 0, "X"))]).text == "X"


def test_safety() -> None:
    kinds = [entry((0, 1, "A")), entry((2, 3, "B"), safety="unsafe"), entry((4, 5, "C"), safety="display")]
    assert apply_fixes("甲乙丙丁戊", kinds).text == "A乙丙丁戊"
    assert apply_fixes("甲乙丙丁戊", kinds, unsafe=True).text == "A乙B丁戊"


def test_exempted_findings_are_not_mended() -> None:
    assert apply_fixes("甲乙", [entry((0, 1, "A"), state="suppressed")]).text == "甲乙"


def test_of_two_that_touch_the_first_is_applied() -> None:
    for second in ((0, 2, "B"), (1, 2, "B"), (1, 1, "B"), (0, 1, "B"), (0, 0, "B")):
        result = apply_fixes("甲乙丙", [entry((0, 1, "A")), entry(second)])
        assert result.text == "A乙丙"
        assert (len(result.applied), len(result.skipped)) == (1, 1)


def test_a_fix_of_several_edits_is_applied_whole() -> None:
    pair, single = entry((0, 1, "“"), (4, 5, "”")), entry((4, 5, "X"))
    assert apply_fixes('"甲乙丙"', [pair, single]).text == "“甲乙丙”"
    result = apply_fixes('"甲乙丙"', [single, pair])
    assert result.text == '"甲乙丙X'
    assert result.skipped == (pair,)


def test_a_fix_that_says_one_edit_twice_does_it_once() -> None:
    assert apply_fixes("甲乙", [entry((0, 1, "A"), (0, 1, "A"))]).text == "A乙"


def test_a_fix_that_overlaps_itself_is_not_applied() -> None:
    result = apply_fixes("甲乙丙", [entry((0, 2, "A"), (1, 3, "B"))])
    assert (result.text, len(result.skipped)) == ("甲乙丙", 1)


def test_ten_thousand_fixes() -> None:
    text = "甲乙" * 10_000
    started = time.process_time()
    assert apply_fixes(text, [entry((at, at + 1, "A")) for at in range(0, 20_000, 2)]).text == "A乙" * 10_000
    assert time.process_time() - started < 1


@given(
    st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.text(max_size=3)), max_size=8)
)
def test_what_is_outside_the_edits_stays(text: str, raw: list[tuple[int, int, str]]) -> None:
    fixes = [entry((min(a, b, len(text)), min(max(a, b), len(text)), new)) for a, b, new in raw]
    result = apply_fixes(text, fixes)
    edits = sorted(edit for done in result.applied if done.fix for edit in done.fix.edits)
    assert len(result.applied) + len(result.skipped) == len(fixes)
    kept = list(text)
    for edit in reversed(edits):
        kept[edit.span.start : edit.span.end] = list(edit.text)
    assert result.text == "".join(kept)
