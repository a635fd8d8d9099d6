"""Full names of other townships and counties where the issuer's own should stand, for kind `issuer`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lawlint.model.finding import Context, Finding, Outcome
from lawlint.model.span import Span
from lawlint.registers.places import COUNTY_SUFFIXES, TOWN_SUFFIXES, Register, base_of
from lawlint.text.enclosed import inside
from lawlint.text.names import Candidate, base_before, place_names
from lawlint.text.pattern import Pattern, any_match, matches_at, matches_before
from lawlint.text.spans import surroundings
from lawlint.text.wordset import word_set

QUOTED = "《“‘"


class Places(NamedTuple):
    """How a name is told to stand for the issuer.

    `openers`: words after which a name may begin; `common`: characters before the suffix of a township that make it a
    common noun, `common_above`: before that of a county; `not_behind`: what makes the suffix part of another word.
    `objects`: what stands before a name the issuer acts upon as upon itself; `subjects`: what stands behind a name
    that opens its clause, or follows 在, as the issuer or its superior; `scopes`: what stands behind a name, wherever
    it is, that is governed from there (13个乡镇).
    `unless`: words of a sentence in which another place has its place. `ordinary`: names that are words.
    """

    openers: tuple[str, ...]
    common: str
    common_above: str
    not_behind: tuple[str, ...]
    objects: tuple[Pattern, ...]
    subjects: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    ordinary: tuple[str, ...] = ()
    scopes: tuple[Pattern, ...] = ()


def finding_of(context: Context, span: Span, note: str = "") -> Finding:
    """A finding with what is known of the issuer."""
    issuer = context.profile.title if context.profile else "本单位"
    place = context.identity.place or issuer
    return Finding(span, {"found": context.document.cut(span), "note": note, "issuer": issuer, "place": place})


class _Own(NamedTuple):
    """What is known of the issuer's place: its own name, its county's name, and that county's numbers."""

    place: str
    county: str
    numbers: frozenset[int]


_NOWHERE = _Own("", "", frozenset())


def places_named(context: Context, places: Places) -> Outcome:
    """One finding for each name that stands for the issuer and is another's."""
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
            findings.append(finding_of(context, span))
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

    common = dict.fromkeys(TOWN_SUFFIXES, places.common) | dict.fromkeys(COUNTY_SUFFIXES, places.common_above)
    for candidate in place_names(folded, suffixes, places.openers, common, passed_over):
        register: Register = context.register("places")
        for start in candidate.starts:
            name = folded[start : candidate.end]
            known = register.towns(name) if name.endswith(TOWN_SUFFIXES) else register.counties(name)
            base = base_of(name)
            if known and name not in places.ordinary and base != mine and not register.is_word(base):
                if context.document.is_prose(start):
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
    if inside(context.folded, span, QUOTED) or any_match(places.unless, context.folded, *segment):
        return None
    # Behind its county's name another county's township is spoken of on purpose.
    if town and own.numbers and not context.folded.endswith(COUNTY_SUFFIXES, 0, span.start):
        return True
    # A county governs its towns, and its bureaus speak of them; a city's bureau may speak of any county's.
    governs = context.identity.issuer_kind == "county" or own.place.endswith("县")
    scoped = governs and any(matches_at(pattern, context.folded, span.end) is not None for pattern in places.scopes)
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
