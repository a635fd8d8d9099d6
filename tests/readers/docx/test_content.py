"""What stands in a Word file becomes text as Word shows it, with names of places people know."""

from __future__ import annotations

import pytest

from lawlint.model.document import Document
from lawlint.outline import outline_of
from lawlint.readers import docx
from lawlint.readers.docx.layout import PLACEHOLDER
from tests.docx_builder import docx as package
from tests.docx_builder import paragraph, parts_of, run, zipped


def _read(body: str, **parts: str) -> Document:
    return docx.read(package(body, None, **parts), "稿.docx")


def _lines(document: Document) -> list[tuple[str, str, str | None]]:
    return [
        (document.cut(block.span), block.kind, document.label_at(block.span.start) if block.kind != "blank" else None)
        for block in document.blocks
    ]


def _text(inline: str, **parts: str) -> str:
    return _read(paragraph(inline), **parts).text


def _cell(text: str) -> str:
    return f"<w:tc>{paragraph(run(text))}</w:tc>"


def test_paragraphs_are_lines_and_are_counted_without_blank_ones() -> None:
    document = _read(paragraph(run("一、甲")) + "<w:p/>" + paragraph(run("  ")) + paragraph(run("乙") + run("丙")))
    assert _lines(document) == [
        ("一、甲", "text", "第1段"),
        ("", "blank", None),
        ("  ", "blank", None),
        ("乙丙", "text", "第2段"),
    ]


def test_tables_name_row_and_column() -> None:
    inner = f"<w:tbl><w:tr>{_cell('内')}</w:tr></w:tbl><w:p/>"
    table = f"<w:tbl><w:tr>{_cell('甲')}{_cell('乙')}</w:tr><w:tr>{_cell('丙')}<w:tc>{inner}</w:tc></w:tr></w:tbl>"
    document = _read(f"<w:tbl><w:tr>{_cell('零')}</w:tr></w:tbl>" + paragraph(run("段")) + table)
    assert [line for line in _lines(document) if line[1] != "blank"] == [
        ("零", "text", "表1第1行第1列"),
        ("段", "text", "第1段"),
        ("甲", "cell", "表2第1行第1列"),
        ("乙", "cell", "表2第1行第2列"),
        ("丙", "cell", "表2第2行第1列"),
        ("内", "cell", "表2第2行第2列"),
    ]


def test_a_table_may_be_the_frame_of_a_draft() -> None:
    """A form: what is long in it is text with headings; short cells number rows."""
    long = "".join(paragraph(run(text)) for text in ("一、甲", "（一）乙", "丙", "丁", "二、戊"))
    document = _read(f"<w:tbl><w:tr>{_cell('一、单位')}<w:tc>{long}</w:tc></w:tr></w:tbl>")
    assert [block.kind for block in document.blocks] == ["cell", *["text"] * 5]
    assert [document.cut(heading.marker) for heading in outline_of(document).headings] == ["一、", "（一）", "二、"]


@pytest.mark.parametrize(
    ("inline", "shown"),
    [
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>", "甲\t乙"),
        ("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>", "甲\n乙"),
        ('<w:r><w:br w:type="page"/><w:t>甲</w:t></w:r>', "甲"),
        ('<w:r><w:t>甲</w:t><w:br w:type="page"/><w:t>乙</w:t></w:r>', "甲\n乙"),
        ("<w:r><w:t>2021</w:t><w:noBreakHyphen/><w:t>2025</w:t><w:softHyphen/></w:r>", "2021-2025"),
        ("<w:r><w:t> 甲 </w:t></w:r>" + run(" 乙"), "甲 乙"),
        ("<w:r><w:t>甲\n乙&#13;丙</w:t></w:r>", "甲 乙 丙"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="宋体" w:char="25CB"/></w:r>', f"{PLACEHOLDER}○"),
        (f'<w:hyperlink r:id="x">{run("链接")}</w:hyperlink>', "链接"),
        (f"<w:smartTag>{run('标')}</w:smartTag><w:bdo>{run('记')}</w:bdo>", "标记"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>", "控件"),
        (f'<w:fldSimple w:instr=" DATE ">{run("2024年")}</w:fldSimple>', "2024年"),
        (run("见") + "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", f"见{PLACEHOLDER}"),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>yin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>音</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "音",
        ),
        (
            "<w:r><mc:AlternateContent><mc:Choice><w:t>新</w:t></mc:Choice><mc:Fallback><w:t>旧</w:t></mc:Fallback>"
            "</mc:AlternateContent></w:r>",
            "新",
        ),
    ],
)
def test_inline(inline: str, shown: str) -> None:
    assert _text(inline) == shown


def _field(code: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText> {code} </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + result + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_fields_show_their_result() -> None:
    assert _text(run("见") + _field("REF a", run("第三条")) + run("。")) == "见第三条。"
    nested = _field(f"IF {_field('DATE', run('隐'))}", run("显"))
    assert _text(nested) == "显"


def test_a_field_that_never_ends_hides_no_text() -> None:
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("甲")
    assert _read(paragraph(begun) + paragraph(run("乙"))).text == "\n乙"


def test_tables_of_contents_are_no_prose() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="11"><w:name w:val="toc 1"/></w:style>'
    document = _read(
        paragraph(run("一、甲") + "<w:r><w:tab/><w:t>1</w:t></w:r>", '<w:pStyle w:val="11"/>')
        + paragraph(run("一、甲")),
        styles=styles,
    )
    assert [block.kind for block in document.blocks] == ["meta", "text"]


def test_text_boxes_follow_their_paragraph_and_pictures_are_placeholders() -> None:
    box = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic><wps:wsp><wps:txbx>"
        f"<w:txbxContent>{paragraph(run('框内'))}</w:txbxContent></wps:txbx></wps:wsp></a:graphic></wp:anchor></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{paragraph(run('框内'))}</w:txbxContent></v:textbox>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    picture = "<w:r><w:drawing><wp:{0}><a:graphic><pic:pic/></a:graphic></wp:{0}></w:drawing></w:r>"
    inline, seal = picture.format("inline"), picture.format("anchor")
    document = _read(paragraph(inline) + paragraph(run("甲") + box + run("乙")) + paragraph(inline) + paragraph(seal))
    assert _lines(document) == [
        (PLACEHOLDER, "meta", "第1段"),
        ("甲乙", "text", "第2段"),
        ("框内", "note", "文本框1"),
        (PLACEHOLDER, "text", "第3段"),
        ("", "blank", None),
    ]
    assert not document.editable(document.blocks[0].span)


def test_notes_headers_and_footers_come_last() -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:footerReference w:type="default" r:id="footer1"/>'
        "</w:sectPr>"
    )
    notes = "".join(
        f'<w:footnote w:id="{number}">{paragraph(run(text))}</w:footnote>'
        for number, text in ((5, "五"), (2, "二"), (9, "未引"))
    )
    reference = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    document = _read(
        paragraph(run("甲") + reference.format(2) + run("乙") + reference.format(5)) + section,
        footnotes=notes,
        header1=paragraph(run("内部资料")),
        footer1=paragraph(run("— ") + _field("PAGE", run("1")) + run(" —")),
    )
    assert _lines(document) == [
        ("甲乙", "text", "第1段"),
        ("二", "note", "脚注1"),
        ("五", "note", "脚注2"),
        ("内部资料", "note", "页眉"),
        ("— 1 —", "meta", "页脚"),
    ]


def test_insertions_count_and_deletions_do_not() -> None:
    who = 'w:id="1" w:author="张三"'
    gone = "<w:r><w:delText>旧</w:delText></w:r>"
    body = paragraph(
        run("甲")
        + f"<w:ins {who}>{run('乙')}</w:ins><w:del {who}>{gone}</w:del>"
        + f"<w:moveFrom {who}>{run('移')}</w:moveFrom><w:moveTo {who}>{run('来')}</w:moveTo>"
    )
    joined = paragraph(run("前半"), f"<w:rPr><w:del {who}/></w:rPr>") + paragraph(run("后半"))
    document = _read(body + joined)
    assert document.text == "甲乙来\n前半后半"
    (remark,) = document.remarks
    assert (remark.name, remark.values["text"]) == ("revision-unaccepted", "张三")


def test_hidden_text_is_told_not_read() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="h"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="k"><w:name w:val="k"/><w:basedOn w:val="h"/></w:style>'
    )
    document = _read(
        paragraph(
            run("甲")
            + run("藏", "<w:vanish/>")
            + run("乙", '<w:vanish w:val="0"/>')
            + run("匿", '<w:rStyle w:val="k"/>')
            + run("丙", '<w:rStyle w:val="k"/><w:vanish w:val="false"/>')
        ),
        styles=styles,
    )
    assert document.text == "甲乙丙"
    (remark,) = document.remarks
    assert (remark.name, dict(remark.values)) == ("hidden-text", {"count": "2", "text": "藏匿"})


def _commented(text: str, comment: str, author: str = "李四") -> Document:
    anchor = '<w:commentRangeStart w:id="3"/>{}<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>'
    return _read(
        paragraph(run("甲")) + paragraph(run("前") + anchor.format(run(text)) + run("后")),
        comments=f'<w:comment w:id="3" w:author="{author}">{paragraph(run(comment))}</w:comment>',
    )


def test_comments_left_in_are_told() -> None:
    document = _commented("办结率97%", "请核对")
    (remark,) = document.remarks
    assert (remark.name, document.cut(remark.span), remark.values["who"]) == ("comment-left", "办结率97%", "李四")
    assert not _commented("办结率97%", "【错误】", "lawlint").remarks


@pytest.mark.parametrize(
    ("comment", "rules", "reason", "expires"),
    [
        ("lawlint: percentage-mismatch -- 口径不同", ("percentage-mismatch",), "口径不同", None),
        ("lawlint：F001、fazhi-term —— 原文如此", ("F001", "fazhi-term"), "原文如此", None),
        ("Lawlint: F001 until 2026-12-31 -- 待核", ("F001",), "待核", "2026-12-31"),
    ],
)
def test_a_comment_may_exempt(comment: str, rules: tuple[str, ...], reason: str, expires: str | None) -> None:
    document = _commented("办结率97%", comment)
    (request,) = document.exemptions
    assert (request.rules, request.reason, request.expires, request.problem) == (rules, reason, expires, None)
    assert request.scope is not None
    assert document.cut(request.scope) == "前办结率97%后"
    assert not document.remarks


@pytest.mark.parametrize("comment", ["lawlint: -- 理由", "lawlint: F001", "lawlint:"])
def test_an_exemption_needs_rule_and_reason(comment: str) -> None:
    (request,) = _commented("甲", comment).exemptions
    assert request.problem


def test_heading_levels_come_from_paragraph_style_or_style_name() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="我的标题"/><w:basedOn w:val="1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="y"><w:name w:val="正文标题"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    )
    properties = [
        '<w:pStyle w:val="x"/>',
        '<w:pStyle w:val="y"/>',
        '<w:outlineLvl w:val="2"/>',
        '<w:pStyle w:val="x"/><w:outlineLvl w:val="9"/>',
        "",
    ]
    document = _read("".join(paragraph(run("甲"), value) for value in properties), styles=styles)
    assert [block.style_level for block in document.blocks] == [1, 2, 3, None, None]


def test_strict_files_and_utf16_parts_are_read() -> None:
    body = "<?xml version='1.0' encoding='UTF-16'?><w:document xmlns:w='http://purl.oclc.org/ooxml/wordprocessingml/main'><w:body><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:body></w:document>"
    data = package("", {"word/document.xml": b"\xff\xfe" + body.encode("utf-16-le")})
    assert docx.read(data, "稿.docx").text == "乙"


def test_an_empty_document_has_one_blank_line() -> None:
    assert [block.kind for block in _read("").blocks] == ["blank"]


def test_zip_order_and_case_of_names_do_not_matter() -> None:
    parts = parts_of(package(paragraph(run("甲"))))
    shuffled = {name.replace("document.xml", "Document.xml"): parts[name] for name in reversed(parts)}
    assert docx.read(zipped(shuffled), "稿.docx").text == "甲"
