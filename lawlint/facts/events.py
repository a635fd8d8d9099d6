"""Meetings and campaigns of the register, and plenary sessions as lists name them: 二十届二中、三中全会.

A plenary session of a local committee (市委十二届五中全会) is not one of the Central Committee and is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lawlint.model.document import Document
from lawlint.model.facts import EventMention
from lawlint.model.span import Span
from lawlint.registers.events import Register
from lawlint.text.grams import Grams, gram
from lawlint.text.regex import regex

_SIGN = "中全会"
_ONE = "[一二三四五六七八九]中"
_PLENUMS = regex(rf"(?P<term>[一二]?十[一二三四五六七八九]?届)(?P<list>{_ONE}(?:(?:[、,和及与]|以及) ?{_ONE})*)全会")
_LOCAL = regex(r"[省市县区州旗镇乡盟地工党]委第? ?$")


def read(document: Document, register: Register, grams: Grams) -> tuple[EventMention, ...]:
    """Every named event in the prose of `document`, in order. A plenum the register lacks is left out."""
    folded = document.folded
    found = [EventMention(Span(start, end), entry) for start, end, entry in register.names_in(folded, grams)]
    if gram(_SIGN) in grams and _SIGN in folded:
        found = [mention for mention in found if folded[mention.span.end - 2 : mention.span.end] != "全会"]
        found += _plenums(folded, register)
    found.sort()
    return tuple(mention for mention in found if document.is_prose(mention.span.start))


def _plenums(folded: str, register: Register) -> Iterator[EventMention]:
    for match in _PLENUMS.finditer(folded):
        if _LOCAL.search(folded, max(0, match.start() - 6), match.start()):
            continue
        ones = list(re.finditer(_ONE, match["list"]))
        for number, one in enumerate(ones):
            entry = register.entry_of(f"{match['term']}{one.group()}全会")
            if entry is None:
                continue
            first, last = number == 0, number == len(ones) - 1
            start = match.start() if first else match.start("list") + one.start()
            end = match.end() if last else match.start("list") + one.end()
            yield EventMention(Span(start, end), entry)
