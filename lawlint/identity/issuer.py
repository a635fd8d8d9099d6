"""Whose report it is: the place and the kind of issuer, from the title, else from the text itself.

No table of places is needed: a township the table does not know may report like any other. In the title a name is
taken apart by its suffixes; in a text without a title it is the longest run of characters before 镇, 乡, 街道, 县 that
keeps recurring.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from lawlint.model.document import Document
from lawlint.model.outline import Outline
from lawlint.model.rule import Profile
from lawlint.text.marks import HAN
from lawlint.text.regex import regex


class Issuer(NamedTuple):
    """`kind` is the id of a profile; `source` says where it was read: title, signature or text."""

    place: str | None
    kind: str | None
    source: str


_NAME = HAN
# One link of a full name: 河东省, 云岭县, 青石镇. The look-aheads keep 新乡市, 镇江市, 红旗镇, 南市区 and 市场监管局
# whole; 城市管理 and 城镇管理 begin no place, 城关镇 does.
_LINK = regex(
    rf"(?!城市|城镇|乡镇|乡村|村镇){_NAME}{{1,8}}?(?:自治区|自治州|自治县|自治旗|省|地区|盟(?!镇|乡)"
    r"|市(?!场|容|镇|民(?!政|族|宗)|区(?:人民|委|$))|县(?!城(?:区|建|投|管|$)|直|级)|州(?![市区县镇乡街湾])"
    r"|(?<!开发)(?<!社)(?<!景)(?<!园)区(?![县域划]|街道)|旗(?![镇乡街县区])|镇(?![江区乡市])|(?<!城)乡(?![市镇村县])"
    r"|街道|街(?=办|$)|苏木)"
)
# What may stand between the links: 北河区人民政府西湾街道办事处.
_BETWEEN = regex(r"(?:人民政府|[市县区旗]?委)(?=.{1,8}(?:街道|[镇乡]|苏木))")
_OFFICE = regex(r"(?:局|厅|委员会|委|办公室|办|管理处|中心|大队|支队|总队|所)$")
_GOVERNING = regex(r"^(?:中共)?(?:[县市区镇乡]?委|党委|党工委|工委|办事处|街道办事处|人民政府|政府|党政|[,、和及 ])*$")
_GENERIC = (
    "我",
    "全",
    "本",
    "各",
    "乡",
    "村",
    "城",
    "集",
    "建制",
    "小",
    "该",
    "两",
    "多个",
    "古",
    "强",
    "重",
    "名",
    "下",
    "辖",
    "驻",
)
_TITLE_NOISE = regex(
    r"【[^】]*】|(?:19|20)\d\d ?年?度?|[一二][九〇○零][一二三四五六七八九〇○零]{2}年度?|[()《》“”\"]|中国共产党|中共|国家税务总局"
)
_SUBJECT = regex(r"关于|法[治制]|依法|推进|贯彻|情况|工作|年度|报告|在")
# The subject of one of the first sentences: “2022年，红崖乡在县委……”.
_OPENING = regex(
    rf"(?:^|[,。;:、 \n])({_NAME}{{2,4}}?(?:镇|乡|街道|苏木))(?=[在对坚认以深全按始紧高积严扎切党人结把将围])"
)
_LEAD_LENGTH = 400
# 现将江口市农业农村局2024年法治政府建设情况报告如下
_LEAD_NAME = regex(
    rf"现[将就](?![我本全])({_NAME}{{2,24}}?(?:镇|乡|街道|苏木|[县区市旗局厅委办])) ?(?:关于)?(?:19|20)\d\d ?年"
)
_BASE = regex(rf"{_NAME}{{1,4}}$")
_BEFORE_NAME = "\n ,。;:、“《("
_LEAST_MENTIONS = 2


def infer_issuer(document: Document, outline: Outline, profiles: Sequence[Profile], place: str | None) -> Issuer:
    """The issuer of a report. Where the user gave the `place`, nothing is read but its name: 云岭县青石镇人民政府 is the
    report of 青石镇, a township.
    """
    if place:
        given = _from_name(place.strip(), "given", profiles)
        return given if given and given.place else Issuer(place, _kind_of(place, profiles), "given")
    folded = document.folded
    title = _TITLE_NOISE.sub("", "".join(folded[span.start : span.end].strip() for span in outline.report.title))
    for text, source in ((title, "title"), *((_signed(folded, span), "signature") for span in outline.report.signoff)):
        read = [issuer for name in text.split() if (issuer := _from_name(name, source, profiles))]
        if read:
            return next((issuer for issuer in reversed(read) if issuer.place), read[-1])
    if (lead := _LEAD_NAME.search(folded, 0, _LEAD_LENGTH)) and (issuer := _from_name(lead[1], "text", profiles)):
        return issuer
    return _from_text(folded, profiles)


def _signed(folded: str, span: tuple[int, int]) -> str:
    return _TITLE_NOISE.sub("", folded[span[0] : span[1]])


def _from_name(text: str, source: str, profiles: Sequence[Profile]) -> Issuer | None:
    """The issuer a full name such as 河东省云岭县青石镇人民政府 belongs to, or None."""
    if text.startswith("关于"):
        text = text[2:]
    name = text[: found.start()] if (found := _SUBJECT.search(text)) else text
    links, at = [], 0
    while link := _LINK.match(name, at):
        links.append(link)
        at = link.end()
        if between := _BETWEEN.match(name, at):
            at = between.end()
    rest = name[at:]
    if not links:
        return Issuer(None, "department", source) if len(rest) > 2 and _OFFICE.search(rest) else None
    place = links[-1].group()
    if rest and not _GOVERNING.match(rest) and _OFFICE.search(rest):
        return Issuer(place, "department", source)
    return Issuer(place, _kind_of(place, profiles), source)


def _kind_of(place: str, profiles: Sequence[Profile]) -> str | None:
    return next((profile.id for profile in profiles if place.endswith(profile.suffixes)), None)


def _from_text(folded: str, profiles: Sequence[Profile]) -> Issuer:
    """The kind from how the text calls itself (我镇, 全镇), the name from what recurs before that suffix."""
    counts: Counter[str] = Counter()
    for profile in profiles:
        for word in (*profile.self_words, *profile.scope_words):
            counts[profile.id] += folded.count(word)
    ranked = counts.most_common(2)
    kind = ranked[0][0] if ranked and ranked[0][1] >= _LEAST_MENTIONS and ranked[0][1] > ranked[-1][1] else None
    if len(ranked) == 1 and ranked[0][1] >= _LEAST_MENTIONS:
        kind = ranked[0][0]
    for profile in profiles:
        if kind in (None, profile.id) and profile.id != "department":
            name = _recurring(folded, profile.suffixes)
            if name:
                return Issuer(name, kind or profile.id, "text")
    return Issuer(None, kind, "text" if kind else "")


def _recurring(folded: str, suffixes: Sequence[str]) -> str | None:
    """The longest `X镇` of two to four characters before the suffix that recurs as often as any shorter one."""
    counts: Counter[str] = Counter()
    starts: Counter[str] = Counter()
    for suffix in suffixes:
        for found in re.finditer(suffix, folded):
            at = found.start()
            base = _BASE.search(folded, max(0, at - 4), at)
            if not base or base.group().endswith(_GENERIC):
                continue
            for start in range(base.start(), at):
                name = folded[start : found.end()]
                counts[name] += 1
                starts[name] += folded[start - 1 : start] in _BEFORE_NAME
    opening = _OPENING.search(folded[:_LEAD_LENGTH])
    likely = [
        name
        for name, count in counts.items()
        if count >= _LEAST_MENTIONS and len(name) > 2 and starts[name] and count >= max(counts.values()) * 0.6
    ]
    if not likely and opening and opening[1].endswith(tuple(suffixes)) and not opening[1][:-1].endswith(_GENERIC):
        return opening[1]
    return max(likely, key=lambda name: (len(name), counts[name], name), default=None)
