"""CPU of checking one report, against importing the packages it is built on: `python bench/startup.py`.

Both are whole processes, run in turn; the figure is the ratio of the medians. The goal is 2.5, the aim 1.6.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

_RUNS = 15
_IMPORTS = "import click, yaml, lark, colorama"
_REPORT = Path(__file__).parents[1] / "examples"


def cpu_of(command: list[str], cwd: str) -> float:
    """Seconds of user and system time of one finished process."""
    process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    """Print both medians and their ratio."""
    reports = sorted(_REPORT.glob("*.txt"))
    if not reports:
        sys.exit("no report in examples/")
    check = [sys.executable, "-m", "lawlint", "check", "--isolated", str(reports[0].resolve())]
    imports = [sys.executable, "-c", _IMPORTS]
    with tempfile.TemporaryDirectory() as folder:
        for command in (check, imports):
            cpu_of(command, folder)  # compile, fill caches
        pairs = [(cpu_of(check, folder), cpu_of(imports, folder)) for _ in range(_RUNS)]
    checked, imported = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"check one report   {checked * 1000:7.1f} ms CPU")
    print(f"import only        {imported * 1000:7.1f} ms CPU   ({_IMPORTS})")
    print(f"ratio              {checked / imported:7.2f}      (goal 2.5, aim 1.6)")


if __name__ == "__main__":
    main()
