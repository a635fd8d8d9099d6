"""Mutated drafts never end in a traceback, a crashed check or a wrong quote. `python -m bench.fuzz` runs many more."""

from __future__ import annotations

import pytest

from bench.fuzz import drafts, faults
from lawlint.api import Session

COUNT, PARTS, SEED = 200, 4, 20


@pytest.mark.parametrize("part", range(PARTS))
def test_mutated_drafts(part: int) -> None:
    session = Session({"preview": True}, isolated=True)
    for draft in drafts(COUNT, SEED):
        if draft.number % PARTS == part:
            assert faults(draft, session) == [], f"draft {draft.number} of seed {SEED}"


def test_the_same_seed_makes_the_same_drafts() -> None:
    assert list(drafts(20, 3)) == list(drafts(20, 3))
    assert list(drafts(20, 3)) != list(drafts(20, 4))


def test_a_wrong_quote_is_seen() -> None:
    """The oracle itself: a report whose quote is not its text is a fault."""
    from bench.fuzz import _wrong
    from tests.reporters.fixed import faulty

    report = faulty()
    entry = report.diagnostics[0]
    assert _wrong(entry, report) == ""
    assert _wrong(entry._replace(quote="x"), report)
    assert _wrong(entry._replace(line=entry.line + 1), report)
