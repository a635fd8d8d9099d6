"""Kind `section-body`: what stands under a heading.

    check: {kind: section-body, lacks: text}

`lacks: text` finds headings with nothing under them. A line that is a sentence of its own (`1.加强学习。`), or one of a
list of bare lines, is content and not an empty heading.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from lawlint.model.finding import Context, Finding, Outcome
from lawlint.model.outline import Heading, Section
from lawlint.text.pattern import Pattern, any_match

NAME = "section-body"
VALUES = frozenset({"heading", "title"})
GRADES: tuple[str, ...] = ()
EXTENDS = ""

_SENTENCE_ENDS = "。；;！？!?：:"


class Options(NamedTuple):
    """`complete`: words that make a heading say all there is to say (无, 没有): 五、其他需要报告的情况：无。"""

    lacks: Literal["text"]
    complete: tuple[Pattern, ...] = ()


def check(context: Context, options: Options) -> Outcome:
    """One finding for each heading with no text below it."""
    findings: list[Finding] = []
    examined = not_judged = 0
    for part in context.outline.parts:
        groups: list[Sequence[Section]] = [part.sections]
        while groups:
            siblings = groups.pop()
            for section in siblings:
                groups.append(section.children)
                if section.heading is None:
                    continue
                verdict = _verdict(context, section, siblings, options)
                examined += verdict is not None
                not_judged += verdict is None
                if verdict:
                    findings.append(_finding(context, section.heading))
    return Outcome(tuple(sorted(findings, key=lambda finding: finding.span)), examined, not_judged)


def _verdict(context: Context, section: Section, siblings: Sequence[Section], options: Options) -> bool | None:
    """True: empty; False: has text; None: a list item or a statement, which is no heading to be empty."""
    if section.body or section.children:
        return False
    heading = section.heading
    if heading is None or heading.uncertain:
        return None
    if any_match(options.complete, context.folded, *heading.title):
        return None
    if all(not sibling.body and not sibling.children for sibling in siblings) and (
        len(siblings) > 1 or heading.level > 1
    ):
        return None if heading.level > 1 or len(siblings) > 2 else True
    if _is_sentence(context, heading):
        return None
    return True


def _is_sentence(context: Context, heading: Heading) -> bool:
    """True for a line that ends as a sentence does, and is one: with a comma, or longer than headings are."""
    end = context.document.block_at(heading.marker.start).span.end
    line = context.text[heading.title.start : end].rstrip()
    return line.endswith(tuple(_SENTENCE_ENDS)) and ("，" in line or "," in line or len(line) > 24)


def _finding(context: Context, heading: Heading) -> Finding:
    title = context.document.cut(heading.title).strip()
    written = context.document.cut(heading.span).strip()
    return Finding(heading.span, {"heading": written, "title": title})
