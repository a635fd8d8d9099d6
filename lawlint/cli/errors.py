"""Errors as people read them: one Chinese line on stderr, click's own included."""

from __future__ import annotations

import re
import sys

import click

from lawlint.errors import EXIT_INTERNAL, EXIT_USAGE, LawlintError
from lawlint.model.document import Document
from lawlint.text.width import printable


def told(error: Exception) -> int:
    """Say what went wrong, and the exit status it ends in."""
    if isinstance(error, LawlintError):
        complain(str(error))
        return error.exit_code
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, click.ClickException):
        complain(_usage(error))
        return EXIT_USAGE
    complain(f"内部错误（{type(error).__name__}: {error}），这是 lawlint 的缺陷，请连同命令和版本号报告给维护者")
    return EXIT_INTERNAL


def complain(message: str) -> None:
    """One line on stderr, whatever the console can print."""
    line = "lawlint: " + printable(" ".join(message.split("\n"))) + "\n"
    stream = sys.stderr
    stream.write(line.encode(stream.encoding or "utf-8", "replace").decode(stream.encoding or "utf-8", "replace"))


def tell_converted(document: Document) -> None:
    """Say that what was read is a conversion, where it is one: it may differ from the draft as Word shows it."""
    if converted := document.meta.get("converted"):
        complain(f"{document.path}: 已用 {converted}后检查")


def _usage(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        hint = f"，是不是“{error.possibilities[0]}”？" if error.possibilities else "；用 --help 查看可用的选项"
        return f"没有选项“{error.option_name}”{hint}"
    if isinstance(error, click.BadOptionUsage):
        return f"选项“{error.option_name}”后面缺少内容，或多了内容"
    if isinstance(error, click.MissingParameter):
        name = error.param.human_readable_name if error.param else error.param_hint
        return f"缺少参数“{name}”；用 --help 查看用法"
    if isinstance(error, click.BadParameter):
        name = error.param.opts[-1] if error.param and error.param.opts else "参数"
        kind = error.param.type if error.param else None
        if isinstance(kind, click.Choice):
            return f"“{name}”的内容不对（可用：{'、'.join(map(str, kind.choices))}）"
        if isinstance(kind, click.IntRange):
            return f"“{name}”应是{kind.min}到{kind.max}之间的整数"
        return f"“{name}”的内容不对：{error.message}"
    if isinstance(error, click.FileError):
        return f"{error.ui_filename}: 打不开这个文件"
    message = error.format_message()
    if found := re.match(r"No such command '(.*)'", message):
        return f"没有命令“{found[1]}”；用 --help 查看可用的命令"
    if found := re.search(r"unexpected extra arguments? \((.*)\)", message):
        return f"多了参数“{found[1]}”；用 --help 查看用法"
    return f"用法不对：{message}"
