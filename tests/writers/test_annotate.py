"""Comments in a Word file: on exactly the flagged words, nothing else changed, twice the same, gone when asked."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from lawlint.engine import lint
from lawlint.filters.select import selected
from lawlint.model.report import Diagnostic
from lawlint.model.rule import Basis
from lawlint.model.settings import Settings
from lawlint.model.span import Span
from lawlint.readers import docx
from lawlint.readers.docx.reading import lay_out
from lawlint.writers.docx.annotate import annotated, cleared
from tests.docx_builder import SHAPES, paragraph, parts_of, run, typed, zipped
from tests.docx_builder import docx as package
from tests.helpers import ruleset

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LINES = [
    "青石镇2024年法治政府建设情况报告",
    "2024年，青石镇扎实推进法治政府建设。现将情况报告如下：",
    "一、法治政府建设的主要举措和成效",
    "（一）加强组织领导",
    "健全机制，共排查矛盾纠纷33件，调处成功32件，调处成功率为90%。",
    "（2）强化法治宣传",
    "开展宣传56次[bookmark: _GoBack]，效果良好。",
    "（三）规范行政执法",
    "依据《信访条例》办理信访件5件。",
    "二、下一年度工作安排",
    "2025年，青石镇将继续推进各项工作。",
]


def _diagnostic(start: int, end: int, severity: str = "error", message: str = "不符") -> Diagnostic:
    basis = (Basis("《督察规定》", "第二十六条", "规定"),)
    return Diagnostic(
        "F001", "percentage-mismatch", "题", severity, message, "改正", Span(start, end), 1, 1, 1, 1, None, "", (), (), basis,
        None, "x",
    )  # fmt: skip


def _found(data: bytes) -> tuple[Diagnostic, ...]:
    settings = Settings(as_report=True)
    rules = selected(ruleset().pack.rules, settings)
    return lint(docx.read(data, "稿.docx"), ruleset(), rules, settings).diagnostics


def _marked(data: bytes) -> list[str]:
    """The words under each comment, in the order of the comments."""
    layout = lay_out(data)
    ours = sorted((entry for entry in layout.comments if entry.author == "lawlint"), key=lambda entry: int(entry.id))
    return [layout.text[entry.span.start : entry.span.end] for entry in ours]


def _looks(data: bytes) -> list[tuple[str, str]]:
    """Every character of the body with the format of its run."""
    root = ElementTree.fromstring(parts_of(data)["word/document.xml"])
    found = []
    for element in root.iter(f"{_W}r"):
        properties = element.find(f"{_W}rPr")
        looks = "" if properties is None else ElementTree.tostring(properties, "unicode")
        found += [(char, looks) for node in element.iter(f"{_W}t") for char in node.text or ""]
    return found


@pytest.mark.parametrize("shape", SHAPES)
def test_comments_stand_on_the_flagged_words(shape: str) -> None:
    data = SHAPES[shape](_LINES)
    found = _found(data)
    assert len(found) >= 4
    out = annotated(data, found)
    # what Word numbers itself holds no characters: the words it numbers stand for it
    expected = ["强化法治宣传" if shape == "numbered" and entry.quote == "（2）" else entry.quote for entry in found]
    assert _marked(out) == expected
    assert docx.read(out, "稿.docx").text == docx.read(data, "稿.docx").text
    assert _looks(out) == _looks(data)


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_is_once_and_clear_takes_all_away(shape: str) -> None:
    data = SHAPES[shape](_LINES)
    once = annotated(data, _found(data))
    assert annotated(once, _found(once)) == once
    gone = cleared(once)
    assert "lawlint" not in parts_of(gone)["word/comments.xml"].decode()
    assert b"comment" not in parts_of(gone)["word/document.xml"]
    assert _looks(gone) == _looks(data)
    assert cleared(data) is data


def test_untouched_parts_keep_their_bytes() -> None:
    body = paragraph(run("甲乙丙"))
    extra: dict[str, str | bytes] = {
        "word/media/image1.png": bytes(range(256)) * 40,
        "docProps/core.xml": "<a/>",
        "customXml/item1.xml": "<b/>",
    }
    data = package(body, extra, styles="<w:docDefaults/>", settings='<w:zoom w:percent="120"/>')
    before, after = parts_of(data), parts_of(annotated(data, [_diagnostic(1, 2)]))
    changed = {name for name in after if before.get(name) != after[name]}
    assert changed == {"word/document.xml", "word/comments.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert list(after)[: len(before)] == list(before)


def test_the_comment_says_severity_clause_and_remedy() -> None:
    data = typed(["甲乙丙丁"])
    out = annotated(data, [_diagnostic(0, 1), _diagnostic(1, 2, "warning"), _diagnostic(2, 3, "info", "<&>\x01")])
    root = ElementTree.fromstring(parts_of(out)["word/comments.xml"])
    texts = ["".join(node.text or "" for node in entry.iter(f"{_W}t")) for entry in root]
    assert texts == [
        "【错误】不符（F001 percentage-mismatch）依据：《督察规定》第二十六条（规定）改法：改正",
        "【警告】不符（F001 percentage-mismatch）依据：《督察规定》第二十六条（规定）改法：改正",
        "【建议】<&>（F001 percentage-mismatch）依据：《督察规定》第二十六条（规定）改法：改正",
    ]
    colors = [entry.find(f".//{_W}color") for entry in root]
    assert len({color.get(f"{_W}val") for color in colors if color is not None}) == 3
    assert {entry.get(f"{_W}author") for entry in root} == {"lawlint"}


def test_runs_are_cut_with_tabs_breaks_and_entities_kept() -> None:
    inline = "<w:r><w:rPr><w:b/></w:rPr><w:t>a&lt;b&amp;</w:t><w:tab/><w:t>cd</w:t><w:br/><w:t>ef</w:t></w:r>"
    data = package(paragraph(inline))
    assert docx.read(data, "稿.docx").text == "a<b&\tcd\nef"
    for start in range(9):
        for end in range(start, 11):
            out = annotated(data, [_diagnostic(start, end)])
            assert docx.read(out, "稿.docx").text == "a<b&\tcd\nef"
            assert _looks(out) == _looks(data)
            if (start, end) not in ((7, 8), (7, 7)):
                assert _marked(out) == ["a<b&\tcd\nef"[start:end]]


def test_overlapping_findings_and_spans_over_paragraphs() -> None:
    data = typed(["甲乙丙丁", "戊己庚辛"])
    spans = [(0, 4), (1, 3), (1, 3), (2, 7), (3, 3), (4, 4), (5, 9)]
    out = annotated(data, [_diagnostic(*span) for span in spans])
    assert _marked(out) == ["甲乙丙丁", "乙丙", "乙丙", "丙丁\n戊己", "", "", "戊己庚辛"]
    assert not re.search(rb"<w:r>(<w:rPr>.{0,80}</w:rPr>)?</w:r>", parts_of(out)["word/document.xml"])


def test_a_missing_part_is_anchored_where_it_should_stand() -> None:
    for body in ("<w:p/>", "<w:p></w:p>", '<w:p w:rsidR="00"><w:pPr/></w:p>', '<w:p w:rsidR="00" />'):
        data = package(paragraph(run("甲")) + body + paragraph(run("乙")))
        out = annotated(data, [_diagnostic(2, 2), _diagnostic(2, 2)])
        (first, second) = lay_out(out).comments
        assert (first.span, second.span) == (Span(2, 2), Span(2, 2))
        assert docx.read(out, "稿.docx").text == "甲\n\n乙"


def test_automatic_numbers_are_shown_by_the_words_they_number() -> None:
    data = SHAPES["numbered"](["一、主要举措", "二、存在问题"])
    assert _marked(annotated(data, [_diagnostic(0, 2)])) == ["主要举措"]


def test_findings_in_notes_and_headers_hang_where_these_do() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    data = package(
        paragraph(run("甲乙") + reference + run("丙")) + '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>',
        footnotes=f'<w:footnote w:id="2">{paragraph(run("注"))}</w:footnote>',
        header1=paragraph(run("眉")),
    )
    assert docx.read(data, "稿.docx").text == "甲乙丙\n注\n眉"
    out = annotated(data, [_diagnostic(4, 5)._replace(quote="注"), _diagnostic(6, 7)._replace(quote="眉")])
    assert [entry.span for entry in lay_out(out).comments] == [Span(2, 2), Span(0, 0)]
    assert "（脚注1：“注”）" in parts_of(out)["word/comments.xml"].decode()
    assert parts_of(out)["word/footnotes.xml"] == parts_of(data)["word/footnotes.xml"]


def test_comments_and_revisions_of_people_stay() -> None:
    anchor = '<w:commentRangeStart w:id="7"/>{}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>'
    comments = f'<w:comment w:id="7" w:author="李四" w:initials="L">{paragraph(run("请核"))}</w:comment>'
    inserted = f'<w:ins w:id="1" w:author="张三">{run("戊己")}</w:ins>'
    data = package(paragraph(anchor.format(run("甲乙丙丁")) + inserted), comments=comments)
    out = annotated(data, [_diagnostic(1, 2), _diagnostic(3, 5)])
    assert [(entry.id, entry.author, entry.span) for entry in lay_out(out).comments] == [
        ("7", "李四", Span(0, 4)),
        ("8", "lawlint", Span(1, 2)),
        ("9", "lawlint", Span(3, 5)),
    ]
    body = parts_of(out)["word/document.xml"].decode()
    assert body.count('<w:ins w:id="1" w:author="张三">') == 1
    gone = cleared(out)
    assert parts_of(gone)["word/comments.xml"] == parts_of(data)["word/comments.xml"]
    assert [entry.author for entry in lay_out(gone).comments] == ["李四"]


def test_threads_of_people_under_our_comments_survive_clearing() -> None:
    once = parts_of(annotated(typed(["甲乙"]), [_diagnostic(0, 1)]))
    w14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    comments = once["word/comments.xml"].decode().replace("<w:p>", f'<w:p {w14} w14:paraId="0A">', 1)
    answer = f'<w:comment w:id="1" w:author="李四">{paragraph(run("已改"))}</w:comment></w:comments>'
    once["word/comments.xml"] = comments.replace("</w:comments>", answer).encode()
    extended = (
        '<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
        '<w15:commentEx w15:paraId="0A" w15:done="0"/><w15:commentEx w15:paraId="0B" w15:paraIdParent="0A" w15:done="0"/>'
        "</w15:commentsEx>"
    )
    relation = '<Relationship Id="ex" Type="http://x/commentsExtended" Target="commentsExtended.xml"/></Relationships>'
    rels = once["word/_rels/document.xml.rels"].decode().replace("</Relationships>", relation)
    gone = parts_of(
        cleared(zipped(once | {"word/commentsExtended.xml": extended, "word/_rels/document.xml.rels": rels}))
    )
    assert b"lawlint" not in gone["word/comments.xml"]
    assert "李四" in gone["word/comments.xml"].decode()
    assert b'<w15:commentEx w15:paraId="0B" w15:done="0"/>' in gone["word/commentsExtended.xml"]
    assert b'paraId="0A"' not in gone["word/commentsExtended.xml"]


def test_other_prefixes_and_none() -> None:
    data = parts_of(typed(["甲乙丙"]))
    for before, after in ((b"xmlns:w=", b"xmlns:x="), (b"<w:", b"<x:"), (b"</w:", b"</x:"), (b" w:", b" x:")):
        data["word/document.xml"] = data["word/document.xml"].replace(before, after)
    assert _marked(annotated(zipped(data), [_diagnostic(1, 2)])) == ["乙"]
    bare = (
        '<document xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><body><p><r><t>甲乙丙</t></r></p>'
        "</body></document>"
    )
    assert _marked(annotated(zipped(data | {"word/document.xml": bare}), [_diagnostic(1, 2)])) == ["乙"]
    strict = bare.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    out = annotated(zipped(data | {"word/document.xml": strict}), [_diagnostic(1, 2)])
    assert _marked(out) == ["乙"]
    assert b"purl.oclc.org/ooxml/wordprocessingml/main" in parts_of(out)["word/comments.xml"]
