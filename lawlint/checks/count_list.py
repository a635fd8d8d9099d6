"""Lists that are announced with their number, and those the law fixes, for kind `count-word`: 三个方面：一是…二是…, 三项制度."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lawlint.checks.count_before import CountedList
from lawlint.model.finding import Context
from lawlint.model.outline import Run
from lawlint.model.span import Span
from lawlint.text.marks import HAN
from lawlint.text.numerals import DIGITS
from lawlint.text.pattern import Pattern, find_all, likely
from lawlint.text.regex import regex
from lawlint.text.spans import containing

_OUTSIDE = regex("[,:()“”《》‘’]")
_NAMED = regex(
    rf"(?P<number>[两三四五六七八九十])(?<![前第其].)(?:大类|[大项个类种道张支条])(?P<noun>(?:(?![中其前后首部之等]){HAN}){{1,6}}?)"
    r"(?:,?(?:即|分别是|分别为|就是)[:,]?|——)(?P<list>[^。;:!?()“”\n\r]{6,})"
)
_AND = regex("以及|[和及与]")
_LONGEST_NAME = 16
_MEMBER_MARK = regex("、|以及|和")
_REACH = 120
_LEAST_MEMBERS = 2
_ANNOUNCEMENT = 16  # characters in which a series is announced
_ANNOUNCEMENT_BELOW = 30
_GOES_ON = regex(r"[\n\r] *(?:第[三四五六]|最后|再者|此外|同时|三是)")  # 首先…其次…第三…第四…, each a paragraph
_REACH_BELOW = 1000
_LINE_BREAK = 4  # characters, and blanks round it
_BELOW = regex(r"(?:以下|如下|下列)([二两三四五六七八九十])(个方面|方面|项|个|点)[^,。;:]{0,10}[:。]? *$")
_ANNOUNCED = regex(
    "([二两三四五六七八九])(个(?:方面|环节|层面|维度|重点|关键)|项(?:工作|举措|措施|任务)|点)(?:的?(?:工作|问题|原因|内容|不足))?[:,。] *$"
)


class FixedSet(NamedTuple):
    """Things a rule of law names and counts: `counted` is how the text says how many (三项制度), `members` are, for each
    of them, the words it may be written with; `otherwise`: how it says another number of them (四个必经程序), which is
    wrong behind all of them.
    """

    counted: tuple[Pattern, ...]
    members: tuple[tuple[str, ...], ...]
    otherwise: tuple[Pattern, ...] = ()


def incomplete(context: Context, sets: Sequence[FixedSet]) -> Iterator[CountedList]:
    """Every list of a set the law fixes that lacks a member (行政执法公示、重大执法决定法制审核三项制度), or has them all
    and says another number.
    """
    folded, grams = context.folded, context.facts.grams
    for entry in sets:
        every, told = len(entry.members), set[int]()  # where numbers end that are told, with quotation marks or without
        for pattern in likely((*entry.counted, *entry.otherwise), grams):
            for match in find_all(pattern, folded, grams=grams):
                segment = containing(context.facts.segments, match.span)
                start, end = max(segment.start, match.span.start - _REACH), match.span.start
                clause = _OUTSIDE.split(folded[start:end].removesuffix("“"))[-1]
                named = _named_members(clause, entry)
                lacks = _LEAST_MEMBERS <= named < every and pattern in entry.counted
                if not named and pattern in entry.counted:
                    named = _named_behind(folded[match.span.end : min(segment.end, match.span.end + _REACH)], entry)
                    lacks = named == every - 1 > _LEAST_MEMBERS
                at = match.flag.end - folded.endswith("”", 0, match.flag.end)
                wrong = lacks or (named == every and pattern in entry.otherwise)
                if wrong and at not in told and context.document.is_prose(start):
                    told.add(at)
                    number = every if lacks else DIGITS.get(folded[end], named)
                    yield CountedList(match.flag, number, named)


def _named_behind(text: str, entry: FixedSet) -> int:
    """How many members of a set the sentence names behind its number, if one clause there lists some: “四个亲自”要求，对重要工作
    亲自部署、重大问题亲自过问、重要任务亲自督办.
    """
    if not any(_named_members(clause, entry) >= _LEAST_MEMBERS for clause in _OUTSIDE.split(text)):
        return 0
    return sum(any(word in text for word in words) for words in entry.members)


def explained(context: Context) -> Iterator[CountedList]:
    """Every number whose things are named in full behind it, and are not so many: 五项机制，即联席会议、信息共享和司法建议反馈."""
    for match in _NAMED.finditer(context.folded):
        items, number = match["list"], DIGITS.get(match["number"], 10)
        if "等" in items or any(map(str.isdigit, items)) or not context.document.is_prose(match.start()):
            continue
        counts = _counts(items.split(",")[0], match["noun"]) | _counts(items.replace(",", "、"), match["noun"])
        if counts and number not in counts and min(abs(number - count) for count in counts) == 1:
            named = min(counts, key=lambda count: abs(number - count))
            yield CountedList(Span(match.start(), match.end("noun")), number, named)


def announced(context: Context) -> Iterator[CountedList]:
    """Every announcement of so many matters with another number of headings below it: 着力抓好以下四个方面工作：（一）…（二）…（三）…."""
    for run in context.facts.runs:
        if not run.sound or len(run.siblings) < _LEAST_MEMBERS or not run.intro or run.siblings[0].written != 1:
            continue
        line = run.intro[-1]
        said = _BELOW.search(context.folded, max(line.start, line.end - _ANNOUNCEMENT_BELOW), line.end)
        if not said or line.end > run.siblings[0].marker.start or run.siblings[0].level == 1:
            continue  # the parts of a report are more than the matters of one of them
        number = DIGITS.get(said[1], 10)
        spans = (series.members for series in context.facts.series)
        over = any(
            1 < members[0].number <= members[-1].number == number for members in spans
        )  # 三是, 四是 below （二）
        if number not in (len(run.siblings), _matters(context, run)) and not over:
            yield CountedList(Span(said.start(1), said.end(2)), number, len(run.siblings))


def _matters(context: Context, run: Run) -> int:
    """How many matters the titles of a run name: （一）抓学习、抓决策 are two."""
    return sum(context.folded.count("、", *heading.title) + 1 for heading in run.siblings)


def _counts(items: str, noun: str) -> set[int]:
    """How many things a list may name; `noun` is what they are said to be. Nothing if it is none."""
    names = items.split("、")
    if len(names) < _LEAST_MEMBERS or not all(1 < len(name) <= _LONGEST_NAME for name in names):
        return set()
    joined = len(_AND.findall(names[-1]))
    every = len(names) + sum(len(_AND.findall(name)) for name in names)
    called = sum(name.endswith(noun[-2:]) for name in names)  # 会商、移送机制 is one
    return {len(names), len(names) + joined, every} | ({called} if called > 1 else set())


def _named_members(clause: str, entry: FixedSet) -> int:
    """How many members of a set the list at the end of `clause` names; 0 where it names anything else."""
    if "等" in clause:
        return 0
    items = _MEMBER_MARK.split(clause)  # not at 与: 公众参与
    owners = [
        next((at for at, words in enumerate(entry.members) if any(word in item for word in words)), -1)
        for item in items
    ]
    return len(owners) if -1 not in owners and len(set(owners)) == len(owners) else 0


def _lead_in(folded: str, line: int, start: int) -> tuple[int, int]:
    """The stretch in which a series that begins at `start` is announced: on its line, or at the end of the one before."""
    if folded[line:start].strip():
        return max(line, start - _ANNOUNCEMENT), start
    low = max(0, line - _ANNOUNCEMENT - _LINE_BREAK)
    return low, low + len(folded[low:line].rstrip())


def miscounted(context: Context) -> Iterator[CountedList]:
    """Every announcement of so many points with a series of another number behind it: 三个方面：一是…二是…三是…四是."""
    folded = context.folded
    for series in context.facts.series:
        numbers = [member.number for member in series.members]
        if len(numbers) < _LEAST_MEMBERS or numbers != list(range(1, len(numbers) + 1)):
            continue
        start = series.members[0].span.start
        line = context.document.block_at(start).span
        said = _ANNOUNCED.search(folded, *_lead_in(folded, line.start, start))
        if series.family == "first" and _GOES_ON.search(folded, series.members[-1].span.end, line.end + _REACH_BELOW):
            continue
        last = "。最后" in folded[series.members[-1].span.end : line.end] and series.family == "first"  # 首先…其次…最后
        named = len(numbers) + last
        if said and DIGITS.get(said[1], 10) != named:
            yield CountedList(Span(said.start(), said.end(2)), DIGITS.get(said[1], 10), named)
