"""Which rules run. A selector is a name, an id, the beginning of an id (`F`, `F0`) or ALL; the longest one decides."""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.errors import UsageError
from lawlint.model.rule import Rule
from lawlint.model.settings import Settings
from lawlint.text.globs import named_by
from lawlint.text.suggest import close_to


def selected(rules: Sequence[Rule], settings: Settings, path: str = "") -> list[Rule]:
    """The rules that run on the file at `path`, in the order of `rules`."""
    chosen = settings.select or ("ALL",)
    here: list[str] = []  # ignored in this file, however they were selected
    for pattern, selectors in settings.per_file_ignores:
        if named_by(path, (pattern,)):
            here += selectors
    off = {name for name, severity in settings.severity if severity == "off"}
    return [
        rule
        for rule in rules
        if rule.status != "retired"
        and (rule.status == "stable" or settings.preview)
        and rule.name not in off
        and (rule.severity != "off" or _strength(rule, (*settings.select, *settings.extend_select)) > 1)
        and _strength(rule, (*chosen, *settings.extend_select)) > _strength(rule, settings.ignore)
        and not _strength(rule, here)
    ]


def _strength(rule: Rule, selectors: Sequence[str]) -> int:
    """How specific the most specific selector is that means `rule`; 0 if none does."""
    best = 0
    for selector in selectors:
        if selector == "ALL":
            best = max(best, 1)
        elif selector in (rule.name, rule.id):
            best = max(best, 100)
        elif rule.id.startswith(selector):
            best = max(best, 1 + len(selector))
    return best


def check_selectors(rules: Sequence[Rule], selectors: Sequence[str]) -> None:
    """Raises UsageError for a selector that means no rule."""
    for selector in selectors:
        if selector == "ALL" or any(selector in (rule.name, rule.id) or rule.id.startswith(selector) for rule in rules):
            continue
        names = [word for rule in rules for word in (rule.name, rule.id)]
        hint = close_to(selector, names, 0.5) or "；用 lawlint rule --all 查看全部规则"
        raise UsageError(f"没有规则“{selector}”{hint}")
