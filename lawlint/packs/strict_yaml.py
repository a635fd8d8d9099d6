"""YAML without its surprises: every scalar is a string, a key stands once, every node knows its line.

`flag: 1.` stays `1.`, `no` stays `no`, `12:30` stays `12:30`. Anchors, aliases and tags are refused: a pack is read by
people who are not programmers.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from lawlint.errors import PackError

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # the pure loader is ten times slower, and there everywhere
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

Node = yaml.Node
_DEEPEST = 30


def compose(path: Path, shown: str) -> yaml.Node:
    """The node tree of a file; `shown` is its name in messages. Raises PackError with file and line."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PackError(f"{shown}: 读不了这个文件（{_reason(error)}）") from None
    return compose_text(text, shown)


def compose_text(text: str, shown: str) -> yaml.Node:
    """The node tree of YAML text. Raises PackError with file and line."""
    try:
        _refuse_surprises(text, shown)
        node = yaml.compose(text, Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise PackError(f"{shown}:{line}: YAML 格式有误，请核对缩进、引号和冒号") from None
    except yaml.YAMLError:
        raise PackError(f"{shown}:1: YAML 格式有误，文件里有不能用的字符") from None
    if node is None:
        raise PackError(f"{shown}:1: 文件是空的")
    return node


def _refuse_surprises(text: str, shown: str) -> None:
    """Raises PackError for anchors, aliases, tags, and for nesting no one writes; what is left can be composed safely."""
    depth = 0
    for event in yaml.parse(text, Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        named = isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None)
        if named or depth > _DEEPEST:
            line = event.start_mark.line + 1 if event.start_mark else 1
            why = "不能用锚点、别名和标签（& * !）" if named else "嵌套太深"
            raise PackError(f"{shown}:{line}: {why}")


def line_of(node: yaml.Node) -> int:
    """The 1-based line a node begins on."""
    return int(node.start_mark.line) + 1


def pairs(node: yaml.Node, shown: str) -> list[tuple[str, int, yaml.Node]]:
    """The keys of a mapping with their lines and values. Raises PackError if it is none, or a key stands twice."""
    if not isinstance(node, yaml.MappingNode):
        raise PackError(f"{shown}:{line_of(node)}: 这里应是“键: 值”的形式")
    found: dict[str, int] = {}
    result = []
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise PackError(f"{shown}:{line_of(key)}: 键只能是一个词")
        if key.value in found:
            raise PackError(f"{shown}:{line_of(key)}: 键“{key.value}”与第{found[key.value]}行重复")
        found[key.value] = line_of(key)
        result.append((key.value, line_of(key), value))
    return result


def items(node: yaml.Node, shown: str) -> list[yaml.Node]:
    """The items of a list. Raises PackError if it is none."""
    if not isinstance(node, yaml.SequenceNode):
        raise PackError(f"{shown}:{line_of(node)}: 这里应是列表，每项前加“- ”")
    return list(node.value)


def plain(node: yaml.Node, shown: str) -> Any:
    """Strings, lists and dicts, for data that is checked elsewhere (registers)."""
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [plain(item, shown) for item in node.value]
    return {key: plain(value, shown) for key, _, value in pairs(node, shown)}


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "文件不存在"
    if isinstance(error, UnicodeDecodeError):
        return "不是 UTF-8 编码"
    return "没有读取权限或已损坏"
