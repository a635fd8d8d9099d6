"""The package of a .docx: a zip of XML parts, opened without trust.

Nothing outside the zip is ever opened: a relationship that points elsewhere is not followed. What is read is bounded
in bytes and in elements, so that no file costs more than a few seconds or some hundred megabytes.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError, XMLParser

from lawlint.readers.base import UnreadableError

TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STRICT_TYPES = "http://purl.oclc.org/ooxml/officeDocument/relationships/"

MOST_BYTES = 64 * 1024 * 1024  # of all parts read together, unpacked
MOST_TAGS = 2_500_000  # of all parts read together; a report of 300 pages has about 600,000
MOST_ENTRIES = 20_000
MOST_FILE = 512 * 1024 * 1024  # of the file itself

_BROKEN = "文件已损坏，不是完整的 Word 文档；请用 Word 或 WPS 打开后另存，再检查"
_HUGE = "文件展开后大得异常，没有检查；请核对文件来源"
_FOREIGN = (
    (b"%PDF", "这其实是 PDF，不是 Word 文档；请从原稿另存为 .docx 后再检查"),
    (b"{\\rtf", "这其实是 RTF 文档；请用 Word 或 WPS 另存为 .docx 后再检查"),
)
_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
_DECLARATION = re.compile(r"<\?xml[^>]{0,200}\?>")


class Relationship(NamedTuple):
    """One entry of a `.rels` part. `target` is the name of a part, or "" where it points outside the package."""

    id: str
    kind: str  # the last word of its type: styles, comments, header
    target: str


class Package:
    """An opened package. Every method raises UnreadableError for what is broken, and None for what is not there."""

    def __init__(self, data: bytes) -> None:
        _refuse_foreign(data)
        self.data = data
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(data))
        except _ZIP_ERRORS:
            raise UnreadableError(_BROKEN) from None
        names = self.archive.namelist()
        if len(names) > MOST_ENTRIES:
            raise UnreadableError(_HUGE)
        self.names = {name.lower(): name for name in names}  # names of parts ignore case
        if len(self.names) != len(names):
            raise UnreadableError(_BROKEN)
        self._parts: dict[str, bytes] = {}
        self._bytes = self._tags = 0
        self.main = self._main()

    def _main(self) -> str:
        for relationship in self.relationships(""):
            if relationship.kind == "officeDocument" and self.has(relationship.target):
                return relationship.target
        raise UnreadableError("这不是 Word 文档（压缩包里没有正文）；请核对文件名")

    def has(self, name: str) -> bool:
        """True if the package holds a part of that name."""
        return bool(name) and name.lower() in self.names

    def part(self, name: str) -> bytes:
        """The XML of a part, always in UTF-8."""
        if name not in self._parts:
            self._parts[name] = _utf8(self._read(name))
        return self._parts[name]

    def _read(self, name: str) -> bytes:
        try:
            with self.archive.open(self.names[name.lower()]) as file:
                data = file.read(MOST_BYTES - self._bytes + 1)
        except _ZIP_ERRORS:
            raise UnreadableError(_BROKEN) from None
        self._bytes += len(data)
        self._tags += data.count(b"<")
        if self._bytes > MOST_BYTES or self._tags > MOST_TAGS:
            raise UnreadableError(_HUGE)
        return data

    def root(self, name: str) -> Element:
        """The element tree of a part, in the transitional namespace whatever the file uses."""
        data = self.part(name)
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise UnreadableError("文件里有 Word 文档不该有的实体定义，没有检查；请核对文件来源")
        if STRICT in data:
            data = data.replace(STRICT, TRANSITIONAL).replace(_STRICT_TYPES.encode(), _TYPES.encode())
        parser = XMLParser()
        try:
            parser.feed(data)
            return parser.close()
        except (ParseError, ValueError, LookupError):
            raise UnreadableError(_BROKEN) from None

    def relationships(self, name: str) -> list[Relationship]:
        """Where the part `name` points to; "" asks for those of the package itself."""
        part = rels_name(name)
        if not self.has(part):
            return []
        found = []
        for entry in self.root(part):
            kind = entry.get("Type", "").rpartition("/")[2]
            target = "" if entry.get("TargetMode") == "External" else resolved(name, entry.get("Target", ""))
            found.append(Relationship(entry.get("Id", ""), kind, target))
        return found

    def related(self, kind: str) -> str | None:
        """The part of that kind that belongs to the main part."""
        for relationship in self.relationships(self.main):
            if relationship.kind == kind and self.has(relationship.target):
                return relationship.target
        return None


_ZIP_ERRORS = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError, KeyError,
    OverflowError, MemoryError, IndexError,
)  # fmt: skip


def rels_name(name: str) -> str:
    """The name of the part that holds the relationships of `name`."""
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", base + ".rels")


def resolved(source: str, target: str) -> str:
    """The name of the part that `target` means, seen from the part `source`; never one outside the package."""
    if target.startswith("/"):
        return posixpath.normpath(target).lstrip("/")
    path = posixpath.normpath(posixpath.join(posixpath.dirname(source), target))
    return "" if path.startswith("..") else path


def _refuse_foreign(data: bytes) -> None:
    if len(data) > MOST_FILE:
        raise UnreadableError(_HUGE)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise UnreadableError("文件加了密码，打不开；请在 Word 或 WPS 里取消密码后再检查")
        raise UnreadableError("这其实是旧版 Word（.doc）或 WPS 文档；请用 Word 或 WPS 另存为 .docx 后再检查")
    for magic, why in _FOREIGN:
        if data.startswith(magic):
            raise UnreadableError(why)
    if not data:
        raise UnreadableError("文件是空的，不是 Word 文档；请核对文件")
    if not data.startswith(b"PK"):
        raise UnreadableError("这不是 Word 文档；请核对文件名，或用 Word、WPS 另存为 .docx 后再检查")


def _utf8(data: bytes) -> bytes:
    """`data` in UTF-8. OPC allows UTF-8 and UTF-16 only; other encodings could hide what is searched for above."""
    for bom, codec in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(bom):
            text = _decoded(data[2:], codec)
            return _DECLARATION.sub('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', text, 1).encode()
    if b"\x00" in data[:4]:  # UTF-16 without a mark, which the parser would guess
        raise UnreadableError(_BROKEN)
    declared = _ENCODING.match(data.removeprefix(b"\xef\xbb\xbf"))
    if declared and declared[1].lower() not in (b"utf-8", b"utf8", b"us-ascii", b"ascii"):
        raise UnreadableError(_BROKEN)
    return data


def _decoded(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        raise UnreadableError(_BROKEN) from None
