"""Names, ids, severities, kinds of the rules are those of the table the project agreed on (tests/rules.csv)."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.helpers import ruleset


class Row(NamedTuple):
    """A row of the table."""

    id: str
    name: str
    severity: str
    kind: str
    part: str
    status: str
    yields_to: str
    fix: str


def _table() -> dict[str, Row]:
    with (Path(__file__).parents[1] / "rules.csv").open(encoding="utf-8", newline="") as file:
        rows = [Row(**{field: row[field] for field in Row._fields}) for row in csv.DictReader(file)]
    return {row.id: row for row in rows}


TABLE = _table()
RULES = {rule.id: rule for rule in ruleset().pack.rules}


def test_every_rule_is_in_the_table() -> None:
    assert set(RULES) <= set(TABLE)


@pytest.mark.parametrize("part", ["slice", "engine"])
def test_every_rule_of_a_finished_part_is_there(part: str) -> None:
    assert {row.id for row in TABLE.values() if row.part == part} - set(RULES) == set()


@pytest.mark.parametrize("rule_id", sorted(RULES))
def test_rule_is_as_agreed(rule_id: str) -> None:
    rule, row = RULES[rule_id], TABLE[rule_id]
    severity, *grades = row.severity.split("; ")
    assert (rule.name, rule.severity, rule.kind, rule.status) == (row.name, severity, row.kind, row.status)
    assert rule.yields_to == tuple(row.yields_to.split()) if row.yields_to else rule.yields_to == ()
    given = {f"grade {grade.name}: {grade.severity}{', draft' if grade.draft else ''}" for grade in rule.grades}
    named = {
        f"grade {name}: {rest}"
        for grade in grades
        for names, _, rest in [grade.removeprefix("grade ").partition(": ")]
        for name in names.split(" or ")
    }
    assert given == named


@pytest.mark.parametrize("rule_id", sorted(RULES))
def test_a_rule_that_is_never_fixed_proposes_no_safe_fix(rule_id: str) -> None:
    if TABLE[rule_id].fix.startswith("no"):
        assert RULES[rule_id].fix == "display"
