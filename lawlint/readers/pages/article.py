"""Which part of a page is the article: containers known from government sites, <article>, or where the prose is.

What is too little is worse than what is too much: a section left out is a false error. So a container is taken only
if nearly all prose of the page stands in it, and what looks like navigation is left out only where it holds little.
"""

from __future__ import annotations

import re

from lawlint.readers.pages.lines import TextLine, lines_of
from lawlint.readers.pages.title import title_lines
from lawlint.readers.pages.tree import Element, Page, names

#: Ids and classes in which the content systems of government sites keep an article.
_KNOWN = names(
    "zoom zoomcon trs_editor trs_editor_view trs_ueditor trs_preappend ucapcontent v_news_content wp_articlecontent "
    "j-fontcontent ewb-article-info ewb-info-content pages_content article-content article_content articlecontent "
    "article-con articlebody article-body content-article news_content news-content news_conent_two_text info-content "
    "xxgk_content gsgg_content con_text content_text wzcon wznr zwnr zw_content bt_content detail-content "
    "view_content main-content js_content rich_media_content wordsection1 section0"
)
_SEMANTIC = frozenset({"ucapcontent", "article", "main"})
_ASIDE_TAGS = frozenset({"nav", "footer", "aside", "menu"})
#: Words in ids and classes of what stands round an article, and whole names too common as words.
_ASIDE_WORDS = names(
    "nav navbar navigation menu breadcrumb breadcrumbs crumb crumbs bread share shares sharing bdsharebuttonbox bshare "
    "footer copyright sidebar related recommend print printer qrcode ewm erweima pager pagination toolbar comments login "
    "search friendlink friendlinks dqwz weizhi fenxiang xglj xgwj xgxx xgzc xgyd topbar skip"
)
_ASIDE_NAMES = frozenset({"position", "location", "foot", "bottom", "curpos", "path", "tools", "header", "top", "fx"})
_NEARLY_ALL = 0.95
_MOST = 0.8
_MUCH = 0.5

#: Lines round an article that say something about the page, not about its subject.
_PAGE_LINE = re.compile(
    r"(?:发布|发文|发表|更新|成文|生成|公开|印发|录入)?(?:时间|日期)[:： ]|(?:信息|文章|稿件|内容)?来源[:： ]|作者[:： ]"
    r"|浏览(?:次数|量)|点击(?:数|率|次数|量)|访问(?:次数|量)|阅读(?:次数|量)?[:：]|字(?:体|号)(?:大小)?[:：\[【]"
    r"|(?:当前|您(?:现在|当前)?的|现在)位置|首页\s*[>＞»]|分享(?:到|至|[:：]|$)|扫一扫|(?:责任)?编辑[:：]|审核[:：]"
    r"|(?:打印|关闭|收藏|返回顶部|我要纠错|下载|大|中|小)(?:本页|窗口|页面|文章|正文)?[】\]]?(?:$|[\s|【\[])|[上下]一[篇条]"
    r"|相关(?:链接|文章|阅读|文档|新闻|信息|稿件)[:：]?$|(?:索引号|信息分类|发布机构|主题分类|文号|有效性|体裁分类|公开方式|公开范围)[:：]?"
)
_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,2}[.．、]")
_LONG = 40  # a line of so many characters is prose, whatever its words


def article_lines(page: Page) -> list[TextLine]:
    """The lines of the article, its title first if it stands outside; every line of the page if none stands out."""
    dropped = _dropped(page)
    container = _container(page, dropped)
    lines = _trimmed(lines_of(page.events[container.first : container.end], dropped))
    before = lines_of(page.events[: container.first], dropped)
    return [*title_lines(page, before, lines), *lines]


def _dropped(page: Page) -> frozenset[Element]:
    """The elements round an article, by tag or name, unless much of the prose is in them; and the head of the page."""
    whole = page.elements[0]
    return frozenset(
        element
        for element in page.elements
        if element.tag == "head" or (_looks_aside(element) and _share(element, whole) < _MUCH)
    )


def _looks_aside(element: Element) -> bool:
    return (
        element.hidden
        or element.tag in _ASIDE_TAGS
        or bool(element.words & _ASIDE_WORDS)
        or bool(element.names & _ASIDE_NAMES)
    )


def _share(element: Element, whole: Element) -> float:
    """How much of the prose stands in `element`, 0 to 1."""
    if whole.marks:
        return element.marks / whole.marks
    return element.plain / whole.plain if whole.plain else 0.0


def _container(page: Page, dropped: frozenset[Element]) -> Element:
    """The outermost known container of the most prose, then of <article> and <main>; else where nearly all prose is."""
    weights = _weights(page, dropped)
    whole = page.elements[0]
    total = weights[whole]
    for known in (lambda element: element.names & _KNOWN, lambda element: element.tag in _SEMANTIC):
        best = max(filter(known, weights), key=weights.__getitem__, default=whole)
        if total and best is not whole and weights[best] >= _MOST * total:
            return best
    chosen = whole
    for element, weight in weights.items():
        # In order of the source an element comes after what holds it, and no two side by side hold nearly all each.
        if total and element.tag not in ("p", "span", "font") and weight >= _NEARLY_ALL * total:
            chosen = element
    return chosen


def _weights(page: Page, dropped: frozenset[Element]) -> dict[Element, int]:
    """The prose of each element that is not dropped nor inside one that is, without that of dropped ones in it.

    In order of the source.
    """
    by_marks = page.elements[0].marks > 0
    inside: set[Element] = set()
    for element in page.elements:
        if element in dropped or element.parent in inside:
            inside.add(element)
    lost: dict[Element, int] = {}
    for element in reversed(page.elements):
        if element.parent is None:
            continue
        own = (element.marks if by_marks else element.plain) if element in dropped else lost.get(element, 0)
        if not element.silent:
            lost[element.parent] = lost.get(element.parent, 0) + own
    return {
        element: (element.marks if by_marks else element.plain) - lost.get(element, 0)
        for element in page.elements
        if element not in inside
    }


def _trimmed(lines: list[TextLine]) -> list[TextLine]:
    """`lines` without what the page says of itself before the first and after the last line of prose."""
    prose = [index for index, line in enumerate(lines) if _is_prose(line.text)]
    if not prose:
        return [line for line in lines if not _is_page_line(line.text)]
    first, last = prose[0], prose[-1]
    head = [line for line in lines[:first] if not _is_page_line(line.text)]
    tail = [line for line in lines[last + 1 :] if not (_is_page_line(line.text) or _is_link(line))]
    return [*head, *lines[first : last + 1], *tail]


def _is_prose(text: str) -> bool:
    stripped = text.strip()
    return bool(_HEADING.match(stripped)) or (
        (len(stripped) >= _LONG or stripped.endswith(("。", "；"))) and not _is_page_line(stripped)
    )


def _is_page_line(text: str) -> bool:
    return bool(_PAGE_LINE.match(text.strip(" \u3000\xa0【[（(")))


def _is_link(line: TextLine) -> bool:
    return line.linked >= len(line.text.replace(" ", ""))
