"""Compiled data: what is slow to build from its source is built once and kept.

YAML packs, registers and the parse table of the outline are sources; a run reads what was compiled from them, found by
a hash of the source's content. It lies in the wheel (built with it), or in the user's cache directory (written on first
use in a checkout, or for a user's own packs). Marshal is used because it is read ten times faster than JSON and, unlike
pickle, holds data only. A file that cannot be read or written is no error: the value is built anew.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lawlint.model.digest import blake2b

COMPILED_IN_WHEEL = Path(__file__).parent / "_compiled"
_MAGIC = b"lawlint1"
_MARSHAL_VERSION = 4
_MOST_KEPT = 8  # values of one name, made from sources that changed


def key_of(*sources: bytes) -> str:
    """A name for the content of `sources`: change a byte, or the order, and the name is another one."""
    digest = blake2b(digest_size=16)
    for source in sources:
        digest.update(len(source).to_bytes(8, "big"))
        digest.update(source)
    return digest.hexdigest()


def fetch(name: str, key: str, build: Callable[[], Any]) -> Any:
    """The value called `name` whose sources have `key`: from the wheel, from the cache, or from `build()`."""
    in_wheel = COMPILED_IN_WHEEL / f"{name}.bin"
    in_cache = cache_directory() / f"{name}-{key[:12]}.bin"
    for path in (in_wheel, in_cache):
        try:
            return unpack(path.read_bytes(), key)
        except (OSError, ValueError, EOFError, TypeError):
            continue
    value = build()
    _write(in_cache, pack(value, key))
    _forget(in_cache.parent, name)
    return value


def pack(value: Any, key: str) -> bytes:
    """The bytes `unpack` turns back into `value`, which holds nothing but None, bool, numbers, str, tuple, list, dict."""
    return _MAGIC + key.encode("ascii") + marshal.dumps(value, _MARSHAL_VERSION)


def unpack(data: bytes, key: str) -> Any:
    """The value in `data`. Raises ValueError if it was built from other sources, and what marshal raises."""
    head = _MAGIC + key.encode("ascii")
    if not data.startswith(head):
        raise ValueError("compiled from other sources")
    return marshal.loads(data[len(head) :])


def cache_directory() -> Path:
    """Where compiled data is kept: LAWLINT_CACHE_DIR, else the platform's cache directory."""
    own = os.environ.get("LAWLINT_CACHE_DIR")
    if own:
        return Path(own)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or "~/AppData/Local"
    elif sys.platform == "darwin":
        base = "~/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(os.path.expanduser(base)) / "lawlint"  # noqa: PTH111 - Path.expanduser raises without a home


def _forget(folder: Path, name: str) -> None:
    """Delete what was compiled from sources long changed: who writes a pack compiles it with every change."""
    try:
        kept = sorted(folder.glob(f"{name}-*.bin"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in kept[_MOST_KEPT:]:
            path.unlink()
    except OSError:
        return  # another process was faster


def _write(path: Path, data: bytes) -> None:
    import tempfile

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).replace(path)
    except OSError:
        return
