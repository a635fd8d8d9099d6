"""Blanks inside lines, for kind `spacing`: stray ones, and those that are left of a paragraph break."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lawlint.model.document import PROSE_KINDS
from lawlint.model.finding import Context, Finding, Outcome
from lawlint.model.outline import PART_FAMILY, Heading
from lawlint.model.span import Edit, Span
from lawlint.text.grams import gram
from lawlint.text.marks import CLOSING, HAN_CHAR, OPENING, STOPS
from lawlint.text.regex import regex

_BLANKS = regex("  *")  # a pattern that begins with a plain character is searched twenty times as fast
_PROSE = regex("[。,;]")
_COLUMNS = 3  # so many wide gaps in a line make it a row of a table
_REACH = 300  # characters on each side of a blank that are looked at
_INDENT = "\u3000\u3000"
_LEAST_TEXT = 20  # characters of a paragraph that was run on to its heading
_WIDE = 4  # blanks as wide as an indent of two characters
_SENTENCE_END = "。!?;"
_LOST_GRAMS = tuple(gram(mark + " ") for mark in _SENTENCE_END + "”’)")
_ARTICLE = regex(r" *第[一二三四五六七八九十百零\d]{1,6}[编章节条款] *$")
_HEADING_STARTS = regex(r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)")
_SERIES_STARTS = regex(
    r"[一二三四五六七八九十]{1,3}[是要、]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、](?!\d)"
    r"|第[一二三四五六七八九十]{1,3}[,是]|[首其][先次]|最后"
)
_SECTION_NUMBER = regex(r" *\d{1,2}(?:\.\d{1,2}){0,3}")  # 5 应急响应, 5.1 分级响应
_FIGURE = regex(r"\d[\d.,]*%?")


class Gap(NamedTuple):
    """Blanks between two characters of one line of prose."""

    start: int
    end: int
    line: Span
    heading: Heading | None


def gaps(context: Context) -> Iterator[Gap]:
    """Every run of blanks inside a line of running text, in order. Where a mark of the format stands (`**`) is none."""
    document, folded, text = context.document, context.folded, context.text
    length = len(folded)
    headings = {heading.line: heading for heading in context.outline.headings}
    line, usable = Span(0, 0), False
    heading: Heading | None = None
    for match in _BLANKS.finditer(folded):
        start, end = match.span()
        if start == 0 or end == length or folded[start - 1] in "\n\r" or folded[end] in "\n\r":
            continue
        if start >= line.end:
            block = document.block_at(start)
            line = block.span
            heading = headings.get(document.line_of(start))
            usable = block.kind in PROSE_KINDS and _running(context, line, heading)
        # A blank that touches a mark of the format pads it: | 甲 | 乙 |.
        if usable and not text[line.start : start].isspace() and not document.has_markup(Span(start - 1, end + 1)):
            yield Gap(start, end, line, heading)


def _running(context: Context, line: Span, heading: Heading | None) -> bool:
    """True for headings and running text; False for titles, sign-offs, rows of a table and bare lists."""
    if heading:
        return True
    if not _PROSE.search(context.folded, *line) or "\t" in context.text[line.start : line.end]:
        return False
    row = context.folded[line.start : line.end].strip()
    return row.count("   ") < _COLUMNS and not any(
        line.start <= span.start < line.end
        for part in context.outline.parts
        for span in (*part.title, *part.signoff, *((part.addressee,) if part.addressee else ()))
    )


def lost_break(context: Context, gap: Gap) -> bool:
    """True if a paragraph ended before these blanks: `氛围。　　一是`."""
    folded = context.folded
    before = folded[gap.start - 1]
    if before in "”’)":
        before = folded[gap.start - 2]
    if folded.startswith("—", gap.end):  # “奉法者强则国强。”　　——《韩非子》: whose words they are
        return False
    written = context.text[gap.start : gap.end]
    if gap.heading and before not in _SENTENCE_END:  # （六）夯实社会基础　　2024年，全区开展…。
        runs_on = written == _INDENT and gap.line.end - gap.end >= _LEAST_TEXT and folded[gap.line.end - 1] == "。"
        return runs_on and gap.start > gap.heading.marker.end and not _spaced_titles(context)
    if before not in _SENTENCE_END:
        return False
    if written.count("\u3000") >= 2 or len(written) >= _WIDE:
        return True
    # A full-width blank is half an indent; of others one may have been typed behind any full stop.
    starts = _SERIES_STARTS if "\u3000" in written and before != ";" else _HEADING_STARTS
    return bool(starts.match(folded, gap.end))


def _spaced_titles(context: Context) -> bool:
    """True where headings are set apart from their text by two blanks as a matter of style: 一、依法履职　　全乡共梳理…."""
    lines = (context.document.block_at(heading.marker.start).span for heading in context.outline.headings)
    return sum(_INDENT in context.text[line.start : line.end].lstrip("\u3000") for line in lines) > 1


def _has_inner_indent(text: str) -> bool:
    """True if the indent of a paragraph stands inside a line."""
    at = text.find(_INDENT, 1)
    while at >= 0:
        if text[at - 1] not in "\n\r\u3000 ":
            return True
        at = text.find(_INDENT, at + len(_INDENT))
    return False


def merged(context: Context) -> Outcome:
    """One finding for each paragraph that was run on to the one before it."""
    if context.facts.grams.isdisjoint(_LOST_GRAMS) and not _has_inner_indent(context.text):
        return Outcome()
    findings = []
    for gap in gaps(context):
        if lost_break(context, gap):
            opening = _SERIES_STARTS.match(context.folded, gap.end)
            end = min(opening.end() if opening else gap.end + 2, gap.line.end)
            before = context.text[max(gap.line.start, gap.start - 8) : gap.start]
            values = {"found": context.text[gap.start : end], "before": before, "behind": context.text[gap.end : end]}
            findings.append(Finding(Span(gap.start - 1, end), values))
    return Outcome(tuple(findings), len(findings))


def stray(context: Context) -> Outcome:
    """One finding for each place; the blanks on both sides of a figure are one."""
    findings: list[Finding] = []
    examined = not_judged = 0
    spaced: bool | None = None
    done = 0
    for gap in gaps(context):
        if gap.start < done or lost_break(context, gap):
            continue
        if gap.heading and gap.start <= gap.heading.marker.end:
            spaced = _spaced_markers(context) if spaced is None else spaced
            verdict = _after_marker(context, gap) if not spaced else None
        else:
            verdict = _verdict(context, gap)
        if verdict is None:
            not_judged += 1
            continue
        examined += 1
        if verdict:
            done = verdict[-1].end
            findings.append(_finding(context, verdict))
    return Outcome(tuple(findings), examined, not_judged)


def _finding(context: Context, blanks: tuple[Span, ...]) -> Finding:
    """The flagged words take in the characters on either side, or nothing would be seen."""
    span = Span(blanks[0].start - 1, blanks[-1].end + 1)
    edits = tuple(Edit(blank, "") for blank in blanks)
    # Behind a full stop a blank may be all that is left of a paragraph break: shown, not taken out.
    doubtful = any(context.folded[blank.start - 1] in "。!?" for blank in blanks)
    values = {"found": context.document.cut(span), "before": "", "behind": ""}
    return Finding(span, values, edits=edits, fix_title="删去空格", display_only=doubtful)


def _spaced_markers(context: Context) -> bool:
    """True where headings have a blank behind their markers as a matter of style."""
    headings = context.outline.headings
    spaced = sum(context.folded[heading.marker.end : heading.marker.end + 1] == " " for heading in headings)
    return spaced > 2 and spaced * 2 > len(headings)


def _after_marker(context: Context, gap: Gap) -> tuple[Span, ...] | None:
    """Behind `（二）` or `三、`; behind `1.` a blank is the habit of Markdown and of word processors, and 第一部分 has one."""
    part = gap.heading and gap.heading.family == PART_FAMILY
    if part or context.folded[gap.start - 1] == "." or "\t" in context.text[gap.start : gap.end]:
        return None
    return (Span(gap.start, gap.end),)


def _verdict(context: Context, gap: Gap) -> tuple[Span, ...] | None:
    """The blanks to take out, none if they are right, None if that cannot be told."""
    folded, text = context.folded, context.text
    before, behind = folded[gap.start - 1], folded[gap.end]
    blank = Span(gap.start, gap.end)
    if before in STOPS:
        # The blank behind a half-width mark goes with the mark; between two marks it belongs to doubled marks.
        return None if text[gap.start - 1] in ",;:!?" or behind in STOPS else (blank,)
    if before.isdigit() or behind.isdigit():
        return _around_figure(context, gap)
    if behind in STOPS or behind in CLOSING:
        return (blank,) if HAN_CHAR.match(before) or before in CLOSING or before == "%" else None
    if before in OPENING:
        return (blank,)
    if behind in OPENING or before in CLOSING:
        chinese = HAN_CHAR.match(before) or HAN_CHAR.match(behind)
        return (blank,) if chinese or (before in CLOSING and behind in OPENING) else None
    if HAN_CHAR.match(before) and HAN_CHAR.match(behind):
        return _between_words(context, gap)
    return None


def _around_figure(context: Context, gap: Gap) -> tuple[Span, ...] | None:
    """` 400 余人`: the blanks before and behind a figure among Chinese words."""
    folded = context.folded
    before, behind = folded[gap.start - 1], folded[gap.end]
    blank = Span(gap.start, gap.end)
    if before.isdigit():
        if _SECTION_NUMBER.fullmatch(folded, gap.line.start, gap.start):
            return None
        chinese = HAN_CHAR.match(behind) or behind in STOPS
        return (blank,) if chinese and not _latin_before_figure(folded, gap) else None
    if not (HAN_CHAR.match(before) or before in CLOSING or before in OPENING):
        return None
    figure = _FIGURE.match(folded, gap.end, gap.line.end)
    end = figure.end() if figure else gap.end
    behind_figure = _BLANKS.match(folded, end, gap.line.end)
    if not behind_figure:
        return (blank,) if HAN_CHAR.match(folded[end : end + 1]) or folded[end : end + 1] in STOPS else None
    return (blank, Span(*behind_figure.span())) if HAN_CHAR.match(folded[behind_figure.end() :][:1]) else None


def _latin_before_figure(folded: str, gap: Gap) -> bool:
    """True behind `Windows 10`, `GB/T 9704`: the figure belongs to a name in Latin letters."""
    start = gap.start
    while start > gap.line.start and (folded[start - 1].isdigit() or folded[start - 1] in "., -"):
        start -= 1
    return folded[start - 1 : start].isascii() and start > gap.line.start


def _between_words(context: Context, gap: Gap) -> tuple[Span, ...] | None:
    """Between two Chinese characters: right in slogans, lists of names, headings in halves and behind 第一条."""
    folded, line = context.folded, gap.line
    if gap.heading and gap.end < gap.heading.title.end:
        return None
    if _ARTICLE.match(folded, line.start, gap.start):
        return None
    left = folded[max(line.start, gap.start - _REACH) : gap.start]
    if max(map(left.rfind, "“《‘〈")) > max(map(left.rfind, "”》’〉")):
        return None
    clause_left = re.split(r"[,。;:、!?()“”《》 是]", left)[-1]
    clause_right = re.split(r"[,。;:、!?()“”《》]", folded[gap.end : min(line.end, gap.end + _REACH)], maxsplit=1)[0]
    if " " in clause_right.strip() or (left[: -len(clause_left)] or left)[-1:] == " ":
        return None
    if len(clause_left) == len(clause_right) and (len(clause_left) >= 4 or len(clause_left) == 1):
        return None  # a slogan in two halves; 陈　云, a name set to the width of three characters
    return (Span(gap.start, gap.end),)
