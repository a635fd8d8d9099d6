"""Patterns of file names, as configurations write them: `docs/*.md`, `草稿*`."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatch


def named_by(path: str, patterns: Iterable[str]) -> bool:
    """True if one of `patterns` matches `path`, its parts joined by /, or its last part alone."""
    return any(fnmatch(path, pattern) or fnmatch(path.rpartition("/")[2], pattern) for pattern in patterns)
