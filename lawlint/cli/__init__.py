"""The command line: arguments, terminal, exit status. Everything else happens below."""

from __future__ import annotations

import errno
import gc
import os
import sys

from lawlint.cli.errors import told
from lawlint.errors import EXIT_CLEAN, EXIT_INTERRUPTED


def main(argv: list[str] | None = None) -> None:
    """Run the command line and exit. Usage errors are one Chinese line on stderr."""
    # A run builds values and ends; it makes no cycles worth looking for, and looking costs a sixth of a run over a
    # thousand reports (bench/throughput.py).
    gc.disable()
    sys.exit(run(sys.argv[1:] if argv is None else argv))


def run(argv: list[str]) -> int:
    """The exit status of one invocation: 0, 1, 2, 3 or 130."""
    import click

    from lawlint.cli.group import cli

    try:
        result = cli.main(args=argv, prog_name="lawlint", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else EXIT_CLEAN
    except (KeyboardInterrupt, click.Abort):
        return EXIT_INTERRUPTED
    except Exception as error:
        if not _reader_left(error):
            return told(error)
        # The reader of our output went away (`lawlint … | head`): nothing is left to say, and no one to say it to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_CLEAN


def _reader_left(error: Exception) -> bool:
    """True for a closed pipe, which Windows reports as an invalid argument."""
    on_windows = sys.platform == "win32" and isinstance(error, OSError) and error.errno == errno.EINVAL
    return isinstance(error, BrokenPipeError) or on_windows
