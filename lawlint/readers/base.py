"""What every reader shares: the protocol, decoding, and cutting a text into lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Protocol

from lawlint.model.document import Block, Document, Exemption, Origin, Segment
from lawlint.model.span import Span, made
from lawlint.text.fold import fold


class UnreadableError(Exception):
    """The bytes are not a document of this format. `str(error)` says why and what to do, in Chinese, without the path."""


class Reader(Protocol):
    """A reader is a module with a name for the format and one function. tests/readers/ holds each to the same tests."""

    FORMAT: str

    def read(self, data: bytes, path: str) -> Document:
        """The document in `data`; `path` is only its name. Raises UnreadableError."""
        ...


_SAMPLE = 100_000  # characters
_MOST_DAMAGED = 20  # ideographs read for each wrong byte, at the least
_BREAK = re.compile(r"\r\n|\r|\n")
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b")
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_MAGIC = (
    (b"PK\x03\x04", "这是压缩包或 Office 文档，不是文本；请另存为 .txt 后再检查"),
    (b"\xd0\xcf\x11\xe0", "这是旧版 Word（.doc）或 WPS 文档，不是文本；请另存为 .txt 后再检查"),
    (b"%PDF", "这是 PDF，不是文本；请从原稿另存为 .txt 后再检查"),
    (b"{\\rtf", "这是 RTF 文档，不是文本；请另存为 .txt 后再检查"),
)


def decode(data: bytes) -> tuple[str, str]:
    """The text of `data` and the codec it was in: UTF-8 or UTF-16 by its BOM, else UTF-8, else GB18030.

    The byte order mark is not part of the text. Raises UnreadableError for what is none of these, or binary.
    """
    for magic, why in _MAGIC:
        if data.startswith(magic):
            raise UnreadableError(why)
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return _decoded(data[len(bom) :], codec, f"文件以 {codec.upper()} 的标记开头，内容却不完整或已损坏"), codec
    if b"\x00" in data:
        raise UnreadableError("这是二进制文件，不是文本；请核对文件名")
    try:
        return _decoded(data, "utf-8", ""), "utf-8"
    except UnreadableError:
        _refuse_damaged(data)
        why = "文字编码无法识别（既不是 UTF-8、UTF-16，也不是 GB18030）；请用记事本另存为 UTF-8"
        return _decoded(data, "gb18030", why), "gb18030"


def _refuse_damaged(data: bytes) -> None:
    """Raises UnreadableError for UTF-8 with a few wrong bytes: as GB18030 it may decode too, to nonsense."""
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    if damaged and sum("一" <= char <= "鿿" for char in text[:_SAMPLE]) > _MOST_DAMAGED * damaged:
        line = text[: text.index("\ufffd")].count("\n") + 1
        raise UnreadableError(f"第{line}行附近有损坏的字节（应是 UTF-8）；请从原稿重新另存")


def has_bom(data: bytes) -> bool:
    """True if `data` begins with a byte order mark."""
    return any(data.startswith(bom) for bom, _ in _BOMS)


def encode(text: str, meta: Mapping[str, str]) -> bytes:
    """The bytes of `text` in the encoding a document was read in, byte order mark included."""
    codec = meta["encoding"]
    bom = next(bom for bom, name in _BOMS if name == codec) if meta["bom"] == "yes" else b""
    return bom + text.encode(codec)


def _decoded(data: bytes, codec: str, why: str) -> str:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        raise UnreadableError(why) from None
    head = text[:4096]
    units = head.encode("utf-8", "surrogatepass")  # in which a control character is one byte, and no part of another
    if len(units) - len(units.translate(None, _CONTROLS)) > len(head) // 50:
        raise UnreadableError("这是二进制文件，不是文本；请核对文件名")
    return text


def line_spans(text: str) -> Iterator[Span]:
    """The lines of `text` without their breaks, CRLF, CR or LF (str.splitlines breaks at eight more characters).

    A text that ends with a break has no empty line after it; an empty text has one line.
    """
    start = 0
    if "\r" not in text:
        for line in text.removesuffix("\n").split("\n"):
            end = start + len(line)
            yield made(Span, (start, end))
            start = end + 1
        return
    for found in _BREAK.finditer(text):
        yield Span(start, found.start())
        start = found.end()
    if start < len(text):
        yield Span(start, len(text))


def plain_document(
    text: str,
    path: str,
    format_name: str,
    blocks: tuple[Block, ...],
    meta: dict[str, str],
    prose: str | None = None,
    markup: tuple[Span, ...] = (),
    exemptions: tuple[Exemption, ...] = (),
) -> Document:
    """A Document whose text is the source itself: one segment, every character editable that is not markup."""
    origin = Segment(Span(0, len(text)), Origin(path))
    return Document(
        path=path,
        format=format_name,
        text=text,
        folded=fold(text if prose is None else prose),
        blocks=blocks,
        segments=(origin,),
        exemptions=exemptions,
        meta=meta,
        prose=prose,
        markup=markup,
    )
