"""`.lawlint-exempt.yaml`: exemptions for texts that must stay clean, beside them or in a folder above.

    - rule: F001                     规则名或编号
      path: 报告/*.txt               相对于本文件，可用 *
      quote: 办结率100%              原文里的字；指“缺少”一类没有字可引的问题，写 ""
      reason: 省平台统计口径不同
      expires: 2026-12-31            可不写

The nearest file upward holds, alone. An entry that is not so is kept with what is wrong with it, and reported for every
document it might mean; a file that is no YAML is a wrong configuration.
"""

from __future__ import annotations

import os
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, NamedTuple

from lawlint.errors import PackError, UsageError
from lawlint.model.document import Exemption, Origin
from lawlint.text.suggest import close_to

FILE_NAME = ".lawlint-exempt.yaml"
_REQUIRED = ("rule", "path", "quote", "reason")
_KEYS = (*_REQUIRED, "expires")


class Entry(NamedTuple):
    """One entry. `path` is a pattern relative to the file; None, where it is missing, is any document."""

    path: str | None
    exemption: Exemption


def find(folder: Path) -> Path | None:
    """The file that holds for documents in `folder`, or None."""
    return next((path for base in (folder, *folder.parents) if (path := base / FILE_NAME).is_file()), None)


def read(path: Path) -> tuple[Entry, ...]:
    """The entries of the file, in order. Raises UsageError if it cannot be read as YAML."""
    from lawlint.packs.strict_yaml import compose_text, items, line_of

    shown = _shown(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise UsageError(f"{shown}: 读不了这个豁免文件，请核对权限和编码（UTF-8）") from None
    if all(line.lstrip().startswith("#") or not line.strip() for line in text.splitlines()):
        return ()
    try:
        nodes = items(compose_text(text, shown), shown)
    except PackError as error:
        raise UsageError(str(error)) from None
    return tuple(_entry(node, f"{shown}:{line_of(node)}") for node in nodes)


def applying(entries: tuple[Entry, ...], file: Path, document: Path) -> tuple[Exemption, ...]:
    """The requests in `file` that mean the document at the absolute path `document`."""
    name = Path(os.path.relpath(document, file.parent)).as_posix()
    return tuple(
        entry.exemption for entry in entries if entry.path in (None, name) or fnmatchcase(name, entry.path or "")
    )


def _shown(path: Path) -> str:
    """The file's name in messages: from the current folder on where it lies in it."""
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def _entry(node: Any, where: str) -> Entry:
    from lawlint.packs.strict_yaml import pairs, plain

    values: dict[str, str] = {}
    problem = None
    try:
        for key, _, value in pairs(node, where):
            if key not in _KEYS:
                problem = problem or _unknown(key)
            elif not isinstance(word := plain(value, where), str):
                problem = problem or f"{key} 应是一个词或一句话"
            else:
                values[key] = word.strip()
    except PackError as error:
        problem = str(error).partition(": ")[2]
    lacking = [key for key in _REQUIRED if not values.get(key) and not (key == "quote" and "quote" in values)]
    if lacking and not problem:
        problem = "没有写理由（reason）" if lacking == ["reason"] else f"缺少{'、'.join(lacking)}"
    rules = (values["rule"],) if "rule" in values else ()
    origin = Origin(where.rpartition(":")[0], where)
    request = Exemption(
        rules, None, values.get("quote"), values.get("reason", ""), values.get("expires"), origin, None, problem
    )
    return Entry(values.get("path") or None, request)


def _unknown(key: str) -> str:
    return f"不认识的键“{key}”{close_to(key, _KEYS)}"
