"""Readers: bytes to Document, one module per format. A reader decodes and cuts; it neither judges nor drops text."""

from __future__ import annotations

from lawlint.model.document import Document
from lawlint.model.modules import Modules
from lawlint.readers.base import Reader, UnreadableError

#: Suffix of a file name, lower case, to the reader of that format.
READERS: Modules[Reader] = Modules(
    __name__,
    {".docm": "docx", ".docx": "docx", ".htm": "html", ".html": "html", ".markdown": "md", ".md": "md", ".txt": "txt"},
)

#: Formats whose text is the file's own, so that a changed text can be written back. No other file is ever written.
FIXABLE = frozenset({"txt", "md"})


def fixable(document: Document) -> bool:
    """True if a changed text of `document` can be written back to its file."""
    return document.format in FIXABLE and document.meta.get("read_only") != "yes"


__all__ = ["FIXABLE", "READERS", "Reader", "UnreadableError", "fixable"]
