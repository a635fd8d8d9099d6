"""Kind `issuer`: words that do not fit whose report it is, and names of other places.

    check:
      kind: issuer
      claims: [{profiles: [township], words: [我局, 我委]}]

`claims` are words for oneself or for one's powers that fit no issuer of the given profiles. `mottoes` are 平安~, 法治~
with another township's name. `places` are full names of other townships and counties where the issuer's own should
stand. An issuer that is not known, or only guessed from a text that speaks with two voices, is not judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lawlint.checks.issuer_names import Places
from lawlint.checks.issuer_places import QUOTED, finding_of, places_named
from lawlint.model.finding import Context, Finding, Outcome
from lawlint.model.rule import ProfileId
from lawlint.model.span import Span
from lawlint.registers.places import COUNTY_SUFFIXES, Register, base_of
from lawlint.text.enclosed import inside
from lawlint.text.grams import gram
from lawlint.text.lexicon import Lexicon, find
from lawlint.text.spans import containing, surroundings
from lawlint.text.wordset import word_set

NAME = "issuer"
VALUES = frozenset({"found", "note", "issuer", "place"})
GRADES: tuple[str, ...] = ()
EXTENDS = ""

_SURE = 3  # own words for each foreign one, where the issuer was guessed from such words alone
_LONGEST_BASE = 4


class Claim(NamedTuple):
    """`words` fit no issuer of `profiles`, unless its name ends in one of `fits`; a power an issuer has (the entry's
    `note` in the profile's powers) fits. Two in one sentence on the same matter are one finding.

    `absent`: judged only where the text holds none of these.
    `organs`: judged only where title or signature name an organ by one of these, and none by a word of `but_no` (我委 in
    the report of a 局).
    `whose`: whom the words are said of, if not the issuer (乡镇 in the report of a county).
    """

    profiles: tuple[ProfileId, ...]
    words: Lexicon
    fits: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    organs: tuple[str, ...] = ()
    but_no: tuple[str, ...] = ()
    whose: str = ""


class Mottoes(NamedTuple):
    """`heads` (平安, 法治) before the name, `behind` what follows it; `words`: what stands there and is no place."""

    heads: tuple[str, ...]
    behind: tuple[str, ...]
    words: tuple[str, ...]


class Options(NamedTuple):
    """What to look for; any of the three may be left out."""

    claims: tuple[Claim, ...] = ()
    mottoes: Mottoes | None = None
    places: Places | None = None


def check(context: Context, options: Options) -> Outcome:
    """One finding for each place."""
    outcomes = [_claims(context, options.claims)]
    if options.mottoes:
        outcomes.append(_mottoes(context, options.mottoes))
    if options.places:
        outcomes.append(places_named(context, options.places))
    findings = sorted((finding for outcome in outcomes for finding in outcome.findings), key=lambda entry: entry.span)
    return Outcome(
        tuple(findings), sum(entry.examined for entry in outcomes), sum(entry.not_judged for entry in outcomes)
    )


# --- words for oneself and one's powers


def _claims(context: Context, claims: Sequence[Claim]) -> Outcome:
    identity, profile = context.identity, context.profile
    if profile is None or not claims:
        return Outcome()
    grams = context.facts.grams
    words = (*profile.self_words, *profile.scope_words)
    own = sum(context.folded.count(word) for word in words if len(word) < 2 or gram(word) in grams)
    findings: list[Finding] = []
    seen: set[tuple[Span, str]] = set()
    for claim in claims:
        if profile.id not in claim.profiles or not _concerns(context, claim):
            continue
        for span, note, segment in _hits(context, claim.words):
            if note in profile.powers or (note and (segment, note) in seen) or (span, "") in seen:
                continue
            seen |= {(segment, note), (span, "")}
            findings.append(finding_of(context, span, note, claim.whose))
    if ("place", "text") in identity.evidence and own < _SURE * len(findings):
        return Outcome(not_judged=own + len(findings))
    return Outcome(tuple(findings), own + len(findings))


def _concerns(context: Context, claim: Claim) -> bool:
    """False where the issuer's name makes the words of `claim` fit, or does not tell."""
    identity = context.identity
    if claim.fits and (identity.place or claim.fits[0]).endswith(claim.fits):
        return False
    if any(word in context.folded for word in claim.absent):
        return False
    if not claim.organs:
        return True
    signed = (context.folded[slice(*span)] for span in context.outline.report.signoff)
    names = "\n".join((identity.title or "", *signed))
    return any(word in names for word in claim.organs) and not any(word in names for word in claim.but_no)


def _hits(context: Context, words: Lexicon) -> Iterator[tuple[Span, str, Span]]:
    folded, grams = context.folded, context.facts.grams
    for hit in find(
        words, folded, grams, context.identity.report_year, lambda span: surroundings(context.facts.segments, span)
    ):
        if context.document.is_prose(hit.flag.start) and not inside(folded, hit.flag, QUOTED):
            yield hit.flag, hit.entry.note, containing(context.facts.segments, hit.flag)


# --- 平安~, 法治~


def _mottoes(context: Context, mottoes: Mottoes) -> Outcome:
    own = context.identity.place
    if not own:
        return Outcome()
    findings: list[Finding] = []
    examined = 0
    verdicts: dict[str, bool | None] = {}
    for span in _motto_names(context, mottoes):
        name = context.folded[span.start : span.end]
        if name not in verdicts:
            full = context.folded[span.start : span.end + 1]
            verdicts[name] = _is_elsewhere(context, base_of(own), name) or _is_other_county(context, own, full)
        examined += verdicts[name] is not None
        if verdicts[name]:
            findings.append(finding_of(context, span))
    return Outcome(tuple(findings), examined)


def _is_elsewhere(context: Context, own: str, name: str) -> bool | None:
    """True if `name` is another township's, False if it is the issuer's own, None if it may be something else: a word,
    a county above the issuer, or a village in it, of which the text says so.
    """
    if name in own or own in name or name in (context.identity.title or ""):
        return False
    register: Register = context.register("places")
    if not register.is_town_base(name) or any(
        register.counties(name + suffix) or register.cities(name + suffix) for suffix in COUNTY_SUFFIXES
    ):
        return None
    here = any(name + suffix in context.folded for suffix in ("村", "社区", *COUNTY_SUFFIXES))
    return None if here else True


def _is_other_county(context: Context, own: str, name: str) -> bool | None:
    """True for 法治安溪县 in the report of another county or of a body of one."""
    if not own.endswith(COUNTY_SUFFIXES) or not name.endswith(COUNTY_SUFFIXES) or name == own:
        return None
    return True if context.register("places").counties(name) else None


def _motto_names(context: Context, mottoes: Mottoes) -> Iterator[Span]:
    folded = context.folded
    words, behind = word_set(mottoes.words), word_set(mottoes.behind)
    grams = context.facts.grams
    for head in mottoes.heads:
        at = folded.find(head) if len(head) < 2 or gram(head) in grams else -1
        while at >= 0:
            start = at + len(head)
            at = folded.find(head, start)
            if words.begins_at(folded, start):
                continue
            end = next((end for end in range(start + 2, start + 1 + _LONGEST_BASE) if behind.begins_at(folded, end)), 0)
            if end and context.document.is_prose(start) and not inside(folded, Span(start, end), "《"):
                yield Span(start, end)
