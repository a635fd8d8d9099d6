"""Markdown: what is prose, what is a heading, and that no rule reads what is neither."""

from __future__ import annotations

import pytest

from lawlint.model.span import Span
from lawlint.outline import outline_of
from tests.helpers import check, document


def kinds(text: str) -> list[str]:
    return [block.kind for block in document(text, "稿.md").blocks]


def prose(text: str) -> str:
    return document(text, "稿.md").prose


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("加强**法治**建设", "加强  法治  建设"),
        ("加强__法治__建设", "加强__法治__建设"),  # inside a word an underscore is one
        ("_法治_ 建设", " 法治  建设"),
        ("3*5*2=30，138****5678", "3*5*2=30，138****5678"),
        ("**镇2022年报告", "**镇2022年报告"),  # nothing closes it
        ("见[台账](http://a.b/法制(1).html '题')。", "见 台账" + " " * len("](http://a.b/法制(1).html '题')") + "。"),
        ("见[台账][1]。\n\n[1]: http://a.b", "见 台账    。\n\n" + " " * 15),
        ("见[台账][1]。", "见[台账][1]。"),
        ("[bookmark: _GoBack]适当增加", "[bookmark: _GoBack]适当增加"),
        ("![会场](a.png)", "\ufffc 会场" + " " * 8),
        ("![](a.png)", "\ufffc" + " " * 9),
        ("用`法制`和``a`b``", "用" + " " * 4 + "和" + " " * 7),
        ("见http://a.b/法。", "见" + " " * 11 + "法。"),
        ("见<http://a.b/法>。", "见" + " " * 14 + "。"),
        ("1\\. 加强", "1 . 加强"),
        ("A<B且C>D", "A<B且C>D"),
        ("甲<br/>乙&nbsp;丙", "甲     乙      丙"),
        ("甲<!-- 法制 -->乙", "甲           乙"),
        ("见注[^1]", "见注    "),
        ("| 甲 | 乙 |\n|---|---|\n| 3 | 5 |", "; 甲 ; 乙 ;\n         \n; 3 ; 5 ;"),
        ("> - [x] 甲", " " * 8 + "甲"),
        ("## 一、主要举措 ##", "   一、主要举措   "),
        ("##一、主要举措", "  一、主要举措"),
        ("#法治宣传#活动", "#法治宣传#活动"),
    ],
)
def test_prose(text: str, read: str) -> None:
    assert prose(text) == read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\nplace: 甲镇\n---\n正文。", ["meta", "meta", "meta", "text"]),
        ("---\n正文。", ["blank", "text"]),
        ("```\n# 甲\n```\n乙", ["code", "code", "code", "text"]),
        ("~~~~\n```\n~~~~\n乙", ["code", "code", "code", "text"]),
        ("```\n没有结束", ["code", "code"]),
        ("甲\n\n    code\n\n    code\n乙", ["text", "blank", "code", "blank", "code", "text"]),
        ("甲\n    续行", ["text", "text"]),
        ("1. 甲\n\n    列表里的正文", ["text", "blank", "text"]),
        ("<!-- 一行 -->\n甲", ["comment", "text"]),
        ("<!-- 两\n行 -->\n甲", ["comment", "comment", "text"]),
        ("甲 <!-- 两\n\n行 --> 乙", ["text", "comment", "text"]),
        ("<!-- 没有结束\n甲", ["text", "text"]),
        ("| a |\n|---|\n| b |\n\n| c |", ["cell", "blank", "cell", "blank", "text"]),
        ("[^1]: 注文", ["note"]),
        ("***", ["blank"]),
        ("<script>\nx\n</script>\n甲", ["code", "code", "code", "text"]),
    ],
)
def test_kinds(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


def test_paragraphs_indented_by_four_blanks_are_prose() -> None:
    text = "# 报告\n\n    2022年，我镇加强领导。\n\n    全年培训12场。\n"
    assert kinds(text) == ["text", "blank", "text", "blank", "text"]


def test_front_matter() -> None:
    text = "---\nplace: '青石镇'\nyear: 2022\nreport: true\nauthor: 某\nencoding: big5\n---\n正文。\n"
    read = document(text, "稿.md")
    given = {"place": "青石镇", "year": "2022", "report": "yes", "encoding": "utf-8", "bom": "no"}
    assert read.meta == given
    report = check(text, name="稿.md")
    assert (report.identity.place, report.identity.report_year, report.identity.kind) == ("青石镇", 2022, "report")
    assert check(text.replace("true", "no"), name="稿.md").identity.kind == "other"


def test_the_title_of_the_front_matter_is_the_title_if_there_is_no_other() -> None:
    text = '---\ntitle: "青石镇2022年法治政府建设年度报告"\n---\n\n## 一、主要举措\n正文。\n'
    assert check(text, name="稿.md").identity.title == "青石镇2022年法治政府建设年度报告"
    assert check(text + "# 别的标题\n", name="稿.md").identity.title != "青石镇2022年法治政府建设年度报告"


def test_numbered_headings_keep_their_levels() -> None:
    text = "# 青石镇2022年法治政府建设年度报告\n\n## 一、**主要**举措\n\n### （一）领导\n\n甲。\n\n## 二、不足\n乙。\n"
    outline = outline_of(document(text, "稿.md"))
    assert [(heading.line, heading.level, heading.number) for heading in outline.headings] == [
        (3, 1, 1),
        (5, 2, 1),
        (9, 1, 2),
    ]
    assert check(text, name="稿.md").identity.title == "青石镇2022年法治政府建设年度报告"


def test_headings_without_ordinals() -> None:
    text = "# 青石镇2022年法治政府建设年度报告\n\n## 主要举措\n\n### 领导\n\n甲。\n\n## 不足\n\n乙。\n"
    outline = outline_of(document(text, "稿.md"))
    assert [(heading.line, heading.level, heading.numbered) for heading in outline.headings] == [
        (3, 1, False), (5, 2, False), (9, 1, False)
    ]  # fmt: skip
    assert [section.heading and section.heading.line for section in outline.report.sections] == [3, 9]


def test_unnumbered_headings_beside_numbered_ones_have_the_level_of_their_style() -> None:
    text = "# 报告\n\n## 一、举措\n甲。\n### 小结\n乙。\n## 结语\n丙。\n"
    outline = outline_of(document(text, "稿.md"))
    assert [(heading.line, heading.level) for heading in outline.headings] == [(3, 1), (5, 2), (7, 1)]


def test_no_rule_reads_what_is_no_prose() -> None:
    """Whatever rules there are: text that would be flagged is not, inside code, comments, addresses and front matter."""
    bad = "[bookmark: _GoBack] 法制政府，，《信访条例》( 排查33件，化解30件，化解率100%"
    for text in (
        f"```\n{bad}\n```\n",
        f"甲。\n\n    {bad}\n",
        f"<!-- {bad} -->\n",
        f"<!--\n{bad}\n-->\n",
        f"甲`{bad}`。\n",
        f"---\nplace: 青石镇\nnote: {bad}\n---\n",
        "甲[乙](http://a.b/法制政府，，《信访条例》%E6)。\n",
        "甲<http://a.b/法制政府，，》>。\n",
        "![](法制政府，，.png)\n",
    ):
        notice = "# 关于防汛的通知\n\n各村要备足沙袋20个。\n\n"
        whole = text + notice if text.startswith("---") else notice + text
        found = check(whole, name="稿.md", preview=True, report_year=2022)
        clean = check(
            "# 关于防汛的通知\n\n各村要备足沙袋20个。\n\n甲。\n", name="稿.md", preview=True, report_year=2022
        )
        extra = {entry.name for entry in found.diagnostics} - {entry.name for entry in clean.diagnostics}
        assert extra == set(), text


def test_findings_stand_where_the_source_stands() -> None:
    report = check("# 通知\n\n见[**台账**](http://a.b)，[bookmark: _GoBack]。\n", "export-residue", name="稿.md")
    (entry,) = report.diagnostics
    assert (entry.line, entry.column, entry.quote) == (3, 23, "[bookmark: _GoBack]")


def test_an_edit_never_touches_markup() -> None:
    read = document("加强**法治**建设", "稿.md")
    assert read.editable(Span(0, 2))
    assert not read.editable(Span(1, 3))
    assert not read.editable(Span(2, 4))
    assert read.is_markup(Span(2, 4))
    assert not read.is_markup(Span(1, 4))
    assert read.printed(Span(0, len(read.text))) == "加强法治建设"


def test_a_blank_that_emphasis_needs_is_not_stray() -> None:
    assert check("- **加强领导。** 研究法治工作4次。\n", "stray-space", name="稿.md").diagnostics == ()
    assert len(check("全镇研究 法治工作4次。\n", "stray-space", name="稿.md").diagnostics) == 1
