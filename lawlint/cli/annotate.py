"""`lawlint annotate`: the findings as Word comments in a copy of the draft."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from lawlint.api import targets_of
from lawlint.cli.errors import complain
from lawlint.cli.options import judging, reading, session_of
from lawlint.cli.output import emit
from lawlint.errors import EXIT_CLEAN, EXIT_INTERNAL, EXIT_USAGE, InputError, UsageError
from lawlint.model.report import Failure, Report
from lawlint.model.rule import SEVERITIES
from lawlint.reporters.base import SEVERITY_WORDS
from lawlint.word import SUFFIXES, annotate_word

_REVIEWED = ".审阅"


@click.command(
    help="把检查结果写成 Word 批注，另存一份。默认存为“原名.审阅.docx”；给文件夹时逐份处理其中的 .docx。",
    short_help="把检查结果写成 Word 批注。",
)
@click.argument("paths", nargs=-1, required=True, metavar="文件或文件夹...")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="文件或文件夹", help="存到哪里。")
@click.option("--clear", is_flag=True, help="只删去 lawlint 以前加的批注。")
@judging
@reading
def annotate(paths: tuple[str, ...], output: Path | None, clear: bool, **given: Any) -> int:
    """A copy of each draft with comments; the draft itself is not changed."""
    session = session_of(given)
    targets, failures = targets_of(session, paths)
    folders = [Path(path) for path in paths if Path(path).is_dir()]
    if folders:
        targets = [target for target in targets if not _from_walk(target.path, folders) or _is_draft(target.path)]
    single = len(paths) == 1 and not folders
    if output and not single and output.is_file():
        raise UsageError(f"{output}: 处理多个文件时，-o 应是文件夹")
    if not targets and not failures:
        failures.append(Failure(paths[0], "文件夹里没有 .docx 文件"))
    crashed = False
    written: set[Path] = set()
    for target in targets:
        try:
            _refuse_other(target.path)
            out = _destination(target.path, output, folders, single)
            if not clear and out.absolute() == target.path.absolute():
                raise InputError("批注后的文件会盖掉这一份；请用 -o 写一个别的文件名")
            if out in written:
                raise InputError(f"与前面一份同名，没有再写 {out}；请分开处理")
            written.add(out)
            report = annotate_word(session, target, out, clear)
            crashed = crashed or bool(report and report.crashed)
            emit(f"{target.shown} → {out}  {_counts(report)}\n")
        except InputError as error:
            failures.append(Failure(target.shown, str(error).removeprefix(f"{target.shown}: ")))
    for failure in failures:
        complain(f"{failure.path}: {failure.message}")
    if crashed:
        return EXIT_INTERNAL
    return EXIT_USAGE if failures else EXIT_CLEAN


def _from_walk(path: Path, folders: list[Path]) -> bool:
    return any(folder in path.parents for folder in folders)


def _is_draft(path: Path) -> bool:
    """False for other formats, and for what an earlier run has written."""
    return path.suffix.lower() in SUFFIXES and not path.stem.endswith(_REVIEWED)


def _refuse_other(path: Path) -> None:
    if path.suffix.lower() not in SUFFIXES:
        raise InputError("批注只能加在 .docx 文件里；请用 Word 或 WPS 另存为 .docx")


def _destination(path: Path, output: Path | None, folders: list[Path], single: bool) -> Path:
    """Where the copy goes; below `output` files of a folder keep their places."""
    name = f"{path.stem.removesuffix(_REVIEWED)}{_REVIEWED}{path.suffix}"
    if output is None:
        return path.with_name(name)
    if single and not output.is_dir() and output.suffix.lower() in SUFFIXES:
        return output
    base = next((folder for folder in folders if folder in path.parents), path.parent)
    return output / path.parent.relative_to(base) / name


def _counts(report: Report | None) -> str:
    if report is None:
        return "已删去批注"
    found = [entry for entry in report.diagnostics if entry.state == "open"]
    counts = ((sum(entry.severity == severity for entry in found), severity) for severity in SEVERITIES)
    return "、".join(f"{count}个{SEVERITY_WORDS[severity]}" for count, severity in counts if count) or "没有发现问题"
