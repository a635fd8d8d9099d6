"""Plain text: every line is a block, every character stands where it stands in the file."""

from __future__ import annotations

from lawlint.model.document import Block, Document
from lawlint.model.span import made
from lawlint.readers.base import decode, has_bom, line_spans, plain_document

FORMAT = "txt"


def read(data: bytes, path: str) -> Document:
    """The document in `data`, in any encoding of `decode`. Raises UnreadableError."""
    text, codec = decode(data)
    blocks = tuple(
        [made(Block, (span, "text" if text[span[0] : span[1]].strip() else "blank", None)) for span in line_spans(text)]
    )
    return plain_document(text, path, FORMAT, blocks, {"encoding": codec, "bom": "yes" if has_bom(data) else "no"})
