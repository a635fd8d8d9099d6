"""Readers: bytes to Document, one module per format. A reader decodes and cuts; it neither judges nor drops text."""

from __future__ import annotations

from types import MappingProxyType

from lawlint.readers import docx, txt
from lawlint.readers.base import Reader, UnreadableError

#: Suffix of a file name, lower case, to the reader of that format.
READERS: MappingProxyType[str, Reader] = MappingProxyType({".docx": docx, ".docm": docx, ".txt": txt})

__all__ = ["READERS", "Reader", "UnreadableError"]
