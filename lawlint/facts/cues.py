"""What the words round a figure say about it."""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.model.rule import Metric
from lawlint.text.marks import HAN
from lawlint.text.regex import regex

#: Words of a comparison: the figure behind them is a difference, or belongs to another period.
CHANGE = regex(r"同比|环比|[较比](?:上|去|前|20|年初|同期)|增加|增长|增至|减少|下降|降至|减至|压减|上升|提高|提升")

# 各 before a noun speaks of many things together (各类, 各村); before a verb or a figure it gives each of them its own.
_NOUNS = (
    "类级项村地部单镇乡方界种科站所社街片区县市局委办处股室组队中大支行领环阶时学企商网户家个人点线条层口渠机相责派基党团工群"
    "族色门款执成"
)
#: The figure is that of each of several: 镇长、副镇长各出庭应诉1次, 每村10件. It is part of no sum and of no share.
EACH = regex(f"各(?![{_NOUNS}])|每|平均|[人户村件次日月年]均")


_DUE = regex(rf"应(?:当)?(?![诉对急用])({HAN}{{1,8}})$")
_DONE = regex(rf"实(?:际)?(?!施|现|行|地|训|名|体|验|践|有的)({HAN}{{1,8}})$")
_NOWHERE = (-1, 0)
_CLAUSE_MARK = regex(r"[,。;:()!?\d\n\r]")
_QUOTED = regex("“[^“”]*”")  # 受理“12345”热线工单
_CLAUSE_REACH = 40  # characters


def clause_before(folded: str, end: int) -> str:
    """The words of a clause before a figure at `end`, what is listed before it included, what is quoted left out:
    受理农资质量、土地流转类投诉37件.
    """
    return _CLAUSE_MARK.split(_QUOTED.sub("", folded[max(0, end - _CLAUSE_REACH) : end]))[-1]


def due_and_done(due: str, done: str) -> str:
    """What was to be done and was, in the words before two figures: 到 of 应到35人，实到33人, 持 of 应持执法证15人，实际持证14人;
    "" where they do not say so of the same.
    """
    first, second = _DUE.search(due), _DONE.search(done)
    return second[1] if first and second and first[1][0] == second[1][0] else ""


def last_of(words: Sequence[str], text: str) -> int:
    """Where the last of `words` in `text` ends, -1 if none stands there."""
    return _last(words, text)[0]


def _last(words: Sequence[str], text: str) -> tuple[int, int]:
    """Where the last of `words` ends, and how long it is: a longer word beats one inside it."""
    last = _NOWHERE
    for word in words:
        at = text.rfind(word)
        if at >= 0 and (at + len(word), len(word)) > last:
            last = at + len(word), len(word)
    return last


def role_of(metric: Metric, text: str) -> str:
    """part, whole or "": for which of the two of `metric` the last word in `text` speaks, the longer one of two that end
    together: 应整改 is the whole of 整改, 成功调解纠纷 a part of 调解纠纷.
    """
    part, whole = _last(metric.part, text), _last(metric.whole, text)
    return "part" if part > whole else "whole" if whole > _NOWHERE else ""
