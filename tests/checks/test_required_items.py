"""Kinds required-items, section-order and evidence-groups."""

from __future__ import annotations

from tests.helpers import check, found

_PERSON = "responsible-person-section-missing"


def test_place_is_before_the_next_item() -> None:
    text = (
        "一、主要举措和成效\n开展活动12场。\n二、党政主要负责人履职情况\n书记主持会议3次。\n三、下步打算\n加强培训。\n"
    )
    report = check(text, "problem-section-missing", as_report=True)
    assert found(report) == [("problem-section-missing", 3, "")]


def test_grades() -> None:
    text = "一、主要举措和成效\n{}开展活动12场。\n"
    silent = check(text.format(""), _PERSON, as_report=True)
    touched = check(text.format("落实第一责任人职责，"), _PERSON, as_report=True)
    assert [entry.severity for entry in silent.diagnostics + touched.diagnostics] == ["error", "warning"]
    assert [entry.quote for entry in touched.diagnostics] == ["第一责任人"]
    assert touched.diagnostics[0].related[0].message == "此处应有"


def test_evidence_has_to_stand_on_one_line() -> None:
    one = "一、加强领导\n局长履行第一责任人职责，主持党组会研究法治工作4次。\n"
    two = "一、加强领导\n落实第一责任人职责，健全机制。\n局长主持党组会研究法治工作4次。\n"
    assert found(check(one, _PERSON, as_report=True)) == []
    assert [entry.severity for entry in check(two, _PERSON, as_report=True).diagnostics] == ["warning"]


def test_strength_follows_the_profile() -> None:
    text = "一、主要举措和成效\n开展活动12场。\n"
    strengths = {
        profile: [
            (basis.locator, basis.strength)
            for basis in check(text, _PERSON, as_report=True, profile=profile).diagnostics[0].basis
        ]
        for profile in ("county", "township", "street", "department")
    }
    chapter = ("年度报告一章所列第三项内容", "规定")
    assert strengths == {
        "county": [chapter, ("第四条", "规定")],
        "township": [chapter, ("第四条（乡镇参照执行）", "规定")],
        "street": [chapter, ("第四条（街道按通行做法参照）", "通行做法")],
        "department": [chapter, ("第四条", "规定")],
    }


def test_duty_gap_names_what_is_missing() -> None:
    text = "三、党政主要负责人履职情况\n镇长带头学法6次，走访农户38户，慰问群众53户。\n"
    report = check(text, "responsible-person-duty-gap", as_report=True)
    assert [entry.message for entry in report.diagnostics] == [
        "“党政主要负责人履职情况”只涉及主要负责人职责中的1类（学法普法），没有写到研究部署、党内法规、依法决策、支持依法履职等"
    ]


def test_order_names_one_section() -> None:
    text = "一、下步打算\n加强培训。\n二、存在的不足\n人员不足。\n三、主要举措和成效\n开展活动12场。\n"
    report = check(text, "section-order", as_report=True)
    assert found(report) == [("section-order", 1, "一、下步打算")]
    assert [place.quote for place in report.diagnostics[0].related] == ["二、存在的不足"]
