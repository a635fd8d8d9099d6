"""Named acts: every 《…》, and the bare names of the register where they stand as names."""

from __future__ import annotations

import re

from lawlint.model.document import Document
from lawlint.model.facts import Citation
from lawlint.model.span import Span
from lawlint.registers.laws import Register, normal
from lawlint.text.fold import fold_dashes

_MARKED = re.compile(r"《([^《》\n]{1,80})》")
# A bare name stands as a name where nothing before or behind it makes it part of a longer word.
_BEHIND = re.compile(r"(?:法|典)$")
_LONGER = frozenset("律规院官庭人治制学定理学系医师官语务式令案")
_PLACE = frozenset("省市州区县旗")
_BEFORE = re.compile(
    r"(?:^|[\s,。;:、!?()“”‘’《》和与及或对按据照]|宣传|学习|贯彻|落实|执行|遵守|违反|宣讲|解读|讲解|普及|涉及|印发|发放|关于|围绕|包括|以及"
    r"|新修订的?|新颁布的?|施行|实施|适用|根据|依照|依据|按照|国家|我国|开展|组织|的|了|《中华人民共和国|中华人民共和国)$"
)
_SHORT = 4  # a name this short needs a boundary before it


def read(document: Document, register: Register, grams: frozenset[str]) -> tuple[Citation, ...]:
    """Every named act in `document`, in order; a bare name inside 《》 is part of that title."""
    text = fold_dashes(document.folded)
    found = [
        Citation(Span(*match.span()), match[1], True, register.entry_of(match[1]))
        for match in _MARKED.finditer(text)
        if not match[1].isspace()
    ]
    marked = [citation.span for citation in found]
    for start, end in register.bare_names(text, grams):
        span = Span(start, end)
        if not any(other.overlaps(span) for other in marked) and _stands_alone(text, span):
            name = text[start:end]
            found.append(Citation(span, name, False, register.entry_of(name)))
    return tuple(sorted(found))


def _stands_alone(text: str, span: Span) -> bool:
    behind = text[span.end : span.end + 1]
    if _BEHIND.search(text, span.start, span.end) and behind in _LONGER:
        return False
    before = text[max(0, span.start - 12) : span.start]
    if before[-1:] in _PLACE:
        return False
    return span.end - span.start > _SHORT or bool(_BEFORE.search(before))


__all__ = ["normal", "read"]
