"""Register files: YAML to what the register's module compiles from it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lawlint.errors import PackError
from lawlint.packs.locate import shown
from lawlint.packs.strict_yaml import compose, plain
from lawlint.registers import REGISTERS


def compile_register(name: str, path: Path) -> Any:
    """The compiled data of the register `name` in `path`. Raises PackError with the file's name."""
    where = shown(path)
    tables = plain(compose(path, where), where)
    meta = tables.pop("register", None) if isinstance(tables, dict) else None
    if not isinstance(meta, dict) or meta.get("name") != name or "as_of" not in meta:
        raise PackError(f"{where}:1: 登记表开头应有 register: {{name: {name}, as_of: 年-月-日}}")
    try:
        return REGISTERS[name].compile_rows(meta, tables)
    except KeyError as error:
        raise PackError(f"{where}: 有一行缺少“{error.args[0]}”") from None
    except (ValueError, TypeError, AttributeError) as error:
        raise PackError(f"{where}: {error}") from None
