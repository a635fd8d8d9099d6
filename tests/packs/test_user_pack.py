"""A user's pack: a metric, a rule of an existing kind, more words, another severity, without touching Python."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawlint.engine import lint
from lawlint.errors import PackError
from lawlint.filters.select import selected
from lawlint.model.settings import Settings
from lawlint.packs.ruleset import load, packs_key
from tests.helpers import document

PACK = """\
pack: {id: our-county, title: 本县规则, version: 1.0.0, format: 1, applies_to: any, extends: [rule-of-law-report]}
sources:
  house: {title: 本县报告撰写要求, strength: 通行做法}
metrics:
  - {metric: 法律援助办结率, whole: [接案], part: [结案]}
rules:
  - id: YL001
    name: our-residue
    title: 内部系统的标记
    severity: warning
    message: 文中残留“{found}”
    why: 从本县办公系统导出时会留下。
    basis: [{source: house}]
    check: {kind: residue, marks: ['【OA{..4}】']}
    valid: [上报OA系统12件。]
    invalid: [{text: 【OA-12】加强培训。, expect: [{flag: 【OA-12】}]}]
override:
  - {rule: export-residue, severity: warning, add: [{term: '@@', delete: yes}]}
"""


def _pack(folder: Path, text: str = PACK) -> Path:
    folder.mkdir()
    (folder / "pack.yaml").write_text(text, encoding="utf-8")
    return folder


def _found(folder: Path, text: str) -> list[tuple[str, str, str]]:
    ruleset = load([folder.name], folder.parent)
    settings = Settings(select=("F001", "R001", "YL"))
    report = lint(document(text), ruleset, selected(ruleset.pack.rules, settings), settings)
    return [(entry.name, entry.severity, entry.quote) for entry in report.diagnostics]


def test_a_metric_is_judged_without_python(tmp_path: Path) -> None:
    folder = _pack(tmp_path / "ours")
    assert _found(folder, "法律援助接案40件，结案38件，法律援助办结率97%。") == [
        ("percentage-mismatch", "error", "97%")
    ]
    assert _found(folder, "法律援助接案40件，结案38件，法律援助办结率95%。") == []


def test_the_metric_of_the_issue(tmp_path: Path) -> None:
    text = PACK.replace("whole: [接案], part: [结案]", "whole: [受理], part: [办结]")
    folder = _pack(tmp_path / "ours", text)
    assert _found(folder, "法律援助受理40件，办结38件，法律援助办结率97%。") == [
        ("percentage-mismatch", "error", "97%")
    ]


def _rule(name: str, check: str) -> str:
    """The head of the section `rules` with one more rule."""
    return (
        f"rules:\n  - {{id: YL002, name: {name}, title: 甲, severity: info, message: 乙, why: 丙, fix: display,"
        f" basis: [{{source: house}}], valid: [戊], invalid: [{{text: 丁, expect: [{{flag: 丁}}]}}], check: {check}}}\n"
    )


def test_a_rule_of_an_existing_kind(tmp_path: Path) -> None:
    assert _found(_pack(tmp_path / "ours"), "【OA-7】加强培训。") == [("our-residue", "warning", "【OA-7】")]


def test_words_and_severity_of_an_extended_rule(tmp_path: Path) -> None:
    assert _found(_pack(tmp_path / "ours"), "加强培训@@，提高能力。") == [("export-residue", "warning", "@@")]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("marks: ['【OA{..4}】']", "marks: ['【OA{..4']", "pack.yaml:14: 模式“【OA{..4”里的 { 没有配对"),
        ("marks: [", "mark: [", "pack.yaml:14: 不认识的键“mark”，是不是“marks”？"),
        ("kind: residue", "kind: residu", "pack.yaml:14: 没有“residu”这种检查，是不是“residue”？"),
        (
            "severity: warning\n    message",
            "severity: warn\n    message",
            "pack.yaml:10: 不认识“warn”，是不是“warning”？",
        ),
        ("source: house", "source: hous", "依据“hous”没有在 sources 里写明，是不是“house”？"),
        (
            "rules:\n",
            "items:\n  - {id: more, order: 6, title: 特色工作, headings: [特色], apart: [plans], basis: [{source: house}]}\nrules:\n",
            "pack.yaml:7: 没有“plans”这种内容（items），是不是“plan”？",
        ),
        (
            "rules:\n",
            "profiles:\n  - {id: park, title: 园区, level: 1, self_words: [我园], scope_words: [全园], suffixes: [园区],"
            " superiors: [区], bindings: [{source: hous, strength: 通行做法, note: （参照）}]}\nrules:\n",
            "pack.yaml:7: 依据“hous”没有在 sources 里写明，是不是“house”？",
        ),
        (
            "rules:\n",
            _rule("our-plan", "{kind: section-body, lacks: length, item: plann}"),
            "pack.yaml:7: 没有“plann”这种内容（items），是不是“plan”？",
        ),
        (
            "rules:\n",
            _rule("our-words", "{kind: phrase, profiles: [townshp], phrases: [丁]}"),
            "pack.yaml:7: 没有“townshp”这种单位类型（profiles），是不是“township”？",
        ),
        ("残留“{found}”", "残留“{fund}”", "pack.yaml:11: 不认识的占位符“{fund}”"),
        ("id: YL001", "id: R901", "pack.yaml:7: 编号“R901”：一个字母的编号留给 lawlint 自己的规则"),
        ("    why: 从本县办公系统导出时会留下。\n", "", "pack.yaml:7: 规则缺少“why”"),
        ("    title: 内部系统的标记\n", "    title: 甲\n    title: 乙\n", "pack.yaml:10: 键“title”与第9行重复"),
        ("rule: export-residue", "rule: export-residu", "没有规则“export-residu”，是不是“export-residue”？"),
        ("name: our-residue", "name: export-residue", "规则“YL001 export-residue”与 rules/common/residue.yaml"),
        ("format: 1", "format: 2", "规则包格式 2 不被支持，应为 1"),
        ("extends: [rule-of-law-report]", "extends: [nothing]", "nothing: 找不到这个规则包"),
        ("metrics:\n", "metrics:\n  x: [\n", "pack.yaml:6: YAML 格式有误"),
        ("metrics:", "metric:", "pack.yaml:4: 不认识的键“metric”，是不是“metrics”？"),
    ],
)
def test_a_broken_pack_names_file_and_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in PACK
    folder = _pack(tmp_path / "ours", PACK.replace(old, new, 1))
    with pytest.raises(PackError) as caught:
        load([folder.name], tmp_path)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_same_pack_in_another_folder_is_its_own(tmp_path: Path) -> None:
    for name in ("甲", "乙"):
        (tmp_path / name).mkdir()
        ruleset = load([str(_pack(tmp_path / name / "本县"))], tmp_path)
        rule = ruleset.by_name["our-residue"]
        assert str(tmp_path / name) in rule.declared_at or not Path(rule.declared_at).is_absolute()
    keys = {packs_key(b"code", [tmp_path / name / "本县"]) for name in ("甲", "乙")}
    assert len(keys) == 2
