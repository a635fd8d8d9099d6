"""The pack format, as types: what a file of a pack may hold. docs/pack.schema.json is generated from these."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Literal, NamedTuple

import yaml

from lawlint.checks import KINDS, kind
from lawlint.errors import PackError
from lawlint.model.rule import ItemId, ProfileId
from lawlint.packs.bind import bind, fields_of
from lawlint.packs.locate import shown
from lawlint.packs.strict_yaml import compose, items, line_of, pairs
from lawlint.text.pattern import Pattern
from lawlint.text.suggest import close_to

Severity = Literal["error", "warning", "info"]
FORMAT = 1
_PLACEHOLDER = re.compile(r"\{(\w*)\}")
_FOLD = re.compile(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])|\s+$")  # YAML folds lines with a blank; Chinese needs none
_OWN_ID = re.compile(r"[SNFDLWPRXZ]\d{3}$")
_USER_ID = re.compile(r"[A-Z]{2,6}\d{3}$")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*$")


class Head(NamedTuple):
    """`pack:` in pack.yaml."""

    id: str
    title: str
    version: str
    format: int
    applies_to: Literal["any", "report"]
    extends: tuple[str, ...] = ()


class Source(NamedTuple):
    """An authority rules may name in `basis`."""

    title: str
    strength: Literal["规定", "标准", "通行做法"]


class BasisSource(NamedTuple):
    """Where the authority says so. `strength` overrides the source's, never upwards in spirit: 一般, 可以 are 标准."""

    source: str
    locator: str = ""
    strength: Literal["规定", "标准", "通行做法"] | None = None


class Expect(NamedTuple):
    """One finding an example must give: the flagged text, and optionally its line and words of its message."""

    flag: str
    line: int = 0
    says: str = ""
    severity: Severity | None = None


class Example(NamedTuple):
    """A text with a verdict. Identity is inferred from the text unless given; `fixed` is the text after the fix."""

    text: str
    expect: tuple[Expect, ...] = ()
    fixed: str | None = None
    year: int = 0
    place: str = ""
    profile: str = ""
    note: str = ""


class RuleSource(NamedTuple):
    """One entry of `rules:`, with `check` already bound to the Options of its kind."""

    id: str
    name: str
    title: str
    severity: Severity
    message: str
    why: str
    basis: tuple[BasisSource, ...]
    check: Any
    valid: tuple[str | Example, ...]
    invalid: tuple[Example, ...]
    remedy: str = ""
    not_judged: tuple[str | Example, ...] = ()
    grades: dict[str, str] = {}  # noqa: RUF012 - a default of a record that is never changed
    yields_to: tuple[str, ...] = ()
    fix: Literal["safe", "unsafe", "display"] = "display"
    repeats: int = 0
    status: Literal["stable", "draft", "retired"] = "stable"
    since: str = ""
    replaced_by: str = ""


class ItemSource(NamedTuple):
    """One entry of `items:`."""

    id: str
    order: int
    title: str
    headings: tuple[Pattern, ...]
    basis: tuple[BasisSource, ...]
    not_headings: tuple[Pattern, ...] = ()
    full: tuple[Pattern, ...] = ()
    evidence: tuple[tuple[Pattern, ...], ...] = ()
    minimum: int = 1
    together: bool = False
    themed: bool = False
    ahead: bool = False
    apart: tuple[ItemId, ...] = ()
    profiles: tuple[ProfileId, ...] = ()


class MetricSource(NamedTuple):
    """One entry of `metrics:`."""

    metric: str
    whole: tuple[str, ...]
    part: tuple[str, ...]
    also: tuple[str, ...] = ()
    units: Literal["any", "same"] = "any"


class Binding(NamedTuple):
    """How an authority binds one kind of issuer, where that differs from the county the texts are written for."""

    source: str
    strength: Literal["规定", "标准", "通行做法"]
    note: str


class ProfileSource(NamedTuple):
    """One entry of `profiles:`."""

    id: str
    title: str
    level: int
    self_words: tuple[str, ...]
    scope_words: tuple[str, ...]
    suffixes: tuple[str, ...]
    superiors: tuple[str, ...]
    powers: tuple[str, ...] = ()
    bindings: tuple[Binding, ...] = ()
    judged_as: str = ""


class Override(NamedTuple):
    """One entry of `override:`: another severity, off, or more words for a rule of an extended pack."""

    rule: str
    severity: Literal["error", "warning", "info", "off"] | None = None
    add: Any = None  # bound to the type of the field the kind lets others extend
    declared_at: str = ""


class PackSource(NamedTuple):
    """Everything the files of one pack folder hold; rules, items, profiles and overrides with the place of each."""

    folder: Path
    head: Head
    sources: dict[str, Source]
    rules: tuple[tuple[RuleSource, str], ...]
    items: tuple[tuple[ItemSource, str], ...]
    metrics: tuple[MetricSource, ...]
    profiles: tuple[tuple[ProfileSource, str], ...]
    registers: dict[str, str]
    overrides: tuple[tuple[yaml.Node, str], ...]


_SECTIONS = ("pack", "sources", "rules", "items", "metrics", "profiles", "registers", "override")


def pack_files(folder: Path) -> list[Path]:
    """The YAML files of a pack, pack.yaml first, the others by name."""
    files = sorted(folder.glob("*.yaml"), key=lambda path: (path.name != "pack.yaml", path.name))
    if not files or files[0].name != "pack.yaml":
        raise PackError(f"{shown(folder)}: 规则包里缺少 pack.yaml")
    return files


def read_pack(folder: Path) -> PackSource:
    """The pack in `folder`, its own files only. Raises PackError with file and line."""
    sections: dict[str, list[tuple[yaml.Node, str]]] = {name: [] for name in _SECTIONS}
    for path in pack_files(folder):
        name = shown(path)
        for key, line, value in pairs(compose(path, name), name):
            if key not in sections:
                raise PackError(f"{name}:{line}: 不认识的键“{key}”{close_to(key, _SECTIONS)}")
            sections[key].append((value, name))
    if len(sections["pack"]) != 1:
        raise PackError(f"{shown(folder)}/pack.yaml:1: 应有且只有一个“pack”")
    head: Head = bind(sections["pack"][0][0], Head, sections["pack"][0][1])
    if head.format != FORMAT:
        raise PackError(f"{shown(folder)}/pack.yaml:1: 规则包格式 {head.format} 不被支持，应为 {FORMAT}")

    def listed(section: str, record: Any) -> tuple[Any, ...]:
        return tuple(entry for node, name in sections[section] for entry in bind(node, tuple[record, ...], name))

    def mapped(section: str, value: Any) -> dict[str, Any]:
        return {k: v for node, name in sections[section] for k, v in bind(node, dict[str, value], name).items()}

    def placed(section: str, record: Any) -> tuple[tuple[Any, str], ...]:
        entries = ((entry, name) for node, name in sections[section] for entry in items(node, name))
        return tuple((bind(entry, record, name), f"{name}:{line_of(entry)}") for entry, name in entries)

    return PackSource(
        folder,
        head,
        mapped("sources", Source),
        tuple(rule for node, name in sections["rules"] for rule in _rules(node, name)),
        placed("items", ItemSource),
        listed("metrics", MetricSource),
        placed("profiles", ProfileSource),
        mapped("registers", str),
        tuple((entry, name) for node, name in sections["override"] for entry in items(node, name)),
    )


def _rules(node: yaml.Node, name: str) -> list[tuple[RuleSource, str]]:
    return [(_rule(entry, name), f"{name}:{line_of(entry)}") for entry in items(node, name)]


def _rule(node: yaml.Node, name: str) -> RuleSource:
    fields = fields_of(RuleSource)
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    for key, line, value in pairs(node, name):
        if key not in fields:
            raise PackError(f"{name}:{line}: 不认识的键“{key}”{close_to(key, list(fields))}")
        lines[key] = line
        values[key] = _check(value, name) if key == "check" else bind(value, fields[key], name)
    for key in fields:
        if key not in values and key not in RuleSource._field_defaults:
            raise PackError(f"{name}:{line_of(node)}: 规则缺少“{key}”")
    values["why"] = _FOLD.sub("", values["why"])
    rule = RuleSource(**values)
    _validate(rule, name, lines)
    return rule


def _check(node: yaml.Node, name: str) -> tuple[str, Any]:
    """The kind's name and its bound Options."""
    found = {key: (line, value) for key, line, value in pairs(node, name)}
    if "kind" not in found:
        raise PackError(f"{name}:{line_of(node)}: check 缺少“kind”")
    line, value = found["kind"]
    kind_name = bind(value, str, name)
    if kind_name not in KINDS:
        raise PackError(f"{name}:{line}: 没有“{kind_name}”这种检查{close_to(kind_name, list(KINDS))}")
    rest = yaml.MappingNode(node.tag, [pair for pair in node.value if pair[0].value != "kind"], node.start_mark)
    return kind_name, bind(rest, kind(kind_name).Options, name)


def _validate(rule: RuleSource, name: str, lines: dict[str, int]) -> None:
    def refuse(key: str, why: str) -> None:
        raise PackError(f"{name}:{lines.get(key, lines['id'])}: {why}")

    if not _OWN_ID.match(rule.id) and not _USER_ID.match(rule.id):
        refuse("id", f"编号“{rule.id}”应是两个以上大写字母加三位数字，如 XX001")
    if _OWN_ID.match(rule.id) and not name.startswith("rules/"):
        refuse("id", f"编号“{rule.id}”：一个字母的编号留给 lawlint 自己的规则，请用两个以上字母")
    if not _NAME.match(rule.name):
        refuse("name", f"规则名“{rule.name}”应是小写英文词，用连字符隔开")
    if not rule.basis:
        refuse("basis", "每条规则都要有依据")
    check = kind(rule.check[0])
    unknown = {key for text in (rule.message, rule.remedy) for key in _PLACEHOLDER.findall(text)} - check.VALUES
    if unknown:
        allowed = "、".join(sorted(check.VALUES))
        refuse("message", f"不认识的占位符“{{{min(unknown)}}}”（可用：{allowed}）")
    wrong = [grade for grade in rule.grades if grade not in check.GRADES]
    if wrong:
        refuse("grades", f"“{rule.check[0]}”没有“{wrong[0]}”这个等次{close_to(wrong[0], check.GRADES)}")
    if not rule.valid or not rule.invalid:
        refuse("id", "每条规则至少要有一个 valid 和一个 invalid 例子")
    if any(not example.expect for example in rule.invalid):
        refuse("invalid", "invalid 例子要写明 expect：应标出哪些字")
    if rule.name in rule.yields_to:
        refuse("yields_to", "规则不能让位于自己")
