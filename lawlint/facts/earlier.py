"""The total a sentence takes up from the clause before it: `受理637件，其中…；化解628件`, `立案318件。截至年底已办结306件`."""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.model.facts import Quantity
from lawlint.text.regex import regex

_DIFFERENCE = regex(r"[比较](?:上年|去年|20\d\d年)?(?:同期)?(?:增加|减少|上升|下降|[多少])(?:了)?$")  # 比2020年减少11件
_GOES_ON = regex(" *(?:截至|截止|目前|现已|已|年底|年末|均|全部)")


def total_before(folded: str, quantities: Sequence[Quantity], first: int) -> Quantity | None:
    """What the figure at `first`, the first of its segment, may be a part of: the only count of its unit in the segment
    before, but for a list of all its parts; of these, the one it names (其中投诉3872件、举报1346件；投诉办结3865件). Behind 。
    only where the sentence goes on with what became of it.
    """
    if not first or not _joined(folded, quantities[first - 1], quantities[first]):
        return None
    begin = first
    while begin and quantities[begin - 1].segment == quantities[first].segment - 1:
        begin -= 1
    unit = quantities[first].unit
    counts = [
        count
        for count in quantities[begin:first]
        if count.unit == unit and not count.aside and not _DIFFERENCE.search(count.cue)
    ]
    if len(counts) == 1:
        return counts[0]
    if counts and lists_all(folded, counts[0], counts[1:]):
        named = [count for count in counts[1:] if count.cue.removeprefix("其中") in quantities[first].cue]
        return counts[0] if not named else named[0] if len(named) == 1 else None
    return None


def lists_all(folded: str, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """True for 123件，其中邻里58件、婚姻39件、土地26件: a list that says no more than its total."""
    between = folded[total.span.end : parts[0].span.start]
    values = [part.value for part in parts if part.value is not None]
    return "其中" in between and 1 < len(values) == len(parts) and sum(values) == total.value


def _joined(folded: str, before: Quantity, behind: Quantity) -> bool:
    """True if ； alone stands between the sentences of two figures, or 。 and the second goes on."""
    between = folded[before.span.end : behind.span.start]
    stops = [at for at, char in enumerate(between) if char in ";。!?\n\r"]
    if len(stops) != 1:
        return False
    stop = between[stops[0]]
    at = before.span.end + stops[0] + 1
    return stop == ";" or (stop == "。" and _GOES_ON.match(folded, at) is not None)
