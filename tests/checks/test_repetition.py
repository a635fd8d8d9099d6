"""Kind repetition: a paragraph that stands twice."""

from __future__ import annotations

from tests.helpers import check

RULE = "duplicate-paragraph"
PARAGRAPH = (
    "健全合法性审查工作机制，坚持重大合同先审查后签批，做到事前防范、事中控制、事后补救相结合，全面提高决策水平。"
)


def _lines(text: str) -> list[tuple[int, int]]:
    return [(entry.line, entry.related[0].line) for entry in check(text, RULE).diagnostics]


def test_the_later_one_is_reported_with_the_earlier() -> None:
    assert _lines(f"{PARAGRAPH}\n办案8件。\n　　{PARAGRAPH}\n{PARAGRAPH}\n") == [(3, 1), (4, 1)]


def test_alike_is_enough() -> None:
    assert _lines(f"{PARAGRAPH}\n（二）{PARAGRAPH.replace('全面提高', '不断提升')}\n") == [(2, 1)]
    assert (
        _lines(f"{PARAGRAPH}\n{PARAGRAPH[:30]}其余工作照常进行，由党政办牵头抓总，各站所分工负责，年底统一考核评比。\n")
        == []
    )


def test_other_figures_are_another_matter() -> None:
    row = check(f"全年12件。{PARAGRAPH}\n全年15件。{PARAGRAPH}\n", RULE).coverage[0]
    assert (row.found, row.not_judged) == (0, 1)


def test_an_annex_may_repeat_the_report() -> None:
    assert _lines(f"一、工作\n{PARAGRAPH}\n附件1\n{PARAGRAPH}\n") == []
