"""A pack's examples, run: what pytest and `lawlint packs test` do. Exact sets, with the flagged words.

A `valid` example gives no finding, an `invalid` one exactly those it expects, a `not_judged` one neither a finding nor
a verdict. Over all its valid examples a rule must have reached a verdict at least once, or it may be looking at nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from lawlint.engine import lint
from lawlint.fixes.apply import apply_fixes
from lawlint.model.report import Report
from lawlint.model.rule import Rule
from lawlint.model.settings import Settings
from lawlint.packs.ruleset import RuleSet
from lawlint.packs.source import Example, RuleSource, read_pack
from lawlint.readers import READERS

_ENCODING = "utf-8"


class Case(NamedTuple):
    """One example of one rule. `label` is `F001-invalid-1`."""

    label: str
    rule: RuleSource
    verdict: str
    example: Example


def cases(folder: Path) -> Iterator[Case]:
    """Every example of the pack in `folder`."""
    for rule, _ in read_pack(folder).rules:
        for verdict, examples in (("valid", rule.valid), ("invalid", rule.invalid), ("not_judged", rule.not_judged)):
            for number, example in enumerate(examples, 1):
                given = Example(example) if isinstance(example, str) else example
                yield Case(f"{rule.id}-{verdict}-{number}", rule, verdict, given)


def faults(case: Case, ruleset: RuleSet) -> list[str]:
    """What is wrong with an example, in Chinese; empty if it does what it says."""
    report = lint_example(case, ruleset)
    row = next(row for row in report.coverage if row.rule == case.rule.id)
    if row.crashed:
        return [report.diagnostics[0].message]
    found = list(report.diagnostics)
    if case.verdict == "not_judged" and row.examined:
        return [f"应不作判断，却判断了{row.examined}处"]
    wrong = []
    for expect in case.example.expect:
        match = next(
            (
                entry
                for entry in found
                if entry.quote == expect.flag
                and expect.line in (0, entry.line)
                and expect.says in entry.message
                and expect.severity in (None, entry.severity)
            ),
            None,
        )
        if match is None:
            wrong.append(f"应标出“{expect.flag}”，没有标出")
        else:
            found.remove(match)
    wrong += [f"多标出第{entry.line}行“{entry.quote}”：{entry.message}" for entry in found]
    if case.example.fixed is not None and not wrong:
        wrong += _wrong_fix(case, report, ruleset)
    return wrong


def _wrong_fix(case: Case, report: Report, ruleset: RuleSet) -> list[str]:
    fixed = apply_fixes(report.document.text, report.diagnostics, unsafe=True).text
    if fixed != case.example.fixed:
        return [f"改后应为“{case.example.fixed}”，实为“{fixed}”"]
    again = lint_example(case._replace(example=case.example._replace(text=fixed)), ruleset)
    if apply_fixes(again.document.text, again.diagnostics, unsafe=True).text != fixed:
        return ["再改一次，文字又变了"]
    return []


def lint_example(case: Case, ruleset: RuleSet) -> Report:
    """The example checked by its rule alone, drafts included. Rules of reports take it for one."""
    rule = ruleset.by_name[case.rule.name]
    example = case.example
    settings = Settings(
        preview=True,
        place=example.place or None,
        report_year=example.year or None,
        profile=example.profile or None,
        as_report=rule.applies_to == "report" or bool(example.year),
    )
    document = READERS[".txt"].read(example.text.encode(_ENCODING), case.label)
    return lint(document, ruleset, [rule._replace(yields_to=())], settings)


def unexamined(all_cases: Sequence[Case], ruleset: RuleSet) -> list[str]:
    """Ids of the rules whose valid examples they never reach a verdict on, though they count verdicts at all."""
    examined: dict[str, int] = {}
    counting: set[str] = set()
    for case in all_cases:
        row = next(row for row in lint_example(case, ruleset).coverage if row.rule == case.rule.id)
        if case.verdict == "valid":
            examined[case.rule.id] = examined.get(case.rule.id, 0) + row.examined
        if row.examined > row.found:
            counting.add(case.rule.id)
    return [rule_id for rule_id, count in examined.items() if not count and rule_id in counting]


def source_of(rule: Rule, folders: Sequence[Path]) -> RuleSource:
    """The YAML entry of a rule, with why and examples. Raises KeyError if no pack of `folders` holds it."""
    for folder in folders:
        for source, _ in read_pack(folder).rules:
            if source.name == rule.name:
                return source
    raise KeyError(rule.name)
