"""The title of an article, where it stands outside the article: above it in the page, or only in the page's head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from lawlint.readers.pages.lines import TextLine
from lawlint.readers.pages.tree import Element, Page, Run

#: How the title of a 公文 ends; a first line that does is the title, and none is looked for elsewhere.
_TITLE_END = re.compile(
    r"(?:报告|总结|情况|通知|通报|公告|意见|方案|办法|决定|规定|细则|要点|纪要|函|批复|计划)(?:[（(][^（）()]*[）)])?$"
)
_SITE_NAME = re.compile(r"(?:政府|网|网站|首页|平台|门户|公众号)$")
#: What stands between a title and the name of the site in <title>.
_BETWEEN = re.compile(r"[_|｜>»]|\s[-–—]\s|(?<!\d)-|-(?!\d)")
_SHORTEST = 6
_OPENING = 6  # lines of an article among which its own title stands


def title_lines(page: Page, before: Sequence[TextLine], article: Sequence[TextLine]) -> list[TextLine]:
    """The line of `before`, the page above the article, that is its title; else the title the head of the page states.

    Empty where the article opens with a title itself, or nobody states one.
    """
    opening = [_bare(line.text) for line in article[:_OPENING]]
    stated = [run for run in (page.stated_title, _head_title(page)) if _bare(run.text)]
    mains = [main for main in map(_main, stated) if len(_bare(main.text)) >= _SHORTEST]
    if any(_TITLE_END.search(line) for line in opening) or any(_bare(main.text) in "".join(opening) for main in mains):
        return []
    named = [line for line in before if any(_names(_bare(line.text), _bare(run.text)) for run in stated)]
    if named:
        longest = max(len(_bare(line.text)) for line in named)
        return [line for line in named if len(_bare(line.text)) == longest][-1:]  # the one nearest to the article
    headings = [line for line in before if line.level == 1 and not _SITE_NAME.search(_bare(line.text))]
    if headings:
        return headings[-1:]
    return [TextLine((main,), "text", 0, None) for main in mains if not _SITE_NAME.search(_bare(main.text))][:1]


def _names(line: str, stated: str) -> bool:
    """True if `line` is the title in what the page states, which may name the site as well."""
    return len(line) >= _SHORTEST and line in stated and not _SITE_NAME.search(line)


def _head_title(page: Page) -> Run:
    """The text of <title>, in one piece, at the offset where it begins."""
    for element in page.elements:
        if isinstance(element, Element) and element.tag == "title":
            runs = [event for event in page.events[element.first : element.end] if isinstance(event, Run)]
            if runs:
                return Run("".join(run.text for run in runs), runs[0].offset)
    return Run("", 0)


def _main(stated: Run) -> Run:
    """`stated` without the name of the site: its first part that is long enough for a title."""
    start, best = 0, Run("", stated.offset)
    ends = [*((found.start(), found.end()) for found in _BETWEEN.finditer(stated.text)), (len(stated.text),) * 2]
    for end, following in ends:
        part = stated.text[start:end]
        text = " ".join(unescape(part).split())
        if len(_bare(text)) > len(_bare(best.text)) and not best.text:
            best = Run(text, stated.offset + start + len(part) - len(part.lstrip()))
            if len(_bare(text)) < _SHORTEST:
                best = Run("", stated.offset)
        start = following
    return best


def _bare(text: str) -> str:
    return "".join(text.split())
