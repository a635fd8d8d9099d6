"""Years: four digits before 年, or in a date or a range."""

from __future__ import annotations

import re

from lawlint.model.document import Document
from lawlint.model.facts import YearMention
from lawlint.model.span import Span

_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?=(?: ?[\-—–~～至到]{1,2} ?(\d{4}|\d{2}))? ?年)|(?<!\d)(?:19|20)\d\d(?=[./-]\d{1,2}[./-]\d{1,2}(?!\d))"
)
_SECOND = re.compile(r"(?<=\d)(?: ?年)? ?[\-—–~～至到]{1,2} ?$")
_MARKS = re.compile(r"[,。;:!?\n]")
_OPEN = {"《": "》", "〔": "〕", "(": ")", "[": "]", "“": "”"}
_REACH = 60


def read(document: Document) -> tuple[YearMention, ...]:
    """Every year in `document`, in order."""
    folded = document.folded
    found = []
    for match in _YEAR.finditer(folded):
        span = Span(match.start(), match.start() + 4)
        before = folded[max(0, span.start - _REACH) : span.start]
        clause = _MARKS.split(before)[-1]
        tail = _MARKS.split(folded[span.end : span.end + _REACH], maxsplit=1)[0]
        partner = match[2] if match.lastindex and match.lastindex > 1 else None
        earlier = re.search(r"(\d{4})(?: ?年)?[^\d]{0,3}$", before) if _SECOND.search(before) else None
        other = int(partner) if partner and len(partner) == 4 else int(earlier[1]) if earlier else None
        found.append(YearMention(span, int(folded[span.start : span.end]), clause, tail, _inside(folded, span), other))
    return tuple(found)


def _inside(folded: str, span: Span) -> str:
    """The opening mark of the innermost pair round the year on its line, "" if none."""
    line = max(folded.rfind("\n", 0, span.start), folded.rfind("\r", 0, span.start)) + 1
    open_marks: list[str] = []
    for char in folded[line : span.start]:
        if char in _OPEN:
            open_marks.append(char)
        elif open_marks and char == _OPEN[open_marks[-1]]:
            open_marks.pop()
    return open_marks[-1] if open_marks else ""
