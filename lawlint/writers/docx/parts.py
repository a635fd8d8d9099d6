"""Parts beside the text: the list of comments with its content type and relationship, made where a file has none."""

from __future__ import annotations

import posixpath
import re
from itertools import count
from xml.etree.ElementTree import Element

from lawlint.readers.docx.names import AUTHOR, ID, OURS, P, W, number
from lawlint.readers.docx.package import STRICT, TRANSITIONAL, Package, rels_name
from lawlint.writers.docx.offsets import Offsets, Patch
from lawlint.writers.docx.vocabulary import Vocabulary, attribute

_TYPES = "[Content_Types].xml"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W14_PARA = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"


class Comments:
    """The comments of a package under change: ours are taken out first, new ones added."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._name = package.related("comments")
        self._root = package.root(self._name) if self._name else None
        entries = [] if self._root is None else list(self._root.iterfind(W + "comment"))
        self._ours = [entry for entry in entries if entry.get(AUTHOR) == OURS]
        kept = (number(entry.get(ID), 0) for entry in entries if entry.get(AUTHOR) != OURS)
        self.first = max(kept, default=-1) + 1
        strict = STRICT in package.part(package.main)[:100_000]
        self._uri, self._relation = (STRICT, _STRICT_RELATION) if strict else (TRANSITIONAL, _RELATION)
        self._empty = _HEAD + b'<w:comments xmlns:w="' + self._uri + b'"></w:comments>'
        self.words = Vocabulary(package.part(self._name) if self._name else self._empty)
        self.removed = frozenset(entry.get(ID, "") for entry in self._ours)

    def changed(self, added: bytes) -> dict[str, bytes]:
        """The parts that change when ours go and the elements `added` come."""
        parts = self._without_traces()
        if self._name and self._root is not None:
            if self._ours or added:
                parts[self._name] = self._rewritten(self._name, self._root, added)
        elif added:
            parts.update(self._created(added))
        return parts

    def _rewritten(self, name: str, root: Element, added: bytes) -> bytes:
        data = self._package.part(name)
        offsets, patch = Offsets(data, root), Patch(data)
        for entry in self._ours:
            place = offsets.place(entry)
            patch.replace(place.start, place.end, b"")
        append(patch, offsets, root, added)
        return patch.whole()

    def _created(self, added: bytes) -> dict[str, bytes]:
        package = self._package
        folder = posixpath.dirname(package.main)
        names = (posixpath.join(folder, f"comments{n or ''}.xml") for n in count())
        name = next(name for name in names if not package.has(name))
        ids = {entry.id for entry in package.relationships(package.main)}
        free = next(f"rIdLawlint{n}" for n in count(1) if f"rIdLawlint{n}" not in ids)
        relation = f'Id="{free}" Type="{self._relation}" Target="{attribute("/" + name)}"'
        rels = rels_name(package.main)
        return {
            name: self._empty.replace(b"></", b">" + added + b"</"),
            _TYPES: self._extended(_TYPES, "Override", f'PartName="/{attribute(name)}" ContentType="{_COMMENTS_TYPE}"'),
            rels: self._extended(rels, "Relationship", relation)
            if package.has(rels)
            else (
                _HEAD
                + f'<Relationships xmlns="{_PACKAGE_RELATIONS}"><Relationship {relation}/></Relationships>'.encode()
            ),
        }

    def _extended(self, name: str, element: str, attributes: str) -> bytes:
        """The part `name` with one more element below its root, in the root's own namespace and prefix."""
        data, root = self._package.part(name), self._package.root(name)
        offsets, patch = Offsets(data, root), Patch(data)
        prefix = offsets.place(root).name.decode().rpartition(":")[0]
        tag = f"{prefix}:{element}" if prefix else element
        append(patch, offsets, root, f"<{tag} {attributes}/>".encode())
        return patch.whole()

    def _without_traces(self) -> dict[str, bytes]:
        """The newer parts in which Word keeps threads and states of comments, without those of ours."""
        paragraphs = {part.get(_W14_PARA, "") for entry in self._ours for part in entry.iter(P)} - {""}
        parts = {}
        for kind in ("commentsExtended", "commentsIds"):
            name = self._package.related(kind)
            if not name or not paragraphs:
                continue
            data, root = self._package.part(name), self._package.root(name)
            offsets, patch = Offsets(data, root), Patch(data)
            for entry in root:
                values = {key.rpartition("}")[2]: value for key, value in entry.attrib.items()}
                place = offsets.place(entry)
                if values.get("paraId") in paragraphs:
                    patch.replace(place.start, place.end, b"")
                elif values.get("paraIdParent") in paragraphs:  # somebody's answer stays, as a comment of its own
                    orphan = re.sub(
                        rb"\s[A-Za-z0-9]*:?paraIdParent\s*=\s*[\"'][^\"']*[\"']", b"", data[place.start : place.end]
                    )
                    patch.replace(place.start, place.end, orphan)
            if patch.whole() != data:
                parts[name] = patch.whole()
        return parts


_PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def append(patch: Patch, offsets: Offsets, root: Element, content: bytes) -> None:
    """Put `content` at the end of the root element."""
    place = offsets.place(root)
    if place.inner == place.end:
        tag = offsets.data[place.start : place.end - 2].rstrip()
        patch.replace(place.start, place.end, tag + b">" + content + b"</" + place.name + b">")
    else:
        patch.replace(place.close, place.close, content)
