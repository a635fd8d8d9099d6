"""Check kinds: modules that know how to look. A closed set; a new rule is YAML, a new kind is one module and one line.

Kinds are imported when a selected rule first needs one: thirty modules would cost a plain run more than its checking.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import cast

from lawlint.checks.base import Check

#: Name of a kind, as packs write it, to its module in this folder. ARCHITECTURE.md says what each serves.
KINDS: MappingProxyType[str, str] = MappingProxyType(
    {
        "required-items": "required_items",
        "section-body": "section_body",
        "evidence-groups": "evidence_groups",
        "section-order": "section_order",
        "title": "title",
        "closing": "closing",
        "issuer": "issuer",
        "phrase": "phrase",
        "numbering": "numbering",
        "heading": "heading",
        "ratio": "ratio",
        "sum": "sums",
        "bound": "bound",
        "metric": "metric",
        "count-word": "count_word",
        "numeral-form": "numeral_form",
        "years": "years",
        "events": "events",
        "dates": "dates",
        "citations": "citations",
        "repetition": "repetition",
        "pairs": "pairs",
        "marks": "marks",
        "spacing": "spacing",
        "residue": "residue",
    }
)


@cache
def kind(name: str) -> Check:
    """The module of a kind. Raises KeyError if there is none."""
    return cast(Check, import_module(f"{__name__}.{KINDS[name]}"))


__all__ = ["KINDS", "Check", "kind"]
