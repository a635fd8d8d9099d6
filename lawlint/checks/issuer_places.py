"""Full names of other townships and counties where the issuer's own should stand, for kind `issuer`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from lawlint.checks.issuer_names import (
    CITY,
    Name,
    Places,
    is_followed,
    is_served,
    may_report_on,
    names_in,
    opens_clause,
    superior_of,
)
from lawlint.model.finding import Context, Finding, Outcome
from lawlint.model.span import Span
from lawlint.registers.places import COUNTY_SUFFIXES, TOWN_SUFFIXES, Register, base_of
from lawlint.text.enclosed import inside
from lawlint.text.fold import fold
from lawlint.text.marks import HAN
from lawlint.text.names import Candidate
from lawlint.text.pattern import any_match, matches_at, matches_before
from lawlint.text.regex import regex
from lawlint.text.spans import surroundings

QUOTED = "《“‘"
_URGES = ("推动", "把", "让")
_MADE = ("建成", "打造成", "打造为", "建设成", "建设为")
_OFFICE = regex(f"{HAN}{{2,10}}?(?:局|委员会|办公室)")
_PLAIN_SUFFIXES = ("县", "镇")  # 区 and 乡 end other words too: 山区, 水乡


def finding_of(context: Context, span: Span, note: str = "", whose: str = "") -> Finding:
    """A finding with what is known of the issuer, or of `whose` words they are."""
    issuer = whose or (context.profile.title if context.profile else "本单位")
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
    found = list(names_in(context, places))
    own = _own(context, [entry.name for entry in found if entry.registered])
    for entry in found:
        verdict = (_verdict if entry.registered else _verdict_on_unknown)(context, places, own, entry)
        examined += verdict is not None
        not_judged += verdict is None
        if verdict:
            findings.append(finding_of(context, entry.span))
    signed = _signed_elsewhere(context, places)
    return Outcome((*findings, *signed), examined + len(signed), not_judged)


def _signed_elsewhere(context: Context, places: Places) -> list[Finding]:
    """The place in a signature that is not the one of the title, but of its kind: 泓川市人社局 signed 岱南市人社局."""
    place, title = context.identity.place or "", context.identity.title or ""
    suffix = next((suffix for suffix in (*TOWN_SUFFIXES, *COUNTY_SUFFIXES) if place.endswith(suffix)), "")
    found = []
    for start, end in context.outline.report.signoff if suffix and place in title else ():
        line = context.folded[start:end]
        name = re.match(rf" *(?:中共)?(?P<name>{HAN}{{2,4}}?{suffix})(?=委|{HAN}{{0,12}}(?:政府|局|办|处|委))", line)
        base = base_of(name["name"]) if name else ""
        if not name or base_of(place) in line or base[-1] in places.common_above or base.endswith(places.nouns):
            continue
        if "治" not in base and base not in title:
            found.append(finding_of(context, Span(start + name.start("name"), start + name.end("name"))))
    return found


def _own(context: Context, names: Sequence[str]) -> _Own:
    """The issuer's county: its own name if it is one, else the one before its name in title or signature, else the
    only one the text names, or the only one of those named that has such a township.
    """
    if not names:
        return _NOWHERE
    place, register = context.identity.place or "", context.register("places")
    if place.endswith(COUNTY_SUFFIXES):
        return _Own(place, place, frozenset(register.counties(place)))
    above = context.profile.superiors if context.profile else ()
    counties = [superior] if (superior := superior_of(context)) else []
    if not counties:
        counties = sorted({name for name in names if name.endswith(above)})
        holding = [name for name in counties if set(register.counties(name)) & set(register.towns(place))]
        alone = len(counties) == 1 and names.count(counties[0]) > 1
        counties = holding if len(holding) == 1 else counties if alone else []
    return _Own(place, counties[0], frozenset(register.counties(counties[0]))) if counties else _NOWHERE


def _verdict_on_unknown(context: Context, places: Places, own: _Own, entry: Name) -> bool | None:
    """True where a name that is not registered stands for the issuer, and what is governed stands behind it."""
    folded, span = context.folded, entry.span
    if entry.name == own.county or inside(folded, span, QUOTED):
        return None
    city = entry.name.endswith(CITY) and not folded.endswith(_URGES, 0, span.start)  # one above is not urged on
    governed = (*places.governed, *places.scopes)
    behind = not city and any(matches_at(pattern, folded, span.end) is not None for pattern in governed)
    place = context.identity.place or ""
    named = entry.name.endswith(_PLAIN_SUFFIXES) and folded[span.end - len(_PLAIN_SUFFIXES[0]) - 1] in places.endings
    named = named and not may_report_on(folded, place, entry.name)
    acted_on = (behind or named) and any(
        matches_before(pattern, folded, span.start) is not None for pattern in places.objects
    )
    if _is_made(folded, span) and not inside(folded, span, QUOTED):
        return True
    looked_up_to = not city and (is_served(folded, places, span) or is_followed(folded, places, span))
    if (acted_on or looked_up_to) and not _apart(context, places, span):
        return True
    if entry.name.endswith(COUNTY_SUFFIXES) and not place.endswith(COUNTY_SUFFIXES):
        return None  # what a county does may be told in the report of a township
    if may_report_on(folded, place, entry.name):
        return None
    own_county = bool(own.county) and folded[entry.candidate.clause : span.start] == own.county
    leads = (
        own_county
        or opens_clause(folded, entry.candidate, span.start)
        or (not city and _follows_in(folded, entry.candidate, span))
    )
    listed = folded[span.start - 1 : span.start] == "、"  # 邀请石臼乡、双堰镇执法骨干
    opens = leads and not listed and not _elsewhere(context, places, span, near=behind)
    behind_office = span.end + len(_office(context)) * folded.startswith(_office(context), span.end)
    said = any(matches_at(word, folded, at) is not None for word in places.subjects for at in {span.end, behind_office})
    return True if opens and (behind or said) else None


def _verdict(context: Context, places: Places, own: _Own, entry: Name) -> bool | None:
    """True: another place stands for the issuer's own; False: a place that belongs here; None: cannot be told."""
    candidate, name, span, _ = entry
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
    if _elsewhere(
        context, places, span, near=_acted_on(context.folded, places, span) or is_served(context.folded, places, span)
    ):
        return None
    # Behind its county's name another county's township is spoken of on purpose.
    if town and own.numbers and not context.folded.endswith(COUNTY_SUFFIXES, 0, span.start):
        return True
    # A county governs its towns, and its bureaus speak of them; a city's bureau may speak of any county's.
    governs = context.identity.issuer_kind == "county" or own.place.endswith("县")
    scoped = governs and any(matches_at(pattern, context.folded, span.end) is not None for pattern in places.scopes)
    served = (governs or town) and is_served(context.folded, places, span)
    followed = bool(own.county) and is_followed(context.folded, places, span)
    if not town and may_report_on(context.folded, context.identity.place or "", name):
        return None  # a city's bureau may tell what a county of it did
    if scoped or served or followed or _stands_for_issuer(context.folded, places, candidate, span):
        return True
    alike = town and (context.identity.place or "").endswith(TOWN_SUFFIXES)
    return _verdict_on_unknown(context, places, own, entry) if alike else None


def _is_made(folded: str, span: Span) -> bool:
    """True for 努力把莲埔镇建成示范镇: only of itself does an issuer want to make something."""
    return folded.endswith(("把", "将"), 0, span.start) and folded.startswith(_MADE, span.end)


def _office(context: Context) -> str:
    """What the issuer is, behind the name of its place: 水利局; "" for a government."""
    title, place = fold(context.identity.title or ""), context.identity.place or ""
    office = _OFFICE.match(title, at + len(place)) if place and (at := title.find(place)) >= 0 else None
    return office[0] if office else ""


def _apart(context: Context, places: Places, span: Span) -> bool:
    """True where what is done with a place is not done as with one's own: help, a contract, an honour."""
    near, here = _clauses(context, span, before=True), _clauses(context, span)
    return any_match(places.unless, context.folded, *near) or any_match(places.honours, context.folded, *here)


def _elsewhere(context: Context, places: Places, span: Span, near: bool = False) -> bool:
    """True where another place may be spoken of: in a title or quotation, or in a sentence on learning, borders, firms;
    `near`: in the clauses beside it.
    """
    segment = _clauses(context, span, before=True) if near else surroundings(context.facts.segments, span)
    words = (*places.unless, *places.honours)
    return inside(context.folded, span, QUOTED) or any_match(words, context.folded, *segment)


def _clauses(context: Context, span: Span, before: bool = False) -> Span:
    """The clause round `span`, with the one `before` it: what stands farther off is not about what is done with a place."""
    folded, whole = context.folded, surroundings(context.facts.segments, span)
    start = folded.rfind(",", whole.start, span.start) + 1
    if before:
        start = folded.rfind(",", whole.start, max(whole.start, start - 1)) + 1
    end = folded.find(",", span.end, whole.end)
    return Span(max(start, whole.start), end if end >= 0 else whole.end)


def _follows_in(folded: str, candidate: Candidate, span: Span) -> bool:
    """True for 在柳河镇党委领导下."""
    return folded.endswith("在", candidate.clause, span.start)


def _above(register: Register, own: _Own, name: str) -> bool:
    """True for the city or province above the issuer; without knowing its county, any city may be."""
    if not register.cities(name):
        return False
    return not own.numbers or any(name in register.county(number) for number in own.numbers)


def _acted_on(folded: str, places: Places, span: Span) -> bool:
    """True for 推动柳河镇…. 区 ends parts of a town as well as districts: of these only the acting body is told apart."""
    return not folded.endswith("区", span.start, span.end) and any(
        matches_before(pattern, folded, span.start) is not None for pattern in places.objects
    )


def _stands_for_issuer(folded: str, places: Places, candidate: Candidate, span: Span) -> bool:
    if _acted_on(folded, places, span):
        return True
    opens = opens_clause(folded, candidate, span.start) or _follows_in(folded, candidate, span)
    return opens and any(matches_at(pattern, folded, span.end) is not None for pattern in places.subjects)
