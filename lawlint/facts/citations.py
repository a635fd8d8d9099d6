"""Named acts: every 《…》, and the bare names of the register where they stand as names.

A name in marks is looked up as it stands, with the issuing body that stands before the marks (国务院《关于…的意见》),
without the one it begins with, and without the edition behind it (（2021年修订）).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lawlint.model.document import Document
from lawlint.model.facts import Citation
from lawlint.model.span import Span
from lawlint.registers.laws import Register
from lawlint.text.fold import fold_dashes
from lawlint.text.grams import Grams
from lawlint.text.limits import most_in
from lawlint.text.regex import regex

_MARKED = regex(r"《([^《》\n\r]{1,80})》")
_EDITION = regex(r" ?\((?:19|20)\d\d年?(?:\d{1,2}月)?(?:最?新?(?:修订|修正|修改|公布)|版)(?:版|本)?\)$")
_BODY = r"(?:中共中央|中央|国务院|全国人大常委会|全国人民代表大会常务委员会|司法部|办公厅)"
_BODIES = regex(rf"{_BODY}(?:[、 ]?{_BODY})*")
_ABOUT = "关于"
_DENSEST = 40  # characters for each title, in the text that names most of them

# A bare name stands as a name where nothing before or behind it makes it part of a longer word.
_ACT_OF_CONGRESS = ("法", "典")  # only national bodies make a 法, so no place stands before one as part of its name
_LONGER = frozenset("律规院官庭人治制学定理系医师务式令案网援编")  # 法 with one of these is another word: 法律, 法定
_LONGER_ACT = ("实施", "配套", "释义", "解释")  # 信访条例实施细则 is another act
_PLACE = frozenset("省市州区县旗")
_BEFORE = regex(
    r"(?:^|[\s,。;:、!?()“”‘’《》和与及或对按据照将以省市州区县旗镇乡]|宣传|学习|贯彻|落实|执行|遵守|违反|宣讲|解读|讲解|普及|涉及|印发|发放"
    r"|关于|围绕|包括|运用|引用|援引|参照|遵循|新修订|新颁布|施行|实施|适用|根据|依照|依据|我国|国家|开展|组织|的|了|中华人民共和国)$"
)
_SHORT = 4  # a name this short needs a boundary before it
_REACH = 24  # characters in which a body before 《 or a boundary is looked for


def read(document: Document, register: Register, grams: Grams) -> tuple[Citation, ...]:
    """Every named act in the prose of `document`, in order; a bare name inside 《》 is part of that title."""
    text = fold_dashes(document.folded)
    found = [*_marked(text, register)]
    found += _bare(text, register, grams, [citation.span for citation in found])
    return tuple(sorted(entry for entry in found if document.is_prose(entry.span.start)))


def _marked(text: str, register: Register) -> Iterator[Citation]:
    for match in islice(_MARKED.finditer(text), most_in(len(text), _DENSEST)):
        name = match[1].strip()
        if name:
            yield Citation(Span(*match.span()), match[1], True, _entry(text, match.start(), name, register))


def _entry(text: str, start: int, name: str, register: Register) -> int | None:
    """The act a name in marks that begin at `start` stands for."""
    names = [name, _EDITION.sub("", name)]
    if name.startswith(_ABOUT):
        bodies = list(_BODIES.finditer(text, max(0, start - _REACH), start))
        if bodies and bodies[-1].end() == start:
            names.append(bodies[-1].group() + name)
    elif (body := _BODIES.match(name)) and name.startswith(_ABOUT, body.end()):
        names.append(name[body.end() :])
    for candidate in names:
        entry = register.entry_of(candidate)
        if entry is not None:
            return entry
    return None


def _bare(text: str, register: Register, grams: Grams, marked: list[Span]) -> Iterator[Citation]:
    at = 0  # both lists are in order
    for start, end in register.bare_names(text, grams):
        while at < len(marked) and marked[at].end <= start:
            at += 1
        inside = at < len(marked) and marked[at].start < end
        if not inside and _stands_alone(text, start, end):
            yield Citation(Span(start, end), text[start:end], False, register.entry_of(text[start:end]))


def _stands_alone(text: str, start: int, end: int) -> bool:
    national = text.endswith(_ACT_OF_CONGRESS, start, end)
    if national and text[end : end + 1] in _LONGER:
        return False
    if not national and (text[start - 1 : start] in _PLACE or text.startswith(_LONGER_ACT, end)):
        return False
    return end - start > _SHORT or bool(_BEFORE.search(text, max(0, start - _REACH), start))
