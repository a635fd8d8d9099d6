"""The errors lawlint tells people about: one Chinese line each, with the exit status they end in."""

from __future__ import annotations

EXIT_CLEAN = 0
EXIT_FINDINGS = 1
EXIT_USAGE = 2
EXIT_INTERNAL = 3
EXIT_INTERRUPTED = 130


class LawlintError(Exception):
    """Something a person can mend. `str(error)` is one Chinese line: what is wrong, where, and what to do."""

    exit_code = EXIT_USAGE


class UsageError(LawlintError):
    """A wrong option, an unknown rule, a wrong configuration."""


class InputError(LawlintError):
    """A draft that cannot be read: missing, binary, in an unknown encoding."""


class PackError(LawlintError):
    """A rule pack or register that breaks the format. The message begins with `file:line`."""
