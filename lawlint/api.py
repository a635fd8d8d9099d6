"""Bytes and paths in, reports out. The only place that opens drafts and writes them."""

from __future__ import annotations

import codecs
import contextlib
import os
import stat
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from lawlint import config, exemptions
from lawlint.convert import CONVERTIBLE, read_converted
from lawlint.discover import Target, discover
from lawlint.engine import lint
from lawlint.errors import InputError, UsageError
from lawlint.filters.select import check_selectors, selected
from lawlint.fixes.apply import apply_fixes
from lawlint.model.document import Document, Exemption
from lawlint.model.report import Failure, Report, Run
from lawlint.model.rule import Rule
from lawlint.model.settings import Settings
from lawlint.packs.ruleset import RuleSet, load
from lawlint.readers import READERS, UnreadableError, fixable, txt
from lawlint.readers.base import encode
from lawlint.text.globs import named_by

_PASSES = 10


class _Folder(NamedTuple):
    """What holds for the files of one folder: `exempt_file` is the one that exempts findings in them, if there is one."""

    settings: Settings
    ruleset: RuleSet
    rules: list[Rule]
    exempt_file: Path | None


class Session:
    """Settings and rules for the folders of a run, each read once. `given` are the settings of the command line."""

    def __init__(self, given: Mapping[str, Any], config_file: Path | None = None, isolated: bool = False) -> None:
        self._given, self._config_file, self._isolated = given, config_file, isolated
        self._settings: dict[Path, Settings] = {}
        self._by_file: dict[Path | None, Settings] = {}
        self._rules: dict[Settings, RuleSet] = {}
        self._folders: dict[str, _Folder] = {}
        self._exemptions: dict[Path, tuple[exemptions.Entry, ...]] = {}

    def settings_for(self, folder: Path) -> Settings:
        """The settings for files in `folder`. Raises UsageError for a wrong configuration."""
        folder = _absolute(folder)
        if folder not in self._settings:
            found = None if self._isolated else self._config_file or config.find(folder)
            if found not in self._by_file:
                base = config.read(found).settings if found else Settings()
                self._by_file[found] = config.merged(base, self._given)
            self._settings[folder] = self._by_file[found]
        return self._settings[folder]

    def ruleset_for(self, settings: Settings) -> RuleSet:
        """The rules these settings ask for. Raises PackError, and UsageError for selectors and profiles unknown to them."""
        if settings not in self._rules:
            root = Path(settings.root) if settings.root else None
            registers = {name: (root or Path()) / path for name, path in settings.registers}
            override = Path(settings.override_file) if settings.override_file else None
            ruleset = load(settings.packs, root, registers, override)
            for name in registers:
                ruleset.register(name)  # a wrong one is to be said now, not by the rule that asks for it
            named = (name for name, _ in settings.severity)
            ignores = (selector for _, selectors in settings.per_file_ignores for selector in selectors)
            every = (*settings.select, *settings.ignore, *settings.extend_select, *named, *ignores)
            check_selectors(ruleset.pack.rules, every)
            config.check_profile(settings, [profile.id for profile in ruleset.pack.profiles])
            self._rules[settings] = ruleset
        return self._rules[settings]

    def check(self, document: Document, folder: Path) -> Report:
        """`document` checked as a file in `folder`."""
        here = self._folders.get(str(folder)) or self._folder(folder)
        settings, ruleset, rules, exempt_file = here
        settings = meant_by(settings, document)
        if settings.per_file_ignores:
            rules = selected(ruleset.pack.rules, settings, document.path)
        requests = () if exempt_file is None else self._requests_for(document, _absolute(folder), exempt_file)
        report = lint(document, ruleset, rules, settings, requests)
        if settings.least_severity == "info":
            return report
        shown = ("error", "warning")[: ("error", "warning").index(settings.least_severity) + 1]
        return report._replace(diagnostics=tuple(entry for entry in report.diagnostics if entry.severity in shown))

    def _folder(self, folder: Path) -> _Folder:
        settings = self.settings_for(folder)
        ruleset = self.ruleset_for(settings)
        exempt_file = None if settings.no_exemptions else exemptions.find(_absolute(folder))
        ids = {rule.id: rule.name for rule in ruleset.pack.rules}
        settings = settings._replace(severity=tuple((ids.get(name, name), level) for name, level in settings.severity))
        here = _Folder(settings, ruleset, selected(ruleset.pack.rules, settings), exempt_file)
        self._folders[str(folder)] = here
        return here

    def _requests_for(self, document: Document, folder: Path, file: Path) -> tuple[Exemption, ...]:
        """What the exemption file nearest to `folder` says of `document`."""
        if file not in self._exemptions:
            self._exemptions[file] = exemptions.read(file)
        return exemptions.applying(self._exemptions[file], file, folder / Path(document.path).name)


def meant_by(settings: Settings, document: Document) -> Settings:
    """The settings of a folder as they hold for `document`, which `include` may name as a report."""
    return settings._replace(as_report=True) if named_by(document.path, settings.include) else settings


def _absolute(folder: Path) -> Path:
    """`folder` from the root on, `..` taken out: one folder has one configuration, however it is spelled."""
    return Path(os.path.abspath(folder))  # noqa: PTH100 - Path.absolute keeps `..`, Path.resolve follows links


def read_bytes(data: bytes, name: str) -> Document:
    """The document in `data`, read by the suffix of `name`; text where the suffix is unknown. Raises InputError."""
    reader = READERS.get(Path(name).suffix.lower(), txt)
    try:
        return reader.read(data, name)
    except UnreadableError as error:
        raise InputError(f"{name}: {error}") from None


def read_file(target: Target) -> Document:
    """The document at a path. Raises InputError with one Chinese line."""
    data = source_of(target)
    if target.path.suffix.lower() in CONVERTIBLE:
        return read_converted(data, target.shown)
    return read_bytes(data, target.shown)


def source_of(target: Target) -> bytes:
    """The bytes at a path. Raises InputError with one Chinese line."""
    try:
        return target.path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{target.shown}: 文件不存在，请核对文件名") from None
    except PermissionError:
        raise InputError(f"{target.shown}: 没有读取这个文件的权限") from None
    except OSError:
        raise InputError(f"{target.shown}: 读不了这个文件") from None


def check_paths(session: Session, arguments: Sequence[str], jobs: int = 1) -> Run:
    """Every file the arguments mean, checked; what could not be read is a failure, and the others are still checked."""
    targets, failures = targets_of(session, arguments)
    if jobs > 1 and len(targets) > jobs:
        from concurrent.futures import ProcessPoolExecutor

        with ProcessPoolExecutor(jobs, initializer=_take_over, initargs=(session,)) as pool:
            results = list(pool.map(_check_here, targets, chunksize=max(1, len(targets) // (jobs * 4))))
    else:
        results = [_check(session, target) for target in targets]
    reports = tuple(result for result in results if isinstance(result, Report))
    failures += [result for result in results if isinstance(result, Failure)]
    return Run(reports, tuple(failures))


def targets_of(session: Session, arguments: Sequence[str]) -> tuple[list[Target], list[Failure]]:
    """The files the arguments mean, by the settings of the current folder."""
    settings = session.settings_for(Path.cwd())
    return discover(arguments, settings.exclude, settings.force_exclude)


def _check(session: Session, target: Target) -> Report | Failure:
    try:
        return session.check(read_file(target), target.path.parent)
    except InputError as error:
        return Failure(target.shown, str(error).removeprefix(f"{target.shown}: "))


#: Of a process that works for another: the one it was given, so that it reads the packs once.
_sessions: list[Session] = []


def _take_over(session: Session) -> None:
    _sessions[:] = [session]


def _check_here(target: Target) -> Report | Failure:
    return _check(_sessions[0], target)


class Fixed(NamedTuple):
    """A document before and after its fixes, with the report of what is left and how many findings were mended."""

    before: Document
    report: Report
    mended: int


def fix_document(session: Session, document: Document, folder: Path, unsafe: bool) -> Fixed:
    """`document` with its fixes applied until nothing changes; as it is, where its format cannot be written.

    Raises UsageError if two fixes undo each other.
    """
    current, mended = document, 0
    if not fixable(document):
        return Fixed(document, session.check(document, folder), 0)
    for _ in range(_PASSES):
        report = session.check(current, folder)
        result = apply_fixes(current.text, report.diagnostics, unsafe)
        if result.text == current.text:
            return Fixed(document, report, mended)
        mended += len(result.applied)
        # As UTF-8 with its mark, whatever the file is in: nothing is left to guess.
        current = read_bytes(codecs.BOM_UTF8 + result.text.encode("utf-8"), document.path)
    raise UsageError(f"{document.path}: 改了{_PASSES}遍仍未稳定，文件没有改动，请报告给维护者")


def write_fixed(target: Target, fixed: Fixed) -> None:
    """Write the fixed text to the file it was read from. Raises InputError, and leaves the file as it is, if that holds
    anything but what was read: another program saved it meanwhile, or its bytes are not what the text encodes to.
    """
    before = fixed.before
    try:
        unchanged = target.path.read_bytes() == encode(before.text, before.meta)
    except OSError:
        unchanged = False
    if not unchanged:
        raise InputError(f"{target.shown}: 文件在检查时被改过，或编码不规范，没有写入；请另存为 UTF-8 后再试")
    write_file(target.path, encode(fixed.report.document.text, before.meta), target.shown)


def write_file(path: Path, data: bytes, shown: str = "") -> None:
    """Replace the file at `path` by `data` in one step: a run that is cut off leaves the old file.

    Mode and owner are kept, a link stays a link. Raises InputError, also for a file its owner made read-only.
    """
    import tempfile  # what only writes need, a check does not load

    shown = shown or str(path)
    try:
        real = Path(os.path.realpath(path))
        status = real.stat()
        if not status.st_mode & stat.S_IWUSR:
            raise InputError(f"{shown}: 这是只读文件，没有改动")
        handle, name = tempfile.mkstemp(dir=real.parent, prefix=".lawlint-")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if hasattr(os, "chown"):
                with contextlib.suppress(OSError):
                    os.chown(temporary, status.st_uid, status.st_gid)
            temporary.chmod(stat.S_IMODE(status.st_mode))
            temporary.replace(real)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError:
        raise InputError(f"{shown}: 写不了这个文件，原文件没有改动") from None
