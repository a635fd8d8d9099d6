"""Whatever the runs are and wherever the edits and comments fall: the text is the edited text, the looks stay."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from lawlint.model.report import Diagnostic
from lawlint.model.span import Edit, Span
from lawlint.readers import docx
from lawlint.readers.docx.reading import lay_out
from lawlint.writers.docx.annotate import annotated, cleared
from lawlint.writers.docx.fix import Editor
from tests.docx_builder import docx as package
from tests.docx_builder import paragraph, run

_RUNS = st.tuples(st.text("甲乙丙<&1 ", min_size=1, max_size=4), st.sampled_from(["", "<w:b/>", "<w:i/>"]))
_WRAPS = st.sampled_from(
    [
        "{}",
        '<w:ins w:id="1" w:author="张三">{}</w:ins>',
        '<w:hyperlink r:id="x">{}</w:hyperlink>',
        "{}<w:r><w:tab/></w:r>",
    ]
)
_PARAGRAPHS = st.lists(st.lists(st.tuples(_RUNS, _WRAPS), max_size=4), min_size=1, max_size=3)


def _package(content: list[list[tuple[tuple[str, str], str]]]) -> bytes:
    return package("".join(paragraph("".join(wrap.format(run(*made)) for made, wrap in line)) for line in content))


@settings(max_examples=120, deadline=None)
@given(_PARAGRAPHS, st.data(), st.booleans())
def test_edits(content: list[list[tuple[tuple[str, str], str]]], data: st.DataObject, track: bool) -> None:
    source = _package(content)
    text = docx.read(source, "稿").text
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
    words = st.text("丁戊<2", max_size=3)
    wanted = [Edit(Span(start, end), data.draw(words)) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    editor = Editor(source)
    edits = [edit for edit in wanted if editor.accepts([edit])]
    assert edits == [edit for edit in wanted if _is_possible(text, edit)]
    expected = text
    for (start, end), new in reversed(edits):
        expected = expected[:start] + new + expected[end:]
    out = editor.rewritten(edits, track)
    assert docx.read(out, "稿").text == expected
    assert Editor(out).rewritten([], track) == out


def _is_possible(text: str, edit: Edit) -> bool:
    """In one line, and not put into a line without characters or beside nothing but a tab."""
    (start, end), new = edit
    old = text[start:end]
    if "\n" in old:  # the end of a paragraph may be spanned if it is kept
        while old and new and old[0] == new[0]:
            old, new = old[1:], new[1:]
        while old and new and old[-1] == new[-1]:
            old, new = old[:-1], new[:-1]
    return "\n" not in old


def _diagnostic(start: int, end: int) -> Diagnostic:
    span = Span(start, end)
    return Diagnostic("F001", "a", "", "error", "不符", "", span, 1, 1, 1, 1, None, "", (), (), (), None, "")


@settings(max_examples=120, deadline=None)
@given(_PARAGRAPHS, st.data())
def test_comments(content: list[list[tuple[tuple[str, str], str]]], data: st.DataObject) -> None:
    source = _package(content)
    text = docx.read(source, "稿").text
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    spans = [tuple(sorted(pair)) for pair in data.draw(st.lists(ends, min_size=1, max_size=4))]
    found = [_diagnostic(start, end) for start, end in spans]
    out = annotated(source, found)
    assert docx.read(out, "稿").text == text
    marked = {int(entry.id): text[entry.span.start : entry.span.end] for entry in lay_out(out).comments}
    # the end of a paragraph holds no words: a comment begins and ends at words
    assert [marked[number].strip("\n") for number in range(len(spans))] == [
        text[start:end].strip("\n") for start, end in spans
    ]
    assert annotated(out, found) == out
    assert docx.read(cleared(out), "稿").text == text
