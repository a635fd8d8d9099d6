"""Configuration: the nearest `.lawlint.yaml` upward, or `[tool.lawlint]` of pyproject.toml. The nearest wins; none merge."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from lawlint.errors import UsageError
from lawlint.model.rule import SEVERITIES
from lawlint.model.settings import Settings
from lawlint.text.suggest import close_to

FILE_NAME = ".lawlint.yaml"
_LISTS = ("select", "ignore", "extend-select", "packs", "include", "exclude")
_MAPPINGS = ("per-file-ignores", "severity", "registers")
_WORDS = ("fail-level", "place", "profile", "rule-url")
_FLAGS = ("preview", "as-report")
KEYS = (*_LISTS, *_MAPPINGS, *_WORDS, *_FLAGS, "year", "override")


_TABLE = re.compile(rb"^[ \t]*\[+tool\.lawlint(?![\w-])", re.MULTILINE)


class Config(NamedTuple):
    """A configuration file as read: the settings it gives, and where it lies."""

    settings: Settings
    path: Path | None


def find(start: Path) -> Path | None:
    """The configuration that holds for files in the folder `start`, or None."""
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).is_file():
            return folder / FILE_NAME
        pyproject = folder / "pyproject.toml"
        if pyproject.is_file() and _TABLE.search(_bytes(pyproject)):
            return pyproject
    return None


def read(path: Path) -> Config:
    """The configuration in `path`. Raises UsageError with file (and line, for YAML)."""
    values, lines = _toml(path) if path.suffix == ".toml" else _yaml(path)
    for key in values:
        if key not in KEYS:
            raise UsageError(f"{_at(path, lines, key)}: 不认识的配置“{key}”{close_to(key, KEYS)}")
    return Config(_settings(path, values, lines), path)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _yaml(path: Path) -> tuple[dict[str, Any], dict[str, int]]:
    from lawlint.packs.strict_yaml import compose_text, pairs, plain

    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise UsageError(f"{path}: 读不了这个配置文件，请核对路径和编码（UTF-8）") from None
    if not text.strip() or all(line.lstrip().startswith("#") or not line.strip() for line in text.splitlines()):
        return {}, {}
    entries = pairs(compose_text(text, str(path)), str(path))
    return {key: plain(value, str(path)) for key, _, value in entries}, {key: line for key, line, _ in entries}


def _toml(path: Path) -> tuple[dict[str, Any], dict[str, int]]:
    try:
        import tomllib
    except ImportError:  # Python 3.10
        import tomli as tomllib  # type: ignore[no-redef]
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise UsageError(f"{path}: 读不了这个配置文件，TOML 格式有误") from None
    tool = table.get("tool")
    own = tool.get("lawlint", {}) if isinstance(tool, dict) else {}
    if not isinstance(own, dict):
        raise UsageError(f"{path}: [tool.lawlint] 应是一张表，只能有一个")
    return dict(own), {}


def _at(path: Path, lines: Mapping[str, int], key: str) -> str:
    return f"{path}:{lines[key]}" if key in lines else f"{path}"


class _Values:
    """The keys of a configuration file, each read as the type it must have. Raises UsageError with file and line."""

    def __init__(self, path: Path, values: Mapping[str, Any], lines: Mapping[str, int]) -> None:
        self._path, self._values, self._lines = path, values, lines

    def refuse(self, key: str, why: str) -> UsageError:
        return UsageError(f"{_at(self._path, self._lines, key)}: {key} {why}")

    def get(self, key: str, default: Any = None) -> Any:
        return self._values.get(key, default)

    def words(self, key: str) -> tuple[str, ...]:
        return self.listed(key, self.get(key, []))

    def listed(self, key: str, value: Any) -> tuple[str, ...]:
        if isinstance(value, str):
            return (value,)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.refuse(key, "应是列表，如 [甲, 乙]")
        return tuple(value)

    def mapped(self, key: str) -> Mapping[str, Any]:
        value = self.get(key, {})
        if not isinstance(value, dict):
            raise self.refuse(key, "应是“键: 值”的形式")
        return value

    def flag(self, key: str) -> bool:
        value = self.get(key, False)
        if not isinstance(value, (bool, str)) or value not in (True, False, "yes", "no", "true", "false"):
            raise self.refuse(key, "应写 yes 或 no")
        return value in (True, "yes", "true")

    def word(self, key: str) -> str | None:
        value = self.get(key)
        if value is not None and not isinstance(value, str):
            raise self.refuse(key, "应是一个词")
        return value

    def year(self, key: str) -> int | None:
        value = self.get(key)
        if value is None:
            return None
        if not (str(value).isascii() and str(value).isdigit()) or not 1990 <= int(value) <= 2100:
            raise self.refuse(key, "应是四位年份")
        return int(value)


def _settings(path: Path, values: Mapping[str, Any], lines: Mapping[str, int]) -> Settings:
    given = _Values(path, values, lines)
    severity = tuple((name, str(level)) for name, level in given.mapped("severity").items())
    for _, level in severity:
        if level not in (*SEVERITIES, "off"):
            raise given.refuse("severity", f"里的“{level}”应是 error、warning、info 或 off")
    fail_level = str(given.get("fail-level", "error"))
    if fail_level not in SEVERITIES:
        raise given.refuse("fail-level", "应是 error、warning 或 info")
    override = given.get("override", [])
    if not isinstance(override, list):
        raise given.refuse("override", "应是列表，每项前加“- ”")
    if override and path.suffix == ".toml":
        raise given.refuse("override", "只能写在 .lawlint.yaml 里")
    return Settings(
        select=given.words("select"),
        ignore=given.words("ignore"),
        extend_select=given.words("extend-select"),
        per_file_ignores=tuple(
            (k, given.listed("per-file-ignores", v)) for k, v in given.mapped("per-file-ignores").items()
        ),
        severity=severity,
        fail_level=fail_level,
        preview=given.flag("preview"),
        place=given.word("place"),
        report_year=given.year("year"),
        profile=given.word("profile"),
        as_report=given.flag("as-report"),
        include=given.words("include"),
        exclude=given.words("exclude"),
        packs=given.words("packs"),
        registers=tuple((name, str(file)) for name, file in given.mapped("registers").items()),
        root=str(path.parent),
        rule_url=given.word("rule-url"),
        override_file=str(path) if override else None,
    )


def merged(base: Settings, given: Mapping[str, Any]) -> Settings:
    """`base` with what the command line gave on top; None and empty mean not given."""
    changes = {key: value for key, value in given.items() if value not in (None, (), False)}
    for key in ("ignore", "extend_select", "per_file_ignores"):
        if key in changes:
            changes[key] = (*getattr(base, key), *changes[key])
    return base._replace(**changes)


def check_profile(settings: Settings, known: Sequence[str]) -> None:
    """Raises UsageError for a profile the packs do not have."""
    if settings.profile and settings.profile not in known:
        raise UsageError(f"没有“{settings.profile}”这种单位类型（可用：{'、'.join(known)}）")
