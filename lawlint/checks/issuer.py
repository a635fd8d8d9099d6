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

from lawlint.model.document import PROSE_KINDS
from lawlint.model.finding import Context, Finding, Outcome
from lawlint.model.rule import ProfileId
from lawlint.model.span import Span
from lawlint.registers.places import COUNTY_SUFFIXES, TOWN_SUFFIXES, Register, base_of
from lawlint.text.enclosed import inside
from lawlint.text.grams import gram
from lawlint.text.lexicon import Lexicon, find
from lawlint.text.names import Candidate, base_before, place_names
from lawlint.text.pattern import Pattern, any_match, matches_at, matches_before
from lawlint.text.spans import containing, surroundings
from lawlint.text.wordset import word_set

NAME = "issuer"
VALUES = frozenset({"found", "note", "issuer", "place"})
GRADES: tuple[str, ...] = ()
EXTENDS = ""

_QUOTED = "《“‘"
_SURE = 3  # own words for each foreign one, where the issuer was guessed from such words alone
_LONGEST_BASE = 4


class Claim(NamedTuple):
    """`words` fit no issuer of `profiles`, unless its name ends in one of `fits`; a power an issuer has (the entry's
    `note` in the profile's powers) fits. Two in one sentence on the same matter are one finding.
    """

    profiles: tuple[ProfileId, ...]
    words: Lexicon
    fits: tuple[str, ...] = ()


class Mottoes(NamedTuple):
    """`heads` (平安, 法治) before the name, `behind` what follows it; `words`: what stands there and is no place."""

    heads: tuple[str, ...]
    behind: tuple[str, ...]
    words: tuple[str, ...]


class Places(NamedTuple):
    """How a name is told to stand for the issuer.

    `openers`: words after which a name may begin; `common`: characters before a suffix that make it a common noun;
    `not_behind`: what makes the suffix part of another word. `objects`: what stands before a name the issuer acts upon
    as upon itself; `subjects`: what stands behind a name that opens its clause, or follows 在, as the issuer or its
    superior; `scopes`: what stands behind a name, wherever it is, that is governed from there (13个乡镇).
    `unless`: words of a sentence in which another place has its place. `ordinary`: names that are words.
    """

    openers: tuple[str, ...]
    common: str
    not_behind: tuple[str, ...]
    objects: tuple[Pattern, ...]
    subjects: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    ordinary: tuple[str, ...] = ()
    scopes: tuple[Pattern, ...] = ()


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
        outcomes.append(_places(context, options.places))
    findings = sorted((finding for outcome in outcomes for finding in outcome.findings), key=lambda entry: entry.span)
    return Outcome(
        tuple(findings), sum(entry.examined for entry in outcomes), sum(entry.not_judged for entry in outcomes)
    )


def _finding(context: Context, span: Span, note: str = "") -> Finding:
    issuer = context.profile.title if context.profile else "本单位"
    place = context.identity.place or issuer
    return Finding(span, {"found": context.document.cut(span), "note": note, "issuer": issuer, "place": place})


def _is_prose(context: Context, span: Span) -> bool:
    return context.document.block_at(span.start).kind in PROSE_KINDS


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
        if profile.id not in claim.profiles or (claim.fits and (identity.place or claim.fits[0]).endswith(claim.fits)):
            continue
        for span, note, segment in _hits(context, claim.words):
            if note in profile.powers or (note and (segment, note) in seen):
                continue
            seen.add((segment, note))
            findings.append(_finding(context, span, note))
    if ("place", "text") in identity.evidence and own < _SURE * len(findings):
        return Outcome(not_judged=own + len(findings))
    return Outcome(tuple(findings), own + len(findings))


def _hits(context: Context, words: Lexicon) -> Iterator[tuple[Span, str, Span]]:
    folded, grams = context.folded, context.facts.grams
    for hit in find(
        words, folded, grams, context.identity.report_year, lambda span: surroundings(context.facts.segments, span)
    ):
        if _is_prose(context, hit.flag) and not inside(folded, hit.flag, _QUOTED):
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
            verdicts[name] = _is_elsewhere(context, base_of(own), name)
        examined += verdicts[name] is not None
        if verdicts[name]:
            findings.append(_finding(context, span))
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
            if end and _is_prose(context, Span(start, end)) and not inside(folded, Span(start, end), "《"):
                yield Span(start, end)


# --- full names of places


class _Own(NamedTuple):
    """What is known of the issuer's place: its own name, its county's name, and that county's numbers."""

    place: str
    county: str
    numbers: frozenset[int]


_NOWHERE = _Own("", "", frozenset())


def _places(context: Context, places: Places) -> Outcome:
    identity = context.identity
    if not identity.place or not identity.profile:
        return Outcome()
    findings: list[Finding] = []
    examined = not_judged = 0
    found = list(_registered(context, places))
    own = _own(context, [name for _, name, _ in found])
    for candidate, name, span in found:
        verdict = _verdict(context, places, own, candidate, name, span)
        examined += verdict is not None
        not_judged += verdict is None
        if verdict:
            findings.append(_finding(context, span))
    return Outcome(tuple(findings), examined, not_judged)


def _registered(context: Context, places: Places) -> Iterator[tuple[Candidate, str, Span]]:
    """Names of the register in the prose, the issuer's own left out."""
    folded, place = context.folded, context.identity.place or ""
    mine = base_of(place)
    towns = context.identity.profile in ("township", "street")
    suffixes = (*TOWN_SUFFIXES, *COUNTY_SUFFIXES) if towns else COUNTY_SUFFIXES
    mine_in_any_form = (place, mine + "镇", mine + "街道")
    longer = word_set(places.not_behind)

    def passed_over(end: int) -> bool:
        """True for the issuer's own name, and for part of a longer word."""
        return folded.endswith(mine_in_any_form, 0, end) or longer.begins_at(folded, end)

    for candidate in place_names(folded, suffixes, places.openers, places.common, passed_over):
        register: Register = context.register("places")
        for start in candidate.starts:
            name = folded[start : candidate.end]
            known = register.towns(name) if name.endswith(TOWN_SUFFIXES) else register.counties(name)
            base = base_of(name)
            if known and name not in places.ordinary and base != mine and not register.is_word(base):
                if _is_prose(context, candidate.span(start)):
                    yield candidate, name, candidate.span(start)
                break


def _own(context: Context, names: Sequence[str]) -> _Own:
    """The issuer's county: its own name if it is one, else the one before its name in title or signature, else the
    only one the text names, or the only one of those named that has such a township.
    """
    if not names:
        return _NOWHERE
    place, register = context.identity.place or "", context.register("places")
    if place.endswith(COUNTY_SUFFIXES):
        return _Own(place, place, frozenset(register.counties(place)))
    lines = [context.identity.title or "", *(context.folded[slice(*span)] for span in context.outline.report.signoff)]
    counties = [county for line in lines if (county := base_before(place, line, COUNTY_SUFFIXES))]
    if not counties:
        counties = sorted({name for name in names if name.endswith(COUNTY_SUFFIXES)})
        holding = [name for name in counties if set(register.counties(name)) & set(register.towns(place))]
        alone = len(counties) == 1 and names.count(counties[0]) > 1
        counties = holding if len(holding) == 1 else counties if alone else []
    return _Own(place, counties[0], frozenset(register.counties(counties[0]))) if counties else _NOWHERE


def _verdict(context: Context, places: Places, own: _Own, candidate: Candidate, name: str, span: Span) -> bool | None:
    """True: another place stands for the issuer's own; False: a place that belongs here; None: cannot be told."""
    register: Register = context.register("places")
    town = name.endswith(TOWN_SUFFIXES)
    known = frozenset(register.towns(name) if town else register.counties(name))
    if name == own.county or known & own.numbers or (not town and _above(register, own, name)):
        return False
    if not own.county and not town:
        return None
    if context.identity.issuer_kind == "city":
        below = frozenset(register.cities(own.place))
        if known & below or not below:
            return False if below else None
    segment = surroundings(context.facts.segments, span)
    if inside(context.folded, span, _QUOTED) or any_match(places.unless, context.folded, *segment):
        return None
    # Behind its county's name another county's township is spoken of on purpose.
    if town and own.numbers and not context.folded.endswith(COUNTY_SUFFIXES, 0, span.start):
        return True
    # A county governs its towns; a city's bureau may speak of any county's.
    scoped = context.identity.issuer_kind == "county" and any(
        matches_at(pattern, context.folded, span.end) is not None for pattern in places.scopes
    )
    return True if scoped or _stands_for_issuer(context.folded, places, candidate, span) else None


def _above(register: Register, own: _Own, name: str) -> bool:
    """True for the city or province above the issuer; without knowing its county, any city may be."""
    if not register.cities(name):
        return False
    return not own.numbers or any(name in register.county(number) for number in own.numbers)


def _stands_for_issuer(folded: str, places: Places, candidate: Candidate, span: Span) -> bool:
    # 区 ends parts of a town as well as districts: of these only the acting body is told apart.
    if not folded.endswith("区", span.start, span.end) and any(
        matches_before(pattern, folded, span.start) is not None for pattern in places.objects
    ):
        return True
    opens = span.start == candidate.clause or folded.endswith("在", candidate.clause, span.start)
    return opens and any(matches_at(pattern, folded, span.end) is not None for pattern in places.subjects)
