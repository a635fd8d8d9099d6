"""Options several commands share, and the session they describe."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from lawlint.api import Session
from lawlint.errors import UsageError
from lawlint.model.rule import SEVERITIES

F = TypeVar("F", bound=Callable[..., Any])


def listed(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:  # noqa: ARG001
    """Comma-separated values, given once or often, as one tuple."""
    return tuple(part.strip() for item in value for part in item.replace("，", ",").split(",") if part.strip())


def _ignores(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> Any:  # noqa: ARG001
    found = []
    for item in value:
        pattern, colon, selectors = item.rpartition(":")
        if not colon or not pattern or not selectors:
            raise UsageError(f"--per-file-ignores “{item}”应写作“文件模式:规则”，如 旧稿/*.txt:F001")
        found.append((pattern, tuple(part.strip() for part in selectors.split(",") if part.strip())))
    return tuple(found)


_LEVELS = click.Choice(SEVERITIES)
_IDENTITY = (
    click.option("--place", metavar="名称", help="报告单位所在的地方，如 青石镇（默认从文中读出）。"),
    click.option(
        "--year", "report_year", type=click.IntRange(1990, 2100), metavar="年", help="报告年度（默认从文中读出）。"
    ),
    click.option("--profile", metavar="类型", help="单位类型：township、street、county、city、department。"),
    click.option("--as-report", is_flag=True, help="一律当作年度报告检查。"),
)
_CONFIG = (
    click.option("--config", "config_file", type=click.Path(path_type=Path), metavar="文件", help="使用这个配置文件。"),
    click.option("--isolated", is_flag=True, help="不读任何配置文件。"),
    click.option("--force-exclude", is_flag=True, help="写明的文件若在忽略之列，也忽略。"),
    click.option("--preview", is_flag=True, help="也使用尚在试用的规则。"),
    click.option("--cache-dir", type=click.Path(path_type=Path), metavar="文件夹", help="编译结果放在哪里。"),
)
_RULES = (
    click.option(
        "--select", multiple=True, callback=listed, metavar="规则", help="只用这些规则（规则名、编号、字头或 ALL）。"
    ),
    click.option("--ignore", multiple=True, callback=listed, metavar="规则", help="不用这些规则。"),
    click.option("--extend-select", multiple=True, callback=listed, metavar="规则", help="再加上这些规则。"),
    click.option(
        "--per-file-ignores", multiple=True, callback=_ignores, metavar="模式:规则", help="某些文件不用某些规则。"
    ),
    click.option("--severity", "least_severity", type=_LEVELS, help="只显示这一级及更重的问题。"),
    click.option("--fail-level", type=_LEVELS, help="有这一级及更重的问题时退出码为1（默认 error）。"),
    click.option("--no-exemptions", is_flag=True, help="不理会豁免。"),
)


def _apply(decorators: tuple[Callable[[F], F], ...], function: F) -> F:
    for decorator in reversed(decorators):
        function = decorator(function)
    return function


def reading(function: F) -> F:
    """The options of every command that reads drafts: what they are, which configuration holds."""
    return _apply((*_IDENTITY, *_CONFIG), function)


def judging(function: F) -> F:
    """The options that say which rules run."""
    return _apply(_RULES, function)


def session_of(given: dict[str, Any]) -> Session:
    """The session the options of `reading` and `judging` describe. Takes its own keys out of `given`."""
    cache_dir = given.pop("cache_dir", None)
    if cache_dir:
        os.environ["LAWLINT_CACHE_DIR"] = str(cache_dir)
    config_file = given.pop("config_file", None)
    if config_file and not config_file.is_file():
        raise UsageError(f"{config_file}: 配置文件不存在")
    isolated = given.pop("isolated", False)
    given["today"] = date.today().isoformat()
    return Session(given, config_file, isolated)
