"""What every reader must do. A new format is held to this by its line in `READERS`."""

from __future__ import annotations

import time

import pytest

from lawlint.model.document import Document
from lawlint.model.span import Span
from lawlint.outline import outline_of
from lawlint.readers import FIXABLE, READERS, UnreadableError
from lawlint.readers.base import encode
from lawlint.text.fold import fold

SUFFIXES = sorted(READERS)
#: Formats that are plain text in some encoding. Packages (.docx) and markup that is taken off (.html) have tests of their own.
PLAIN = [suffix for suffix in SUFFIXES if READERS[suffix].FORMAT in FIXABLE]
TEXT = "青石镇2022年法治政府建设年度报告\n\n一、主要举措和成效\n（一）加强领导。全镇排查33件，化解33件。\n"
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "gb18030")


def read(data: bytes, suffix: str) -> Document:
    return READERS[suffix].read(data, f"报告{suffix}")


def lines_of(document: Document) -> list[str]:
    return [document.cut(block.span) for block in document.blocks]


def tiles(document: Document) -> bool:
    """Segments and lines cover the text; what lies between lines is a line break."""
    ends = [0, *(segment.span.end for segment in document.segments)]
    gaps = [
        document.text[one.span.end : other.span.start]
        for one, other in zip(document.blocks, document.blocks[1:], strict=False)
    ]
    last = document.text[document.blocks[-1].span.end :]
    return (
        [segment.span.start for segment in document.segments] == ends[:-1]
        and ends[-1] == len(document.text)
        and document.blocks[0].span.start == 0
        and set(gaps) <= {"\n", "\r", "\r\n"}
        and last in ("", "\n", "\r", "\r\n")
    )


@pytest.mark.parametrize("suffix", PLAIN)
@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("closed", [True, False], ids=["break-at-end", "no-break-at-end"])
def test_encodings_and_line_breaks(suffix: str, encoding: str, end: str, closed: bool) -> None:
    text = (TEXT if closed else TEXT.rstrip("\n")).replace("\n", end)
    document = read(text.encode(encoding), suffix)
    assert document.text == text
    assert lines_of(document) == TEXT.rstrip("\n").split("\n")
    assert tiles(document)
    assert encode(document.text, document.meta) == text.encode(encoding)
    assert [heading.line for heading in outline_of(document).headings] == [3, 4]


@pytest.mark.parametrize("suffix", PLAIN)
@pytest.mark.parametrize("mark", ["\v", "\f", "\x1c", "\x85", "\u2028", "\u2029"])
def test_only_three_line_breaks(suffix: str, mark: str) -> None:
    first = f"一、甲{mark}乙" + "丁" * 100
    assert lines_of(read(f"{first}\n二、丙\n".encode(), suffix)) == [first, "二、丙"]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_same_length_everywhere(suffix: str) -> None:
    document = _any_document(suffix)
    assert len(document.prose) == len(document.folded) == len(document.text)
    assert fold(document.prose) == document.folded
    assert tiles(document)
    assert document.format == READERS[suffix].FORMAT


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_markup_lies_in_order_inside_the_text(suffix: str) -> None:
    document = _any_document(suffix)
    end = 0
    for span in document.markup:
        assert end <= span.start < span.end <= len(document.text)
        end = span.end
    assert not any(document.editable(span) for span in document.markup)


def _any_document(suffix: str) -> Document:
    """A document of the format: its own text where it is plain, else an empty one, or whatever it makes of one."""
    if suffix in PLAIN:
        return read("# 标题\r\n\r\n**一、**[甲](u)ＡＢ㎡…\n| a |\n|---|\n<!-- x -->\n".encode(), suffix)
    try:
        return read(b"", suffix)
    except UnreadableError:
        pytest.skip(f"an empty file is no {suffix}")


@pytest.mark.parametrize("suffix", PLAIN)
@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\xff\xfe"], ids=["empty", "utf-8-bom", "utf-16-bom"])
def test_empty(suffix: str, data: bytes) -> None:
    document = read(data, suffix)
    assert (document.text, len(document.blocks)) == ("", 1)
    assert document.blocks[0].kind == "blank"
    assert encode(document.text, document.meta) == data


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize(
    "data",
    [b"\xff\xfe\x00", "报告".encode("utf-16")[:-1], b"\x81", b"\xe4\xbd\xff\xff", bytes(range(32)) * 8, b"PK\x03\x04x", b"%PDF-1.7"],
    ids=["half-unit", "half-unit-2", "half-gb", "neither", "binary", "zip", "pdf"],
)  # fmt: skip
def test_undecodable(suffix: str, data: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(data, suffix)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) > 5


@pytest.mark.parametrize("suffix", PLAIN)
@pytest.mark.parametrize(
    "unit",
    ["法治", "[", "[法](", "*法 *", "`法 ", "<!-- ", "\\*_", "<法 ", "|", "# ", "> ", "- ", "```", "~~法", "&amp", "[甲][", "http://"],
)  # fmt: skip
def test_a_line_of_any_length_costs_its_length(suffix: str, unit: str) -> None:
    size = 1_000_000 if len(unit) == 2 and unit.isalpha() else 200_000  # nobody writes a megabyte of brackets
    text = unit * (size // len(unit))
    started = time.process_time()
    document = read(text.encode(), suffix)
    assert document.text == text
    assert time.process_time() - started < 2


@pytest.mark.parametrize("suffix", PLAIN)
def test_spans_slice_back(suffix: str) -> None:
    document = read(TEXT.encode("gb18030"), suffix)
    at = document.text.index("化解")
    assert document.position_of(at) == (4, 17)
    assert document.cut(Span(at, at + 2)) == "化解"
    assert document.folded[at : at + 2] == "化解"
