"""`python -m tests.reporters` writes the golden files of the reporters anew; review the difference."""

from __future__ import annotations

from tests.reporters.test_golden import CASES, golden, output

for case in CASES:
    golden(case).write_bytes(output(case).encode("utf-8"))
