"""Kind spacing: stray blanks, broken and merged paragraphs."""

from __future__ import annotations

import pytest

from lawlint.fixes.apply import apply_fixes
from tests.helpers import check, found

RULES = ("stray-space", "paragraph-broken", "paragraph-merged")
HEAD = "（一）深化普法宣传\n"


@pytest.mark.parametrize(
    ("text", "flag", "fixed"),
    [
        ("接待群众 400 余人次，效果好。", "众 400 余", "接待群众400余人次，效果好。"),
        ("全镇 28个村，全部整改。", "镇 2", "全镇28个村，全部整改。"),
        ("全镇28\u00a0个村，全部整改。", "8\u00a0个", "全镇28个村，全部整改。"),
        ("转变不彻底 。群众不满意，", "底 。", "转变不彻底。群众不满意，"),
        ("学习《 宪法》，宣传普法。", "《 宪", "学习《宪法》，宣传普法。"),
        ("执法力 量不足，经费紧。", "力 量", "执法力量不足，经费紧。"),
        ("研究议题3次， 办案8件。", "， 办", "研究议题3次，办案8件。"),
        ("效果明显。 群众满意，", "。 群", "效果明显。 群众满意，"),  # may be a lost break: not taken out
    ],
)
def test_stray_blanks(text: str, flag: str, fixed: str) -> None:
    report = check(text, *RULES)
    assert found(report) == [("stray-space", 1, flag)]
    assert apply_fixes(text, report.diagnostics).text == fixed


def test_blanks_behind_every_marker_are_a_style() -> None:
    lines = [f"（{number}） 标题\n办案8件。\n" for number in "一二三四"]
    row = check("一、工作\n" + "".join(lines), "stray-space").coverage[0]
    assert (row.found, row.not_judged) == (0, 4)


@pytest.mark.parametrize("gap", ["　　", "    ", " 　　"])
def test_an_indent_inside_a_line_is_a_lost_break(gap: str) -> None:
    report = check(f"营造浓厚氛围。{gap}组建宣讲队，开展宣讲。", "paragraph-merged")
    assert found(report) == [("paragraph-merged", 1, f"。{gap}组建")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("全年推送案例96条，受教群众达9000余人", "次；开展宣传56次。"),
        ("推送案例96条，群众4.6万人次", "，在线解答860个。"),
        ("公示执法信息，覆盖25个村（社区", "、企业）公示栏，全年更新。"),
        ("发现问题87个，督促整改到位，下发督办函28", "份全部办结。"),
        ("健全工作机制，压实工作责任，全面落实上级的", "各项部署要求。"),
        ("健全工作机制，层层压实工作责任，", "落实各项部署。"),
    ],
)
def test_a_broken_paragraph_is_joined(one: str, other: str) -> None:
    text = f"{HEAD}{one}\n{other}\n"
    report = check(text, *RULES)
    assert found(report) == [("paragraph-broken", 2, one[-1])]
    assert apply_fixes(text, report.diagnostics).text == f"{HEAD}{one}{other}\n"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("推送案例96条，群众知晓率明显提高，氛围更加浓厚", "同时，组建宣讲队1支。"),
        ("推送案例96条，群众知晓率明显提高，氛围更加浓厚", "一是组建宣讲队。"),
        ("推送案例96条，群众知晓率明显提高，氛围更加浓厚", "抄送：县司法局。"),
        ("欢迎群众来电，反映执法问题，电话0371123456", "工作日有人值守。"),
        ("推送案例96条，群众知晓率明显提高，氛围更加浓厚", "（二）规范执法"),
        ("做好三件事，确保完成全年任务，", "1.组建宣讲队。"),
    ],
)
def test_a_paragraph_without_its_stop_is_not_broken(one: str, other: str) -> None:
    assert found(check(f"{HEAD}{one}\n{other}\n办案8件。\n", "paragraph-broken")) == []


def test_blanks_that_pad_the_cells_of_a_table_are_right() -> None:
    table = "| 执法领域 | 检查（家次） | 立案（件） |\n| --- | ---: | ---: |\n| 校外培训   | 146 | 5 |\n"
    assert found(check(table, *RULES, name="报告.md")) == []
    assert found(check("开展执法力 量培训，效果好。", *RULES, name="报告.md")) == [("stray-space", 1, "力 量")]
