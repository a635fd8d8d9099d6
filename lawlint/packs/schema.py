"""The pack format as JSON Schema, for editors: generated from the types a pack is bound to, so that it cannot differ.

Editors read YAML more loosely than lawlint, which takes every scalar as a string; so where a word is wanted the schema
lets a number or a truth value stand too.
"""

from __future__ import annotations

import inspect
import json
import types
from collections.abc import Mapping
from importlib import import_module
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from lawlint.checks import KINDS
from lawlint.packs import source
from lawlint.packs.bind import fields_of
from lawlint.text.lexicon import Entry, Lexicon
from lawlint.text.pattern import Pattern
from lawlint.text.slips import Slips, SlipSource

_WORD = {"type": ["string", "number", "boolean"]}
_LISTED = {
    "rules": source.RuleSource,
    "items": source.ItemSource,
    "metrics": source.MetricSource,
    "profiles": source.ProfileSource,
}


def schema() -> dict[str, Any]:
    """The schema of a file of a pack."""
    definitions: dict[str, Any] = {}
    sections: dict[str, Any] = {
        "pack": _of(source.Head, definitions),
        "sources": {"type": "object", "additionalProperties": _of(source.Source, definitions)},
        **{name: {"type": "array", "items": _of(record, definitions)} for name, record in _LISTED.items()},
        "registers": {"type": "object", "additionalProperties": _WORD},
        "override": {"type": "array", "items": _override()},
    }
    definitions["source.RuleSource"]["properties"]["check"] = _check(definitions)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "lawlint 规则包",
        "type": "object",
        "additionalProperties": False,
        "properties": sections,
        "definitions": dict(sorted(definitions.items())),
    }


def as_text() -> str:
    """The schema as docs/pack.schema.json holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def _check(definitions: dict[str, Any]) -> dict[str, Any]:
    """One of the kinds, each with its own options."""
    choices = []
    for name, module_name in KINDS.items():
        try:
            module = import_module(f"lawlint.checks.{module_name}")
        except ModuleNotFoundError:
            continue  # a kind that has its name but not yet its module
        record = _record(module.Options, definitions)
        record["properties"] = {"kind": {"const": name}, **record["properties"]}
        record["required"] = ["kind", *record.get("required", ())]
        choices.append(record)
    return {"type": "object", "required": ["kind"], "oneOf": choices}


def _override() -> dict[str, Any]:
    fields = {"rule": _WORD, "severity": {"enum": ["error", "warning", "info", "off"]}, "add": {"type": "array"}}
    return {"type": "object", "additionalProperties": False, "required": ["rule"], "properties": fields}


def _of(wanted: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema of a value of the type `wanted`, as `bind` reads it. Records go into `definitions`."""
    origin, arguments = get_origin(wanted), get_args(wanted)
    if wanted in (str, Pattern):
        return _WORD
    if wanted is int:
        return {"type": "integer"}
    if wanted is bool:
        return {"enum": [True, False, "yes", "no", "true", "false", "是", "否"]}
    if wanted is Any:
        return {}
    if wanted is Lexicon:
        return {"type": "array", "items": {"anyOf": [_WORD, _of(Entry, definitions)]}}
    if wanted is Slips:
        return _of(SlipSource, definitions)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin is Annotated:
        return _of(arguments[0], definitions)
    if origin in (Union, types.UnionType):
        members = [_of(member, definitions) for member in arguments if member is not type(None)]
        return members[0] if len(members) == 1 else {"anyOf": members}
    if origin is tuple:
        return {"type": "array", "items": _of(arguments[0], definitions)}
    if origin in (dict, get_origin(Mapping[str, str])):
        return {"type": "object", "additionalProperties": _of(arguments[1], definitions)}
    name = f"{wanted.__module__.rpartition('.')[2]}.{wanted.__name__}"
    if name not in definitions:
        definitions[name] = {}
        definitions[name] = _record(wanted, definitions)
    return {"$ref": f"#/definitions/{name}"}


def _record(record: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    fields = {name: _of(wanted, definitions) for name, wanted in fields_of(record).items()}
    required = [name for name in fields if name not in record._field_defaults]
    own = {"description": " ".join((inspect.getdoc(record) or "").split())}
    return {
        **own,
        "type": "object",
        "additionalProperties": False,
        "properties": fields,
        **({"required": required} if required else {}),
    }
