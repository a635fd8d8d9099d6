"""`lawlint outline`, `facts` and `show`: what lawlint reads in a draft."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from lawlint.api import Session, meant_by, read_file, targets_of
from lawlint.cli.errors import complain, tell_converted
from lawlint.cli.options import reading, session_of
from lawlint.cli.output import emit
from lawlint.engine import read
from lawlint.errors import EXIT_CLEAN, EXIT_USAGE, InputError
from lawlint.model.document import Document
from lawlint.model.finding import Context
from lawlint.model.report import Report
from lawlint.reporters import facts as facts_view
from lawlint.reporters import outline as outline_view

_FORMAT = click.option("--output-format", type=click.Choice(["text", "json"]), default="text", help="输出格式。")
_PATHS = click.argument("paths", nargs=-1, required=True, metavar="文件或文件夹...")


@click.command(help="显示读出的结构：各级标题、行号，以及哪里不对。", short_help="显示文章结构。")
@_PATHS
@_FORMAT
@reading
def outline(paths: tuple[str, ...], output_format: str, **given: Any) -> int:
    """The outline of each draft."""
    session = session_of(given)
    documents, status = _documents(session, paths)
    pairs = [(_context(session, document), _checked(session, document)) for document in documents]
    if output_format == "json":
        files = [outline_view.as_data(context) for context, _ in pairs]
        emit(json.dumps({"files": files}, ensure_ascii=False, indent=1) + "\n", machine=True)
    else:
        emit("\n".join(outline_view.as_text(context, report) for context, report in pairs))
    return status


@click.command(help="显示读出的数字、年份、引用，以及核对过哪些、哪些无误。", short_help="显示读出的数字和核对结果。")
@_PATHS
@_FORMAT
@reading
def facts(paths: tuple[str, ...], output_format: str, **given: Any) -> int:
    """The figures of each draft: read, judged, held."""
    session = session_of(given)
    documents, status = _documents(session, paths)
    pairs = [(_context(session, document), _checked(session, document)) for document in documents]
    if output_format == "json":
        files = [facts_view.as_data(context, report) for context, report in pairs]
        emit(json.dumps({"files": files}, ensure_ascii=False, indent=1) + "\n", machine=True)
    else:
        emit("\n".join(facts_view.as_text(context, report) for context, report in pairs))
    return status


@click.command(help="按行号显示文稿，行号与检查结果一致。", short_help="按行号显示文稿。")
@_PATHS
@reading
def show(paths: tuple[str, ...], **given: Any) -> int:
    """The numbered view diagnostics refer to."""
    documents, status = _documents(session_of(given), paths)
    emit("\n".join(map(_numbered, documents)))
    return status


def _numbered(document: Document) -> str:
    size = len(str(len(document.blocks)))
    lines = []
    for number, block in enumerate(document.blocks, 1):
        if block.kind == "meta" and block.span.start == block.span.end:
            continue  # a line of markup in the source of a page
        label = document.label_at(block.span.start)
        lines.append(f"{number:{size}d}  {f'[{label}] ' if label else ''}{document.cut(block.span)}\n")
    return "".join(lines)


def _documents(session: Session, paths: tuple[str, ...]) -> tuple[list[Document], int]:
    targets, failures = targets_of(session, paths)
    messages = [f"{failure.path}: {failure.message}" for failure in failures]
    documents = []
    for target in targets:
        try:
            documents.append(read_file(target))
        except InputError as error:
            messages.append(str(error))
    for document in documents:
        tell_converted(document)
    for message in messages:
        complain(message)
    return documents, EXIT_USAGE if messages else EXIT_CLEAN


def _context(session: Session, document: Document) -> Context:
    settings = meant_by(session.settings_for(Path(document.path).parent), document)
    return read(document, session.ruleset_for(settings), settings)


def _checked(session: Session, document: Document) -> Report:
    return session.check(document, Path(document.path).parent)
