"""HTML source to tokens, in one pass and linear time, with the offset in the source of each.

Tokenised by hand rather than by html.parser: its time is quadratic on markup that is never closed (`<!--` repeated, a
quote that stays open), its reading of broken markup differs between Python versions, and it counts positions in lines
of its own. What browsers do at the end of a file inside a tag or a comment is done here: the rest is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

TEXT, OPEN, CLOSE = "text", "open", "close"

#: Elements whose content is characters up to their own end tag.
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW}
_NAME = re.compile(r"[a-zA-Z][^\s/>]*")
_TAG_STOP = re.compile(r"""[>"']""")
_ATTRIBUTE = re.compile(r"""([^\s=>"'/]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]+))?""")
_LONGEST_TAG = 4000  # characters in which attributes are looked for


class Token(NamedTuple):
    """`source[start:end]` as text, as the beginning or as the end of the element `name`, lower case."""

    kind: str
    start: int
    end: int
    name: str = ""


def scan(source: str) -> Iterator[Token]:
    """Every token of `source` but comments, declarations and processing instructions."""
    position, size = 0, len(source)
    while position < size:
        start = source.find("<", position)
        start = size if start < 0 else start
        if start > position:
            yield Token(TEXT, position, start)
        if start == size:
            return
        named = _NAME.match(source, start + 1 + source.startswith("/", start + 1))
        if source.startswith("<!--", start):
            position = _after(source, "-->", start + 2)  # `<!-->` is a whole comment
        elif source.startswith(("!", "?"), start + 1) or (source.startswith("/", start + 1) and not named):
            position = _after(source, ">", start)
        elif not named:
            yield Token(TEXT, start, start + 1)
            position = start + 1
        else:
            position = _tag_end(source, named.end())
            name = named.group().lower()
            opens = source[start + 1] != "/"
            yield Token(OPEN if opens else CLOSE, start, position, name)
            if opens and name in _RAW:
                end = _RAW_END[name].search(source, position)
                stop = end.start() if end else size
                if stop > position:
                    yield Token(TEXT, position, stop)
                position = stop


def attributes(source: str, token: Token) -> dict[str, str]:
    """The attributes of a start tag as they are written, entities in them left alone; the first of equals counts."""
    found: dict[str, str] = {}
    tag = source[token.start + 1 + len(token.name) : min(token.end - 1, token.start + _LONGEST_TAG)]
    for match in _ATTRIBUTE.finditer(tag):
        found.setdefault(match[1].lower(), (match[2] or "").strip("\"'"))
    return found


def _after(source: str, end: str, start: int) -> int:
    found = source.find(end, start)
    return len(source) if found < 0 else found + len(end)


def _tag_end(source: str, position: int) -> int:
    """Behind the `>` of the tag, one inside a quoted value not counted; a quote that stays open is no quote."""
    while stop := _TAG_STOP.search(source, position):
        position = stop.end()
        if stop.group() == ">":
            return position
        if source[max(0, position - 40) : stop.start()].rstrip().endswith("="):
            end = source.find(stop.group(), position)
            if end < 0:
                return _after(source, ">", position)
            position = end + 1
    return len(source)
