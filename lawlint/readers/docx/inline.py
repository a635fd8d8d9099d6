"""What stands inside a paragraph: runs and what wraps them, fields, revisions, notes, boxes, comment anchors."""

from __future__ import annotations

from typing import NamedTuple
from xml.etree.ElementTree import Element

from lawlint.readers.base import UnreadableError
from lawlint.readers.docx import names as n
from lawlint.readers.docx.layout import PLACEHOLDER
from lawlint.readers.docx.names import MC, M, W
from lawlint.readers.docx.sheet import Sheet
from lawlint.readers.docx.styles import Styles

DEEPEST = 60
_PAGE_FIELDS = ("PAGE", "NUMPAGES", "SECTIONPAGES")
_WRAPPERS = frozenset({W + "hyperlink", W + "smartTag", W + "customXml", W + "dir", W + "bdo", n.SDT_CONTENT})
_DELETED = frozenset({n.DEL, n.MOVE_FROM})
_INSERTED = frozenset({n.INS, n.MOVE_TO})
_EQUATIONS = frozenset({M + "oMath", M + "oMathPara"})
_DRAWINGS = frozenset({W + "drawing", W + "pict", W + "object"})
_CHARACTERS = {W + "tab": "\t", W + "ptab": "\t", W + "noBreakHyphen": "-"}
_NOTES = {W + "footnoteReference": "脚注", W + "endnoteReference": "尾注"}
_PICTURES = ("}pic", "}chart", "}imagedata", "}OLEObject", "}relIds")


class Field(NamedTuple):
    """An open complex field: the first words of its code, and whether its result has begun."""

    code: str
    shown: bool


class Inline:
    """Reads the content of paragraphs into a Sheet, one paragraph after another; fields may run over several."""

    def __init__(self, sheet: Sheet, styles: Styles) -> None:
        self.sheet, self.styles = sheet, styles
        self.fields: list[Field] = []
        self.boxes: list[Element] = []
        self.notes: list[tuple[str, str, int]] = []  # kind, id, where
        self.anchors: dict[str, list[int]] = {}  # of comments: where they begin and end
        self._line: tuple[str, int | None, Element | None, int | None] = ("text", None, None, None)
        self._page_number = self._hidden = False

    def start(self, line: tuple[str, int | None, Element | None, int | None], hidden: bool) -> None:
        """A paragraph begins; `line` is what its lines are closed with."""
        self._line, self._hidden, self._page_number = line, hidden, False

    def finish(self) -> bool:
        """A paragraph ends: codes of fields do not run over it. True if it shows a page number."""
        self.fields = [field for field in self.fields if field.shown]
        return self._page_number

    @property
    def in_contents(self) -> bool:
        """True inside the result of a field that makes a table of contents."""
        return any(field.code.lstrip().upper().startswith("TOC") for field in self.fields)

    def content(self, parent: Element, depth: int, fixed: bool = False) -> None:
        """The children of a paragraph or of what wraps runs in it."""
        if depth > DEEPEST:
            raise UnreadableError("文档嵌套过深，不像是人写的，没有检查；请核对文件来源")
        for child in parent:
            tag = child.tag
            if tag == n.R_:
                self._run(child, depth, fixed)
            elif tag in _WRAPPERS:
                self.content(child, depth + 1, fixed)
            elif tag in _INSERTED:
                self.sheet.mark("revision", child.get(n.AUTHOR, ""))
                self.content(child, depth + 1, fixed or tag == n.MOVE_TO)
            elif tag in _DELETED:
                self.sheet.mark("revision", child.get(n.AUTHOR, ""))
            elif tag == n.SDT:
                self._control(child, depth, fixed)
            elif tag == W + "fldSimple":
                self._simple_field(child, depth)
            elif tag == MC + "AlternateContent":
                chosen = _chosen(child)
                if chosen is not None:
                    self.content(chosen, depth + 1, fixed)
            elif tag in _EQUATIONS:
                self._placeholder(child, child)
            else:
                self._anchor(child)

    def _anchor(self, element: Element) -> None:
        if element.tag == W + "commentRangeStart":
            self.anchors.setdefault(element.get(n.ID, ""), []).insert(0, self.sheet.size)
        elif element.tag in (W + "commentRangeEnd", W + "commentReference"):
            self.anchors.setdefault(element.get(n.ID, ""), []).append(self.sheet.size)

    def _control(self, control: Element, depth: int, fixed: bool) -> None:
        content = control.find(n.SDT_CONTENT)
        properties = control.find(W + "sdtPr")
        if content is None:
            return
        lock = n.value(properties, W + "lock") or ""
        bound = properties is not None and properties.find(W + "dataBinding") is not None
        self.content(content, depth + 1, fixed or bound or "ontentLocked" in lock)

    def _simple_field(self, field: Element, depth: int) -> None:
        self._see_code(field.get(W + "instr", ""))
        self.content(field, depth + 1, True)

    def _see_code(self, code: str) -> None:
        words = code.split(None, 1)
        if words and words[0].upper() in _PAGE_FIELDS:
            self._page_number = True

    def _run(self, run: Element, depth: int, fixed: bool) -> None:
        if self._is_hidden(run):
            self._hidden_run(run)
            return
        for child in run:
            tag = child.tag
            if tag == n.T:
                if not self.fields:
                    self._text(run, child, fixed)
                elif self._shown():
                    self._text(run, child, True)
            elif tag != n.RPR:
                self._other(run, child, depth, fixed)

    def _shown(self) -> bool:
        return all(field.shown for field in self.fields)

    def _is_hidden(self, run: Element) -> bool:
        properties = run.find(n.RPR)
        if properties is None:
            return self._hidden
        if properties.find(W + "vanish") is not None:
            return n.on(properties, W + "vanish")
        return self._hidden or n.value(properties, W + "rStyle") in self.styles.hidden

    def _hidden_run(self, run: Element) -> None:
        """Hidden text is not read, but told; fields may begin and end in it."""
        for child in run:
            if child.tag == n.T and child.text and self._shown():
                self.sheet.mark("hidden", "", child.text)
            elif child.tag in (W + "fldChar", W + "instrText"):
                self._field(child)
            else:
                self._anchor(child)

    def _text(self, run: Element, node: Element, fixed: bool) -> None:
        text = node.text or ""
        lead = 0
        if node.get(n.XML_SPACE) != "preserve":
            stripped = text.lstrip(" \t\r\n")
            lead = len(text) - len(stripped)
            text = stripped.rstrip(" \t\r\n")
        self.sheet.put(text, run, node, lead, True, fixed)

    def _other(self, run: Element, child: Element, depth: int, fixed: bool) -> None:
        tag = child.tag
        if tag in (W + "fldChar", W + "instrText"):
            self._field(child)
            return
        if not self._shown():
            return
        fixed = fixed or bool(self.fields)
        if tag in _CHARACTERS:
            self.sheet.put(_CHARACTERS[tag], run, child, 0, True, fixed)
        elif tag in (W + "br", W + "cr"):
            # A page or column break begins a line only where text stands before it.
            if child.get(W + "type", "textWrapping") == "textWrapping" or self.sheet.open_text():
                self.sheet.broken(run, child, fixed, self._line)
        elif tag == W + "sym":
            self._symbol(run, child)
        elif tag in _NOTES:
            self.notes.append((_NOTES[tag], child.get(n.ID, ""), self.sheet.size))
        elif tag == MC + "AlternateContent":
            self._alternatives(run, child, depth, fixed)
        elif tag in _DRAWINGS:
            self._drawing(run, child)
        elif tag == W + "ruby":
            base = child.find(W + "rubyBase")
            if base is not None:
                self.content(base, depth + 1, True)
        else:
            self._anchor(child)

    def _alternatives(self, run: Element, child: Element, depth: int, fixed: bool) -> None:
        chosen = _chosen(child)
        if chosen is not None and depth < DEEPEST:
            for inner in chosen:
                if inner.tag == n.T and self._shown():
                    self._text(run, inner, True)
                else:
                    self._other(run, inner, depth + 1, fixed)

    def _symbol(self, run: Element, symbol: Element) -> None:
        """A character of a font of its own; those of the private use area mean nothing outside that font."""
        try:
            char = chr(int(symbol.get(W + "char", ""), 16))
        except (ValueError, OverflowError):
            return
        known = char.isprintable() and not char.isspace()
        self.sheet.put(char if known else PLACEHOLDER, run, symbol, 0, False)

    def _drawing(self, run: Element, drawing: Element) -> None:
        """Text boxes are read later; a picture in the line shows a placeholder, one that floats (a seal) does not."""
        boxes, picture, floats = _inside(drawing)
        self.boxes += boxes
        if picture and not floats and not boxes:
            self._placeholder(run, drawing)

    def _placeholder(self, run: Element, node: Element) -> None:
        self.sheet.put(PLACEHOLDER, run, node, 0, False)

    def _field(self, element: Element) -> None:
        fields = self.fields
        if element.tag == W + "instrText":
            if fields and not fields[-1].shown and len(fields[-1].code) < 200:
                fields[-1] = Field(fields[-1].code + (element.text or ""), False)
            return
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            if len(fields) < DEEPEST:
                fields.append(Field("", False))
        elif not fields:
            return
        elif kind == "separate":
            self._see_code(fields[-1].code)
            fields[-1] = Field(fields[-1].code, True)
        elif kind == "end":
            self._see_code(fields.pop().code)


def _chosen(alternatives: Element) -> Element | None:
    """The form of content that newer programs show; the fallback repeats it."""
    chosen = alternatives.find(MC + "Choice")
    return alternatives.find(MC + "Fallback") if chosen is None else chosen


def _inside(drawing: Element) -> tuple[list[Element], bool, bool]:
    """The text boxes of a drawing, whether it holds a picture, and whether it floats over the text."""
    boxes: list[Element] = []
    picture = floats = False
    stack = [drawing]
    while stack:
        element = stack.pop()
        tag = element.tag
        if tag == n.TXBX:
            boxes.append(element)
            continue
        if tag == MC + "AlternateContent":
            chosen = _chosen(element)
            stack += [] if chosen is None else [chosen]
            continue
        picture = picture or tag.endswith(_PICTURES)
        floats = floats or tag.endswith("}anchor") or "position:absolute" in element.get("style", "")
        stack += reversed(list(element))
    return boxes, picture, floats
