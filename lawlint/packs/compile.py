"""Packs merged and made plain data: what a run reads. Why, examples and pages are left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from lawlint.checks import kind
from lawlint.errors import PackError
from lawlint.model.rule import SEVERITIES, Basis, Grade, Item, Metric, Pack, Profile, Rule
from lawlint.packs.bind import bind, fields_of, names_in
from lawlint.packs.encode import encode
from lawlint.packs.locate import pack_folder, packs_dir, shown
from lawlint.packs.source import (
    BasisSource,
    ItemSource,
    Override,
    PackSource,
    ProfileSource,
    RuleSource,
    pack_files,
    read_pack,
)
from lawlint.packs.strict_yaml import compose, line_of, pairs
from lawlint.text import lexicon
from lawlint.text.suggest import close_to


def pack_closure(folders: Sequence[Path]) -> list[Path]:
    """The packs in `folders` and all they extend, the extended ones first, each once. Raises PackError."""
    ordered: list[Path] = []

    def visit(folder: Path, below: tuple[Path, ...]) -> None:
        if folder in below:
            raise PackError(f"{folder.name}: 规则包互相继承，成了一圈")
        if folder in ordered:
            return
        for name in _extends(folder):
            visit(pack_folder(name, folder.parent), (*below, folder))
        ordered.append(folder)

    for folder in folders:
        visit(folder, ())
    return ordered


def _extends(folder: Path) -> tuple[str, ...]:
    path = pack_files(folder)[0]
    for key, _, value in pairs(compose(path, shown(path)), shown(path)):
        if key == "pack":
            for field, _, names in pairs(value, shown(path)):
                if field == "extends":
                    found: tuple[str, ...] = bind(names, tuple[str, ...], shown(path))
                    return found
    return ()


def compile_packs(folders: Sequence[Path], override_file: Path | None = None) -> dict[str, Any]:
    """The packs of a closure as one, as plain data: `pack` encoded, and the encoded options of each rule by its name.

    `override_file` is a configuration whose `override:` comes last. Raises PackError.
    """
    sources = [read_pack(folder) for folder in folders]
    rules = _rules(sources, override_file)
    _check_yields([rule for rule, _ in rules.values()])
    _check_names(sources, rules.values())
    pack = Pack(
        id=sources[-1].head.id,
        title=sources[-1].head.title,
        version=sources[-1].head.version,
        rules=tuple(sorted((rule for rule, _ in rules.values()), key=lambda rule: _order(rule.id))),
        items=tuple(_item(item, where, sources) for source in sources for item, where in source.items),
        metrics=tuple(  # those of a pack before those of what it extends: of two entries of one name the first is used
            Metric(m.metric, m.also, m.whole, m.part, m.units) for source in reversed(sources) for m in source.metrics
        ),
        profiles=tuple(_profile(profile, where, sources) for source in sources for profile, where in source.profiles),
        registers=tuple(
            (name, str((source.folder / path).resolve()))
            for source in sources
            for name, path in source.registers.items()
        ),
    )
    registers = tuple((name, _relative(path)) for name, path in pack.registers)
    return {
        "pack": encode(pack._replace(registers=registers)),
        "registers": registers,
        "options": {name: encode(options) for name, (_, options) in rules.items()},
    }


def _rules(sources: Sequence[PackSource], override_file: Path | None) -> dict[str, tuple[Rule, Any]]:
    """The rules by their names with their options, as they are after every override."""
    rules: dict[str, tuple[Rule, Any]] = {}
    ids: dict[str, str] = {}
    for source in sources:
        for rule_source, declared_at in source.rules:
            rule = _rule(source, rule_source, declared_at, sources)
            if rule.name in rules or rule.id in ids:
                other = rules[rule.name][0].declared_at if rule.name in rules else ids[rule.id]
                raise PackError(f"{declared_at}: 规则“{rule.id} {rule.name}”与 {other} 重复")
            rules[rule.name], ids[rule.id] = (rule, rule_source.check[1]), declared_at
        for node, where in source.overrides:
            _apply(_override(node, where, rules), rules)
    if override_file is not None:
        where = override_file.as_posix()
        for key, _, value in pairs(compose(override_file, where), where):
            for node in value.value if key == "override" else ():
                _apply(_override(node, where, rules), rules)
    return rules


def _relative(path: str) -> str:
    """A register's path without the place the packs happen to lie in, so that compiled data can be shipped."""
    base = packs_dir().resolve()
    return Path(path).relative_to(base).as_posix() if Path(path).is_relative_to(base) else path


def _order(rule_id: str) -> tuple[int, str]:
    families = "SNFDLWPRXZ"
    return (families.index(rule_id[0]) if len(rule_id) == 4 else len(families), rule_id)


def _rule(source: PackSource, rule: RuleSource, declared_at: str, packs: Sequence[PackSource]) -> Rule:
    grades = []
    for name, level in rule.grades.items():
        severity, _, status = level.partition(" ")
        if severity not in SEVERITIES or status not in ("", "draft"):
            raise PackError(f"{declared_at}: 等次“{name}”的级别“{level}”应是 error、warning 或 info，后面可加 draft")
        grades.append(Grade(name, severity, status == "draft"))
    return Rule(
        id=rule.id,
        name=rule.name,
        title=rule.title,
        severity=rule.severity,
        grades=tuple(grades),
        message=rule.message,
        remedy=rule.remedy,
        kind=rule.check[0],
        options=None,
        basis=_bases(rule.basis, packs, declared_at),
        status=rule.status,
        yields_to=rule.yields_to,
        fix=rule.fix,
        repeats=rule.repeats,
        pack=source.head.id,
        applies_to=source.head.applies_to,
        declared_at=declared_at,
    )


def _bases(bases: Sequence[BasisSource], packs: Sequence[PackSource], declared_at: str) -> tuple[Basis, ...]:
    known = {name: entry for pack in packs for name, entry in pack.sources.items()}
    found = []
    for basis in bases:
        if basis.source not in known:
            raise PackError(
                f"{declared_at}: 依据“{basis.source}”没有在 sources 里写明{close_to(basis.source, list(known))}"
            )
        authority = known[basis.source]
        found.append(Basis(authority.title, basis.locator, basis.strength or authority.strength))
    return tuple(found)


def _item(item: ItemSource, where: str, packs: Sequence[PackSource]) -> Item:
    values = item._asdict()
    values["headings"] = lexicon.build(tuple(lexicon.Entry(pattern) for pattern in item.headings))
    values["basis"] = _bases(item.basis, packs, where)
    return Item(**{field: values[field] for field in Item._fields})


def _profile(profile: ProfileSource, where: str, packs: Sequence[PackSource]) -> Profile:
    known = {name: entry.title for pack in packs for name, entry in pack.sources.items()}
    unknown = [binding.source for binding in profile.bindings if binding.source not in known]
    if unknown:
        raise PackError(f"{where}: 依据“{unknown[0]}”没有在 sources 里写明{close_to(unknown[0], list(known))}")
    bindings = tuple(Basis(known[entry.source], entry.note, entry.strength) for entry in profile.bindings)
    values = profile._asdict() | {"bindings": bindings}
    return Profile(**{field: values[field] for field in Profile._fields})


def _override(node: Any, where: str, rules: dict[str, tuple[Rule, Any]]) -> Override:
    values: dict[str, Any] = {}
    fields = fields_of(Override)
    add = None
    for key, line, value in pairs(node, where):
        if key not in ("rule", "severity", "add"):
            raise PackError(f"{where}:{line}: 不认识的键“{key}”{close_to(key, ['rule', 'severity', 'add'])}")
        if key == "add":
            add = value
        else:
            values[key] = bind(value, fields[key], where)
    name = values.get("rule", "")
    if name not in rules:
        raise PackError(f"{where}:{line_of(node)}: 没有规则“{name}”{close_to(name, list(rules))}")
    if add is not None:
        check = kind(rules[name][0].kind)
        if not check.EXTENDS:
            raise PackError(f"{where}:{line_of(add)}: 规则“{name}”不能加词")
        values["add"] = bind(add, fields_of(check.Options)[check.EXTENDS], where)
    return Override(**values, declared_at=f"{where}:{line_of(node)}")


def _apply(override: Override, rules: dict[str, tuple[Rule, Any]]) -> None:
    rule, options = rules[override.rule]
    if override.severity:
        rule = rule._replace(severity=override.severity)
    if override.add is not None:
        field = kind(rule.kind).EXTENDS
        old = getattr(options, field)
        new = (
            lexicon.build(old.entries + override.add.entries)
            if isinstance(old, lexicon.Lexicon)
            else old + override.add
        )
        options = options._replace(**{field: new})
    rules[override.rule] = (rule, options)


def _check_names(sources: Sequence[PackSource], rules: Iterable[tuple[Rule, Any]]) -> None:
    """What rules and items name has to be there: a rule that fails when it runs is found too late."""
    known = {
        "item": [item.id for source in sources for item, _ in source.items],
        "profile": [profile.id for source in sources for profile, _ in source.profiles],
    }
    named = [(rule.declared_at, options, kind(rule.kind).Options) for rule, options in rules]
    named += [(where, item, ItemSource) for source in sources for item, where in source.items]
    for where, value, wanted in named:
        for what, name in names_in(value, wanted):
            if name and name not in known[what]:
                word = {"item": "内容（items）", "profile": "单位类型（profiles）"}[what]
                raise PackError(f"{where}: 没有“{name}”这种{word}{close_to(name, known[what])}")


def _check_yields(rules: Sequence[Rule]) -> None:
    names = {rule.name for rule in rules}
    for rule in rules:
        for other in rule.yields_to:
            if other not in names:
                raise PackError(
                    f"{rule.declared_at}: yields_to 里的“{other}”不是规则名{close_to(other, sorted(names))}"
                )
