"""docs/pack.schema.json says what lawlint reads: it is fresh, and the packs lawlint comes with are valid by it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from lawlint.checks import KINDS
from lawlint.packs.locate import packs_dir
from lawlint.packs.schema import as_text, schema

FILE = Path(__file__).parents[2] / "docs" / "pack.schema.json"
PACK_FILES = [path for path in sorted(packs_dir().rglob("*.yaml")) if path.parent.name != "registers"]


def test_it_is_fresh() -> None:
    """Regenerate with `lawlint packs schema > docs/pack.schema.json`."""
    assert FILE.read_text(encoding="utf-8") == as_text()


def test_every_kind_that_exists_is_in_it() -> None:
    choices = schema()["definitions"]["source.RuleSource"]["properties"]["check"]["oneOf"]
    names = {choice["properties"]["kind"]["const"] for choice in choices}
    folder = Path(__file__).parents[2] / "lawlint" / "checks"
    assert names == {name for name, module in KINDS.items() if (folder / f"{module}.py").is_file()}


def faults(value: Any, rule: dict[str, Any], root: dict[str, Any], where: str = "") -> list[str]:
    """What JSON Schema, as far as our schema uses it, says is wrong with `value`."""
    if "$ref" in rule:
        return faults(value, root["definitions"][rule["$ref"].rpartition("/")[2]], root, where)
    if "enum" in rule or "const" in rule:
        return [] if value in rule.get("enum", [rule.get("const")]) else [f"{where}: {value!r}"]
    for word in ("anyOf", "oneOf"):
        if word in rule:
            tried = [faults(value, choice, root, where) for choice in rule[word]]
            right = tried.count([])
            return [] if right == 1 or (right and word == "anyOf") else min(tried, key=len) or [f"{where}: {right}"]
    names = rule.get("type", [])
    kinds: dict[str, Any] = {
        "string": str,
        "integer": int,
        "number": (int, float),
        "boolean": bool,
        "array": list,
        "object": dict,
    }
    if names and not any(isinstance(value, kinds[name]) for name in ([names] if isinstance(names, str) else names)):
        return [f"{where}: {value!r} is no {names}"]
    if isinstance(value, list):
        return [
            fault
            for at, item in enumerate(value)
            for fault in faults(item, rule.get("items", {}), root, f"{where}[{at}]")
        ]
    if not isinstance(value, dict):
        return []
    known, extra = rule.get("properties", {}), rule.get("additionalProperties", True)
    wrong = [f"{where}: lacks {name}" for name in rule.get("required", ()) if name not in value]
    for key, item in value.items():
        if key not in known and extra is False:
            wrong.append(f"{where}: {key}?")
        wrong += faults(item, known.get(key, extra if isinstance(extra, dict) else {}), root, f"{where}.{key}")
    return wrong


@pytest.mark.parametrize("path", PACK_FILES, ids=[path.stem for path in PACK_FILES])
def test_our_packs_are_valid(path: Path) -> None:
    root = json.loads(as_text())
    assert faults(yaml.safe_load(path.read_text(encoding="utf-8")), root, root) == []


@pytest.mark.parametrize(
    "text",
    ["ruels: []", "rules: [{id: XX001}]", "pack: {id: x, title: x, version: 1, format: 1, applies_to: some}", "metrics: {}"],
)  # fmt: skip
def test_what_is_wrong_is_seen(text: str) -> None:
    root = json.loads(as_text())
    assert faults(yaml.safe_load(text), root, root)


def test_a_misspelt_option_of_a_kind_is_seen() -> None:
    root = json.loads(as_text())
    path = packs_dir() / "common" / "numbering.yaml"
    text = path.read_text(encoding="utf-8").replace("finds: style", "find: style", 1)
    assert text != path.read_text(encoding="utf-8")
    assert faults(yaml.safe_load(text), root, root)
