"""Text to the terminal: colour or not, an encoding that may lack characters, a file instead."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from lawlint.api import write_file
from lawlint.errors import InputError

_NO_TERMINAL = 100  # cells of a line where no terminal says


def wants_color(choice: str) -> bool:
    """The flag decides; else NO_COLOR, FORCE_COLOR and CLICOLOR_FORCE; else whether a terminal is there."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR") or os.environ.get("CLICOLOR_FORCE", "0") != "0":
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def terminal_width() -> int:
    """Cells of a line: the terminal's, at most 120, or 100 where there is none."""
    if not wraps():
        return _NO_TERMINAL
    import shutil

    return min(120, shutil.get_terminal_size((_NO_TERMINAL, 24)).columns)


def wraps() -> bool:
    """True if long lines are to be broken: a terminal reads along, or someone gave the width of one."""
    return sys.stdout.isatty() or bool(os.environ.get("COLUMNS"))


def emit(text: str | Iterable[str], machine: bool = False, file: Path | None = None) -> None:
    """Write `text`, whole or in pieces, to stdout or to `file`. Machine formats are UTF-8; others replace what the
    console lacks.
    """
    pieces = (text,) if isinstance(text, str) else text
    if file is not None:
        _to_file("".join(pieces), file)
        return
    stream = sys.stdout
    encoding = "utf-8" if machine else stream.encoding or "utf-8"
    buffer = getattr(stream, "buffer", None)
    stream.flush()
    for piece in pieces:
        data = piece.encode(encoding, "replace" if not machine else "surrogatepass")
        if buffer is None or (os.name == "nt" and not machine):
            stream.write(data.decode(encoding, "replace"))  # keeps line ends and the console's own way of drawing
        else:
            buffer.write(data)
    (buffer or stream).flush()


def _to_file(text: str, file: Path) -> None:
    data = text.encode("utf-8", "surrogatepass")
    if file.exists():
        write_file(file, data)
        return
    try:
        file.write_bytes(data)
    except OSError:
        raise InputError(f"{file}: 写不了这个文件，请核对文件夹是否存在") from None
