"""Expressions compiled when first used: the same as compiled at once, and none of them wrong."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

import pytest

import lawlint
from lawlint.text.regex import Compiled, Deferred, regex


def test_it_has_the_methods_of_what_it_stands_for() -> None:
    deferred, plain = regex("(a)|b", re.IGNORECASE), re.compile("(a)|b", re.IGNORECASE)
    text = "xAbax"
    assert deferred.findall(text) == plain.findall(text) == ["A", "", "a"]
    assert [match.span() for match in deferred.finditer(text, 2)] == [(2, 3), (3, 4)]
    assert deferred.search(text, 1, 2)[0] == "A"  # type: ignore[index]
    assert (deferred.match(text), deferred.fullmatch("B") is not None) == (None, True)
    assert (deferred.sub("-", text), deferred.split("1b2")) == (plain.sub("-", text), plain.split("1b2"))
    assert (deferred.pattern, deferred.groups) == ("(a)|b", 1)


def test_it_compiles_once_and_not_before_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    real = re.compile

    def compile_(pattern: Any, flags: int = 0) -> Any:
        compiled.append(pattern)
        return real(pattern, flags)

    deferred = regex("法+")
    monkeypatch.setattr("lawlint.text.regex.re.compile", compile_)
    assert compiled == []
    assert [bool(deferred.search(text)) for text in ("法治", "政府")] == [True, False]
    assert compiled == ["法+"]


def test_its_name_stands_for_the_compiled_one_from_the_first_use_on() -> None:
    module: dict[str, Any] = {"regex": regex}
    exec('expression = regex("治")', module)
    other = module["expression"]
    assert type(other).__name__ == Deferred.__name__
    assert other.search("法治") is not None
    assert type(module["expression"]) is re.Pattern
    assert type(other).__name__ == Compiled.__name__
    assert other.findall("法治治") == ["治", "治"]


def test_a_wrong_one_says_so_when_it_is_used() -> None:
    with pytest.raises(re.error):
        regex("(").search("(")


def _expressions() -> Iterator[tuple[str, Any]]:
    for module in pkgutil.walk_packages(lawlint.__path__, "lawlint."):
        if module.name != "lawlint.__main__":
            for name, value in vars(importlib.import_module(module.name)).items():
                every = value if isinstance(value, tuple) else (value,)
                for part in every:
                    for one in part if isinstance(part, tuple) else (part,):
                        if isinstance(one, (Deferred, Compiled, re.Pattern)):
                            yield f"{module.name}.{name}", one


def test_every_expression_of_ours_compiles() -> None:
    found = list(_expressions())
    assert len(found) > 200
    for name, expression in found:
        assert expression.pattern, name
