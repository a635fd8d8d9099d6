"""Full names of places in a draft that may be another's, for kind `issuer`: those of the register, and those like the
issuer's own or its superior's, told by what names are made of and where they stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lawlint.model.finding import Context
from lawlint.model.span import Span
from lawlint.registers.places import COUNTY_SUFFIXES, TOWN_SUFFIXES, Register, base_of
from lawlint.text.marks import HAN
from lawlint.text.names import Candidate, base_before, place_names
from lawlint.text.pattern import Pattern, matches_at, matches_before
from lawlint.text.regex import regex
from lawlint.text.wordset import word_set

_COUNTIES = ("县", "旗", "区")  # of these an unknown name is told from a common noun
CITY = ("市",)  # the city above a county-level one is spoken of too: only what speaks as the issuer is told
_HAS_COUNTIES = ("县区", "区县", "各县", "县(市", "县(区", "市县", "县市")  # what the report of a larger city speaks of
_HAS_TOWNS = ("各镇", "各乡", "镇街", "镇(街", "镇、街", "个镇", "个乡")  # and that of a county-level one
_LED = regex(rf"在({HAN}{{2,3}}[县区旗])委、[县区旗](?:人民)?政府[^,。]{{0,10}}领导下")
_LEAD_LENGTH = 800  # characters in which a report names who leads it
_LONGEST_UNKNOWN = 3  # characters of such a name before its suffix
_KEPT_UP_WITH = regex("(?:经济社会|经济)发展[^,。]{0,4}同(?:部署|谋划|推进|考核|步)")
_SHORT = 2  # and of most
_STREET = "街道"  # a common noun, before which any verb may stand


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
    `unless`: words of a sentence in which another place has its place. `ordinary`: names that are words. `above`: what
    stands behind the name of a superior whose word is followed (对照柳河县委、县政府工作要点). `honours`: what another place
    may be named for in its own clause (获评, 判决).
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
    above: tuple[Pattern, ...] = ()
    honours: tuple[Pattern, ...] = ()


class Name(NamedTuple):
    """A full name where it stands, and whether the register has it."""

    candidate: Candidate
    name: str
    span: Span
    registered: bool


def names_in(context: Context, places: Places) -> Iterator[Name]:
    """Full names in the prose, the issuer's own left out: those of the register, and those like the issuer's."""
    folded, place = context.folded, context.identity.place or ""
    mine = base_of(place)
    towns = context.identity.profile in ("township", "street")
    suffixes = (*TOWN_SUFFIXES, *COUNTY_SUFFIXES) if towns else COUNTY_SUFFIXES
    mine_in_any_form = (place, mine + "镇", mine + "街道")
    longer, superior = word_set(places.not_behind), superior_of(context)

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
                    yield Name(candidate, name, candidate.span(start), True)
                break
        else:
            start = _start_of_unknown(context, places, candidate, superior)
            if start >= 0 and context.document.is_prose(start):
                yield Name(candidate, folded[start : candidate.end], candidate.span(start), False)


def superior_of(context: Context) -> str:
    """The county of a township or street, as the title or the signature has it before its name, or else the text that
    it works under its lead (在云岭县委、县政府的坚强领导下); "" if they do not.
    """
    place = context.identity.place or ""
    lines = [context.identity.title or "", *(context.folded[slice(*span)] for span in context.outline.report.signoff)]
    above = context.profile.superiors if context.profile and not place.endswith(COUNTY_SUFFIXES) else ()
    named = next((county for line in lines if (county := base_before(place, line, above))), "")
    led = _LED.search(context.folded, 0, _LEAD_LENGTH) if above and not named else None
    return led[1] if led else named


def _start_of_unknown(context: Context, places: Places, candidate: Candidate, superior: str) -> int:
    """Where a name begins that the register does not have, -1 where none does: one like the issuer's own, 青石镇 beside
    柳河镇, 石浦县 beside 云岭县, or like its `superior`.
    """
    folded, own = context.folded, context.identity.place or ""
    fits = own.endswith(_COUNTIES) or superior.endswith(_COUNTIES) or _governs_towns_only(folded, own)
    for suffixes, fitting_kind in (
        (TOWN_SUFFIXES, own.endswith(TOWN_SUFFIXES)),
        (_COUNTIES, fits),
        (CITY, own.endswith(CITY)),
    ):
        suffix = next((suffix for suffix in suffixes if folded.endswith(suffix, 0, candidate.end)), "")
        led = suffix and not fitting_kind and _leads(folded, places, candidate)
        if suffix and (fitting_kind or led):
            stop = candidate.end - len(suffix)
            fitting = [start for start in candidate.starts if stop - start <= _LONGEST_UNKNOWN]
            if len(fitting) > 1 and folded[fitting[0]] in places.openers:  # 为|柳河镇: the name begins behind the word
                del fitting[0]
            if not fitting or folded.endswith(places.nouns, fitting[0], stop):
                return -1
            if folded[fitting[0] - 1 : fitting[0]].isdigit():  # 4个山区乡镇
                return -1
            if stop - fitting[0] > _SHORT and folded.startswith(places.openers, fitting[0], fitting[0] + _SHORT):
                return -1  # 结合圩镇实际: a word and a common noun
            if folded[stop - 1] not in places.endings and not _surely(context, places, candidate, fitting[0], stop):
                return -1
            base, mine = folded[fitting[0] : stop], base_of(own)
            word = context.register("places").is_word(base) or folded.count(base) > folded.count(base + suffix)
            word = word or (suffix == _STREET and context.register("words").is_word(base))  # 贯穿街道各项工作
            known = (context.identity.title or "") + superior
            return -1 if word or base in mine or mine in base or base in known else fitting[0]
    return -1


def _surely(context: Context, places: Places, candidate: Candidate, start: int, stop: int) -> bool:
    """True for a name of two characters that opens its clause and does what only an issuer does, that is served or
    followed, or is acted upon and governs: 推动石硐乡依法行政.
    """
    folded = context.folded
    if stop - start != _SHORT or folded[start:stop] in places.openers:
        return False
    if opens_clause(folded, candidate, start):
        return any(matches_at(pattern, folded, candidate.end) is not None for pattern in places.acting)
    span = Span(start, candidate.end)
    if is_served(folded, places, span) or is_followed(folded, places, span):
        return True
    acted_on = any(matches_before(pattern, folded, start) is not None for pattern in places.objects)
    governed = (*places.governed, *places.scopes)
    governs = acted_on and any(matches_at(pattern, folded, candidate.end) is not None for pattern in governed)
    return governs and not context.register("words").is_word(
        folded[start:stop]
    )  # 调整|充实县…: a verb and a common noun


def _leads(folded: str, places: Places, candidate: Candidate) -> bool:
    """True for 在梧垌县委、县政府坚强领导下, whoever the issuer is."""
    span = Span(candidate.starts[0], candidate.end)
    return folded.endswith("在", candidate.clause, span.start) and is_followed(folded, places, span)


def _governs_towns_only(folded: str, own: str) -> bool:
    """True for a city that speaks of no counties below it, and so may be a county-level one."""
    return own.endswith("市") and not any(word in folded for word in _HAS_COUNTIES)


def may_report_on(folded: str, own: str, name: str) -> bool:
    """True where the issuer may tell what a place of the name did: a city of its counties, unless it shows that it has
    none, but towns.
    """
    return own.endswith(CITY) and not name.endswith(CITY) and not any(word in folded for word in _HAS_TOWNS)


def opens_clause(folded: str, candidate: Candidate, start: int) -> bool:
    """True for a name at the head of its clause, or right behind the year there: 2026年柳河镇将…."""
    return start == candidate.clause or folded[candidate.clause : start] == "年"


def is_served(folded: str, places: Places, span: Span) -> bool:
    """True for 为柳河镇乡村振兴营造良好环境, 与柳河镇经济社会发展同部署."""
    if folded.endswith("与", 0, span.start) and _KEPT_UP_WITH.match(folded, span.end):
        return True
    return folded.endswith("为", 0, span.start) and any(
        matches_at(pattern, folded, span.end) is not None for pattern in places.served
    )


def is_followed(folded: str, places: Places, span: Span) -> bool:
    """True for 对照柳河县委、县政府工作要点: what a superior wants."""
    return any(matches_at(pattern, folded, span.end) is not None for pattern in places.above)
