"""Word documents made from texts, as raw OOXML, in the shapes drafts come in.

Every builder takes the lines of a text and gives the bytes of a .docx that shows exactly these lines in Word.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from xml.sax.saxutils import escape, quoteattr

from lawlint.text.numerals import chinese_integer

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" mc:Ignorable="w14"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#: Part to its kind: the last word of its content type and of its relationship.
_KINDS = {
    "styles": "styles",
    "numbering": "numbering",
    "comments": "comments",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "settings": "settings",
    "header1": "header",
    "footer1": "footer",
}


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of `parts`, always the same bytes for the same parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a .docx by name, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def docx(body: str, extra: Mapping[str, str | bytes] | None = None, /, **parts: str) -> bytes:
    """A .docx with `body` (blocks) and `parts` (styles, comments, header1 …: their content without the root's tags)."""
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}{_KINDS[name]}+xml"/>' for name in parts
    )
    relations = "".join(
        f'<Relationship Id="{name}" Type="{_RELATION}{_KINDS[name]}" Target="{name}.xml"/>' for name in parts
    )
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": _HEAD
        + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        + '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + '<Default Extension="xml" ContentType="application/xml"/>'
        + f'<Override PartName="/word/document.xml" ContentType="{_TYPE}document.main+xml"/>{types}</Types>',
        "_rels/.rels": _HEAD
        + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + f'<Relationship Id="rId1" Type="{_RELATION}officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"{_HEAD}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _HEAD
        + f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>',
    }
    roots = {"header1": "hdr", "footer1": "ftr"}
    for name, content in parts.items():
        root = roots.get(name, name)
        files[f"word/{name}.xml"] = f"{_HEAD}<w:{root} {NAMESPACES}>{content}</w:{root}>"
    return zipped(files | dict(extra or {}))


def run(text: str, properties: str = "") -> str:
    """A run; `properties` is what stands in its w:rPr."""
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inside}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    """A paragraph of runs; `properties` is what stands in its w:pPr."""
    inside = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{inside}{content}</w:p>"


def typed(lines: Iterable[str]) -> bytes:
    """Every line a paragraph of one run, numbers typed."""
    return docx("".join(paragraph(run(line) if line else "") for line in lines))


def split(lines: Iterable[str]) -> bytes:
    """Runs cut at every third character, every other one with a format of its own."""
    fonts = ('<w:rFonts w:ascii="仿宋" w:eastAsia="仿宋"/><w:sz w:val="32"/>', "<w:b/>")

    def runs(line: str) -> str:
        return "".join(run(line[at : at + 3], fonts[at % 2]) for at in range(0, len(line), 3))

    return docx("".join(paragraph(runs(line)) for line in lines))


def tracked(lines: Iterable[str]) -> bytes:
    """The second half of every line inserted by a person, and words deleted before it; whole paragraphs deleted."""
    who = 'w:id="{}" w:author="张三" w:date="2024-01-02T03:04:05Z"'

    def one(number: int, line: str) -> str:
        half = len(line) // 2
        gone = f"<w:del {who.format(number)}><w:r><w:delText>（1）删去的2021年字样，共3件。</w:delText></w:r></w:del>"
        return paragraph(run(line[:half]) + gone + f"<w:ins {who.format(number + 10_000)}>{run(line[half:])}</w:ins>")

    mark = f"<w:rPr><w:del {who.format(9)}/></w:rPr>"
    deleted = paragraph(f"<w:del {who.format(8)}><w:r><w:delText>九、整段删去</w:delText></w:r></w:del>", mark)
    return docx("".join(deleted + one(number, line) for number, line in enumerate(lines, 100)))


def table(lines: Iterable[str]) -> bytes:
    """The whole text in the one cell of a table."""
    cell = "".join(paragraph(run(line) if line else "") for line in lines)
    return docx(
        '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid>'
        f'<w:tr><w:tc><w:tcPr><w:tcW w:w="9000" w:type="dxa"/></w:tcPr>{cell}</w:tc></w:tr></w:tbl><w:p/>'
    )


def styled(lines: Iterable[str]) -> bytes:
    """Headings as styles, numbers typed."""
    blocks = []
    for line in lines:
        marker = _marker(line)
        style = f'<w:pStyle w:val="{marker[0] + 2}"/>' if marker else ""
        blocks.append(paragraph(run(line), style))
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{level + 1}"><w:name w:val="heading {level}"/>'
        f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr></w:style>'
        for level in range(1, 5)
    )
    return docx("".join(blocks), styles=styles)


_MARKERS = (
    (re.compile(r"([一二三四五六七八九十]+)、(?! )"), "chineseCounting", "%1、"),
    (re.compile(r"（([一二三四五六七八九十]+)）(?! )"), "chineseCounting", "（%2）"),
    (re.compile(r"(\d+)\.(?![ \d])"), "decimal", "%3."),
    (re.compile(r"（(\d+)）(?! )"), "decimal", "（%4）"),
)


def _marker(line: str) -> tuple[int, int, int] | None:
    """Level from 0, number and length of the marker a line begins with, in the shape Word would make."""
    for level, (pattern, _, _) in enumerate(_MARKERS):
        match = pattern.match(line)
        if match:
            number = int(match[1]) if match[1].isdigit() else chinese_integer(match[1]) or 0
            return level, number, match.end()
    return None


def numbered(lines: Iterable[str]) -> bytes:
    """Markers made by automatic numbering; where the count does not follow, the paragraph's list is set to the number."""
    counters = [0] * len(_MARKERS)
    nums = ['<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>']
    blocks = []
    for line in lines:
        marker = _marker(line)
        if not marker:
            blocks.append(paragraph(run(line) if line else ""))
            continue
        level, number, length = marker
        num_id = 1
        if number != counters[level] + 1:
            num_id = len(nums) + 1
            nums.append(
                f'<w:num w:numId="{num_id}"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="{level}">'
                f'<w:startOverride w:val="{number}"/></w:lvlOverride></w:num>'
            )
        counters[level:] = [number, *(0,) * (len(counters) - level - 1)]
        properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num_id}"/></w:numPr>'
        blocks.append(paragraph(run(line[length:]), properties))
    return docx("".join(blocks), numbering=levels() + "".join(nums))


def levels(abstract: str = "7") -> str:
    """An abstract list of the four levels of official documents."""
    entries = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="nothing"/>'
        f"<w:lvlText w:val={quoteattr(template)}/></w:lvl>"
        for level, (_, form, template) in enumerate(_MARKERS)
    )
    return f'<w:abstractNum w:abstractNumId="{abstract}">{entries}</w:abstractNum>'


#: Name of a shape to its builder: each shows the same lines.
SHAPES: dict[str, Callable[[Iterable[str]], bytes]] = {
    "typed": typed,
    "numbered": numbered,
    "styled": styled,
    "split": split,
    "tracked": tracked,
    "table": table,
}
