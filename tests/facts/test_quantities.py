"""Figures: every form, and what only looks like one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lawlint.engine import read
from lawlint.model.facts import Quantity
from lawlint.model.settings import Settings
from tests.helpers import document, ruleset


def _figures(text: str) -> tuple[Quantity, ...]:
    return tuple(read(document(text), ruleset(), Settings()).facts.quantities)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("化解148件", "148", "件"),
        ("化解１４８件", "148", "件"),
        ("发放3,500份", "3500", "份"),
        ("接待1.48万人次", "14800", "人次"),
        ("投资1.2亿元", "120000000", "元"),
        ("投资1亿2000万元", "120000000", "元"),
        ("发放1万2千份", "12000", "份"),
        ("巡线3千米", "3", "千米"),
        ("办结率93.75%", "93.75", "%"),
        ("办结率百分之九十五点六", "95.6", "%"),
        ("办结率百分之95", "95", "%"),
        ("处罚五十三件", "53", "件"),
        ("处罚一百零三件", "103", "件"),
        ("处罚一件。", "1", "件"),
    ],
)
def test_value(text: str, value: str, unit: str) -> None:
    (figure,) = _figures(text)
    assert (figure.value, figure.unit, figure.approx) == (Decimal(value), unit, "")


@pytest.mark.parametrize(
    ("text", "approx"),
    [
        ("宣传100余次", "余"),
        ("宣传10多场", "多"),
        ("约12件", "约"),
        ("近300人参加", "近"),
        ("300人左右", "左右"),
        ("占三成", "成"),
        ("10%～20%", "至"),
    ],
)
def test_approximate(text: str, approx: str) -> None:
    assert _figures(text)[0].approx == approx


@pytest.mark.parametrize("text", ["线上29场", "节约40万元", "签约458户", "附近3家", "参加人数20人", "达到85%，7件"])
def test_not_approximate(text: str) -> None:
    assert _figures(text)[0].approx == ""


@pytest.mark.parametrize("text", ["宣传三四次", "来了十七八人", "走访几十户", "发放3，500份", "发放12 345份"])
def test_unreadable_is_no_guess(text: str) -> None:
    assert _figures(text)[-1].value is None


@pytest.mark.parametrize(
    "text",
    [
        "2023年12月31日",
        "2024-12-31",
        "截至24:00",
        "司发〔2017〕9号",
        "第七十七条",
        "第12次会议",
        "GB/T 9704",
        "V2.0系统",
        "拨打12345热线",
        "5.12防灾减灾日",
        "12·4宪法日",
        "1+3+N机制",
        "《关于12条措施的通知》",
        "“1名律师”机制",
        "（1）按照要求",
        "一次性办结",
        "统一部署",
        "每个村",
        "一成不变",
    ],
)
def test_no_figure(text: str) -> None:
    assert _figures(text) == ()


def test_spans_slice_back_and_cues_end_at_the_figure_before() -> None:
    text = "共排查33件，化解 30 余件（其中当场5件）。"
    figures = _figures(text)
    assert [text[figure.span.start : figure.span.end] for figure in figures] == ["33件", "30 余件", "5件"]
    assert [figure.cue for figure in figures] == ["共排查", "化解", "其中当场"]
    assert [figure.aside for figure in figures] == [False, False, True]


def test_names_behind_a_unit_are_no_unit() -> None:
    assert [(figure.unit, figure.tail) for figure in _figures("44部门，3部规章")] == [("", "部门"), ("部", "规章")]
