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


_STRETCH = "12345热线受理群众诉求21840件，办结21795件。审查政策措施47件，修改9件、废止2件，清退违规收取的保证金36.5万元，惠及企业317户次。"


def test_a_long_stretch_pasted_into_another_paragraph() -> None:
    text = f"调整权责清单，取消12项。{_STRETCH}其他工作有序推进，成效明显。\n省级督察反馈意见5条全部落实。{_STRETCH}特此说明有关情况。\n"
    [entry] = check(text, RULE).diagnostics
    assert (entry.line, entry.related[0].line, "12345热线" in entry.quote) == (2, 1, True)
    assert "个字相同" in entry.message


def test_a_short_stretch_or_another_figure_is_none() -> None:
    text = "调整权责清单，取消12项，新增19项事项。{}其他工作有序推进，成效明显。\n省级督察反馈意见5条全部落实到位。{}特此说明有关情况。\n"
    other = _STRETCH.replace("21795", "21790").replace("47件", "46件").replace("36.5", "35.6").replace("317", "371")
    assert check(text.format(_STRETCH, other), RULE).diagnostics == ()
    assert check(text.format(_STRETCH[:25], _STRETCH[:25]), RULE).diagnostics == ()


def test_the_years_of_titles_are_no_figures() -> None:
    words = "认真落实《法治政府建设实施纲要（2021—2025年）》《法治社会建设实施纲要（2020—2025年）》和“八五”普法规划，深入推进依法行政，"
    text = f"2023年，{words}现将有关情况报告如下，请审阅。\n县委书记主持会议4次，{words}听取汇报2次，督办问题3个。\n"
    assert check(text, RULE).diagnostics == ()
