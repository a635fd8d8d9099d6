"""Kind section-body: what is short, hollow, without cause or not as its heading says."""

from __future__ import annotations

from tests.helpers import check, found

_LONG = "全镇持证执法人员7名，其中5名兼任包村工作，全年未办理一般程序案件。主要原因是编制少，县级下放事项与镇级承接能力不匹配。"


def _problems(*items: str) -> str:
    return "一、主要举措和成效\n开展活动12场。\n二、存在的不足和原因\n" + "\n".join(items) + "\n"


def test_length_is_counted_without_blanks_and_headings() -> None:
    report = check(_problems("一　是　力量不足。"), "problem-section-thin", as_report=True)
    assert found(report) == [("problem-section-thin", 3, "二、存在的不足和原因")]
    assert "只有7字" in report.diagnostics[0].message


def test_length_says_the_share_only_where_it_is_the_share() -> None:
    rest = "一、主要举措和成效\n" + "开展普法宣传活动，办理行政处罚案件。" * 300 + "\n"
    report = check(rest + "二、存在的不足和原因\n" + _LONG * 3 + "\n", "problem-section-thin", as_report=True)
    assert [entry.message for entry in report.diagnostics] == [
        "“存在的不足和原因”只有180字，占全文的3.2%，不足写得过于简略"
    ]
    report = check(_problems(_LONG * 3), "problem-section-thin", as_report=True)
    assert found(report) == []


def test_share_of_the_section_that_is_the_items_alone() -> None:
    text = "五、存在问题及下步工作打算\n人员不足，能力不强，形式单一。\n下一步，我镇将" + _LONG * 4 + "\n"
    report = check(text, "problem-section-thin", as_report=True)
    assert "只有15字" in report.diagnostics[0].message


def test_section_of_two_items_that_cannot_be_told_apart_is_not_judged() -> None:
    text = "五、存在问题及工作打算\n人员不足，能力不强，形式单一，要加强培训。\n"
    report = check(text, "problem-section-thin", as_report=True)
    assert [(row.examined, row.not_judged) for row in report.coverage] == [(0, 1)]


def test_promise_yields_to_the_missing_cause() -> None:
    text = _problems("人员不足，能力不强，形式单一。")
    report = check(text, "problem-without-cause", "heading-promise-unmet", as_report=True)
    assert [entry.name for entry in report.diagnostics] == ["problem-without-cause"]


def test_item_inside_a_theme_is_not_judged() -> None:
    text = "一、规范执法\n案卷质量还不够高，与上级要求相比有差距，培训不够经常。\n"
    report = check(text, "problem-without-cause", "problem-section-thin", as_report=True)
    assert [(row.examined, row.not_judged) for row in report.coverage] == [(0, 1), (0, 1)]


def test_problems_and_their_causes_in_two_sections_count_together() -> None:
    two = "一、主要举措\n审核合同8份。\n二、存在的不足\n{0}\n三、产生不足的原因\n{0}\n"
    assert found(check(two.format(_LONG + _LONG[:30]), "problem-section-thin", as_report=True)) == []
    report = check(two.format(_LONG), "problem-section-thin", as_report=True)
    assert found(report) == [("problem-section-thin", 3, "二、存在的不足")]
    assert "只有120字" in report.diagnostics[0].message
