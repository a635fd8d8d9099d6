"""Headings with no text below them, for kind `section-body`."""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.model.finding import Context, Finding, Outcome
from lawlint.model.outline import Heading, Section
from lawlint.text.pattern import Pattern, any_match

_BLANKS = 40  # characters before a list in which the line that announces it ends
_LEAST_ITEMS = 2  # siblings more than which make a list
_LONGEST_FORMULA = 12  # characters: 特此报告，请审阅。
_SENTENCE_ENDS = "。；;！？!?：:"


def without_text(context: Context, complete: Sequence[Pattern], formulas: Sequence[Pattern]) -> Outcome:
    """One finding for each heading with no text below it. `complete`: what a heading says that needs none; `formulas`: how
    a report closes.
    """
    findings: list[Finding] = []
    examined = not_judged = 0
    for part in context.outline.parts:
        groups: list[Sequence[Section]] = [part.sections]
        while groups:
            siblings = groups.pop()
            bare = all(_bare(context, sibling, formulas) for sibling in siblings[: _listed(context, siblings)])
            for section in siblings:
                groups.append(section.children)
                if section.heading is None:
                    continue
                verdict = _empty(context, section, len(siblings), bare, complete, formulas)
                examined += verdict is not None
                not_judged += verdict is None
                if verdict:
                    findings.append(finding_under(context, section.heading, {}))
    return Outcome(tuple(sorted(findings, key=lambda finding: finding.span)), examined, not_judged)


def _listed(context: Context, siblings: Sequence[Section]) -> int:
    """How many of `siblings` have to be bare for all to be the items of a list: behind 决策事项目录如下： what stands under the
    last goes on after the list.
    """
    first = siblings[0].heading if siblings else None
    at = first.marker.start if first else 0
    announced = context.folded[max(0, at - _BLANKS) : at].rstrip().endswith(":")
    return len(siblings) - 1 if announced and len(siblings) > _LEAST_ITEMS else len(siblings)


def _empty(
    context: Context,
    section: Section,
    siblings: int,
    bare: bool,
    complete: Sequence[Pattern],
    formulas: Sequence[Pattern],
) -> bool | None:
    """True: empty; False: has text; None: a list item or a statement, which is no heading to be empty. `bare` tells that
    none of so many `siblings` has anything below it.
    """
    if not _bare(context, section, formulas):
        return False
    heading = section.heading
    if heading is None or heading.uncertain:
        return None
    if any_match(complete, context.folded, *heading.title):
        return None
    if bare and (siblings > 1 or heading.level > 1):
        stopped = context.text.endswith("。", 0, _line_end(context, heading))
        listed = heading.level > 1 or siblings > _LEAST_ITEMS or stopped
        return None if listed else True
    return None if _is_sentence(context, heading) else True


def _bare(context: Context, section: Section, formulas: Sequence[Pattern]) -> bool:
    """True for a section with nothing below its heading, or nothing but how a report closes: 特此报告."""
    if not section.body:
        return not section.children
    first = section.body[0]  # of most sections enough
    if section.children or first.end - first.start > _LONGEST_FORMULA:
        return False
    return all(
        line.end - line.start <= _LONGEST_FORMULA and any_match(formulas, context.folded, *line)
        for line in section.body
    )


def _line_end(context: Context, heading: Heading) -> int:
    """Where the line of a heading ends, blanks left out."""
    start, end = context.document.block_at(heading.marker.start).span
    return start + len(context.text[start:end].rstrip())


def _is_sentence(context: Context, heading: Heading) -> bool:
    """True for a line that ends as a sentence does, and is one: with a comma, or longer than headings are. What ends with
    ； is an item of a list.
    """
    line = context.text[heading.title.start : _line_end(context, heading)]
    if line.endswith(("；", ";")) or (line.endswith("。") and ("；" in line or "：" in line)):
        return True
    return line.endswith(tuple(_SENTENCE_ENDS)) and ("，" in line or "," in line or len(line) > 24)


def finding_under(context: Context, heading: Heading, values: dict[str, str]) -> Finding:
    """A finding on a heading, with what `values` say of what stands under it."""
    title = context.document.cut(heading.title).strip()
    written = context.document.cut(heading.span).strip()
    return Finding(heading.span, {"heading": written, "title": title} | values)
