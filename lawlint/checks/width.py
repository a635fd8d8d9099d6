"""Half-width marks in Chinese text, for kind `marks`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from lawlint.model.document import PROSE_KINDS
from lawlint.model.finding import Context, Finding, Outcome
from lawlint.model.span import Edit, Span
from lawlint.text.limits import most_in
from lawlint.text.marks import HAN, STOPS, addresses, has_han
from lawlint.text.pattern import Pattern, find_all
from lawlint.text.regex import regex

# What stands on either side of a mark, on folded text: Chinese at once, or after a short word of Latin letters or
# figures that stands among Chinese (`通过LED,`). A word after a blank is of another language.
_CHINESE = f"(?:{HAN}|[“”‘’《》〈〉〔〕【】%‰℃—…·、。])"
_LEFT = regex(rf"(?:(?P<at_once>{_CHINESE}|{HAN}\))|{HAN}[A-Za-z0-9.+\-/]{{1,16}}) *$")
_RIGHT = regex(rf" *(?:(?P<at_once>{_CHINESE}|\({HAN})|[A-Za-z0-9.+\-/]{{1,16}}(?:{HAN}|%)|$)")
_REACH = 24
_DENSEST = 10  # characters for each mark, in the text that has most of them
_DENSEST_PAIR = 40  # for each pair of brackets
_FINAL_POINT = r"\.(?=\s*(?:[\n\r]|$))"
_BRACKETS = regex(r"\(([^()\n\r]*)\)")
_BLANKS = regex(r"( *)\s*")
_ORDINAL = regex(r" *[一二三四五六七八九十\d]{1,3} *$")


def half_width(context: Context, marks: Mapping[str, str], inside: Sequence[Pattern]) -> Outcome:
    """One finding for each mark, one for a pair of brackets; marks that touch are one finding."""
    text = context.text
    present = [mark for mark in marks if mark in text]
    if not present:
        return Outcome()
    found: list[tuple[Span, list[Edit]]] = []
    not_judged = 0
    candidates = sorted((*_stops(context, marks, present), *_brackets(context, marks, present)))
    others = _others(context.folded, inside) if candidates else []
    for span, edits in candidates:
        if any(start <= edit.span.start < end for edit in edits for start, end in others):
            continue
        if not edits:
            not_judged += 1
            continue
        if found and found[-1][1][-1].span.end >= edits[0].span.start and found[-1][0].end <= edits[0].span.end:
            before, together = found.pop()
            together += edits
            found.append((Span(before.start, max(before.end, span.end)), together))
        else:
            found.append((span, list(edits)))
    findings = tuple(_finding(context, span, edits) for span, edits in found)
    return Outcome(findings, len(findings), not_judged)


def _others(folded: str, inside: Sequence[Pattern]) -> list[tuple[int, int]]:
    """Addresses, and the words marks belong to."""
    return addresses(folded) + [
        (match.span.start, match.span.end) for pattern in inside for match in find_all(pattern, folded)
    ]


def _finding(context: Context, span: Span, edits: Sequence[Edit]) -> Finding:
    expected = "".join(edit.text for edit in edits)
    values = {"found": "".join(context.document.cut(edit.span).strip() for edit in edits), "expected": expected}
    return Finding(span, values, edits=tuple(edits), fix_title=f"改为“{expected}”")


_FACES = (":)", ":(", ":-")  # what people type where others draw


def _stops(
    context: Context, marks: Mapping[str, str], present: Sequence[str]
) -> Iterator[tuple[Span, tuple[Edit, ...]]]:
    """Stops with the edit that mends each; without one where they are not judged."""
    stops = "".join(mark for mark in present if mark not in "().")
    patterns = [re.escape(mark) for mark in stops] + [_FINAL_POINT] * ("." in present)
    folded = context.folded
    matches = (match for pattern in patterns for match in re.finditer(pattern, context.text))
    for match in islice(matches, most_in(len(folded), _DENSEST)):
        at, mark = match.start(), match.group()
        block = context.document.block_at(at)
        if block.kind not in PROSE_KINDS or at == block.span.start or _beside_stop(folded, at):
            continue
        if mark == ":" and folded.startswith(_FACES, at):
            continue
        line_end = block.span.end
        left = _LEFT.search(folded, max(block.span.start, at - _REACH), at)
        right = _RIGHT.match(folded, at + 1, line_end)
        # Between two words of Latin letters it may be theirs: `Python, Java两种`.
        chinese = left and (left["at_once"] or (right and (right["at_once"] or not right.group())))
        if (chinese and not _figures(folded, at)) or (mark == "." and left):
            yield Span(at, at + 1), (Edit(Span(at, _behind_blanks(folded, at + 1, line_end)), marks[mark]),)
        elif left or (right and right["at_once"]):
            yield Span(at, at + 1), ()


def _behind_blanks(folded: str, start: int, line_end: int) -> int:
    """Where the blanks at `start` end; `start` itself where nothing else follows on the line."""
    blanks = _BLANKS.match(folded, start, line_end)
    return blanks.end(1) if blanks and blanks.end() < line_end else start


def _beside_stop(folded: str, at: int) -> bool:
    """True for a mark next to another: doubled marks are a fault of their own, `...` an ellipsis."""
    beside = STOPS + "."
    return folded[at - 1] in beside or folded[at + 1 : at + 2] in tuple(beside)


def _figures(folded: str, at: int) -> bool:
    """True between figures: 1,480, 10:30, 1:3."""
    before, behind = folded[max(0, at - _REACH) : at].rstrip(" ")[-1:], folded[at + 1 : at + 4].lstrip(" ")[:1]
    return before.isdigit() and behind.isdigit()


def _brackets(
    context: Context, marks: Mapping[str, str], present: Sequence[str]
) -> Iterator[tuple[Span, tuple[Edit, ...]]]:
    """Pairs of brackets, one or both half-width, with Chinese between them. A heading's marker is not one of them."""
    if "(" not in present and ")" not in present:
        return
    document, text = context.document, context.text
    for match in islice(_BRACKETS.finditer(context.folded), most_in(len(text), _DENSEST_PAIR)):
        start, end = match.start(), match.end()
        halves = [at for at in (start, end - 1) if text[at] in "()"]
        block = document.block_at(start)
        if not halves or block.kind not in PROSE_KINDS or context.folded[start - 1 : start] == "]":
            continue
        opens_line = not context.folded[block.span.start : start].strip()
        if opens_line and _ORDINAL.match(match[1]):
            continue
        chinese = has_han(match[1])
        edits = tuple(Edit(Span(at, at + 1), marks[text[at]]) for at in halves if text[at] in marks)
        yield Span(start, end), edits if chinese else ()
