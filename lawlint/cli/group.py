"""The commands, by name; each lives in a module that is imported when it is called."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

from lawlint import __version__
from lawlint.text.suggest import close_to

#: Name of a command to its module and its function there.
COMMANDS = {
    "check": ("check", "check"),
    "annotate": ("annotate", "annotate"),
    "outline": ("views", "outline"),
    "facts": ("views", "facts"),
    "show": ("views", "show"),
    "rule": ("rules", "rule"),
    "packs": ("packs", "packs"),
    "init": ("init", "init"),
}
_DEFAULT = "check"


class Commands(click.Group):
    """`lawlint 报告.txt` is `lawlint check 报告.txt`: what is no command is an argument of the default one."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f"lawlint.cli.{module}"), name)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and not _is_command(args) and args[0] not in ("--help", "-h", "--version"):
            args = [_DEFAULT, *args]
        return super().parse_args(ctx, args)


def _is_command(args: Sequence[str]) -> bool:
    """True if the first argument names a command. A mistyped command that is no file is one too, to be told so."""
    first = args[0]
    if first in COMMANDS:
        return True
    if first.isascii() and first.isalpha() and (meant := close_to(first, COMMANDS, 0.75)) and not Path(first).exists():
        raise click.UsageError(f"没有命令“{first}”{meant}")
    return False


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="检查法治政府建设年度报告等公文稿件。\n\n直接写文件名就是检查：lawlint 报告.txt",
)
@click.version_option(__version__, prog_name="lawlint", message="%(prog)s %(version)s", help="显示版本号。")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """The root command; without arguments it shows the help."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
