"""Is it such a report at all? Told by the title; without one by the lead and the headings."""

from __future__ import annotations

import re

from lawlint.model.document import Document
from lawlint.model.outline import Outline
from lawlint.text.fold import fold
from lawlint.text.marks import HAN
from lawlint.text.regex import regex

_SUBJECT = regex(r"法[治制]政府|依法行政|法[治制]建设|法治[县市区镇乡]|依法治[县市区镇乡]")
_REPORT = regex(r"(?:报告|总结|汇报|情况|材料)(?: ?[(\[【〔][^)\]】〕]{1,20}[)\]】〕])?[。.]?$")
_OTHER_REPORT = regex(
    r"信息公开|政府工作报告|普法|述职|述法|督察|整改|调研|自查|巡察|预算|决算|审计|安全生产|党建|调查"
)
# Reports on something else that have the subject in their names.
_ABOUT_IT = regex(
    r"(?:督察|督查|考核|巡察)[^,。]{0,8}(?:整改|反馈)|整改(?:落实)?情况|示范创建|示范(?:县|市|区)?创建|规划|要点"
)
_LEAD = regex(r"(?:情况|工作|开展|落实|有关事项).{0,12}(?:报告|汇报|总结)如下|法[治制]政府建设")
_ITEM = regex(
    r"举措和成效|举措及成效|不足和原因|存在的?(?:不足|问题)|第一责任人|下一(?:年度|步|年)|主要安排|工作(?:打算|计划|安排)|其他需要报告"
)
# What explains such a report: 【政策解读】, 《…报告》解读, 一图读懂….
_OF_ONE = regex(r"^[【\[(]?(?:政策|文件)?解读[】\])]|解读$|(?:一图|图文|漫画)(?:读懂|解读)|答记者问$|新闻发布会")
_ENOUGH_TEXT = 200  # characters below which a text without any sign is unknown rather than something else
_LEAD_LENGTH = 400
_SAMPLE = 4000  # characters that tell the language
_CHINESE = regex(f"{HAN}+")


def infer_kind(document: Document, outline: Outline, title: str | None) -> str:
    """report, other or unknown."""
    folded = document.folded
    if _OF_ONE.search(next((line for span, _, _ in document.blocks if (line := folded[slice(*span)].strip())), "")):
        return "other"
    if title and not _SUBJECT.search(fold(title)) and _says_other(document, outline):
        return "other"
    if title:
        name = fold(title).replace(" ", "")
        if not _REPORT.search(name):
            return (
                "report"
                if re.search(r"法[治制]政府建设(?:年度)?$", name)
                else _by_content(folded, outline, titled=True)
            )
        if _ABOUT_IT.search(name):
            return "other"
        if _SUBJECT.search(name):
            return "report"
        if _OTHER_REPORT.search(name):
            return "other"
    return _by_content(folded, outline, titled=bool(title))


def _says_other(document: Document, outline: Outline) -> bool:
    """True where a line of the title names another report, and the next ones when it was given: 政府工作报告 / ——2024年…."""
    lines = (document.folded[slice(*span)].strip() for span in outline.report.title)
    return any(_REPORT.search(line) and _OTHER_REPORT.search(line) for line in lines)


def _by_content(folded: str, outline: Outline, titled: bool) -> str:
    sample = folded[:_SAMPLE]
    size = sum(map(len, sample.split()))
    chinese = sum(map(len, _CHINESE.findall(sample)))
    if (size >= _ENOUGH_TEXT and chinese < size // 4) or (size and not chinese):
        return "other"
    items = {found.group() for heading in outline.headings for found in _ITEM.finditer(folded, *heading.title)}
    lead = folded[:_LEAD_LENGTH]
    signs = len(items) + 2 * bool(_LEAD.search(lead) and _SUBJECT.search(lead))
    if signs >= (3 if titled else 2):
        return "report"
    return "unknown" if size < _ENOUGH_TEXT and not titled else "other"
