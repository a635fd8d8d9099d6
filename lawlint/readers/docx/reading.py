"""Bytes to Layout, Layout to Document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element

from lawlint.model.document import Block, Document, Exemption, Origin, Remark, Segment
from lawlint.model.span import Span
from lawlint.readers.docx import names as n
from lawlint.readers.docx.comments import comments_of, exemption, left_in, requests
from lawlint.readers.docx.layout import Comment, Layout, Mark
from lawlint.readers.docx.names import W
from lawlint.readers.docx.numbering import Numbering
from lawlint.readers.docx.package import Package
from lawlint.readers.docx.styles import NumPr, Styles
from lawlint.readers.docx.walk import Story, Walk
from lawlint.text.fold import fold

_MOST_OTHERS = 20
_LONGEST_QUOTE = 30


def lay_out(data: bytes) -> Layout:
    """The text of a .docx with where every character of it stands. Raises UnreadableError."""
    package = Package(data)
    roots = {package.main: package.root(package.main)}
    styles = Styles(_related(package, "styles"))

    def style_list(style: str) -> NumPr | None:
        found = styles.numbering(style)
        return found[0] if found else None

    walk = Walk(package, styles, Numbering(_related(package, "numbering"), style_list))
    body = roots[package.main].find(W + "body")
    if body is not None:
        walk.container(body, Story(package.main, "text", None, None))
    _notes(walk, roots)
    _headers(walk, roots)
    sheet = walk.sheet
    if not sheet.lines:
        sheet.begin(package.main, None)
        sheet.end("blank", None, None, None)
    comments = _related(package, "comments")
    found = comments_of(comments, walk.inline.anchors) if comments is not None else []
    return Layout(
        text=sheet.text(),
        lines=tuple(sheet.lines),
        stretches=tuple(sheet.stretches),
        pieces=tuple(sheet.pieces),
        marks=tuple(sheet.marks),
        comments=tuple(found),
        roots=roots,
        package=package,
    )


def _related(package: Package, kind: str) -> Element | None:
    name = package.related(kind)
    return package.root(name) if name else None


def _notes(walk: Walk, roots: dict[str, Element]) -> None:
    """Foot- and endnotes, numbered in the order in which the text refers to them."""
    for label, kind, tag in (("脚注", "footnotes", "footnote"), ("尾注", "endnotes", "endnote")):
        references = [(note_id, at) for which, note_id, at in walk.inline.notes if which == label]
        part = walk.package.related(kind) if references else None
        if part is None:
            continue
        roots[part] = walk.package.root(part)
        notes = {note.get(n.ID): note for note in roots[part].iterfind(W + tag)}
        for number, (note_id, at) in enumerate(references, 1):
            note = notes.pop(note_id, None)
            if note is not None:
                walk.container(note, Story(part, "note", f"{label}{number}", at))


def _headers(walk: Walk, roots: dict[str, Element]) -> None:
    """Headers and footers the sections show, each part once, and each text once: first, odd and even pages repeat it."""
    targets = {entry.id: entry.target for entry in walk.package.relationships(walk.package.main)}
    seen: set[str] = set()
    for label, tag in (("页眉", W + "headerReference"), ("页脚", W + "footerReference")):
        for section in walk.sections[:200]:
            for reference in section.iterfind(tag):
                part = targets.get(reference.get(n.R + "id", ""), "")
                if part in roots or not walk.package.has(part):
                    continue
                roots[part] = walk.package.root(part)
                text = "".join(node.text or "" for node in roots[part].iter(n.T)).strip()
                if text and text not in seen:
                    seen.add(text)
                    walk.container(roots[part], Story(part, "note", label, 0))


def document_of(layout: Layout, path: str) -> Document:
    """The Document of a layout."""
    blocks = tuple(Block(Span(line.start, line.end), line.kind, line.style_level) for line in layout.lines)
    origins = {(part, label): Origin(part, label) for _, _, part, label, _ in layout.stretches}
    segments = tuple(
        Segment(Span(start, end), origins[part, label], editable)
        for start, end, part, label, editable in layout.stretches
    )
    return Document(
        path=path,
        format="docx",
        text=layout.text,
        folded=fold(layout.text),
        blocks=blocks,
        segments=segments,
        exemptions=tuple(_exemption(layout, entry) for entry in requests(layout.comments)),
        remarks=tuple(_remarks(layout)),
    )


def _exemption(layout: Layout, comment: Comment) -> Exemption:
    """A request holds for the whole lines its comment is anchored to: people select roughly."""
    touched = [line for line in layout.lines if line.start <= comment.span.end and comment.span.start <= line.end]
    scope = Span(touched[0].start, touched[-1].end) if touched else comment.span
    label = touched[0].label if touched else None
    return exemption(comment, scope, Origin(layout.package.main, label))


def _remarks(layout: Layout) -> list[Remark]:
    found = []
    revisions = [mark for mark in layout.marks if mark.kind == "revision"]
    if revisions:
        found.append(_remark("revision-unaccepted", revisions, _people(mark.who for mark in revisions)))
    left = left_in(layout.comments)
    if left:
        spans = [entry.span for entry in left]
        values = {"count": str(len(left)), "who": left[0].author or "未署名", "text": _cut(left[0].text)}
        found.append(Remark("comment-left", spans[0], values, tuple(spans[1 : _MOST_OTHERS + 1])))
    hidden = [mark for mark in layout.marks if mark.kind == "hidden"]
    if hidden:
        found.append(_remark("hidden-text", hidden, _cut("".join(mark.text for mark in hidden))))
    return found


def _remark(name: str, marks: Sequence[Mark], text: str) -> Remark:
    places = sorted({mark.at for mark in marks})
    spans = tuple(Span(place, place) for place in places[: _MOST_OTHERS + 1])
    return Remark(name, spans[0], {"count": str(len(places)), "text": text}, spans[1:])


def _people(authors: Iterable[str]) -> str:
    counts = Counter(who or "未署名" for who in authors)
    names = [who for who, _ in counts.most_common(3)]
    return "、".join(names) + ("等" if len(counts) > len(names) else "")


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"
