"""Markers: the variants people write, and what only looks like one."""

from __future__ import annotations

import pytest

from lawlint.outline import outline_of
from lawlint.outline.markers import scan
from tests.helpers import document


@pytest.mark.parametrize(
    ("line", "family", "number", "marker"),
    [
        ("一、基本情况", "han", 1, "一、"),
        ("十二．基本情况", "han", 12, "十二．"),
        ("二 、基本情况", "han", 2, "二 、"),
        ("（一）许可", "han-paren", 1, "（一）"),
        ("(二)许可", "han-paren", 2, "(二)"),
        ("（ 三 ）许可", "han-paren", 3, "（ 三 ）"),
        ("（四）、许可", "han-paren", 4, "（四）、"),
        ("一）许可", "han-paren", 1, "一）"),
        ("㈠许可", "han-paren", 1, "㈠"),
        ("1.许可", "arabic", 1, "1."),
        ("１、许可", "arabic", 1, "１、"),
        ("2．许可", "arabic", 2, "2．"),
        ("1. 许可", "arabic", 1, "1."),
        ("（1）许可", "arabic-paren", 1, "（1）"),
        ("2）许可", "arabic-paren", 2, "2）"),
        ("⑶许可", "arabic-paren", 3, "⑶"),
        ("①许可", "circled", 1, "①"),
        ("\u3000\u3000一、基本情况", "han", 1, "一、"),
        ("\u00a0\u2002（二）许可", "han-paren", 2, "（二）"),
        ("\t3.许可", "arabic", 3, "3."),
        ("5.2021年重点工作", "arabic", 5, "5."),
        ("二、2023年度工作", "han", 2, "二、"),
        ("三、三年行动计划", "han", 3, "三、"),
    ],
)
def test_marker(line: str, family: str, number: int, marker: str) -> None:
    read = document(line)
    (found,) = scan(read)
    assert (found.family, found.number, read.cut(found.span), found.doubtful) == (family, number, marker, False)


@pytest.mark.parametrize(
    "line",
    [
        "一、二级医院纳入检查范围。",
        "三、四线城市人口回流。",
        "5、6月份开展集中宣传。",
        "3.5万人次参加活动。",
        "2024.12.4开展国家宪法日活动。",
        "12.5%的案件当场办结。",
        "“（一）加强领导”是首要要求。",
        "（2023）云0102行初5号判决已履行。",
        "一是加强领导；二是明确责任。",
        "（一）、（二）项所列事项由司法所办理。",
        "2024年12月，开展宣传。",
        "0.5公顷林地被占用。",
        "第一、二季度召开会议。",
    ],
)
def test_not_a_marker(line: str) -> None:
    assert scan(document(line)) == []


def test_a_doubtful_marker_counts_only_where_the_number_fits() -> None:
    text = "".join(f"{number}.抓好工作\n推进落实。\n" for number in range(1, 21))
    headings = outline_of(document(text + "21.5+2就业之家\n建成使用。\n")).headings
    assert headings[-1].number == 21
    assert len(outline_of(document("一、就业\n21.5+2就业之家\n建成使用。\n")).headings) == 1


def test_a_heading_that_runs_into_its_text_ends_at_the_first_stop() -> None:
    read = document("（一）加强领导。成立领导小组，定期研究。落实责任。")
    (heading,) = outline_of(read).headings
    assert (read.cut(heading.title), heading.rest and read.cut(heading.rest)) == (
        "加强领导",
        "成立领导小组，定期研究。落实责任。",
    )


def test_a_heading_without_a_stop_ends_at_the_first_mark_after_forty_characters() -> None:
    body = "深入贯彻落实上级关于法治政府建设的各项部署要求，结合本地实际制定方案，细化任务分工并逐项推进，压实责任"
    read = document("（一）" + body)
    (heading,) = outline_of(read).headings
    assert (
        read.cut(heading.title)
        == "深入贯彻落实上级关于法治政府建设的各项部署要求，结合本地实际制定方案，细化任务分工并逐项推进"
    )
