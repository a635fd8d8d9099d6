"""Word documents (.docx). One paragraph is one line; places are called as Word users call them.

Reading is done with the standard library alone and imported only when a document is read. The same walk that makes the
text records which element holds which characters (`layout.Layout`); writers ask for it with `reading.lay_out`.
"""

from __future__ import annotations

from lawlint.model.document import Document

FORMAT = "docx"


def read(data: bytes, path: str) -> Document:
    """The document in `data`. Raises UnreadableError for what is broken, encrypted, hostile or no Word document."""
    from lawlint.readers.docx.reading import document_of, lay_out

    return document_of(lay_out(data), path)
