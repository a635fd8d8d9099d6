"""The direction of imports (ARCHITECTURE.md, Layers): downward only, siblings never import each other."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import lawlint

PACKAGE = Path(lawlint.__file__).parent

#: Layer (first part of a module's name below lawlint) to the layers it may import; every layer may import itself.
ALLOWED: dict[str, set[str]] = {
    "errors": set(),
    "model": set(),
    "store": {"model"},
    "text": {"model"},
    "registers": {"model", "text"},
    "readers": {"model", "text"},
    "outline": {"model", "text", "store"},
    "identity": {"model", "text"},
    "facts": {"model", "text", "registers"},
    "checks": {"model", "text", "registers"},
    "filters": {"model", "text", "errors"},
    "fixes": {"model", "text"},
    "writers": {"model", "text", "readers"},
    "reporters": {"model", "text"},
    "packs": {"model", "text", "checks", "registers", "store", "errors"},
    "diagnose": {"model"},
    "engine": {"model", "diagnose", "facts", "filters", "identity", "outline", "packs"},
    "config": {"model", "text", "errors", "packs"},
    "discover": {"convert", "errors", "model", "readers", "text"},
    "convert": {"errors", "model", "readers"},
    "exemptions": {"errors", "model", "packs", "text"},
    "packtest": {"engine", "fixes", "model", "packs", "readers"},
    "shipping": {"outline", "packs", "store"},
    "api": {
        "config", "convert", "discover", "engine", "errors", "exemptions", "filters", "fixes", "model", "packs", "readers", "text",
        "writers",
    },
    "word": {"api", "discover", "errors", "fixes", "model", "readers", "writers"},
    "cli": {
        "api", "config", "word", "engine", "errors", "filters", "model", "packs", "packtest", "readers", "reporters", "text",
    },
    "__main__": {"cli"},
}  # fmt: skip

#: Third-party modules and the layers that may import them.
HOMES = {
    "click": {"cli"},
    "colorama": {"reporters", "cli"},
    "docx": {"writers"},
    "lark": {"outline"},
    "lxml": {"writers"},
    "pathspec": {"discover"},
    "tomli": {"config"},
    "yaml": {"packs", "filters"},
}


def _imports(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}:{node.lineno}: relative import"
            yield node.module or "", node.lineno


def _layer(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def test_imports_go_downward_only() -> None:
    wrong = []
    for path in sorted(PACKAGE.rglob("*.py")):
        relative = path.relative_to(PACKAGE)
        layer = relative.parts[0].removesuffix(".py")
        if layer == "__init__":
            continue
        for module, line in _imports(path):
            top = module.split(".")[0]
            if top == "lawlint":
                other = _layer(module)
                if other and other != layer and other not in ALLOWED[layer]:
                    wrong.append(f"{relative}:{line}: {layer} may not import {other}")
            elif top in HOMES and layer not in HOMES[top]:
                wrong.append(f"{relative}:{line}: {layer} may not import {top}")
    assert wrong == []


def test_every_layer_is_known() -> None:
    found = {path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in PACKAGE.rglob("*.py")}
    assert found - {"__init__", "_compiled", "_rules"} <= set(ALLOWED)
