"""What a check gets and what it gives back. A check knows nothing of severities, ids, other rules or files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from lawlint.model.document import Document
from lawlint.model.facts import Facts, Relation
from lawlint.model.identity import Identity
from lawlint.model.outline import Outline
from lawlint.model.rule import Item, Profile
from lawlint.model.span import Edit, Span


class Related(NamedTuple):
    """Another place that explains a finding: the 53, 38 and 57 behind a wrong 149."""

    span: Span
    message: str


class Finding(NamedTuple):
    """Something a check found: where, and the values for the placeholders of the rule's message."""

    span: Span
    values: Mapping[str, str] = {}
    related: tuple[Related, ...] = ()
    edits: tuple[Edit, ...] = ()
    fix_title: str = ""
    grade: str = ""  # one of the kind's GRADES, where one rule knows two severities
    display_only: bool = False  # the edits may be shown, never applied: this one is not settled


#: What may be said of a relation.
HELD, BROKEN, NOT_JUDGED = "held", "broken", "not_judged"


class Judged(NamedTuple):
    """A relation with a verdict: HELD, BROKEN or NOT_JUDGED."""

    relation: Relation
    verdict: str


class Outcome(NamedTuple):
    """What a check did: its findings, how many places it reached a verdict on, how many it declined.

    `examined` counts the places judged, found ones included; 0 means that nothing of the kind stands in the text.
    """

    findings: tuple[Finding, ...] = ()
    examined: int = 0
    not_judged: int = 0
    relations: tuple[Judged, ...] = ()


class Context(NamedTuple):
    """Everything a check may look at. `register(name)` reads a register when first asked; PackError if there is none."""

    document: Document
    outline: Outline
    facts: Facts
    identity: Identity
    items: tuple[Item, ...]
    profile: Profile | None
    register: Callable[[str], Any]

    @property
    def text(self) -> str:
        """The text as it is printed: as it stands in the document, marks of the format shown as blanks."""
        return self.document.prose

    @property
    def folded(self) -> str:
        """The text with one width for every character; the length of `text`."""
        return self.document.folded
