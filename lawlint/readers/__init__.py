"""Readers: bytes to Document, one module per format. A reader decodes and cuts; it neither judges nor drops text."""

from __future__ import annotations

from types import MappingProxyType

from lawlint.readers import docx, html, txt
from lawlint.readers.base import Reader, UnreadableError

#: Suffix of a file name, lower case, to the reader of that format.
READERS: MappingProxyType[str, Reader] = MappingProxyType(
    {".docm": docx, ".docx": docx, ".htm": html, ".html": html, ".txt": txt}
)

__all__ = ["READERS", "Reader", "UnreadableError"]
