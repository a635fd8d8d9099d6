"""The year a report covers: from the title, else the headings, the lead, or the date it is signed with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from lawlint.model.document import Document
from lawlint.model.outline import Outline
from lawlint.text.numerals import chinese_integer
from lawlint.text.regex import regex

_YEAR = regex(r"(?<![\d—\-~至])((?:19|20)\d\d)(?!\d) ?年?(?=[^\d\-—~至])(?! ?年? ?[\-—–~至] ?(?:19|20)\d\d)")
_HAN_YEAR = regex(r"([一二][九〇○零][〇○零一二三四五六七八九]{2})年")
_PLAN = regex(r"下一|下步|安排|打算|计划|思路|今后|展望|明年|目标|方向|着力点|建议")
_COVERED = regex(r"举措|成效|不足|问题|原因|第一责任人|主要负责人|情况|工作|开展|进展")
_NAMED = regex(r"《[^》]*》|〔\d+〕")
_MONTH = regex(r"(?:年|[./-]) ?(\d{1,2}|[一二三四五六七八九十元]{1,2})(?= ?(?:月|[./-]))")
_CLOSING_MONTH = 11
_LEAD_SENTENCE = regex(
    r"现将.{0,40}?((?:20)\d\d) ?年|(?<!\d)((?:20)\d\d) ?年(?:度|以来|来)?(?:,|我|全|在|[^\d月]{0,8}(?:镇|乡|县|区|市|局|街道))"
)


def infer_year(document: Document, outline: Outline) -> tuple[int | None, str]:
    """The report year and where it was read (title, headings, text, date), or (None, "")."""
    folded = document.folded
    title = "".join(folded[span.start : span.end] for span in outline.report.title)
    year = _only(_years(title + "\n"))
    if year:
        return year, "title"
    year = _by_headings(folded, outline)
    if year:
        return year, "headings"
    lead = "\n".join(folded[span.start : span.end] for span in outline.report.lead)[:600]
    found = [int(match[1] or match[2]) for match in _LEAD_SENTENCE.finditer(_NAMED.sub("", lead))]
    if found:
        return found[0], "text"
    return _by_date(folded, outline)


def _years(text: str) -> list[int]:
    plain = _NAMED.sub("", text)
    years = [int(match[1]) for match in _YEAR.finditer(plain)]
    return years + [value for match in _HAN_YEAR.finditer(plain) if (value := chinese_integer(match[1]))]


def _only(years: Iterable[int]) -> int | None:
    distinct = set(years)
    return distinct.pop() if len(distinct) == 1 else None


def _by_headings(folded: str, outline: Outline) -> int | None:
    votes: Counter[int] = Counter()
    for section in outline.report.sections:
        if section.heading is None or section.level != 1:
            continue
        title = folded[section.heading.title.start : section.heading.title.end]
        year = _only(_years(title + "\n"))
        if year and _PLAN.search(title):
            votes[year - 1] += 1
        elif year and _COVERED.search(title):
            votes[year] += 2
    best = votes.most_common(2)
    if not best or (len(best) == 2 and best[0][1] == best[1][1]):
        return None
    return best[0][0]


def _by_date(folded: str, outline: Outline) -> tuple[int | None, str]:
    """A report signed in November or December is on its own year, any other on the year before."""
    date = outline.report.date
    if date is None:
        return None, ""
    years = _years(folded[date.start : date.end] + "\n")
    month = _MONTH.search(folded, *date)
    if not years or not month:
        return None, ""
    number = int(month[1]) if month[1].isdigit() else chinese_integer(month[1].replace("元", "一")) or 0
    return (years[0] if number >= _CLOSING_MONTH else years[0] - 1), "date"
