"""Is it such a report at all? Titles of neighbouring kinds of document, and texts without a title."""

from __future__ import annotations

import pytest

from lawlint.engine import read
from lawlint.model.settings import Settings
from tests.helpers import document, ruleset

_BODY = "一、总体要求\n开展普法宣传12场，认真做好各项工作，推动高质量发展。\n" * 6


def _kind(text: str) -> str:
    return read(document(text), ruleset(), Settings()).identity.kind


@pytest.mark.parametrize(
    "title",
    [
        "青石镇2023年度法治政府建设情况报告",
        "青石镇2023年法治政府建设工作情况汇报",
        "红旗镇2022年度法治政府建设工作总结的报告",
        "南市区2023年依法行政工作情况的报告",
        "青石镇2023年度法治政府建设情况的报告（送审稿）",
        "北河区市场监管局2023年度法治政府建设工作总结",
        "青石镇2023年法治政府建设年度",
        "关于2022年度法制政府建设情况报告",
    ],
)
def test_report(title: str) -> None:
    assert _kind(title + "\n" + _BODY) == "report"


@pytest.mark.parametrize(
    "title",
    [
        "青石镇2023年工作总结和2024年工作计划",
        "青石镇关于印发2023年法治政府建设工作要点的通知",
        "青石镇2023年政府信息公开工作年度报告",
        "2023年青石镇政府工作报告",
        "青石镇2023年普法依法治理工作总结",
        "云岭县法治政府建设实施方案（2021—2025年）",
        "云岭县关于法治政府建设督察整改情况的报告",
        "云岭县法治政府建设示范创建工作情况报告",
        "青石镇2023年度法治政府建设工作计划",
        "青石镇党委书记2023年度述职述法报告",
    ],
)
def test_other(title: str) -> None:
    assert _kind(title + "\n" + _BODY) == "other"


def test_without_title() -> None:
    lead = "2023年，我镇推进法治政府建设，现将工作情况报告如下：\n"
    assert _kind(lead + "一、主要举措和成效\n开展活动。\n二、存在的不足和原因\n力量不足。\n") == "report"
    assert _kind(_BODY * 2) == "other"
    assert _kind("开展活动12场。") == "unknown"
    assert _kind("") == "unknown"
    assert _kind("# README\n\nlawlint checks annual reports. " * 10) == "other"


@pytest.mark.parametrize(
    "first",
    [
        "【政策解读】《云岭县2023年度法治政府建设情况报告》解读",
        "《云岭县2023年度法治政府建设情况报告》政策解读",
        "一图读懂云岭县2023年度法治政府建设情况报告",
    ],
)
def test_what_explains_a_report_is_none(first: str) -> None:
    text = f"{first}\n\n现将有关情况介绍如下：\n一、主要举措和成效\n开展培训4次。\n二、存在的不足和原因\n人手不够。\n"
    assert _kind(text) == "other"


def test_a_report_on_the_work_of_government_is_another_though_its_title_goes_on() -> None:
    title = "政府工作报告\n\n——2024年1月9日在云岭县人民代表大会会议上\n\n各位代表：\n"
    assert _kind(title + "一、2023年工作回顾\n办案9件。\n二、2024年工作安排\n推进法治政府建设。\n") == "other"
