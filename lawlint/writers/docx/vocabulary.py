"""Small pieces of WordprocessingML, in the prefix the part at hand binds."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from lawlint.readers.docx.names import OURS
from lawlint.readers.docx.package import STRICT, TRANSITIONAL

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SAFE_PREFIX = re.compile(rb"xmlns:([A-Za-z][A-Za-z0-9]{0,9})\s*=\s*[\"'](?:%b|%b)[\"']" % (TRANSITIONAL, STRICT))
_HEAD = 100_000  # bytes in which the root's tag ends


class Vocabulary:
    """Makes elements as bytes. `first` is the first number free for tracked changes."""

    def __init__(self, data: bytes, first: int = 1) -> None:
        bound = _SAFE_PREFIX.search(data, 0, _HEAD)
        self.prefix = bound[1].decode() if bound else "w"
        uri = STRICT if STRICT in data[:_HEAD] else TRANSITIONAL
        self._declared = "" if bound else f' xmlns:w="{uri.decode()}"'
        self._next = first

    def element(self, name: str, inside: bytes = b"", **attributes: str) -> bytes:
        """An element of the main namespace with attributes of it."""
        given = "".join(f' {self.prefix}:{key}="{attribute(value)}"' for key, value in attributes.items())
        tag = f"{self.prefix}:{name}"
        if not inside:
            return f"<{tag}{self._declared}{given}/>".encode()
        return f"<{tag}{self._declared}{given}>".encode() + inside + f"</{tag}>".encode()

    def text(self, text: str, name: str = "t") -> bytes:
        """A w:t or w:delText that keeps its blanks; tabs and line breaks become elements of their own."""
        tag = f"{self.prefix}:{name}"
        made = []
        for part in re.split("([\t\n])", text):
            if part in ("\t", "\n"):
                made.append(self.element("tab" if part == "\t" else "br"))
            elif part:
                made.append(f'<{tag}{self._declared} xml:space="preserve">{content(part)}</{tag}>'.encode())
        return b"".join(made)

    def change(self, name: str, inside: bytes) -> bytes:
        """A tracked change, w:ins or w:del, by lawlint. It has no date: the same draft gives the same bytes."""
        self._next += 1
        return self.element(name, inside, id=str(self._next - 1), author=OURS)

    def fresh_id(self, tag: bytes) -> bytes:
        """The opening tag of a tracked change with a number of its own."""
        self._next += 1
        return re.sub(rb"(:id\s*=\s*[\"'])[^\"']*", rb"\g<1>%d" % (self._next - 1), tag, count=1)


def content(text: str) -> str:
    """`text` as character data; what XML cannot hold is left out."""
    return escape(_ILLEGAL.sub("", text))


def attribute(text: str) -> str:
    """`text` as the value of an attribute."""
    return escape(_ILLEGAL.sub("", text), {'"': "&quot;", "\n": " ", "\t": " "})
