"""Items: named by headings clause by clause, divided where a section holds two, else found as evidence in the body."""

from __future__ import annotations

import pytest

from lawlint.engine import read
from lawlint.model.finding import Context
from lawlint.model.settings import Settings
from tests.helpers import document, ruleset


def _context(text: str) -> Context:
    return read(document(text), ruleset(), Settings(as_report=True))


def _named(text: str) -> dict[str, list[str]]:
    context = _context(text)
    return {
        key: [context.document.cut(section.heading.title) for section in match.sections if section.heading]
        for key, match in context.facts.items.items()
        if match.sections
    }


@pytest.mark.parametrize(
    ("heading", "items"),
    [
        ("2023年度推进法治政府建设的主要举措和成效", {"achievements"}),
        ("主要做法", {"achievements"}),
        ("2024年法治政府建设基本情况", {"achievements"}),
        ("推进法治政府建设总体情况", {"achievements"}),
        ("存在的不足、原因和问题整改情况", {"problems"}),
        ("困难与挑战", {"problems"}),
        ("仍需改进的方面", {"problems"}),
        ("坚持问题导向，着力破解突出问题", set()),
        ("补短板强弱项", set()),
        ("区政府主要负责同志履行推进法治建设第一责任人职责情况", {"responsible-person"}),
        ("党政主要负责人履行第一责任人职责，加强法治政府建设的有关情况", {"responsible-person"}),
        ("落实推进法治建设职责情况", {"responsible-person"}),
        ("2025年重点任务", {"plan"}),
        ("下一步努力方向", {"plan"}),
        ("新的一年工作思路", {"plan"}),
        ("存在问题及下步工作打算", {"problems", "plan"}),
        ("2023年工作开展情况和2024年工作安排", {"achievements", "plan"}),
        ("主要成效、存在问题及下步打算", {"achievements", "problems", "plan"}),
        ("其他需要报告的情况", {"others"}),
        ("对全县法治政府建设的意见建议", {"others"}),
        ("强化组织领导", set()),
    ],
)
def test_heading(heading: str, items: set[str]) -> None:
    assert set(_named(f"一、{heading}\n各项工作。\n")) == items


def test_section_of_two_items_is_divided() -> None:
    context = _context("五、存在问题及下步打算\n人员不足。\n下一步，我镇将加强培训。\n")
    texts = {key: match.texts for key, match in context.facts.items.items()}
    cut = {key: [context.document.cut(span).strip() for span in spans if span] for key, spans in texts.items() if spans}
    assert cut == {"problems": ["人员不足。"], "plan": ["下一步，我镇将加强培训。"]}


def test_section_that_cannot_be_divided_has_no_text() -> None:
    context = _context("五、存在问题及下步打算\n人员不足，要培训。\n")
    assert context.facts.items["problems"].texts == (None,)


def test_top_sections_come_before_those_inside_them() -> None:
    text = "一、主要举措和成效\n（一）抓重点工作。办案9件。\n（二）解决困难。办案9件。\n二、存在的不足\n人员不足。\n"
    assert _named(text) == {"achievements": ["主要举措和成效"], "problems": ["存在的不足"]}


def test_plans_are_no_evidence_of_achievements() -> None:
    plan = "一、下步打算\n加强普法宣传，规范行政执法，推进政务公开。\n"
    assert not _context(plan).facts.items["achievements"].found
    assert _context(plan.replace("下步打算", "强化措施")).facts.items["achievements"].found
