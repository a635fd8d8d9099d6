"""Where the elements of a part stand in its bytes."""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.etree.ElementTree import Element
from xml.parsers.expat import ParserCreate

_OPEN_TAG = re.compile(rb"<([^\s/>]+)(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
_END_TAG = re.compile(rb"</[^>]*>")


class Place(NamedTuple):
    """An element in the bytes of its part: `<w:t …>` from `start` to `inner`, its content, then `</w:t>` to `end`."""

    start: int
    inner: int
    close: int
    end: int
    name: bytes  # with its prefix


class Offsets:
    """The places of all elements of a part, found by a second parse that only counts."""

    def __init__(self, data: bytes, root: Element) -> None:
        self.data = data
        self._index = {element: index for index, element in enumerate(root.iter())}
        self._starts: list[int] = []
        self._closes: list[int] = []
        parser = ParserCreate()
        open_elements: list[int] = []

        def begun(_name: str, _attributes: object) -> None:
            open_elements.append(len(self._starts))
            self._starts.append(parser.CurrentByteIndex)
            self._closes.append(0)

        def ended(_name: str) -> None:
            self._closes[open_elements.pop()] = parser.CurrentByteIndex

        parser.StartElementHandler, parser.EndElementHandler = begun, ended
        parser.Parse(data, True)

    def place(self, element: Element) -> Place:
        """Where `element`, one of the root's, stands."""
        index = self._index[element]
        start, close = self._starts[index], self._closes[index]
        tag = _OPEN_TAG.match(self.data, start)
        if tag is None:
            raise ValueError(f"no element at {start}")
        if tag.group().endswith(b"/>"):
            return Place(start, tag.end(), tag.end(), tag.end(), tag[1])
        end = _END_TAG.match(self.data, close)
        if end is None:
            raise ValueError(f"no end tag at {close}")
        return Place(start, tag.end(), close, end.end(), tag[1])


class Patch:
    """Replacements in the bytes of a part. One inside another is taken up by the outer one through `cut`."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._changes: dict[tuple[int, int], bytes] = {}

    def replace(self, start: int, end: int, content: bytes) -> None:
        """Put `content` in the place of `start` to `end`; at an empty place, before what was put there earlier."""
        if start == end:
            content += self._changes.get((start, end), b"")
        self._changes[start, end] = content

    def cut(self, start: int, end: int) -> bytes:
        """The bytes from `start` to `end` with all replacements inside; of nested ones the outermost counts."""
        parts, at = [], start
        inside = sorted(key for key in self._changes if start <= key[0] and key[1] <= end)
        # An insertion comes before a replacement that begins where it stands, and after one that ends there.
        for key in sorted(inside, key=lambda key: (key[0], key[0] != key[1], -key[1])):
            if key[0] < at:
                continue
            parts += [self._data[at : key[0]], self._changes[key]]
            at = key[1]
        return b"".join((*parts, self._data[at:end]))

    def whole(self) -> bytes:
        """The part with every replacement."""
        return self.cut(0, len(self._data))
