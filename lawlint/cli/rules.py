"""`lawlint rule`: what the rules say."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click

from lawlint.cli.output import emit
from lawlint.errors import EXIT_CLEAN, UsageError
from lawlint.filters.select import check_selectors
from lawlint.model.rule import Rule
from lawlint.model.tool import TOOL_RULES
from lawlint.packs.locate import DEFAULT_PACK, pack_folder
from lawlint.packs.ruleset import load
from lawlint.reporters.base import SEVERITY_WORDS

_PLACEHOLDER = re.compile(r"\{\w+\}")  # filled only where there is a finding


@click.command(help="说明一条规则：查什么、依据、例子、改法。", short_help="说明规则。")
@click.argument("names", nargs=-1, metavar="[规则名或编号]...")
@click.option("--all", "every", is_flag=True, help="列出全部规则。")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", help="输出格式。")
@click.option("--pack", "packs", multiple=True, metavar="文件夹", help="也看这个规则包。")
def rule(names: tuple[str, ...], every: bool, output_format: str, packs: tuple[str, ...]) -> int:
    """Explain rules."""
    from lawlint.packs.compile import pack_closure

    ruleset = load(packs, Path.cwd())
    if not names and not every:
        raise UsageError("写一条规则的名称或编号，如 lawlint rule F001；或用 --all 列出全部")
    known = (*ruleset.pack.rules, *TOOL_RULES.values())
    check_selectors(known, names)
    chosen = [entry for entry in known if every or _is_named(entry, names)]
    folders = pack_closure([pack_folder(DEFAULT_PACK), *(pack_folder(name, Path.cwd()) for name in packs)])
    if output_format == "json":
        pages = [_as_data(entry, _source(entry, folders)) for entry in chosen]
        emit(json.dumps(pages, ensure_ascii=False, indent=1) + "\n", machine=True)
    elif every:
        emit("".join(f"{entry.id}  {_word(entry)}  {entry.name}  {entry.title}\n" for entry in chosen))
    else:
        emit("\n".join(_page(entry, _source(entry, folders)) for entry in chosen))
    return EXIT_CLEAN


def _word(entry: Rule) -> str:
    return SEVERITY_WORDS.get(entry.severity, "停用")


class _Written(NamedTuple):
    """What a pack writes of a rule for people; of the rules of the tool itself there is only why they are."""

    why: str
    valid: tuple[Any, ...] = ()
    invalid: tuple[Any, ...] = ()


def _source(entry: Rule, folders: Sequence[Path]) -> Any:
    if entry.name in TOOL_RULES:
        return _Written("这是 lawlint 对读稿、豁免和自身运行的提示，不属于规则包，也不能豁免。")
    from lawlint.packtest import source_of

    return source_of(entry, folders)


def _is_named(entry: Rule, names: tuple[str, ...]) -> bool:
    return any(name in (entry.name, entry.id) or entry.id.startswith(name) for name in names)


def _as_data(entry: Rule, source: Any) -> dict[str, Any]:
    return {
        "rule": entry.id,
        "name": entry.name,
        "title": entry.title,
        "severity": entry.severity,
        "grades": {grade.name: grade.severity for grade in entry.grades},
        "kind": entry.kind,
        "status": entry.status,
        "fix": entry.fix,
        "message": entry.message,
        "remedy": entry.remedy,
        "why": source.why,
        "basis": [basis._asdict() for basis in entry.basis],
        "pack": entry.pack,
        "declared_at": entry.declared_at,
        "valid": [_text(example) for example in source.valid],
        "invalid": [_text(example) for example in source.invalid],
    }


def _text(example: Any) -> str:
    return example if isinstance(example, str) else str(example.text)


def _page(entry: Rule, source: Any) -> str:
    lines = [
        f"{entry.id} {entry.name}：{entry.title}（{_word(entry)}）",
        "",
        source.why,
        "",
    ]
    lines += [f"依据：{basis}（{basis.strength}）" for basis in entry.basis]
    if entry.remedy:
        lines.append("改法：" + _PLACEHOLDER.sub("……", entry.remedy))
    if not (source.invalid or source.valid):
        return "\n".join(lines) + "\n"
    lines += ["", "有问题的写法："]
    for example in source.invalid:
        flags = "、".join(f"“{expect.flag}”" for expect in example.expect if expect.flag)
        lines += _indented(example.text) + ([f"    → 标出{flags}"] if flags else [])
    lines += ["", "没有问题的写法："]
    for example in source.valid:
        lines += _indented(_text(example))
    return "\n".join(lines) + "\n"


def _indented(text: str) -> list[str]:
    first, *rest = text.strip().split("\n")
    return [f"  · {first}", *(f"    {line}" for line in rest)]
