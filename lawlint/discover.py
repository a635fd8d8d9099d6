"""Which files a run is about: arguments as they are, folders walked for known suffixes, ignore files honoured."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from lawlint.convert import CONVERTIBLE, office
from lawlint.errors import UsageError
from lawlint.model.report import Failure
from lawlint.readers import READERS
from lawlint.text.globs import named_by

IGNORE_FILES = (".gitignore", ".lawlintignore")
_NEVER = frozenset({".git", ".hg", ".svn", ".venv", "node_modules", "__pycache__"})


class Target(NamedTuple):
    """A file to check: its name as shown (the argument, or the path joined to it with /), and where it lies."""

    shown: str
    path: Path


def discover(arguments: Sequence[str], exclude: Sequence[str], force: bool) -> tuple[list[Target], list[Failure]]:
    """The files `arguments` mean, each once, and what is wrong with arguments that mean none.

    A file named is checked whatever the ignore files say, unless `force`.
    """
    targets: dict[Path, Target] = {}
    failures = []
    for argument in arguments:
        path = Path(argument)
        if _is_folder(path):
            found = list(_walk(path, argument.rstrip("/\\") or argument, exclude))
            if not found:
                known = "、".join(sorted(READERS))
                failures.append(Failure(argument, f"文件夹里没有可检查的文件（{known}）"))
            for target in found:
                targets.setdefault(target.path, target)
        elif not (force and _excluded(path, argument, exclude)):
            targets.setdefault(path, Target(argument.replace(os.sep, "/"), path))
    return list(targets.values()), failures


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name longer than any file's
        return False


def _walk(folder: Path, shown: str, exclude: Sequence[str]) -> Iterator[Target]:
    specs = _specs_above(folder)
    stack = [(folder, shown, specs)]
    while stack:
        here, name, above = stack.pop()
        here_specs = above + _specs_in(here)
        folders = []
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in entries:
            path, entry_name = Path(entry.path), f"{name}/{entry.name}"
            if _ignored(path, entry.is_dir(), here_specs) or named_by(entry_name, exclude):
                continue
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in _NEVER:
                    folders.append((path, entry_name, here_specs))
            elif entry.is_file() and _readable(path.suffix.lower()) and not entry.name.startswith(("~$", ".")):
                yield Target(entry_name, path)
        stack.extend(reversed(folders))


def _readable(suffix: str) -> bool:
    """True for what a reader reads; for what must be converted first, where that can be done here."""
    return suffix in READERS or (suffix in CONVERTIBLE and office() is not None)


def _specs_above(folder: Path) -> tuple[tuple[Path, Any], ...]:
    """The ignore files above `folder`, outermost first: from the top of its repository on, or, outside of one, from the
    current folder on.
    """
    absolute, here = folder.resolve(), Path.cwd().resolve()
    if _is_top(absolute):
        return ()
    parents = list(absolute.parents)
    top = next((index for index, parent in enumerate(parents) if _is_top(parent)), None)
    chain = [parent for parent in parents if parent.is_relative_to(here)] if top is None else parents[: top + 1]
    return tuple(spec for base in reversed(chain) for spec in _specs_in(base))


def _is_top(folder: Path) -> bool:
    return (folder / ".git").exists()


def _specs_in(folder: Path) -> tuple[tuple[Path, Any], ...]:
    found = []
    for name in IGNORE_FILES:
        try:
            lines = (folder / name).read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            continue
        from pathspec import GitIgnoreSpec

        try:
            found.append((folder.resolve(), GitIgnoreSpec.from_lines(lines)))
        except ValueError:
            raise UsageError(f"{folder / name}: 忽略规则写法有误，请改正") from None
    return tuple(found)


def _ignored(path: Path, is_folder: bool, specs: Sequence[tuple[Path, Any]]) -> bool:
    """The last ignore file that says anything of `path` decides, as git does."""
    verdict = False
    if not specs:
        return verdict
    absolute = path.resolve() if not path.is_symlink() else path.parent.resolve() / path.name
    for base, spec in specs:
        result = spec.check_file(absolute.relative_to(base).as_posix() + ("/" if is_folder else ""))
        if result.include is not None:
            verdict = result.include
    return verdict


def _excluded(path: Path, shown: str, exclude: Sequence[str]) -> bool:
    specs = _specs_above(path.parent) + _specs_in(path.parent)
    return named_by(shown.replace(os.sep, "/"), exclude) or _ignored(path, False, specs)
