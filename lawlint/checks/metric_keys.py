"""What a figure counts, in the words round it, for kind `metric`.

Counted first (`查处水事违法案件26件`), its key is the words of its clause; named again (`对全年查处的26件水事违法案件`,
`18名持证执法人员中`), the words are parted by the figure, and are the same quantity where they make up such a key.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from lawlint.model.facts import Quantity
from lawlint.model.finding import Context
from lawlint.model.span import made
from lawlint.text.marks import HAN
from lawlint.text.regex import regex

_LEAST_KEY = 3  # characters before a figure that name a quantity, where both places count the whole year
SURE_KEY = 9  # so many name it on their own
_KEY_REACH = 40
_CLAUSE = regex(r"[,:()《》]")
_DATED = regex("^在?20[0-9]{2}年度?")
_URGING = frozenset("督推带指组牵统")
# Whoever urges others to something counts all of it: 督促各站所全年开展普法宣传活动36场, 推动全年开展….
_URGED = regex(rf"^(?:督促|推动|带动|指导|组织|牵头|统筹)(?:[各全]{HAN}{{1,4}})?(?=全年|年内|本年度)")
# 审定重大行政决策目录事项4项 are those that were published.
_LISTED = regex("^(?:审定|公布|编制|制定|发布|印发|确定)(?=(?:年度)?重大行政决策)")
_HELD = regex(
    "^(?:召开|举行|完成(?=法治|普法|宣传|学法|培训))"
)  # 主持镇党委会议研究法治建设4次 are the meetings 召开 elsewhere
# Which party body it is says the report: 乡党委会专题研究…, 主持党委会专题研究…, 局党组研究….
_BODY = regex(
    rf"^(?:{HAN}{{2,4}}[镇乡]|街道|{HAN})?(党委|党工委|党组|政府常务会议?)(?:会议?|班子)?(?=专题|研究|听取|学习|学法)"
)
_BODIES = ("党委", "党工委", "党组", "政府常务会")
_STUDIES = "学法"
# Whose studying a figure counts: 政府常务会议研究议题5项，会前学法9次; 列为中心组必学内容，全年集体学法6次.
MEETINGS = ("常务会", "常委会", "办公会", "党委会", "党组会", "党工委会")
_STUDENTS = regex(f"(县委|区委|市委|政府党组)?(?:理论学习)?(中心组)|({'|'.join(MEETINGS)})议?")
_STUDIED = regex("^(?:.*(主持|参加))?.*?(?:全年|年内)?(会前)?(?:集体|集中|专题)?学法$")
_STUDY = regex("(?:组|会)(?:会前)?学法$")
_LEAST_OF_BODY = 7  # characters that name a quantity on their own, if the body that did it is among them
# 专题研究法治建设的党委会议: what 党委会议专题研究法治建设 says.
_MEETING_ON = regex(rf"^(专题(?:研究|学习|听取){HAN}{{2,10}})的{HAN}?(党委|党工委|党组|政府常务)会议?$")
_MEETING = ("会", "会议")
_ON = regex(f"专题(?:研究|学习|听取){HAN}{{2,10}}")  # 党委会4次专题研究法治政府建设
TAKEN = ("针对", "对", "就", "将", "把")
_MADE = regex(rf"^(?:针对|[对就将把])({HAN}{{2,3}})的")  # 对作出的行政处罚决定
# Which group it is, say 县委 and 县政府党组, of which a report has both; a town or an office has one.
_STUDY_GROUP = regex(rf"(?:{HAN}{{0,4}}(?:党委|党工委|(?<!政府)党组))?理论学习(?=中心组)")
# 常务会议审议并出台行政规范性文件 are those 出台 elsewhere.
_AT_MEETING = regex(
    rf"^{HAN}{{0,3}}(?:常务会议?|党委会议?|党工委会议?|办公会议?)(?:审议|研究|讨论)(?:通过)?并(?=出台|印发|制定)"
)
_NOT_KEY = regex(r"[、 “”]")
PERSONS = frozenset("人名位")
_PLAIN_UNIT = {"场次": "场", "件次": "件", "名": "人", "位": "人"}


#: A figure, and the words before it in its clause.
Clause = tuple[Quantity, str]


class Count(NamedTuple):
    """A figure with the words of what it counts, whether it counts the whole, and whether it may be part of that. `sure`:
    the words are so many that they name it on their own.
    """

    key: str
    quantity: Quantity
    whole: bool
    partly: bool
    sure: bool = False


def counts(
    clauses: Sequence[Clause], year: int | None, drop: tuple[str, ...], whole: tuple[str, ...], partly: Sequence[str]
) -> Iterator[Count]:
    """What each figure counts, in the words of its clause, and whether it counts the whole, of the `year` or the place."""
    wholes, own_year = _any_of(whole), re.compile(f"在?{year}年(?!月|[1-9])")
    for quantity, clause in clauses:
        if len(clause) < _LEAST_KEY:
            continue
        dated = own_year.match(clause) if clause[0] in "在12" else None
        is_whole = dated is not None or wholes.search(clause) is not None
        if not is_whole and len(clause) < SURE_KEY and not is_study(clause):
            continue
        begin = dated.end() if dated else 0
        word = next((word for word in partly if word in clause), "")
        if word:
            begin = clause.index(word) + len(word)
        key = key_of(clause[begin:], drop)
        if len(key) < (_LEAST_KEY if is_whole else SURE_KEY) and not key.endswith(_STUDIES):
            continue
        plain = _plain(key)
        sure = len(key) >= SURE_KEY or _STUDY.search(key) is not None
        if sure or (is_whole and len(key) >= _LEAST_KEY):
            sure = sure or (len(plain) >= _LEAST_OF_BODY and plain.startswith(_BODIES))
            yield made(Count, (plain, quantity, is_whole, bool(word), sure))


def counted(clauses: Sequence[Clause], drop: tuple[str, ...], starts: Collection[int] | None = None) -> list[Count]:
    """Every figure that counts something, or each that begins at one of `starts`, with the words before it however few."""
    return [
        made(Count, (key, quantity, False, False, False))
        for quantity, clause in clauses
        if quantity.unit
        and (starts is None or quantity.span.start in starts)
        and (key := _DATED.sub("", key_of(clause, drop)))
    ]


def unit_of(quantity: Quantity) -> str:
    """The unit of a figure, one of two that say the same: 28场次 are 28场, 14名 are 14人."""
    return _PLAIN_UNIT.get(quantity.unit, quantity.unit)


def clauses_of(context: Context) -> Iterator[Clause]:
    """Each exact figure with the words before it in its clause."""
    folded, segments = context.folded, context.facts.segments
    since = 0
    for quantity in context.facts.quantities:
        start = max(segments[quantity.segment].start, since, quantity.span.start - _KEY_REACH)
        since = quantity.span.end
        if quantity.percent or quantity.aside or quantity.approx or quantity.value is None or not quantity.cue:
            continue
        clause = _CLAUSE.split(folded[start : quantity.span.start])[-1]
        if clause.endswith(_STUDIES):
            clause = _of_students(clause, folded[segments[quantity.segment].start : quantity.span.start])
        if clause.endswith(_MEETING) and quantity.unit == "次" and (on := _ON.match(folded, quantity.span.end)):
            clause += on[0]
        yield quantity, _URGED.sub("", clause) if clause[:1] in _URGING else clause


def _of_students(clause: str, said: str) -> str:
    """`clause` with the body that studied, if that stands before it in what is `said` up to the figure."""
    bodies = list(_STUDENTS.finditer(said))
    studied = _STUDIED.match(clause)
    if studied and studied[2]:  # before a meeting
        bodies = [body for body in bodies if body[3]]
    if not bodies or not studied:
        return clause
    whose, group, meeting = bodies[-1].groups()
    before = "会前" if meeting and studied[2] else ""
    return f"{studied[1] or ''}{whose or ''}{group or meeting}{before}学法"


def is_study(key: str) -> bool:
    """True for how often a body studied the law, which is told among other things: 集中学法14次，其中中心组学法5次."""
    return _STUDY.search(key) is not None


def key_of(clause: str, drop: tuple[str, ...]) -> str:
    """The words of a clause that tell what is counted."""
    return _NOT_KEY.sub("", _any_of(drop).sub("", clause))


def _plain(key: str) -> str:
    """`key` without what names nothing, but shows with the rest that much is said."""
    key = _LISTED.sub("", _HELD.sub("", key))
    if key.startswith(TAKEN):
        key = _MADE.sub(r"\1", key)
    elif key.startswith("专题"):
        key = _MEETING_ON.sub(r"\2会\1", key)
    return _STUDY_GROUP.sub("", _AT_MEETING.sub("", _BODY.sub(r"\1", key)))


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of `words`, the longest first."""
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)")
