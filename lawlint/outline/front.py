"""What the lines before the first heading are: masthead, title, addressee; and the lines after the last: sign-off, date.

The order and the parts follow GB/T 9704-2012 7.2 and 7.3: 标题, 主送机关, 正文, 署名, 成文日期.
"""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.model.span import Span
from lawlint.text.regex import regex

TITLE, ADDRESSEE, MASTHEAD, TEXT, SIGNOFF, DATE = "TITLE", "ADDRESSEE", "MASTHEAD", "TEXT", "SIGNOFF", "DATE"

_LONGEST_TITLE_LINE = 48
_LONGEST_TITLE = 80  # of a line that ends as titles do: 中共××委员会 ××人民政府关于……的报告
_LONGEST_ADDRESSEE = 50
_MOST_FRONT_LINES = 8
_MOST_CLOSING_LINES = 12
_SHORTEST_DATE = 6  # characters: 24年1月

_STOP = regex(r"[。!?;]")
_BODY = regex(r"(?:(?:19|20)\d\d ?年(?:度|以来|来)?|今年以来|一年来|近年来),")  # how a text begins, and no title
_STOPS = ("。", "!", "?", ";")
_ORGAN = "委|政府|局|办|厅|院|部|处|会|组|省|市|县|区|镇|乡|领导|中心"
_ADDRESSEE = regex(rf"[^。!?;:]{{0,40}}(?:{_ORGAN})[^。!?;:]{{0,12}}:$")
_BARE_ADDRESSEE = regex(r"(?:中共)?[^。,:的年]{1,16}(?:委|政府|局|人大常委会)$")
_MASTHEAD = regex(
    r"\ufffc|.{0,30}(?:文件|[\[(【〔](?:20)?\d\d[\])】〕] ?第?\d+号)$|签发人|发文字号|(?:信息)?来源:|发布(?:时间|日期|机构):"
    r"|索引号|文号:|作者:|浏览|时间:"
)
_GENRE = regex(
    r"(?:报告|总结|汇报|情况|材料|要点|方案|通知|意见|计划|规划|纲要|办法|规定|细则|条例|决定|公告|通告|通报|公报|说明|纪要|函|讲话|清单|制度|预案|请示|批复)"
    r"(?: ?[(\[【〔][^()]{1,16}[)\]】〕])?。?$"
)
_LONGEST_GENRE = 24  # characters, with what stands in brackets behind it
_DAY = r"\d{1,2} ?月 ?\d{1,2} ?日"
_HAN_YEAR = "[一二三四五六七八九〇○零]"
DATE_LINE = regex(
    rf"[(]?(?:(?:20)?\d\d ?年 ?(?:{_DAY}|\d{{1,2}} ?月)|20\d\d ?[./-] ?\d{{1,2}} ?[./-] ?\d{{1,2}}"
    rf"|{_HAN_YEAR}{{4}}年[一二三四五六七八九十元]{{1,3}}月(?:[一二三四五六七八九十]{{1,3}}日)?)[)]?$"
)
_SIGNER = regex(
    r"[^。,;:!?、]{2,30}(?:政府|委员会|办事处|局|厅|办公室|办|委|镇|乡|街道|处|所|中心|站|队|部|院)(?:[(][^()]{1,8}[)])?$"
)


def names_a_document(line: str) -> bool:
    """True if a folded, stripped line ends as the title of an official document does: 报告, 总结, 通知."""
    return _GENRE.search(line, max(0, len(line) - _LONGEST_GENRE)) is not None


def front_kinds(lines: Sequence[str]) -> list[str]:
    """The terminal of each of `lines`: the folded, stripped, non-blank lines before the first heading."""
    kinds = [TEXT] * len(lines)
    head = 0  # how many lines may belong to the front
    for index, line in enumerate(lines[:_MOST_FRONT_LINES]):
        if _begins_text(line):
            break
        head = index + 1
        if len(line) <= _LONGEST_ADDRESSEE and _ADDRESSEE.match(line) and "如下" not in line:
            kinds[index] = ADDRESSEE
            break
        if _MASTHEAD.match(line) or DATE_LINE.match(line):
            kinds[index] = MASTHEAD
    repeated = _repeated(lines[:head])
    titles = [
        index
        for index in range(head)
        if kinds[index] == TEXT and index not in repeated and not lines[index].endswith(":")
    ]
    kinds[:head] = [MASTHEAD if index in repeated else kinds[index] for index in range(head)]
    last = max((index for index in titles if names_a_document(lines[index])), default=-1)
    if last >= 0 or head < len(lines) or len(lines) == 1:
        _mark_title(lines, kinds, titles, last)
    if titles and kinds[titles[0]] != TITLE:
        return [TEXT if kind == MASTHEAD else kind for kind in kinds]
    return kinds


def _begins_text(line: str) -> bool:
    """True for a line that can be no part of the front: a sentence, or longer than titles are."""
    is_title = names_a_document(line)
    sentence = line.endswith(_STOPS) and (not is_title or "," in line)
    if sentence or _BODY.match(line) or _STOP.search(line, 0, len(line) - 1):
        return True
    return len(line) > (_LONGEST_TITLE if is_title else _LONGEST_TITLE_LINE) and not line.endswith(":")


def _repeated(lines: Sequence[str]) -> set[int]:
    """The lines that print the title once more, as web copies do: whole, or broken over lines, or without the issuer."""
    same = {index for index, line in enumerate(lines) if line in lines[index + 1 :]}
    first = next((index for index, line in enumerate(lines) if names_a_document(line)), len(lines))
    title = lines[first] if first < len(lines) else ""
    return same | {index for index in range(first + 1, len(lines)) if lines[index] != title and lines[index] in title}


def _mark_title(lines: Sequence[str], kinds: list[str], titles: list[int], last: int) -> None:
    for index in titles:
        if last < 0 or index <= last:
            kinds[index] = TITLE
        elif index == last + 1 and _BARE_ADDRESSEE.match(lines[index]):
            kinds[index] = ADDRESSEE


def closing_kinds(lines: Sequence[str]) -> list[str]:
    """The terminal of each of `lines`: the folded, stripped, non-blank lines after the last heading's line."""
    kinds = [TEXT] * len(lines)
    first = max(0, len(lines) - _MOST_CLOSING_LINES)
    dated = next((index for index in range(len(lines) - 1, first - 1, -1) if DATE_LINE.match(lines[index])), None)
    if dated is not None:
        kinds[dated] = DATE
    signed = (
        index for index in range(len(lines) - 1, first - 1, -1) if split_date(lines[index])[1] and _signs(lines[index])
    )
    at = next(signed, len(lines) - 1) + 1 if dated is None else dated
    while at > first and _signs(lines[at - 1]):
        at -= 1
        kinds[at] = SIGNOFF
    return kinds


def _signs(line: str) -> bool:
    name, date = split_date(line)
    return bool(_SIGNER.match(name)) and (len(name) <= 20 or date is not None or " " in name)


def split_date(line: str) -> tuple[str, Span | None]:
    """A sign-off line without the date it may end with, and that date's span in the line."""
    blank = line.rfind(" ", 1, len(line) - _SHORTEST_DATE)
    while blank >= 0:
        if DATE_LINE.match(line, blank + 1):
            return line[:blank].rstrip(), Span(blank + 1, len(line))
        blank = line.rfind(" ", 1, blank)
    return line, None
