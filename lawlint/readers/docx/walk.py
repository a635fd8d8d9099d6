"""One walk over the stories of a document: body, text boxes, notes, headers and footers, in that order.

What Word shows is what is read: insertions and the results of fields, not deletions, codes of fields or hidden text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from lawlint.readers.base import UnreadableError
from lawlint.readers.docx import names as n
from lawlint.readers.docx.inline import Inline
from lawlint.readers.docx.layout import PLACEHOLDER
from lawlint.readers.docx.names import MC, VAL, W
from lawlint.readers.docx.numbering import Numbering
from lawlint.readers.docx.package import Package
from lawlint.readers.docx.sheet import Sheet
from lawlint.readers.docx.styles import Styles, num_pr, outline_level

DEEPEST = 60  # boxes in cells in tables in controls; what nests deeper was not made by a person

_LONG_CELL = 5  # paragraphs


class Story(NamedTuple):
    """Where in the document a container stands: its part, what its lines are, how places in it are called."""

    part: str
    kind: str  # of its lines: text, cell, note, meta
    label: str | None  # None: paragraphs are counted
    anchor: int | None


class Walk:
    """Fills a Sheet, story by story; the counters of labels and lists run through all of them."""

    def __init__(self, package: Package, styles: Styles, numbering: Numbering) -> None:
        self.package, self.styles, self.numbering = package, styles, numbering
        self.sheet = Sheet()
        self.inline = Inline(self.sheet, styles)
        self.paragraphs = self.tables = self.boxes = 0
        self.sections: list[Element] = []

    def container(self, element: Element, story: Story, depth: int = 0) -> None:
        """The blocks of a body, a cell, a text box or a note."""
        if depth > DEEPEST:
            raise UnreadableError("文档嵌套过深，不像是人写的，没有检查；请核对文件来源")
        group: list[Element] = []
        for block in _blocks(element, depth):
            if block.tag == n.P:
                group.append(block)
                if not _mark_deleted(block):
                    self._paragraph(group, story, depth)
                    group = []
            elif block.tag == n.TBL:
                if group:
                    self._paragraph(group, story, depth)
                    group = []
                self._table(block, story, depth)
            elif block.tag == n.SDT:
                kind = "meta" if _is_contents(block) else story.kind
                content = block.find(n.SDT_CONTENT)
                if content is not None:
                    self.container(content, story._replace(kind=kind), depth + 1)
            elif block.tag == W + "sectPr":
                self.sections.append(block)
        if group:
            self._paragraph(group, story, depth)

    def _table(self, table: Element, story: Story, depth: int) -> None:
        outer = story.label is None
        if outer:
            self.tables += 1
        for row_number, row in enumerate(_rows(table, n.W + "tr"), 1):
            cells = list(_rows(row, n.W + "tc"))
            for column, cell in enumerate(cells, 1):
                label = f"表{self.tables}第{row_number}行第{column}列" if outer else story.label
                # A table may only be a frame: what fills its row, or is long, is text of the draft with its headings.
                frame = len(cells) == 1 or len(cell.findall(n.P)) >= _LONG_CELL
                kind = "cell" if story.kind == "text" and not frame else story.kind
                self.container(cell, story._replace(kind=kind, label=label), depth + 1)

    def _paragraph(self, group: list[Element], story: Story, depth: int) -> None:
        """One paragraph, or several whose marks are deleted: the last one's properties hold, as in Word."""
        sheet, inline = self.sheet, self.inline
        paragraph = group[-1]
        properties = paragraph.find(n.PPR)
        style = n.value(properties, W + "pStyle")
        level = outline_level(properties)
        if level is None:
            level = self.styles.heading_level(style)
        if properties is not None:
            self._properties(properties)
        label = story.label or f"第{self.paragraphs + 1}段"
        sheet.begin(story.part, label)
        sheet.number(self._number(properties, style))
        inline.start((story.kind, level or None, paragraph, story.anchor), style in self.styles.hidden)
        for member in group:
            inline.content(member, depth)
        kind = story.kind
        page_number = inline.finish()
        contents = style in self.styles.contents or (inline.in_contents and sheet.repeats_heading())
        if contents or (page_number and kind == "note") or (sheet.open_text() == PLACEHOLDER and not self.paragraphs):
            kind = "meta"
        if sheet.end(kind, level or None, paragraph, story.anchor) and story.label is None:
            self.paragraphs += 1
        self._boxes(story, depth)

    def _boxes(self, story: Story, depth: int) -> None:
        boxes, self.inline.boxes = self.inline.boxes, []
        anchor = story.anchor if story.anchor is not None else self.sheet.lines[-1].end
        for box in boxes:
            self.boxes += 1
            fields, self.inline.fields = self.inline.fields, []
            self.container(box, Story(story.part, "note", f"文本框{self.boxes}", anchor), depth + 1)
            self.inline.fields = fields

    def _properties(self, properties: Element) -> None:
        section = properties.find(W + "sectPr")
        if section is not None:
            self.sections.append(section)
        mark = properties.find(n.RPR)
        inserted = None if mark is None else mark.find(n.INS)
        if inserted is not None:
            self.sheet.mark("revision", inserted.get(n.AUTHOR, ""))

    def _number(self, properties: Element | None, style: str | None) -> str:
        direct = num_pr(properties)
        linked = self.styles.numbering(style)
        if direct and direct.num_id is not None:
            return self.numbering.next(direct.num_id, direct.level or 0)
        if linked is None:
            return ""
        given, source = linked
        num_id = given.num_id or ""
        if direct and direct.level is not None:
            return self.numbering.next(num_id, direct.level)
        level = self.numbering.level_of_style(num_id, style or "")
        if level is None:
            level = self.numbering.level_of_style(num_id, source)
        return self.numbering.next(num_id, (given.level or 0) if level is None else level)


def _blocks(element: Element, depth: int) -> Iterator[Element]:
    """The blocks of `element`, with those inside wrappers that mean nothing to a reader."""
    for child in element:
        tag = child.tag
        if tag in (W + "customXml", n.INS, n.MOVE_TO):
            if depth < DEEPEST:
                yield from _blocks(child, depth + 1)
        elif tag == MC + "AlternateContent":
            chosen = child.find(MC + "Choice")
            chosen = child.find(MC + "Fallback") if chosen is None else chosen
            if chosen is not None and depth < DEEPEST:
                yield from _blocks(chosen, depth + 1)
        else:
            yield child


def _rows(element: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, those in content controls too, deleted rows not."""
    for child in element:
        if child.tag == tag:
            properties = child.find(W + "trPr")
            if properties is None or properties.find(n.DEL) is None:
                yield child
        elif child.tag in (n.SDT, W + "customXml", n.INS):
            inner = child.find(n.SDT_CONTENT) if child.tag == n.SDT else child
            if inner is not None:
                yield from (entry for entry in inner if entry.tag == tag)


def _mark_deleted(paragraph: Element) -> bool:
    mark = paragraph.find(f"{n.PPR}/{n.RPR}")
    return mark is not None and (mark.find(n.DEL) is not None or mark.find(n.MOVE_FROM) is not None)


def _is_contents(control: Element) -> bool:
    gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(VAL) == "Table of Contents"
