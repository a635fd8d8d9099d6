"""Diagnostics as Word comments on the flagged words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from lawlint.model.report import Diagnostic
from lawlint.model.span import Span
from lawlint.readers.docx.layout import Layout, Line, Piece
from lawlint.readers.docx.names import ID, OURS, R_, RPR, W
from lawlint.readers.docx.reading import lay_out
from lawlint.writers.docx.archive import repacked
from lawlint.writers.docx.offsets import Offsets, Patch
from lawlint.writers.docx.parts import Comments
from lawlint.writers.docx.splice import END, POINT, START, Splicer
from lawlint.writers.docx.vocabulary import Vocabulary

_WORDS = {"error": "错误", "warning": "警告", "info": "建议"}
_COLORS = {"error": "C00000", "warning": "B45F06", "info": "1F4E79"}
_INITIALS = {"error": "错", "warning": "警", "info": "议"}
_LONGEST_QUOTE = 40
_MOST_RELATED = 3
_RANGE_START, _RANGE_END, _REFERENCE = W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference"


def annotated(data: bytes, diagnostics: Sequence[Diagnostic]) -> bytes:
    """The document with a comment for each open diagnostic, and without those of an earlier run.

    The spans of `diagnostics` are those of the document in `data`: comments hold none of its text.
    """
    layout = lay_out(data)
    without = _cleared(layout)
    if without is not None:
        layout = lay_out(without)
    shown = [entry for entry in diagnostics if entry.state == "open"]
    if not shown:
        return data if without is None else without
    comments = Comments(layout.package)
    splicer = Splicer(layout, layout.package.main)
    anchors = _Anchors(layout, splicer)
    made = []
    for number, entry in enumerate(shown, comments.first):
        elsewhere = anchors.put(str(number), entry.span)
        made.append(_comment(comments.words, str(number), entry, elsewhere))
    return repacked(layout.package, {layout.package.main: splicer.rendered()} | comments.changed(b"".join(made)))


def cleared(data: bytes) -> bytes:
    """The document without the comments lawlint made; `data` itself if there are none."""
    without = _cleared(lay_out(data))
    return data if without is None else without


def _cleared(layout: Layout) -> bytes | None:
    comments = Comments(layout.package)
    if not comments.removed:
        return None
    changed = comments.changed(b"")
    for part in layout.roots:
        content = _without_anchors(layout, part, comments.removed)
        if content is not None:
            changed[part] = content
    return repacked(layout.package, changed)


def _without_anchors(layout: Layout, part: str, ids: frozenset[str]) -> bytes | None:
    data, root = layout.package.part(part), layout.roots[part]
    offsets, patch = Offsets(data, root), Patch(data)
    found = False
    for element in root.iter():
        gone = element.tag in (_RANGE_START, _RANGE_END) and element.get(ID, "") in ids
        if element.tag == R_:
            references = [child for child in element if child.tag == _REFERENCE and child.get(ID, "") in ids]
            others = [child for child in element if child.tag != RPR and child not in references]
            gone = bool(references) and not others
            for child in references if others else ():
                found = True
                patch.replace(*_bounds(offsets, child), b"")
        if gone:
            found = True
            patch.replace(*_bounds(offsets, element), b"")
    return patch.whole() if found else None


def _bounds(offsets: Offsets, element: Element) -> tuple[int, int]:
    place = offsets.place(element)
    return place.start, place.end


class _Anchors:
    """Finds the characters of the body that a span means, and puts the marks of a comment round them."""

    def __init__(self, layout: Layout, splicer: Splicer) -> None:
        self._layout, self._splicer = layout, splicer
        self._pieces = [piece for piece in layout.pieces if piece.part == layout.package.main]
        self._starts = [piece.start for piece in self._pieces]
        self._lines = [line.start for line in layout.lines]

    def put(self, number: str, span: Span) -> str:
        """Anchor comment `number`. Returns the name of the place where the words stand outside the body, else ""."""
        line = self._line(span.start)
        elsewhere = ""
        if line.anchor is not None:  # Word has no comments in headers, notes and boxes: where they hang, then
            elsewhere = line.label or ""
            span = Span(line.anchor, line.anchor)
            line = self._line(span.start)
        words = self._splicer.words
        begin = words.element("commentRangeStart", id=number)
        end = words.element("commentRangeEnd", id=number) + words.element(
            "r", words.element("commentReference", id=number)
        )
        pieces = self._covered(span, line)
        if pieces:
            first, last = pieces[0], pieces[-1]
            start, stop = (span.start, span.end) if last.start < span.end else (first.start, last.end)
            self._splicer.mark(first, max(0, start - first.start), START, begin)
            self._splicer.mark(last, min(stop, last.end) - last.start, END, end)
        else:
            self._put_point(span.start, line, begin + end)
        return elsewhere

    def _line(self, offset: int) -> Line:
        return self._layout.lines[max(0, bisect_right(self._lines, offset) - 1)]

    def _covered(self, span: Span, line: Line) -> list[Piece]:
        """The pieces that hold characters of `span`; of an automatic number, those of the words it numbers."""
        if span.start == span.end:
            return []
        pieces = self._between(span.start, span.end) or self._between(line.start, line.end)
        return [piece for piece in pieces if self._line(piece.start).anchor is None]

    def _between(self, start: int, end: int) -> list[Piece]:
        index = max(0, bisect_right(self._starts, start) - 1)
        stop = bisect_left(self._starts, end)
        return [piece for piece in self._pieces[index:stop] if piece.start < end and start < piece.end]

    def _put_point(self, at: int, line: Line, content: bytes) -> None:
        pieces = self._between(line.start, line.end) if line.start < line.end else []
        if pieces:
            piece = next((piece for piece in pieces if at <= piece.end), pieces[-1])
            self._splicer.mark(piece, min(max(0, at - piece.start), piece.end - piece.start), POINT, content)
        elif line.paragraph is not None:
            self._splicer.mark_paragraph(line.paragraph, content)


def _comment(words: Vocabulary, number: str, entry: Diagnostic, elsewhere: str) -> bytes:
    """The comment itself: severity and message, clause, remedy, the places that explain it."""
    label = f"【{_WORDS[entry.severity]}】"
    where = f"（{elsewhere}：“{_cut(entry.quote)}”）" if elsewhere else ""
    looks = words.element("b") + words.element("color", val=_COLORS[entry.severity]) + words.element("sz", val="20")
    mark = words.element("r", words.element("annotationRef"))
    title = words.element("r", words.element("rPr", looks) + words.text(label))
    paragraphs = [mark + title + _run(words, f"{where}{entry.message}（{entry.rule} {entry.name}）")]
    if entry.basis:
        paragraphs.append(_run(words, "依据：" + "；".join(f"{basis}（{basis.strength}）" for basis in entry.basis)))
    if entry.remedy:
        paragraphs.append(_run(words, f"改法：{entry.remedy}"))
    for place in entry.related[:_MOST_RELATED]:
        if place.quote:
            paragraphs.append(_run(words, f"参见“{_cut(place.quote)}”（{place.message}）"))
    inside = b"".join(words.element("p", _properties(words) + content) for content in paragraphs)
    return words.element("comment", inside, id=number, author=OURS, initials=_INITIALS[entry.severity])


def _properties(words: Vocabulary) -> bytes:
    """A comment must not take the indents and the big type of the draft's own paragraphs."""
    spacing = words.element("spacing", before="0", after="0", line="240", lineRule="auto")
    indent = words.element("ind", left="0", right="0", firstLineChars="0", firstLine="0")
    return words.element("pPr", spacing + indent + words.element("jc", val="left"))


def _run(words: Vocabulary, text: str) -> bytes:
    return words.element("r", words.element("rPr", words.element("sz", val="20")) + words.text(text))


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"
