"""`lawlint check`: the default command."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from lawlint.api import (
    Fixed,
    Session,
    check_paths,
    fix_document,
    read_bytes,
    read_file,
    targets_of,
    write_file,
    write_fixed,
)
from lawlint.cli.errors import complain, tell_converted
from lawlint.cli.options import judging, reading, session_of
from lawlint.cli.output import emit, terminal_width, wants_color, wraps
from lawlint.errors import EXIT_CLEAN, EXIT_FINDINGS, EXIT_INTERNAL, EXIT_USAGE, InputError, UsageError
from lawlint.model.report import Failure, Report, Run
from lawlint.model.rule import SEVERITIES
from lawlint.readers import fixable
from lawlint.readers.base import encode, line_spans
from lawlint.reporters import REPORTERS, Style
from lawlint.word import SUFFIXES, FixedWord, fix_word

_STDIN = "-"


@click.command(help="检查稿件。可写文件、文件夹，或用 - 从标准输入读。", short_help="检查稿件（默认命令）。")
@click.argument("paths", nargs=-1, metavar="[文件或文件夹]...")
@judging
@reading
@click.option(
    "--output-format",
    type=click.Choice(list(REPORTERS)),
    default="text",
    envvar="LAWLINT_OUTPUT_FORMAT",
    help="输出格式。",
)
@click.option("--output-file", type=click.Path(path_type=Path), metavar="文件", help="写到文件里。")
@click.option("--fix", is_flag=True, help="自动改正有把握的问题（.txt、.md、.docx）。")
@click.option("--unsafe-fixes", is_flag=True, help="与 --fix 或 --diff 同用：连同需要人核对的改法。")
@click.option("--no-track", is_flag=True, help="Word 文件直接改，不留修订标记。")
@click.option("--diff", is_flag=True, help="只显示会改什么，不改文件。")
@click.option("--stdin-filename", metavar="文件名", help="从标准输入读时，按这个文件名看待。")
@click.option("--exit-zero", is_flag=True, help="有问题时退出码也为0。")
@click.option("--statistics", is_flag=True, help="最后按规则计数。")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="是否用颜色。")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, metavar="数", help="同时检查几个文件。")
@click.option("--no-cache", is_flag=True, help="不用检查结果的缓存。")
@click.option("--show-settings", is_flag=True, help="显示生效的配置。")
@click.option("--show-files", is_flag=True, help="显示会检查哪些文件。")
def check(**given: Any) -> int:
    """Check drafts; the exit status is 0, 1, 2 or 3 (`lawlint.errors`)."""
    own = {name: given.pop(name) for name in _OWN}
    session = session_of(given)
    paths = list(own["paths"]) or ["."]
    if own["show_settings"]:
        return _show_settings(session)
    if own["show_files"]:
        targets, failures = targets_of(session, paths)
        emit("".join(f"{target.shown}\n" for target in targets))
        return _complain(failures)
    if own["fix"] or own["diff"]:
        return _fix(session, paths, own)
    run = _stdin(session, own["stdin_filename"]) if paths == [_STDIN] else check_paths(session, paths, own["jobs"])
    return _report(run, session, own)


_OWN = (
    "paths", "output_format", "output_file", "fix", "unsafe_fixes", "no_track", "diff", "stdin_filename", "exit_zero", "statistics",
    "color", "jobs", "no_cache", "show_settings", "show_files",
)  # fmt: skip


def _stdin_document(name: str | None) -> Any:
    return read_bytes(sys.stdin.buffer.read(), name or "<stdin>")


def _stdin(session: Session, name: str | None) -> Run:
    try:
        document = _stdin_document(name)
    except InputError as error:
        return Run((), (Failure(name or "<stdin>", str(error).partition(": ")[2]),))
    return Run((session.check(document, Path(name).parent if name else Path.cwd()),))


def _report(run: Run, session: Session, own: dict[str, Any]) -> int:
    for report in run.reports:
        tell_converted(report.document)
    reporter = REPORTERS[own["output_format"]]
    fail_level = session.settings_for(Path.cwd()).fail_level
    if run.reports or reporter.MACHINE:
        color = wants_color(own["color"]) and own["output_file"] is None
        if color and sys.platform == "win32":
            from colorama import just_fix_windows_console

            just_fix_windows_console()
        style = Style(color, terminal_width(), fail_level, own["statistics"], wraps() and own["output_file"] is None)
        emit(reporter.render(run, style), reporter.MACHINE, own["output_file"])
    return max(_complain(run.failures), _status(run.reports, session, own["exit_zero"]))


def _complain(failures: Any) -> int:
    for failure in failures:
        complain(f"{failure.path}: {failure.message}")
    return EXIT_USAGE if failures else EXIT_CLEAN


def _status(reports: tuple[Report, ...], session: Session, exit_zero: bool) -> int:
    if any(report.crashed for report in reports):
        return EXIT_INTERNAL
    for report in reports:
        level = SEVERITIES.index(session.settings_for(Path(report.path).parent).fail_level)
        grave = SEVERITIES[: level + 1]
        if any(entry.state == "open" and entry.severity in grave for entry in report.diagnostics):
            return EXIT_CLEAN if exit_zero else EXIT_FINDINGS
    return EXIT_CLEAN


def _fix(session: Session, paths: list[str], own: dict[str, Any]) -> int:
    """Fix files in place, or show what would be changed; from stdin the fixed text goes to stdout."""
    if paths == [_STDIN]:
        document = _stdin_document(own["stdin_filename"])
        if not fixable(document):
            raise UsageError(f"{document.path}: 这种格式只能检查，不能自动改")
        fixed = fix_document(session, document, Path(document.path).parent, own["unsafe_fixes"])
        if own["diff"]:
            return _show_diff([fixed], own)
        sys.stdout.flush()
        sys.stdout.buffer.write(encode(fixed.report.document.text, document.meta))
        return _status((fixed.report,), session, own["exit_zero"])
    targets, failures = targets_of(session, paths)
    results: list[Fixed | FixedWord] = []
    for target in targets:
        try:
            if target.path.suffix.lower() in SUFFIXES:
                word = fix_word(session, target, own["unsafe_fixes"], not own["no_track"])
                if word.mended and not own["diff"]:
                    write_file(target.path, word.data, target.shown)
                results.append(word)
                continue
            document = read_file(target)
            fixed = fix_document(session, document, target.path.parent, own["unsafe_fixes"])
            if fixed.mended and not own["diff"]:
                write_fixed(target, fixed)
            results.append(fixed)
        except (InputError, UsageError) as error:
            failures.append(Failure(target.shown, str(error).removeprefix(f"{target.shown}: ")))
    if own["diff"]:
        return max(_show_diff(results, own), _complain(failures))
    mended = sum(result.mended for result in results)
    if mended:
        changed = sum(bool(result.mended) for result in results)
        complain(f"已在{changed}个文件里自动改正{mended}处")
    return _report(Run(tuple(result.report for result in results), tuple(failures)), session, own)


def _show_diff(results: Sequence[Fixed | FixedWord], own: dict[str, Any]) -> int:
    """A unified diff of what fixing would change; 1 if there is anything, 3 if a check crashed."""
    from difflib import unified_diff

    lines: list[str] = []
    for result in results:
        before, after, path = result.before.text, result.report.document.text, result.before.path
        for line in unified_diff(_lines(before), _lines(after), path, path):
            lines.append(line if line.endswith("\n") else line + "\n\\ 文件末尾没有换行\n")
    emit("".join(lines), file=own["output_file"])
    if any(result.report.crashed for result in results):
        return EXIT_INTERNAL
    return EXIT_FINDINGS if lines and not own["exit_zero"] else EXIT_CLEAN


def _lines(text: str) -> list[str]:
    """The lines of `text` with their breaks; a lone CR as LF, for a terminal would write the next line over it."""
    spans = list(line_spans(text))
    ends = [*(span.start for span in spans[1:]), len(text)]
    lines = [text[span.start : end] for span, end in zip(spans, ends, strict=True)]
    return [line[:-1] + "\n" if line.endswith("\r") else line for line in lines if line]


def _show_settings(session: Session) -> int:
    settings = session.settings_for(Path.cwd())
    session.ruleset_for(settings)
    lines = [f"{name.replace('_', '-')}: {value}\n" for name, value in settings._asdict().items()]
    emit("".join(lines))
    return EXIT_CLEAN
