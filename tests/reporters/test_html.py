"""The HTML report: its structure, not its bytes."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

import pytest

from lawlint.model.report import Diagnostic, Report, Run
from lawlint.model.span import Span
from lawlint.reporters import Style, html
from lawlint.reporters.pages.draft import Mark, draft
from tests.helpers import check
from tests.reporters.fixed import TEXT, clean, entry, faulty, run


class Reader(HTMLParser):
    """Ids, links, elements and texts of a page; every element that is opened must be closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str | None]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(tag, name, value) for name, value in attrs]
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name == "href"]
        if tag not in ("meta", "br"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def page(*reports: Report) -> str:
    """The page of a run over `reports`; of the fixed run without any."""
    return "".join(html.render(Run(reports) if reports else run(), Style()))


def marked(*entries: Diagnostic) -> str:
    """The lines of TEXT with `entries` marked, without what is not text or mark."""
    report = faulty()._replace(diagnostics=entries)
    ranks = {"error": 0, "warning": 1, "info": 2}
    lines = draft(report, "d", [Mark(number, ranks[mark.severity], mark) for number, mark in enumerate(entries, 1)])
    return "".join(re.sub(r'<span class="n".*?</span>|title="[^"]*"', "", line) for line in lines)


def anchors(text: str) -> list[tuple[str, str, str]]:
    """Classes, target and words of each marked piece."""
    return re.findall(r'<a class="m ([^"]*)" href="#d-(f\d+)" >(.*?)</a>', text)


def test_the_page_is_whole_and_its_links_lead_somewhere() -> None:
    read = Reader(page())
    assert len(set(read.ids)) == len(read.ids)
    inner = [link[1:] for link in read.links if link.startswith("#")]
    assert inner
    assert set(inner) <= set(read.ids)


def test_every_finding_has_a_mark_and_a_card_that_lead_to_each_other() -> None:
    read = Reader(page())
    for number in range(1, 14):
        assert read.ids.count(f"d1-m{number}") == read.ids.count(f"d1-f{number}") == 1
        assert f"#d1-m{number}" in read.links
        assert f"#d1-f{number}" in read.links
    assert "d1-m14" not in read.ids  # what is exempted is listed, not marked


def test_nothing_comes_from_elsewhere_and_nothing_runs() -> None:
    source = page()
    read = Reader(source)
    assert not {"script", "link", "img", "iframe", "object", "form", "base"} & set(read.tags)
    assert not [name for _, name, _ in read.attributes if name.startswith("on") or name in ("style", "src", "srcset")]
    assert [link for link in read.links if not link.startswith("#")] == ["https://rules.example/W003"]
    css = source[source.index("<style>") + 7 : source.index("</style>")]
    assert "url(" not in css
    assert "@import" not in css


def test_the_policy_allows_the_style_sheet_by_its_hash() -> None:
    from base64 import b64encode
    from hashlib import sha256

    source = page()
    css = source[source.index("<style>") + 7 : source.index("</style>")]
    assert f"style-src 'sha256-{b64encode(sha256(css.encode()).digest()).decode()}'" in source
    assert "default-src 'none'" in source


def test_what_a_draft_or_a_path_holds_is_text() -> None:
    source = page()
    assert '<b>&amp;"加粗"' not in source
    assert "&lt;b&gt;&amp;amp;" in source
    assert "镇/青石 &lt;镇&gt;&amp;.txt" in source
    hostile = faulty()._replace(
        diagnostics=(entry("A1", "x", "error", "100%", '"><script>alert(1)</script>', url="javascript:alert(1)"),)
    )
    read = Reader(page(hostile))
    assert "script" not in read.tags
    assert all(link.startswith("#") for link in read.links)


def test_cards_say_everything() -> None:
    text = Reader(page(faulty())).text
    for words in (
        "“调处成功率”写作100%，应为96.97%", "第3行第34字", "核对后改正（可自动改）", "N003 heading-number-style", "总数",
        "《党政机关公文格式》（GB/T 9704—2012）7.3.3（标准）；《党政机关公文处理工作条例》第二十条（四）（规定）", "分项的标点（2处）",
        "一、主要工作 › （2）依照《信访条例》办理", "已按豁免处理1处", "举例 & 说明",
        "先改这5处错误，其中2处可自动改", "青石镇 乡镇 2022年度",
    ):  # fmt: skip
        assert words in text, words


def test_severities_come_gravest_first() -> None:
    assert re.findall(r'<h3 class="(\w+)">', page(faulty())) == ["error", "warning", "info"]


def test_a_fix_is_shown() -> None:
    source = page(faulty())
    assert "<del>（2）</del> <ins>（一）</ins>" in source
    assert '<del><i class="u">U+200B</i></del> （删去）' in source


def test_the_figures_are_listed_what_is_wrong_first() -> None:
    source = page(faulty())
    assert re.findall(r'<tr class="(\w+)">', source) == ["broken", "held", "not_judged"]
    assert "不符1项，相符1项，未判断1项" in source
    assert "<td>调处成功率</td><td>100%</td><td>33件、32件</td><td>96.97%</td>" in source
    assert "<td>分子分母不明</td><td>—</td>" in source
    assert "数字核对清单" not in page(clean())


def test_several_documents_have_an_index_and_one_has_none() -> None:
    assert 'class="index"' in page()
    assert "没能检查的文件" in page()
    assert "坏.doc" in page()
    assert 'class="index"' not in page(faulty())
    assert "没有发现问题" in page(clean())


def test_nothing_to_report_is_a_page_too() -> None:
    Reader("".join(html.render(Run(()), Style())))


def test_nested_marks_are_cut_and_coloured_as_the_gravest() -> None:
    outer = entry("W1", "outer", "warning", "依照《信访条例》办理", "外")
    inner = entry("E1", "inner", "error", "《信访条例》", "内")
    assert anchors(marked(outer, inner)) == [
        ("warning", "f1", "依照"),
        ("error more", "f2", "《信访条例》"),
        ("warning", "f1", "办理"),
    ]


def test_overlapping_marks_are_cut_where_they_meet() -> None:
    one, two = entry("W1", "one", "warning", "依法依法", "甲"), entry("W2", "two", "warning", "依法办理", "乙")
    assert anchors(marked(one, two)) == [
        ("warning", "f1", "依法"),
        ("warning more", "f1", "依法"),
        ("warning", "f2", "办理"),
    ]


def test_equal_marks_have_both_numbers() -> None:
    text = marked(entry("W1", "one", "warning", "100%", "甲"), entry("E1", "two", "error", "100%", "乙"))
    assert anchors(text) == [("error more", "f2", "100%")]
    assert re.findall(r'<a class="no (\w+)" href="#d-(f\d)"', text) == [("warning", "f1"), ("error", "f2")]


def test_a_mark_over_two_lines_has_one_anchor_and_one_number() -> None:
    text = marked(entry("W1", "long", "info", "落实到人，\n层层落实", "长"))
    assert anchors(text) == [("info", "f1", "落实到人，"), ("info", "f1", "层层落实")]
    assert text.count('id="d-m1"') == text.count('class="no info"') == 1


@pytest.mark.parametrize("offset", [0, 18, 19, len(TEXT) - 1, len(TEXT)])
def test_what_is_missing_is_a_sign(offset: int) -> None:
    text = marked(entry("S1", "missing", "error", Span(offset, offset), "缺少"))
    assert anchors(text) == [("missing error", "f1", "缺")]
    assert text.count('id="d-m1"') == 1


@pytest.mark.parametrize("span", [Span(17, 20), Span(18, 19), Span(18, 20), Span(0, len(TEXT))])
def test_a_mark_on_line_breaks_keeps_every_character(span: Span) -> None:
    text = marked(entry("W1", "x", "warning", span, "断行"))
    assert text.count('id="d-m1"') == 1
    plain = Reader(re.sub(r'<a class="no.*?</a>', "", text)).text
    assert plain.split() == TEXT.replace("\u200b", "U+200B" if span.end > 40 else "").split()


def test_real_findings_render() -> None:
    report = check("青石镇2022年度法治政府建设情况报告\n一、工作\n按照《信访条例》办理。[bookmark: _GoBack]\n")
    assert report.diagnostics
    Reader(page(report))


def test_many_marks_in_one_line_cost_little() -> None:
    import time

    report = check("排查33件，调处成功32件，调处成功率为100%。" * 3000, "percentage-mismatch")
    assert len(report.diagnostics) == 1000  # what is told of one rule
    started = time.process_time()
    page(report)
    assert time.process_time() - started < 3
