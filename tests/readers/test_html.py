"""The article of a page, its lines, and where they stand in the source."""

from __future__ import annotations

import time

import pytest

from lawlint.model.document import Document
from lawlint.readers import UnreadableError, html
from tests.helpers import check

TITLE = "青石镇2022年度法治政府建设情况报告"
PROSE = (
    "2022年，青石镇深入学习贯彻习近平法治思想，认真落实上级部署，扎实推进法治政府建设。现将有关情况报告如下。",
    "一、主要工作",
    "（一）加强组织领导。镇党委、政府主要负责人认真履行职责，定期听取汇报，研究解决重点难点问题。",
    "全镇排查矛盾纠纷33件，调处成功32件，群众满意度进一步提高，社会大局保持稳定。",
    "二、存在问题",
    "一是执法力量不足，专业人员偏少；二是普法形式单一，针对性不强。",
    "三、下一步打算",
    "继续加强学习，健全制度，规范执法，推动各项任务落地见效。",
)
CHROME = (
    f"<html><head><title>{TITLE}_青石镇人民政府</title><script>var x = '<p>一、脚本</p>';</script></head>\n<body>\n"
    '<div class="topbar"><ul><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li></ul></div>\n'
    '<div class="mbx">当前位置：<a href="/">首页</a> &gt; <a href="/nb">年度报告</a></div>\n',
    '<div class="share">分享到：<a>微信</a></div>\n'
    '<div class="foot">主办：青石镇人民政府，承办：党政办，地址：青石镇，电话：000，备案号：0。</div>\n</body></html>\n',
)


def page(body: str, heading: str = f"<h1>{TITLE}</h1>\n") -> str:
    """A page of a government site round `body`."""
    return (
        CHROME[0]
        + heading
        + '<p class="info">发布时间：2023-01-12　来源：党政办　浏览次数：12</p>\n'
        + body
        + CHROME[1]
    )


def paragraphs(glue: str = "\n") -> str:
    """The article as paragraphs."""
    return glue.join(f"<p>{line}</p>" for line in PROSE)


def read(source: str) -> Document:
    """`source` as an HTML document."""
    return html.read(source.encode("utf-8"), "页.html")


def texts(document: Document) -> list[str]:
    """The lines that are no padding."""
    return [document.cut(block.span) for block in document.blocks if block.kind != "meta"]


@pytest.mark.parametrize(
    "body",
    [
        f'<div id="zoom">\n{paragraphs()}\n</div>\n',
        f'<div class="TRS_Editor"><style>p{{}}</style>\n{paragraphs()}\n</div>\n',
        f'<div class="TRS_Editor"><div class="TRS_Editor">\n{paragraphs()}\n</div></div>\n',
        f"<ucapcontent>\n{paragraphs()}\n</ucapcontent>\n",
        f"<div class='main-nav-wrap'><div class=x>\n{paragraphs()}\n</div></div>\n",
        f"<article>\n{paragraphs()}\n</article>\n",
        f"<table><tr><td>\n{paragraphs()}\n</td></tr></table>\n",
        f"<center><div>\n{paragraphs()}\n</center>\n",
        "<div>\n" + "<br>\n".join(PROSE) + "\n</div>\n",
        "<div>\n" + "".join(f"<div><span style='x'>{line}</span></div>\n" for line in PROSE) + "</div>\n",
        f'<div style="visibility: hidden" id="js_content">\n{paragraphs()}\n</div>\n',
        f'<div style="display:none">\n{paragraphs()}\n</div>\n',
        f"<div><div>\n{paragraphs()}\n<p>责任编辑：某某</p><p><a href=x>上一篇：某文</a></p></div></div>\n",
    ],
)
def test_the_article_is_found_and_nothing_else(body: str) -> None:
    assert texts(read(page(body))) == [TITLE, *PROSE]


def test_parts_of_an_article_in_several_containers_stay_together() -> None:
    first, second = (f"<p>{line}</p>" for line in ("".join(PROSE[:4]), "".join(PROSE[4:])))
    document = read(page(f"<div id=a><div>{first}</div>\n<div>{second}</div></div>\n"))
    assert texts(document) == [TITLE, "".join(PROSE[:4]), "".join(PROSE[4:])]


def test_lines_are_those_of_the_source() -> None:
    source = page(f'<div id="zoom">\n\n\n{paragraphs()}\n</div>\n')
    document = read(source)
    lines = source.split("\n")
    for block in document.blocks:
        if block.kind != "meta":
            number = document.line_of(block.span.start)
            assert document.cut(block.span) in lines[number - 1]
            assert document.position_of(block.span.start) == (
                number,
                lines[number - 1].index(document.cut(block.span)) + 1,
            )
    assert {segment.origin.label for segment in document.segments} == {None}


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_every_character_stands_where_its_position_says(line_break: str) -> None:
    source = page(
        f'<div id="zoom">{paragraphs("")}\n<p>&nbsp;&nbsp;第一，<b>加强</b>\n  学习&mdash;&#8212;&ldquo;三个&rdquo;\n要求&nbsp;'
        "A&amp;B x\n y。</p>\n<pre>第一行\n  第二行</pre></div>\n"
    ).replace("\n", line_break)
    document = read(source)
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert "\xa0\xa0第一，加强学习——“三个”要求\xa0A&B x y。" in texts(document)
    assert texts(document)[-2:] == ["第一行", "第二行"]
    for offset, char in enumerate(document.text):
        if document.block_at(offset).kind != "meta" and char not in "\n \xa0—“”&":
            line, column = document.position_of(offset)
            assert lines[line - 1][column - 1] == char


def test_an_entity_stands_where_it_begins() -> None:
    document = read("<p>甲&mdash;乙</p>")
    assert [document.position_of(offset) for offset in range(3)] == [(1, 4), (1, 5), (1, 12)]


def test_several_paragraphs_in_a_source_line_name_it() -> None:
    source = page(f'<div id="zoom">{paragraphs("")}</div>\n')
    report = check(source.replace("满意度", "调处成功率为100%，满意度"), "percentage-mismatch", name="页.html")
    (entry,) = report.diagnostics
    number = next(number for number, line in enumerate(source.split("\n"), 1) if "id=" in line and "zoom" in line)
    assert entry.line == entry.end_line == number
    assert entry.where == f"源码第{number}行"
    assert (
        entry.column == source.replace("满意度", "调处成功率为100%，满意度").split("\n")[number - 1].index("100%") + 1
    )


def test_a_page_is_read_only() -> None:
    source = page(f'<div id="zoom">\n{paragraphs()}\n<p>[bookmark: _GoBack]正文</p></div>\n')
    report = check(source, "export-residue", name="页.html")
    assert [entry.fix and entry.fix.safety for entry in report.diagnostics] == ["display"]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        (f'<div class="title">{TITLE}</div>\n', TITLE),
        ("", TITLE),  # from <title>, without the name of the site
        ("<h1>青石镇人民政府</h1>\n", TITLE),
        (f"<h1>青石镇人民政府</h1><p>{TITLE}</p>\n", TITLE),
    ],
)
def test_a_title_outside_the_article(heading: str, expected: str) -> None:
    assert texts(read(page(f'<div id="zoom">\n{paragraphs()}\n</div>\n', heading))) == [expected, *PROSE]


def test_a_title_is_not_given_twice() -> None:
    body = f'<div id="zoom">\n<p>青石镇2022年度</p><p>法治政府建设情况报告</p>{paragraphs()}\n</div>\n'
    assert texts(read(page(body))) == ["青石镇2022年度", "法治政府建设情况报告", *PROSE]


def test_a_title_the_head_states() -> None:
    source = (
        f'<head><meta name="ArticleTitle" content="{TITLE}"><title>首页</title></head><div id=zoom>{paragraphs()}</div>'
    )
    document = read(source)
    assert texts(document)[0] == TITLE
    assert document.position_of(0) == (1, source.index(TITLE) + 1)


def test_data_tables_are_cells() -> None:
    table = "<table><tr><th>年份</th><th>件数</th></tr><tr><td>2022<td>33</table>"
    document = read(page(f'<div id="zoom">\n{paragraphs()}\n{table}</div>\n'))
    assert [document.cut(block.span) for block in document.blocks if block.kind == "cell"] == [
        "年份",
        "件数",
        "2022",
        "33",
    ]


@pytest.mark.parametrize(
    ("charset", "codec", "read_as"),
    [
        ("gb2312", "gb18030", "gb18030"),
        ("gbk", "gb18030", "gb18030"),
        ("gb2312", "utf-8", "utf-8"),  # a page that says the wrong thing
        ("utf-8", "gb18030", "gb18030"),
        ("utf-8", "utf-8-sig", "utf-8"),
        ("utf-16", "utf-16", "utf-16-le"),
        ("big5", "big5hkscs", "big5hkscs"),
    ],
)
def test_encodings(charset: str, codec: str, read_as: str) -> None:
    source = f'<html><meta http-equiv="Content-Type" content="text/html; charset={charset}"><p>一、工作</p></html>'
    document = html.read(source.encode(codec), "页.html")
    assert (texts(document), document.meta["encoding"]) == (["一、工作"], read_as)


def test_a_text_with_the_wrong_name_keeps_its_lines() -> None:
    assert texts(read("\n".join(PROSE))) == list(PROSE)


def test_a_page_without_text_says_so() -> None:
    with pytest.raises(UnreadableError, match="没有文字"):
        read('<html><body><div id="app"></div><script>load()</script></body></html>')


@pytest.mark.parametrize("data", [b"", b" \n", b"\xef\xbb\xbf"])
def test_an_empty_page_is_an_empty_document(data: bytes) -> None:
    assert not html.read(data, "页.html").text.strip()


@pytest.mark.parametrize(
    "unit",
    [
        "<",
        "<!--",
        "<a ",
        "&",
        '<a b="',
        "<div>",
        "<b><p>",
        "<table><tr><td>",
        "<ul><li>",
        "<script>",
        "<title>",
        "<!",
        "&#11",
    ],
)
def test_markup_that_never_ends_costs_linear_time(unit: str) -> None:
    started = time.process_time()
    read(page(f"<div>{paragraphs()}</div>") + unit * 50_000)
    assert time.process_time() - started < 5
