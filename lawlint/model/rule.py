"""Rules, as compiled from packs. A rule is a check kind plus words, options, severity, message and basis."""

from __future__ import annotations

from typing import Annotated, Any, NamedTuple

#: The id of an item or of a profile of the packs: where Options have this type, the name is known to exist.
ItemId = Annotated[str, "item"]
ProfileId = Annotated[str, "profile"]

SEVERITIES = ("error", "warning", "info")  # gravest first
STATUSES = ("stable", "draft", "retired")
STRENGTHS = ("规定", "标准", "通行做法")
SAFETIES = ("safe", "unsafe", "display")


class Basis(NamedTuple):
    """The authority of a rule: what it is called, the place in it, and how strongly it binds (one of STRENGTHS)."""

    title: str
    locator: str
    strength: str

    def __str__(self) -> str:
        return f"{self.title}{self.locator}"


class Grade(NamedTuple):
    """Severity and status of the findings a kind marks with `name`, where they differ from the rule's own."""

    name: str
    severity: str
    draft: bool = False


class Rule(NamedTuple):
    """One entry of a pack. `id` and `name` are its contract. `options` is the encoded Options of its kind."""

    id: str
    name: str
    title: str
    severity: str  # one of SEVERITIES, or "off"
    grades: tuple[Grade, ...]
    message: str
    remedy: str
    kind: str
    options: Any
    basis: tuple[Basis, ...]
    status: str
    yields_to: tuple[str, ...]  # names of rules whose findings on the same words make this one's superfluous
    fix: str  # safety of the fixes its kind proposes: one of SAFETIES
    repeats: int  # from so many findings in one document on they are one finding with a count; 0: never
    pack: str
    applies_to: str  # "any" document, or a "report" only
    declared_at: str  # file:line


class Item(NamedTuple):
    """One of the prescribed contents of a report, and how it is recognised."""

    id: str
    order: int
    title: str  # the official wording
    headings: Any  # a Lexicon: there are many words for one content, and every report is asked for all of them
    not_headings: tuple[Any, ...]
    full: tuple[Any, ...]  # Patterns of headings that name the content in full: such a section is its own at any depth
    evidence: tuple[tuple[Any, ...], ...]  # groups of Patterns; a group counts once
    minimum: int  # groups needed for body evidence
    together: bool  # the evidence has to stand on one line
    themed: bool  # a part of the report that is no other item's is about this one where it counts something
    ahead: bool  # a heading or a paragraph about the year after the report's is about this one
    apart: tuple[str, ...]  # ids of items in whose sections no evidence of this one counts
    basis: tuple[Basis, ...]
    profiles: tuple[str, ...]  # empty: all


class Metric(NamedTuple):
    """A rate a pack knows by name: its synonyms and the cues of its whole and its part."""

    metric: str
    also: tuple[str, ...]
    whole: tuple[str, ...]
    part: tuple[str, ...]
    units: str  # "any", or "same" where whole and part must be counted in the same unit


class Profile(NamedTuple):
    """What is expected of one kind of issuer."""

    id: str
    title: str
    level: int  # 1 township or street, 2 county, 3 above; a department has the level of its government
    self_words: tuple[str, ...]  # how such an issuer calls itself: 我镇
    scope_words: tuple[str, ...]  # how it calls what it governs: 全镇
    suffixes: tuple[str, ...]  # how its name ends: 镇, 乡
    superiors: tuple[str, ...]  # what the name of the place above it ends in: 县, 区, 市
    powers: tuple[str, ...]
    bindings: tuple[Basis, ...]  # authorities that bind it otherwise than a county: title, a note for it, strength
    judged_as: str  # the profile whose items and rules hold, if not its own

    def bound(self, basis: Basis) -> Basis:
        """`basis` with the strength it has for this kind of issuer."""
        for binding in self.bindings:
            if binding.title == basis.title:
                return Basis(basis.title, basis.locator + binding.locator, binding.strength)
        return basis


class Pack(NamedTuple):
    """A compiled pack, with what it inherits already merged in."""

    id: str
    title: str
    version: str
    rules: tuple[Rule, ...]
    items: tuple[Item, ...]
    metrics: tuple[Metric, ...]
    profiles: tuple[Profile, ...]
    registers: tuple[tuple[str, str], ...]  # name, path of the source
