"""The registry of kinds: every name leads to a module that is one, and every kind's module is in it."""

from __future__ import annotations

from pathlib import Path

import pytest

import lawlint.checks
from lawlint.checks import KINDS, kind


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_is_what_it_says(name: str) -> None:
    module = kind(name)
    assert name == module.NAME
    assert module.Options.__doc__
    assert callable(module.check)
    assert not module.EXTENDS or module.EXTENDS in module.Options._fields


def test_every_kind_is_registered() -> None:
    folder = Path(lawlint.checks.__file__).parent
    found = {path.stem for path in folder.glob("*.py") if "\nNAME = " in path.read_text(encoding="utf-8")}
    assert found == set(KINDS.values())
