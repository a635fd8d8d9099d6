"""Ordinal series that lack a member, for kind `numbering`: 一是…三是, a 一是 alone, 二是 twice."""

from __future__ import annotations

import re
from bisect import bisect_left

from lawlint.model.facts import Ordinal, Series
from lawlint.model.finding import Context, Finding, Outcome, Related
from lawlint.text.enclosed import inside
from lawlint.text.numerals import to_chinese
from lawlint.text.regex import regex

_CLAUSE = r"(?:^|[\n\r。,;:!? ])"
# What carries a series on in another shape: 一是…另外…, 第一…其次…, 一是…二抓…; after 首先 any word that goes on.
_CARRIES_ON = regex(
    _CLAUSE + r"(?:其次|再次|第二|其二|另外|另一|再就是|再是|再有|再者|还有|[二两]、?(?![〇○十百千万级类季月期线个]))"
)
_GOES_ON = regex(_CLAUSE + r"(?:然后|接着|随后|最后|同时|与此同时|此外|进而|之后|下一步|今后|在此基础上)")
_BEGAN_OTHERWISE = regex(r"首先|第一|其一|一是|一要|一方面|是其?一[。,;]|" + _CLAUSE + "一")
_SECOND_OTHERWISE = regex(r"其次|第二[位名]|" + _CLAUSE + "(?:再就是|二来|另外)")
_SECOND = 2
_SENTENCE_END = regex("[。;\n\r]")
_REACH = 2000  # characters looked at before and behind; a series of paragraphs is long

_FIRST = ("首先", "其次", "再次", "最后")


def series(context: Context) -> Outcome:
    """One finding for each place where a series does not go on as it should."""
    findings: list[Finding] = []
    examined = not_judged = 0
    waiting = list(reversed(context.facts.series))
    before: Series | None = None
    while waiting:
        entry = waiting.pop()
        continues, before = before is not None and _taken_up(context, before, entry), entry
        if continues:
            not_judged += 1
            continue
        if waiting and _counts_down(entry, waiting[-1]):
            while waiting and _counts_down(entry, waiting[-1]):
                entry = waiting.pop()
            not_judged += 1
            continue
        if waiting and _split_by_a_slip(entry, waiting[-1]) and not _carried_on(context, entry):
            second = waiting.pop()
            slip = _repeated(context, entry.members[0], second.members[0])
            faults: list[Finding] | None = None if _either(context, entry, second) else [slip]
        else:
            faults = _faults(context, entry)
        if faults is None:
            not_judged += 1
        else:
            examined += 1
            findings += faults
    return Outcome(tuple(findings), examined, not_judged)


def _taken_up(context: Context, before: Series, entry: Series) -> bool:
    """True for 一是…二是… under one heading and 三是…四是… under the next: one series over both."""
    if before.family != entry.family or entry.members[0].number != before.members[-1].number + 1:
        return False
    first, second = (context.outline.path_at(series.members[0].span.start) for series in (before, entry))
    return len(first) > 1 and [*first[:-1]] == [*second[:-1]] and first[-1] != second[-1]


def _counts_down(entry: Series, following: Series) -> bool:
    """True for 第三…，第二…，第一…: read as series of one member each, of which the next is one less. It ranks things;
    nobody counts 二是, 一是 on purpose.
    """
    if entry.family != "nth":
        return False
    alike = (entry.family, entry.end, len(entry.members)) == (following.family, following.end, 1)
    return alike and len(entry.members) == 1 and following.members[0].number == entry.members[0].number - 1


def _split_by_a_slip(entry: Series, following: Series) -> bool:
    """True for 一是…一是…三是…: one series, whose second member repeats the number of the first."""
    first, *others = entry.members
    alike = (entry.family, entry.end) == (following.family, following.end)
    return (
        alike and first.number == 1 and not others and [member.number for member in following.members[1:2]] in ([], [3])
    )


def _either(context: Context, entry: Series, following: Series) -> bool:
    """True for two 一是 in one sentence and none behind: 两条路，一是内部挖潜，一是外部引进 tells both apart, and counts neither."""
    start, end = entry.members[0].span.start, following.members[0].span.start
    return len(following.members) == 1 and not _SENTENCE_END.search(context.folded, start, end)


def _faults(context: Context, entry: Series) -> list[Finding] | None:
    """What is wrong with a series; None where another reading of it is possible."""
    first, *others = entry.members
    if first.number > 1:
        if entry.family in ("must", "first") or _began_otherwise(context, first):
            return None
        return [_gap(context, first, first.number - 1)]
    if not others:
        quoted = inside(context.folded, first.span, "“")
        return (
            None if quoted or _carried_on(context, entry) or _in_passing(context, entry) else [_alone(context, first)]
        )
    found: list[Finding] = []
    last, slipped = first, False
    for member in others:
        if member.number < last.number:
            return _exchanged(context, entry)
        if member.number == last.number:
            found.append(_repeated(context, last, member))
            slipped = True  # the count may go on from here, or as if this member had its right number
        elif member.number != last.number + 1 and not (slipped and member.number == last.number + 2):
            found.append(_gap(context, member, last.number + 1, last))
        last = member
    return found


def _exchanged(context: Context, entry: Series) -> list[Finding] | None:
    """一是…；三是…；二是…: two members that changed places; None for anything else."""
    numbers = [member.number for member in entry.members]
    at = next((at for at, number in enumerate(numbers, 1) if number != at), 0)
    swapped = [*numbers[: at - 1], *numbers[at - 1 : at + 1][::-1], *numbers[at + 1 :]] if at else []
    if swapped != list(range(1, len(numbers) + 1)):
        return None
    return [_gap(context, entry.members[at - 1], at, entry.members[at - 2] if at > 1 else None)]


def _carried_on(context: Context, entry: Series) -> bool:
    start = entry.members[0].span.end
    end = entry.end if entry.end >= 0 else len(context.folded)
    end = min(end, start + _REACH)
    if _CARRIES_ON.search(context.folded, start, end):
        return True
    return entry.family == "first" and bool(_GOES_ON.search(context.folded, start, end))


def _in_passing(context: Context, entry: Series) -> bool:
    """True for 首先 inside a sentence: it may tell what weighs most (要解决社会问题，首先是农村问题)."""
    return entry.family == "first" and context.folded.endswith(",", 0, entry.members[0].span.start)


def _alone(context: Context, first: Ordinal) -> Finding:
    return _finding(context, first, f"只此一处，后面没有“{_written(context, first, 2)}”")


def _began_otherwise(context: Context, first: Ordinal) -> bool:
    """True if the section has, before `first`, what may be the members before it in another shape."""
    headings = context.outline.headings
    index = bisect_left(headings, first.span.start, key=lambda heading: heading.marker.start)
    start = max(first.span.start - _REACH, headings[index - 1].marker.start if index else 0)
    if first.number > _SECOND and _SECOND_OTHERWISE.search(context.folded, start, first.span.start):
        return True
    return bool(_BEGAN_OTHERWISE.search(context.folded, start, first.span.start))


def _written(context: Context, like: Ordinal, number: int) -> str:
    """The ordinal `number` in the shape of `like`."""
    shape = context.folded[like.span.start : like.span.end]
    if shape in _FIRST:
        return _FIRST[min(number, len(_FIRST)) - 1]
    return re.sub("[一二三四五六七八九十]+", to_chinese(number), shape)


def _gap(context: Context, member: Ordinal, missing: int, before: Ordinal | None = None) -> Finding:
    problem = f"前面没有“{_written(context, member, missing)}”"
    return _finding(context, member, problem, before)


def _repeated(context: Context, before: Ordinal, member: Ordinal) -> Finding:
    problem = f"与前一个序数重复，应为“{_written(context, member, member.number + 1)}”"
    return _finding(context, member, problem, before)


def _finding(context: Context, member: Ordinal, problem: str, before: Ordinal | None = None) -> Finding:
    related = (Related(before.span, "前一个序数"),) if before else ()
    return Finding(member.span, {"found": context.document.cut(member.span), "problem": problem}, related)
