"""Figures named again, for kind `metric`: 在全年28场次法治宣传活动中, 督促开展普法活动36场, 33名执法人员承担9个社区….

What is named again is the same quantity where its words make up those of a count elsewhere. Of what may also be said of a
part only more than the whole is wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from lawlint.checks.metric_again import LEAST_NOUN, Recall, begins, is_all, recalls
from lawlint.checks.metric_keys import PERSONS, SURE_KEY, Clause, Count, counted, unit_of
from lawlint.checks.metric_scope import Limits, settled, told_again
from lawlint.checks.metric_turned import turned
from lawlint.model.finding import Context, Judged
from lawlint.text.marks import HAN
from lawlint.text.regex import regex

# Who bears the work is all there are: 33名执法人员承担9个社区的巡查任务.
_BEARS = regex(rf"({HAN}{{{LEAST_NOUN},10}}?)(?:要|承担|负责|需|须|面对|肩负|担负|监管|管理|覆盖)")
_STAFF = regex("(?:[全本我]?(?:[县区市镇乡局委街]|街道))?(?:共|现)?(?:有|在岗|在编|在职|配备|拥有)*")
_SCOPE = regex("全(?:[县市区镇乡局]|街道|系统)(?=(?:现有|共有)?$)")
_MOST = 200  # figures compared with all others; a text with more of them is no report


def recalled(
    context: Context, clauses: Sequence[Clause], drop: tuple[str, ...], verbs: Sequence[str], limits: Limits
) -> list[Judged]:
    """What is named again, against the one count of it elsewhere, where no other figure of the text is that one."""
    judged = turned(context, clauses, drop, limits)
    known, borne = list(recalls(context, drop)), list(_borne(context, drop))[:_MOST]
    if not known and not borne:
        return judged
    places = counted(clauses, drop)
    written = Counter((unit_of(quantity), quantity.value) for quantity in context.facts.quantities)
    judged += _too_many(context, borne, places, limits)
    for recall in known:
        quantity, unit = recall.quantity, unit_of(recall.quantity)
        same = [
            place
            for place in places
            if place.quantity.segment != quantity.segment
            and unit_of(place.quantity) == unit
            and (recall.means(place.key, verbs) or (recall.told and recall.sums_up(place.key, _before(context, place))))
        ]
        held = any(place.quantity.value == quantity.value for place in same)
        surely = bool(
            same and recall.told and recall.verb and recall.means(same[0].key, verbs)
        )  # verb and thing are those told before
        if not same or not (held or (len(same) == 1 and (surely or written[unit, quantity.value] == 1))):
            continue
        own = limits._replace(unless=()) if recall.parted else limits
        owned = bool(recall.owner)
        first = same[0]
        whole = first.whole or len(first.key) >= SURE_KEY
        if settled(context, limits, first.quantity, whole, owned) and settled(context, own, quantity, True, owned):
            some = recall.some and not (recall.verb and recall.means(first.key, verbs))
            fewer = some and (quantity.value or 0) <= (first.quantity.value or 0)
            judged.append(told_again(first, quantity, held or fewer, recall.noun))
    judged += _recalled_twice(context, known, limits)
    return list({entry.relation.stated.span: entry for entry in reversed(judged)}.values())[::-1]


def _before(context: Context, place: Count) -> str:
    """The paragraph up to a figure: what it tells of."""
    at = place.quantity.span.start
    return context.folded[context.document.block_at(at).span.start : at]


def _recalled_twice(context: Context, known: Sequence[Recall], limits: Limits) -> Iterator[Judged]:
    """全镇65名“法律明白人”中 and 全镇现有58名“法律明白人”: all there are, named twice."""
    totals: dict[tuple[str, str, str], Recall] = {}
    for recall in known:
        if not is_all(recall):
            continue
        scope = _SCOPE.search(recall.quantity.cue)  # 全镇58名 are not the 全县860名
        first = totals.setdefault((recall.noun, unit_of(recall.quantity), scope[0] if scope else ""), recall)
        if first.quantity.segment != recall.quantity.segment and all(
            settled(context, limits, entry.quantity, True) for entry in (first, recall)
        ):
            place = Count(recall.noun, first.quantity, True, False)
            yield told_again(place, recall.quantity, first.quantity.value == recall.quantity.value)


def _borne(context: Context, drop: tuple[str, ...]) -> Iterator[Recall]:
    """Persons that are said to bear all the work."""
    for quantity in context.facts.quantities:
        if quantity.unit in PERSONS and quantity.value is not None and not quantity.approx and not quantity.aside:
            borne = _BEARS.match(context.folded, quantity.span.end)
            if borne and begins(context, quantity, drop):
                yield Recall(quantity, "", borne[1])


def _too_many(context: Context, borne: Sequence[Recall], places: Sequence[Count], limits: Limits) -> Iterator[Judged]:
    """33名执法人员承担… where there are 31 of them. Fewer may be those that do it."""
    for recall in borne:
        for place in places:
            staff = place.key.endswith(recall.noun) and _STAFF.fullmatch(place.key[: -len(recall.noun)])
            if not staff or place.quantity.unit not in PERSONS or place.quantity.segment == recall.quantity.segment:
                continue
            total, value = place.quantity.value, recall.quantity.value
            if total is None or value is None or value < total:
                continue
            if settled(context, limits, place.quantity, True) and settled(context, limits, recall.quantity, True):
                yield told_again(place, recall.quantity, value == total, recall.noun)
