"""YAML nodes to NamedTuples, by their type hints. What does not fit is refused with file and line, before anything runs.

Closed vocabularies are `Literal`s, patterns are compiled here, word lists are indexed here; so a kind's Options, once
bound, hold only what the kind can use, as plain data that can be stored.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import yaml

from lawlint.errors import PackError
from lawlint.packs.strict_yaml import line_of, pairs
from lawlint.text import lexicon, slips
from lawlint.text.pattern import Pattern
from lawlint.text.pattern_syntax import PatternError, compile_pattern
from lawlint.text.suggest import close_to

_BOOLEANS = {"yes": True, "true": True, "是": True, "no": False, "false": False, "否": False}


def bind(node: yaml.Node, wanted: Any, shown: str) -> Any:
    """The value of type `wanted` that `node` holds. `shown` names the file in messages. Raises PackError."""
    origin = get_origin(wanted)
    if wanted is Pattern:
        return _pattern(node, shown)
    if wanted is lexicon.Lexicon:
        return lexicon.build(bind(node, tuple[lexicon.Entry, ...], shown))
    if wanted is slips.Slips:
        return _slips(node, shown)
    if wanted in (str, int, bool):
        return _scalar(node, wanted, shown)
    if origin is Literal:
        return _choice(node, get_args(wanted), shown)
    if origin is Annotated:
        return bind(node, get_args(wanted)[0], shown)
    if origin in (Union, types.UnionType):
        return bind(node, _member(node, get_args(wanted)), shown)
    if origin is tuple:
        return _sequence(node, get_args(wanted)[0], shown)
    if origin in (dict, typing.get_origin(typing.Mapping[str, str])):
        return {key: bind(value, get_args(wanted)[1], shown) for key, _, value in pairs(node, shown)}
    return _record(node, wanted, shown)


def _pattern(node: yaml.Node, shown: str) -> Pattern:
    try:
        return compile_pattern(_text(node, shown))
    except PatternError as error:
        raise PackError(f"{shown}:{line_of(node)}: {error}") from None


def _slips(node: yaml.Node, shown: str) -> slips.Slips:
    try:
        return slips.build(bind(node, slips.SlipSource, shown))
    except ValueError as error:
        raise PackError(f"{shown}:{line_of(node)}: {error}") from None


def _text(node: yaml.Node, shown: str) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise PackError(f"{shown}:{line_of(node)}: 这里应是一个词或一句话")
    return str(node.value)


def _scalar(node: yaml.Node, wanted: type, shown: str) -> Any:
    text = _text(node, shown)
    if wanted is str:
        return text
    if wanted is bool:
        if text not in _BOOLEANS:
            raise PackError(f"{shown}:{line_of(node)}: “{text}”应写 yes 或 no")
        return _BOOLEANS[text]
    if not text.isascii() or not text.isdigit():
        raise PackError(f"{shown}:{line_of(node)}: “{text}”应是整数")
    return int(text)


def _choice(node: yaml.Node, choices: tuple[str, ...], shown: str) -> str:
    text = _text(node, shown)
    if text not in choices:
        allowed = "、".join(choices)
        raise PackError(f"{shown}:{line_of(node)}: 不认识“{text}”{close_to(text, choices)}（可用：{allowed}）")
    return text


def _member(node: yaml.Node, members: tuple[Any, ...]) -> Any:
    """The member of a union that a node of this shape can be: a word, a list or a record."""
    for member in members:
        simple = member in (str, int, bool, Pattern) or get_origin(member) is Literal
        listed = get_origin(member) is tuple or member is lexicon.Lexicon
        if isinstance(node, yaml.ScalarNode) == simple and isinstance(node, yaml.SequenceNode) == listed:
            return member
    return members[0]


def _sequence(node: yaml.Node, wanted: Any, shown: str) -> tuple[Any, ...]:
    if not isinstance(node, yaml.SequenceNode):
        raise PackError(f"{shown}:{line_of(node)}: 这里应是列表，每项前加“- ”，或写成 [甲, 乙]")
    if wanted is lexicon.Entry:
        return tuple(_entry(item, shown) for item in node.value)
    return tuple(bind(item, wanted, shown) for item in node.value)


def _entry(node: yaml.Node, shown: str) -> lexicon.Entry:
    """A word alone, or a word with its contexts."""
    if isinstance(node, yaml.ScalarNode):
        return lexicon.Entry(_pattern(node, shown))
    entry: lexicon.Entry = _record(node, lexicon.Entry, shown)
    return entry


@cache
def fields_of(record: Any) -> dict[str, Any]:
    """Field names of a NamedTuple as they are written in YAML, with their types."""
    return typing.get_type_hints(record, include_extras=True)


def names_in(value: Any, wanted: Any) -> Iterator[tuple[str, str]]:
    """What kind of thing (item, profile) is named where in a bound value of type `wanted`, and the name."""
    origin, arguments = get_origin(wanted), get_args(wanted)
    if origin is Annotated:
        yield arguments[1], value
    elif origin is tuple:
        for entry in value:
            yield from names_in(entry, arguments[0])
    elif hasattr(wanted, "_fields") and wanted not in (Pattern, lexicon.Lexicon, slips.Slips):
        for field, hint in fields_of(wanted).items():
            yield from names_in(getattr(value, field), hint)


def _record(node: yaml.Node, record: Any, shown: str) -> Any:
    fields = fields_of(record)
    values: dict[str, Any] = {}
    for key, line, value in pairs(node, shown):
        if key not in fields:
            raise PackError(f"{shown}:{line}: 不认识的键“{key}”{close_to(key, list(fields))}")
        values[key] = bind(value, fields[key], shown)
    missing = [name for name in fields if name not in values and name not in record._field_defaults]
    if missing:
        raise PackError(f"{shown}:{line_of(node)}: 缺少“{missing[0]}”")
    return record(**values)
