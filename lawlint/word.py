"""Word files in, the same files out: fixes as tracked changes, findings as comments. The cli's way to the writers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lawlint.api import Session, read_bytes, source_of, write_file
from lawlint.discover import Target
from lawlint.errors import InputError, UsageError
from lawlint.fixes.apply import apply_fixes
from lawlint.model.document import Document
from lawlint.model.report import Report
from lawlint.readers import UnreadableError

if TYPE_CHECKING:
    from lawlint.writers.docx.fix import Editor

_PASSES = 10
_SEEN = frozenset({"comment-left", "revision-unaccepted"})  # Word shows these itself
SUFFIXES = (".docx", ".docm")


class FixedWord(NamedTuple):
    """A Word file before and after its fixes: the report of what is left, how many findings were mended, the bytes."""

    before: Document
    report: Report
    mended: int
    data: bytes


def fix_word(session: Session, target: Target, unsafe: bool, track: bool) -> FixedWord:
    """The file with its fixes applied until nothing changes, as tracked changes if `track`; nothing is written.

    A fix that would touch a field, an automatic number or the end of a paragraph is left to people. Raises InputError,
    and UsageError if two fixes undo each other.
    """
    from lawlint.writers.docx.fix import Editor

    try:
        return _fixed(Editor, session, target, unsafe, track)
    except (UnreadableError, ValueError) as error:
        why = str(error) if isinstance(error, UnreadableError) else "文件结构有误，不能自动改；请用 Word 另存后再试"
        raise InputError(f"{target.shown}: {why}") from None


def _fixed(
    editor_of: Callable[[bytes], Editor], session: Session, target: Target, unsafe: bool, track: bool
) -> FixedWord:
    data, mended = source_of(target), 0
    before = current = read_bytes(data, target.shown)
    for _ in range(_PASSES):
        report = session.check(current, target.path.parent)
        editor = editor_of(data)
        accepted = [entry for entry in report.diagnostics if entry.fix and editor.accepts(entry.fix.edits)]
        result = apply_fixes(current.text, accepted, unsafe)
        if result.text == current.text:
            return FixedWord(before, report, mended, data)
        mended += len(result.applied)
        data = editor.rewritten([edit for entry in result.applied if entry.fix for edit in entry.fix.edits], track)
        current = read_bytes(data, target.shown)
    raise UsageError(f"{target.shown}: 改了{_PASSES}遍仍未稳定，文件没有改动，请报告给维护者")


def annotate_word(session: Session, target: Target, out: Path, clear: bool = False) -> Report | None:
    """Write a copy of the file with its findings as comments to `out`, or without them. Raises InputError."""
    from lawlint.writers.docx.annotate import annotated, cleared

    data = source_of(target)
    try:
        if clear:
            _write(out, cleared(data))
            return None
        report = session.check(read_bytes(data, target.shown), target.path.parent)
        report = report._replace(diagnostics=tuple(entry for entry in report.diagnostics if entry.name not in _SEEN))
        _write(out, annotated(data, report.diagnostics))
        return report
    except UnreadableError as error:
        raise InputError(f"{target.shown}: {error}") from None


def _write(path: Path, data: bytes) -> None:
    if path.exists():
        write_file(path, data)
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError:
        raise InputError(f"{path}: 写不了这个文件，请核对文件夹") from None
