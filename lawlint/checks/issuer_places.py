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
_COUNTIES = ("县", "旗", "区")  # of these an unknown name is told from a common noun
_CITY = ("市",)  # the city above a county-level one is spoken of too: only what speaks as the issuer is told
_HAS_COUNTIES = ("县区", "区县", "各县", "县(市", "县(区", "市县", "县市")  # what the report of a larger city speaks of
_LONGEST_UNKNOWN = 3  # characters of such a name before its suffix
_SHORT = 2  # and of most


class Places(NamedTuple):
    """How a name is told to stand for the issuer.

    `openers`: words after which a name may begin; `common`: characters before the suffix of a township that make it a
    common noun, `common_above`: before that of a county; `not_behind`: what makes the suffix part of another word.
    `objects`: what stands before a name the issuer acts upon as upon itself; `subjects`: what stands behind a name
    that opens its clause, or follows 在, as the issuer or its superior; `scopes`: what stands behind a name, wherever
    it is, that is governed from there (13个乡镇); `served`: what stands behind a name that follows 为 (为…镇乡村振兴提供保障).
    A name the register does not have is told by what names are made of: it is judged only where it is of the issuer's own
    kind, ends in one of `endings` (桥, 溪) and in none of the words `nouns` (机关, 带头), and `governed` stands behind it;
    one of two characters may end in any if it opens its clause before one of `acting` (石阶镇将…), or stands between one
    of `objects` and one of `governed`.
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
    served: tuple[Pattern, ...] = ()
    governed: tuple[Pattern, ...] = ()
    endings: str = ""
    nouns: tuple[str, ...] = ()
    acting: tuple[Pattern, ...] = ()


def finding_of(context: Context, span: Span, note: str = "") -> Finding:
    """A finding with what is known of the issuer."""
    issuer = context.profile.title if context.profile else "本单位"
    place = context.identity.place or issuer
    return Finding(span, {"found": context.document.cut(span), "note": note, "issuer": issuer, "place": place})


class _Name(NamedTuple):
    """A full name where it stands, and whether the register has it."""

    candidate: Candidate
    name: str
    span: Span
    registered: bool


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
    found = list(_names(context, places))
    own = _own(context, [entry.name for entry in found if entry.registered])
    for entry in found:
        verdict = (_verdict if entry.registered else _verdict_on_unknown)(context, places, own, entry)
        examined += verdict is not None
        not_judged += verdict is None
        if verdict:
            findings.append(finding_of(context, entry.span))
    return Outcome(tuple(findings), examined, not_judged)


def _names(context: Context, places: Places) -> Iterator[_Name]:
    """Full names in the prose, the issuer's own left out: those of the register, and those like the issuer's."""
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
                    yield _Name(candidate, name, candidate.span(start), True)
                break
        else:
            start = _start_of_unknown(context, places, candidate)
            if start >= 0 and context.document.is_prose(start):
                yield _Name(candidate, folded[start : candidate.end], candidate.span(start), False)


def _start_of_unknown(context: Context, places: Places, candidate: Candidate) -> int:
    """Where a name begins that the register does not have, -1 where none does: one like the issuer's own, 青石镇 beside
    柳河镇, 石浦县 beside 云岭县.
    """
    folded, own = context.folded, context.identity.place or ""
    for suffixes, kind in ((TOWN_SUFFIXES, TOWN_SUFFIXES), (_COUNTIES, _COUNTIES), (_CITY, _CITY)):
        suffix = next((suffix for suffix in suffixes if folded.endswith(suffix, 0, candidate.end)), "")
        if suffix and (own.endswith(kind) or (kind is _COUNTIES and _governs_towns_only(folded, own))):
            stop = candidate.end - len(suffix)
            fitting = [start for start in candidate.starts if stop - start <= _LONGEST_UNKNOWN]
            if len(fitting) > 1 and folded[fitting[0]] in places.openers:  # 为|柳河镇: the name begins behind the word
                del fitting[0]
            if not fitting or folded.endswith(places.nouns, fitting[0], stop):
                return -1
            if folded[stop - 1] not in places.endings and not _surely(folded, places, candidate, fitting[0], stop):
                return -1
            base, mine = folded[fitting[0] : stop], base_of(own)
            word = context.register("places").is_word(base) or folded.count(base) > folded.count(base + suffix)
            return -1 if word or base in mine or mine in base or base in (context.identity.title or "") else fitting[0]
    return -1


def _surely(folded: str, places: Places, candidate: Candidate, start: int, stop: int) -> bool:
    """True for a name of two characters that opens its clause and does what only an issuer does, or is acted upon and
    governs: 推动石硐乡依法行政.
    """
    if stop - start != _SHORT or folded[start:stop] in places.openers:
        return False
    if _opens(folded, candidate, start):
        return any(matches_at(pattern, folded, candidate.end) is not None for pattern in places.acting)
    acted_on = any(matches_before(pattern, folded, start) is not None for pattern in places.objects)
    return acted_on and any(matches_at(pattern, folded, candidate.end) is not None for pattern in places.governed)


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
    above = context.profile.superiors if context.profile else ()
    counties = [county for line in lines if (county := base_before(place, line, above))]
    if not counties:
        counties = sorted({name for name in names if name.endswith(above)})
        holding = [name for name in counties if set(register.counties(name)) & set(register.towns(place))]
        alone = len(counties) == 1 and names.count(counties[0]) > 1
        counties = holding if len(holding) == 1 else counties if alone else []
    return _Own(place, counties[0], frozenset(register.counties(counties[0]))) if counties else _NOWHERE


def _governs_towns_only(folded: str, own: str) -> bool:
    """True for a county-level city, which has towns but no counties below it to speak of."""
    return own.endswith("市") and not any(word in folded for word in _HAS_COUNTIES)


def _verdict_on_unknown(context: Context, places: Places, own: _Own, entry: _Name) -> bool | None:
    """True where a name that is not registered stands for the issuer, and what is governed stands behind it."""
    folded, span = context.folded, entry.span
    if entry.name == own.county or inside(folded, span, QUOTED):
        return None
    city = entry.name.endswith(_CITY)
    governed = (*places.governed, *places.scopes)
    behind = not city and any(matches_at(pattern, folded, span.end) is not None for pattern in governed)
    acted_on = behind and any(matches_before(pattern, folded, span.start) is not None for pattern in places.objects)
    if acted_on and not any_match(places.unless, folded, *_clauses(context, span, before=True)):
        return True
    if not city and _serves(folded, places, span) and not any_match(places.unless, folded, *_clauses(context, span)):
        return True
    leads = _opens(folded, entry.candidate, span.start) or (not city and _follows_in(folded, entry.candidate, span))
    opens = leads and not _elsewhere(context, places, span)
    said = any(matches_at(word, folded, span.end) is not None for word in places.subjects)
    return True if opens and (behind or said) else None


def _verdict(context: Context, places: Places, own: _Own, entry: _Name) -> bool | None:
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
    if _elsewhere(context, places, span, near=_acted_on(context.folded, places, span)):
        return None
    # Behind its county's name another county's township is spoken of on purpose.
    if town and own.numbers and not context.folded.endswith(COUNTY_SUFFIXES, 0, span.start):
        return True
    # A county governs its towns, and its bureaus speak of them; a city's bureau may speak of any county's.
    governs = context.identity.issuer_kind == "county" or own.place.endswith("县")
    scoped = governs and any(matches_at(pattern, context.folded, span.end) is not None for pattern in places.scopes)
    serves = (governs or town) and _serves(context.folded, places, span)
    return True if scoped or serves or _stands_for_issuer(context.folded, places, candidate, span) else None


def _elsewhere(context: Context, places: Places, span: Span, near: bool = False) -> bool:
    """True where another place may be spoken of: in a title or quotation, or in a sentence on learning, borders, firms;
    `near`: in the clauses beside it.
    """
    segment = _clauses(context, span, before=True) if near else surroundings(context.facts.segments, span)
    return inside(context.folded, span, QUOTED) or any_match(places.unless, context.folded, *segment)


def _clauses(context: Context, span: Span, before: bool = False) -> Span:
    """The clause round `span`, with the one `before` it: what stands farther off is not about what is done with a place."""
    folded, whole = context.folded, surroundings(context.facts.segments, span)
    start = folded.rfind(",", whole.start, span.start) + 1
    if before:
        start = folded.rfind(",", whole.start, max(whole.start, start - 1)) + 1
    end = folded.find(",", span.end, whole.end)
    return Span(max(start, whole.start), end if end >= 0 else whole.end)


def _opens(folded: str, candidate: Candidate, start: int) -> bool:
    """True for a name at the head of its clause, or right behind the year there: 2026年柳河镇将…."""
    return start == candidate.clause or folded[candidate.clause : start] == "年"


def _follows_in(folded: str, candidate: Candidate, span: Span) -> bool:
    """True for 在柳河镇党委领导下."""
    return folded.endswith("在", candidate.clause, span.start)


def _serves(folded: str, places: Places, span: Span) -> bool:
    """True for 为柳河镇乡村振兴营造良好环境."""
    return folded.endswith("为", 0, span.start) and any(
        matches_at(pattern, folded, span.end) is not None for pattern in places.served
    )


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
    opens = _opens(folded, candidate, span.start) or _follows_in(folded, candidate, span)
    return opens and any(matches_at(pattern, folded, span.end) is not None for pattern in places.subjects)
