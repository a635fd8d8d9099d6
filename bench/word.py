"""CPU of a Word file of 30 pages, whole processes: `python -m bench.word`. At most 0.5 s to check, 1 s to annotate.

The file is the worst that drafts are: every third character a run of its own, after years of WPS and Word in turn.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from bench.startup import cpu_of
from bench.throughput import report
from tests.docx_builder import split

_RUNS = 5
_PAGES = 30
_CHARACTERS = 22 * 28  # of a page, GB/T 9704-2012 5.2.3


def main() -> None:
    """Print the medians."""
    lines: list[str] = []
    seed = 0
    while sum(map(len, lines)) < _PAGES * _CHARACTERS:
        lines += report(seed).splitlines()
        seed += 1
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "报告.docx")
        path.write_bytes(split(lines))
        for name, goal in (("check", 0.5), ("annotate", 1.0)):
            command = [sys.executable, "-m", "lawlint", name, "--isolated", str(path)]
            cpu_of(command, folder)  # compile, fill caches
            cpu = statistics.median(cpu_of(command, folder) for _ in range(_RUNS))
            print(f"{name:9} {_PAGES} pages  {cpu:5.2f} s CPU   (goal {goal} s)")


if __name__ == "__main__":
    main()
