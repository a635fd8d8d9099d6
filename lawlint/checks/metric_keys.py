"""What a figure counts, in the words round it, for kind `metric`.

Counted first (`查处水事违法案件26件`), its key is the words of its clause; named again (`对全年查处的26件水事违法案件`,
`18名持证执法人员中`), the words are parted by the figure, and are the same quantity where they make up such a key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from lawlint.model.facts import Quantity
from lawlint.model.finding import Context
from lawlint.model.span import made
from lawlint.text.marks import HAN
from lawlint.text.regex import regex

_LEAST_KEY = 3  # characters before a figure that name a quantity, where both places count the whole year
_SURE_KEY = 9  # so many name it on their own
_LEAST_NOUN = 4  # characters behind a figure that name a thing counted before
_LONGEST_NOUN = 16
_KEY_REACH = 40
_CLAUSE = regex(r"[,:()“”《》]")
_URGING = frozenset("督推带指组牵统")
# Whoever urges others to something counts all of it: 督促各站所全年开展普法宣传活动36场, 推动全年开展….
_URGED = regex(rf"^(?:督促|推动|带动|指导|组织|牵头|统筹)(?:[各全]{HAN}{{1,4}})?(?=全年|年内|本年度)")
_HELD = regex(
    "^(?:召开|举行|完成(?=法治|普法|宣传|学法|培训))"
)  # 主持镇党委会议研究法治建设4次 are the meetings 召开 elsewhere
_STUDY_GROUP = regex(rf"{HAN}{{0,4}}(?:党委|党工委|党组|县委|区委|市委)?理论学习(?=中心组)")
# What a leader has others do is all there was of it: 督促开展普法活动36场.
_HAS_DONE = regex(rf"^(?:督促|推动|带动)(?:全{HAN}{{1,4}}?)??(?:全年|年内)?(?:完成|开展|举办|组织)(?:了|好)?")
_NOT_KEY = regex(r"[、 ]")
_DONE = regex(rf"^(?:.*[对在就将把从])?({HAN}{{2,6}})的$")
_NOUN = regex(rf"{HAN}{{{_LEAST_NOUN},{_LONGEST_NOUN}}}")
_AMONG = regex(rf"({HAN}{{{_LEAST_NOUN},{_LONGEST_NOUN}}}?)中,")
_BEGINS = frozenset(",;。:!? \n\r\u3000")
_PLAIN_UNIT = {"场次": "场", "件次": "件"}


class Count(NamedTuple):
    """A figure with the words of what it counts, whether it counts the whole, and whether it may be part of that. `sure`:
    the words are so many that they name it on their own.
    """

    key: str
    quantity: Quantity
    whole: bool
    partly: bool
    sure: bool = False


class Recall(NamedTuple):
    """A thing named again with its number: the `verb` before the figure, "" if there is none, and the words behind it."""

    quantity: Quantity
    verb: str
    noun: str

    def means(self, key: str, verbs: Sequence[str]) -> bool:
        """True if `key` counts the same: 查处 and 水事违法案件 make up 立案查处水事违法案件. Without a verb of its own the
        noun is all of the key, but for one of the plain `verbs` (配备持证执法人员).
        """
        if not self.verb:
            return key.endswith(self.noun) and key[: len(key) - len(self.noun)] in ("", *verbs)
        at = key.rfind(self.verb)
        rest = key[at + len(self.verb) :]
        return at >= 0 and len(rest) >= _LEAST_NOUN and self.noun.startswith(rest)


def counts(context: Context, drop: tuple[str, ...], whole: tuple[str, ...], partly: Sequence[str]) -> Iterator[Count]:
    """What each figure counts, in the words of its clause, and whether it counts the whole."""
    wholes, own_year = _any_of(whole), _own_year(context)
    for quantity, clause in _clauses(context):
        if len(clause) < _LEAST_KEY:
            continue
        year = own_year.match(clause) if clause[0] in "在12" else None
        is_whole = year is not None or wholes.search(clause) is not None
        if not is_whole and len(clause) < _SURE_KEY:
            continue
        begin = year.end() if year else 0
        word = next((word for word in partly if word in clause), "")
        if word:
            begin = clause.index(word) + len(word)
        key = _key(clause[begin:], drop)
        if len(key) >= (_LEAST_KEY if is_whole else _SURE_KEY):
            yield made(Count, (_plain(key), quantity, is_whole, bool(word), len(key) >= _SURE_KEY))


def recalls(context: Context, drop: tuple[str, ...]) -> list[Recall]:
    """The figures by which things counted elsewhere are named again."""
    folded = context.folded
    found = []
    for quantity in context.facts.quantities:
        if quantity.percent or quantity.aside or quantity.approx or quantity.value is None or not quantity.unit:
            continue
        start, end = quantity.span
        if quantity.cue.endswith("的"):
            done, noun = _DONE.search(_key(quantity.cue, drop)), _NOUN.match(folded, end)
            if done and noun:
                found.append(Recall(quantity, done[1], noun[0]))
        elif urged := _HAS_DONE.match(quantity.cue):
            key = _key(quantity.cue[urged.end() :], drop)
            if len(key) >= _LEAST_NOUN:
                found.append(Recall(quantity, "", key))
        elif (among := _AMONG.match(folded, end)) and not _key(quantity.cue, drop):
            at = start - len(quantity.cue)
            if at == 0 or folded[at - 1] in _BEGINS:
                found.append(Recall(quantity, "", among[1]))
    return found


def counted(context: Context, drop: tuple[str, ...]) -> list[Count]:
    """Every figure that counts something, with the words before it however few."""
    return [
        made(Count, (key, quantity, False, False, False))
        for quantity, clause in _clauses(context)
        if quantity.unit and (key := _key(clause, drop))
    ]


def unit_of(quantity: Quantity) -> str:
    """The unit of a figure, one of two that say the same: 28场次 are 28场."""
    return _PLAIN_UNIT.get(quantity.unit, quantity.unit)


def _clauses(context: Context) -> Iterator[tuple[Quantity, str]]:
    """Each exact figure with the words before it in its clause."""
    folded, segments = context.folded, context.facts.segments
    since = 0
    for quantity in context.facts.quantities:
        start = max(segments[quantity.segment].start, since, quantity.span.start - _KEY_REACH)
        since = quantity.span.end
        if quantity.percent or quantity.aside or quantity.approx or quantity.value is None or not quantity.cue:
            continue
        clause = _CLAUSE.split(folded[start : quantity.span.start])[-1]
        yield quantity, _URGED.sub("", clause) if clause[:1] in _URGING else clause


def _key(clause: str, drop: tuple[str, ...]) -> str:
    return _NOT_KEY.sub("", _any_of(drop).sub("", clause))


def _plain(key: str) -> str:
    """`key` without what names nothing, but shows with the rest that much is said."""
    return _STUDY_GROUP.sub("", _HELD.sub("", key))


def _own_year(context: Context) -> re.Pattern[str]:
    return re.compile(f"在?{context.identity.report_year}年(?!月|[1-9])")


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of `words`, the longest first."""
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)")
