"""The command line run in this process: status, what it printed, and JSON where it prints that."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

import pytest

from lawlint.cli import run


class Said(NamedTuple):
    """One invocation: its exit status, stdout and stderr."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """What stdout holds, as JSON."""
        return json.loads(self.out)

    @property
    def found(self) -> list[tuple[str, int, str]]:
        """Rule, line and state of every diagnostic of a JSON report, in order."""
        return [
            (entry["rule"], entry["line"], entry["state"])
            for file in self.data["files"]
            for entry in file["diagnostics"]
        ]


def lawlint(capsys: pytest.CaptureFixture[str], *arguments: object) -> Said:
    """`lawlint arguments…`, in this process."""
    status = run([str(argument) for argument in arguments])
    return Said(status, *capsys.readouterr())
