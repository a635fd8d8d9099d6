"""Names of WordprocessingML as ElementTree writes them, and how its on-off and number values are read."""

from __future__ import annotations

from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

VAL, ID, AUTHOR = W + "val", W + "id", W + "author"
P, TBL, R_, T, PPR, RPR = W + "p", W + "tbl", W + "r", W + "t", W + "pPr", W + "rPr"
INS, DEL, MOVE_FROM, MOVE_TO = W + "ins", W + "del", W + "moveFrom", W + "moveTo"
SDT, SDT_CONTENT, TXBX = W + "sdt", W + "sdtContent", W + "txbxContent"

#: The author of everything lawlint writes into a file: comments and tracked changes.
OURS = "lawlint"


def on(parent: Element | None, name: str) -> bool:
    """True if the on-off property `name` stands in `parent` and is not switched off."""
    found = None if parent is None else parent.find(name)
    return found is not None and found.get(VAL, "1") not in ("0", "false", "off", "none")


def number(text: str | None, default: int) -> int:
    """The integer in `text`; `default` for none, and for one too long to be meant."""
    if text is None or len(text) > 9:
        return default
    try:
        return int(text)
    except ValueError:
        return default


def value(parent: Element | None, path: str) -> str | None:
    """The w:val of the element at `path` below `parent`."""
    found = None if parent is None else parent.find(path)
    return None if found is None else found.get(VAL)
