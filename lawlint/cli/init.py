"""`lawlint init`: a configuration to start from, and the hook for pre-commit. Nothing that exists is overwritten."""

from __future__ import annotations

from pathlib import Path

import click

from lawlint.cli.output import emit
from lawlint.config import FILE_NAME
from lawlint.errors import EXIT_CLEAN, InputError

_HOOKS = ".pre-commit-config.yaml"

#: Every line of it is true as it stands, and every commented key is one a configuration may have.
CONFIGURATION = """\
# lawlint 的配置，对本文件夹及其下各级文件夹有效。去掉行首的“# ”即可启用一项。

# 报告单位和年度：通常从文中读出，读错时在这里写明。
# place: 青石镇
# year: 2025
# profile: township        # township 乡镇、street 街道、county 县区、city 市、department 部门

# 有这一级及更重的问题时退出码为1：error、warning 或 info。
fail-level: error

# 用哪些规则：规则名、编号、字头（如 F）或 ALL。lawlint rule --all 列出全部规则。
# select: [ALL]
# ignore: [heading-number-style]
# severity: {empty-section: warning}
# per-file-ignores: {旧稿/*.txt: [L, D]}

# 不像报告、也要按报告检查的文件。
# include: [季度总结/*]

# 不检查的文件；.gitignore 和 .lawlintignore 里的也不检查。
# exclude: [草稿/*, README.md]

# 本单位的规则包：lawlint packs new 本单位规则 建立一个。
# packs: [本单位规则]

# 某一处确实无误而被标出：在 .lawlint-exempt.yaml 里写明规则、文件、原文和理由，
# 或在 Markdown 稿里写 <!-- lawlint: 规则名 -- 理由 -->。
"""

#: Runs the lawlint that is installed: no address to know, nothing to download, no draft leaves the machine.
HOOK = """\
  - repo: local
    hooks:
      - id: lawlint
        name: lawlint 检查稿件
        entry: lawlint check --force-exclude
        language: system
        files: (?i)\\.(txt|md|markdown|docx)$
        require_serial: true
"""


@click.command(
    help="写一份带说明的配置，并加上 pre-commit 钩子；已有的文件不改动。", short_help="建立配置和提交前检查。"
)
@click.argument("folder", default=".", metavar="[文件夹]", type=click.Path(path_type=Path))
def init(folder: Path) -> int:
    """Write what is missing, print what is there already and would have to be added by hand."""
    if not folder.is_dir():
        raise InputError(f"{folder}: 没有这个文件夹")
    config, hooks = folder / FILE_NAME, folder / _HOOKS
    if _written(config, CONFIGURATION):
        emit(f"已写好配置：{config}\n")
    else:
        emit(f"已有配置，没有改动：{config}\n")
    if _written(hooks, f"repos:\n{HOOK}"):
        emit(f"已写好提交前检查：{hooks}（运行 pre-commit install 启用）\n")
    elif b"id: lawlint" in _bytes(hooks):
        emit(f"已有提交前检查，没有改动：{hooks}\n")
    else:
        emit(f"已有 {hooks}，没有改动；要在提交前检查，请在它的 repos: 下加上：\n\n{HOOK}")
    return EXIT_CLEAN


def _written(path: Path, text: str) -> bool:
    """True if the file was written, False if there was one. Raises InputError."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        return False
    except OSError:
        raise InputError(f"{path}: 写不了这个文件，请核对文件夹的权限") from None
    return True


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
