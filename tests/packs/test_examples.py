"""Every example of every rule lawlint comes with does what it says, and no rule looks at nothing."""

from __future__ import annotations

import pytest

from lawlint.packs.locate import packs_dir
from lawlint.packtest import Case, cases, faults, unexamined
from tests.helpers import ruleset

CASES = [case for folder in sorted(packs_dir().iterdir()) if (folder / "pack.yaml").is_file() for case in cases(folder)]


@pytest.mark.parametrize("case", CASES, ids=[f"{case.label}-{case.rule.name}" for case in CASES])
def test_example(case: Case) -> None:
    assert faults(case, ruleset()) == []


def test_every_rule_is_examined_by_a_valid_example() -> None:
    assert unexamined(CASES, ruleset()) == []
