"""Where the packs lie: inside the installed package, or at the top of a checkout."""

from __future__ import annotations

from pathlib import Path

from lawlint.errors import PackError

_IN_WHEEL = Path(__file__).parents[1] / "_rules"
_IN_CHECKOUT = Path(__file__).parents[2] / "rules"

#: The pack a run uses unless told otherwise; it extends `common`.
DEFAULT_PACK = "rule-of-law-report"


def packs_dir() -> Path:
    """The folder of the packs lawlint comes with. Raises PackError if the installation lacks it."""
    for folder in (_IN_WHEEL, _IN_CHECKOUT):
        if folder.is_dir():
            return folder
    raise PackError("lawlint 安装不完整：找不到规则包，请重新安装")


def pack_folder(name: str, beside: Path | None = None) -> Path:
    """The folder of the pack called `name`: a path relative to `beside`, else one lawlint comes with."""
    if beside is not None and (beside / name / "pack.yaml").is_file():
        return (beside / name).resolve()
    shipped = packs_dir() / name
    if (shipped / "pack.yaml").is_file():
        return shipped
    raise PackError(f"{name}: 找不到这个规则包（应是一个含 pack.yaml 的文件夹）")


def shown(path: Path) -> str:
    """The name of a pack file in messages: from the packs folder on for our own, else the path as it is."""
    for base in (_IN_WHEEL, _IN_CHECKOUT):
        if path.is_relative_to(base):
            return f"rules/{path.relative_to(base).as_posix()}"
    return path.as_posix()
