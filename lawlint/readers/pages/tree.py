"""Tokens to elements and runs of text. Only what finding an article needs; whatever the markup, something is read."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from lawlint.readers.pages.scan import CLOSE, OPEN, TEXT, Token, attributes, scan


def names(words: str) -> frozenset[str]:
    """The names in `words`."""
    return frozenset(words.split())


VOID = names("area base basefont br col embed frame hr img input link meta param source track wbr")
#: What is never text of the page as it is read, whatever stands in it.
SILENT = names(
    "script style noscript template iframe object svg canvas video audio select option button textarea datalist"
)
BLOCKS = names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main menu nav ol p pre section summary table tbody td "
    "tfoot th thead title tr ucapcontent ucaptitle ul"
)
_CELLS = frozenset({"td", "th"})
#: An element that begins ends an open one of the first kind, unless one of the second stands between.
_IMPLIED = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu", "dir", *_CELLS})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl", *_CELLS})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl", *_CELLS})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "td": (_CELLS, frozenset({"tr", "table"})),
    "th": (_CELLS, frozenset({"tr", "table"})),
}
_P = (frozenset({"p"}), frozenset({"table", *_CELLS}))
_DEEPEST = 500  # as browsers: what nests deeper is read as if it did not
_ENTITY = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_INVISIBLE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_MARKS = re.compile("[，。；、]")


class Run(NamedTuple):
    """Characters of one text and the offset in the source where they begin; an entity is a run of its own."""

    text: str
    offset: int


class Element:
    """An element: what stands in it is `events[first:end]` of its page, the events of its own beginning and end too.

    `marks` and `plain` say how much prose it holds: marks between clauses, and characters, outside links. What is
    `silent` has no runs; what is `hidden` says of itself that it is not shown.
    """

    __slots__ = ("end", "first", "hidden", "marks", "names", "parent", "plain", "silent", "tag", "words")

    def __init__(self, tag: str, parent: Element | None, first: int) -> None:
        self.tag, self.parent, self.first = tag, parent, first
        self.end = first
        self.names: frozenset[str] = frozenset()  # id, classes and role, lower case
        self.words: frozenset[str] = frozenset()  # the words they are made of
        self.silent: bool = tag in SILENT or (parent is not None and parent.silent)
        self.hidden = False
        self.marks = self.plain = 0


class End(NamedTuple):
    """The end of an element, among the events."""

    element: Element


Event = Element | Run | End


class Page:
    """`events`: elements where they begin, runs of text, ends of elements, in order of the source."""

    __slots__ = ("elements", "events", "stated_title")

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.elements: list[Element] = []  # in order of their beginning; the first is the whole source
        self.stated_title = Run("", 0)  # content of <meta name="ArticleTitle"> or og:title


def parse(source: str) -> Page:
    """The elements and texts of `source`."""
    builder = _Builder(source)
    for token in scan(source):
        if token.kind == TEXT:
            builder.text(token)
        elif token.kind == OPEN:
            builder.open(token)
        elif token.kind == CLOSE:
            builder.close(token.name)
    return builder.finish()


class _Builder:
    def __init__(self, source: str) -> None:
        self._source, self._page = source, Page()
        self._stack: list[Element] = []
        self._open: dict[str, int] = {}  # how many elements of a name are open
        self._push("#source")

    def finish(self) -> Page:
        while self._stack:
            self._pop()
        if len(self._page.elements) == 1:
            self._page.elements[0].tag = "pre"  # no markup at all: a text with the wrong name
        return self._page

    def open(self, token: Token) -> None:
        name = token.name
        if name == "meta":
            self._meta(token)
        if name in BLOCKS:
            self._imply(*_P)
        if name in _IMPLIED:
            self._imply(*_IMPLIED[name])
        if len(self._stack) >= _DEEPEST:
            return
        element = self._push(name)
        if token.end - token.start > len(name) + 2:
            self._describe(element, attributes(self._source, token))
        if name in VOID:
            self._pop()

    def close(self, name: str) -> None:
        if name in ("br", "p") and not self._open.get(name):
            self._push(name)  # as browsers: a stray </p> or </br> is an empty one
            self._pop()
        elif self._open.get(name) and self._reachable(name):
            while self._pop().tag != name:
                pass

    def text(self, token: Token) -> None:
        element = self._stack[-1]
        if element.silent:
            return
        text = self._source[token.start : token.end]
        if not self._open.get("a"):
            element.marks += len(_MARKS.findall(text))
            element.plain += len(text) - text.count(" ") - text.count("\n")
        at = 0
        for found in _ENTITY.finditer(text) if "&" in text else ():
            decoded = unescape(found.group())
            if decoded != found.group():
                if found.start() > at:
                    self._page.events.append(Run(text[at : found.start()], token.start + at))
                self._page.events.append(Run(decoded, token.start + found.start()))
                at = found.end()
        if at < len(text):
            self._page.events.append(Run(text[at:] if at else text, token.start + at))

    def _push(self, tag: str) -> Element:
        element = Element(tag, self._stack[-1] if self._stack else None, len(self._page.events))
        self._page.events.append(element)
        self._page.elements.append(element)
        self._stack.append(element)
        self._open[tag] = self._open.get(tag, 0) + 1
        return element

    def _pop(self) -> Element:
        element = self._stack.pop()
        self._open[element.tag] -= 1
        self._page.events.append(End(element))
        element.end = len(self._page.events)
        if element.parent and not element.silent:
            element.parent.marks += element.marks
            element.parent.plain += element.plain
        return element

    def _imply(self, ends: frozenset[str], walls: frozenset[str]) -> None:
        """End the open element of `ends` that a new one leaves behind."""
        if not any(self._open.get(name) for name in ends):
            return
        for depth in range(len(self._stack) - 1, -1, -1):
            tag = self._stack[depth].tag
            if tag in ends:
                while len(self._stack) > depth:
                    self._pop()
                return
            if tag in walls:
                return

    def _reachable(self, name: str) -> bool:
        """False where the end tag stands in a cell and would end something round its table."""
        if name in _CELLS or name in ("tr", "tbody", "thead", "tfoot", "table", "body", "html"):
            return True
        return next(element.tag for element in reversed(self._stack) if element.tag in (name, *_CELLS)) == name

    def _describe(self, element: Element, found: dict[str, str]) -> None:
        written = " ".join(found.get(key, "") for key in ("id", "class", "role", "itemprop"))
        if not written.isspace():
            element.names = frozenset(written.lower().split())
            element.words = frozenset(word.lower() for word in _WORD.findall(written))
        style = found.get("style", "")
        if "hidden" in found or (style and _INVISIBLE.search(style)):
            element.hidden = True

    def _meta(self, token: Token) -> None:
        found = attributes(self._source, token)
        content = found.get("content", "")
        if content and found.get("name", found.get("property", "")).lower() in ("articletitle", "og:title"):
            offset = self._source.find(content, token.start)
            self._page.stated_title = self._page.stated_title if self._page.stated_title.text else Run(content, offset)
