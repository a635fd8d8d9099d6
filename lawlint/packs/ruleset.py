"""The rules of a run: packs loaded (compiled), options decoded and registers read when first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from lawlint import __version__
from lawlint.checks import kind
from lawlint.errors import PackError
from lawlint.model.finding import Context, Outcome
from lawlint.model.rule import Pack, Rule
from lawlint.packs.encode import decode
from lawlint.packs.locate import DEFAULT_PACK, pack_folder, packs_dir
from lawlint.registers import REGISTERS
from lawlint.store import COMPILED_IN_WHEEL, fetch, key_of

_CODE = ("checks", "packs", "registers", "text", "model")


class RuleSet:
    """A compiled pack with what it needs at run time. Nothing is read before it is asked for."""

    def __init__(self, compiled: Mapping[str, Any], registers: Mapping[str, Path] | None = None) -> None:
        self.pack: Pack = decode(compiled["pack"])
        self._encoded = compiled["options"]
        self._prepared: dict[str, tuple[Callable[[Context, Any], Outcome], Any]] = {}
        self._registers: dict[str, Any] = {}
        self._register_paths = {name: packs_dir() / path for name, path in self.pack.registers} | dict(registers or {})
        self.by_name: Mapping[str, Rule] = {rule.name: rule for rule in self.pack.rules}

    def prepared(self, rule: Rule) -> tuple[Callable[[Context, Any], Outcome], Any]:
        """The check of a rule's kind and the Options it is to be called with, looked up and decoded once."""
        if rule.name not in self._prepared:
            check = kind(rule.kind).check  # its module holds the class that is decoded to
            self._prepared[rule.name] = check, decode(self._encoded[rule.name])
        return self._prepared[rule.name]

    def register(self, name: str) -> Any:
        """A register by name. Raises PackError if the packs declare none of that name, or its file is wrong."""
        if name not in self._registers:
            if name not in self._register_paths:
                raise PackError(f"规则包没有登记表“{name}”")
            self._registers[name] = _read_register(name, self._register_paths[name])
        return self._registers[name]


def load(
    names: Sequence[str] = (),
    beside: Path | None = None,
    registers: Mapping[str, Path] | None = None,
    override_file: Path | None = None,
) -> RuleSet:
    """The default pack with the user's packs `names` (folders relative to `beside`) on top, then the `override:` of a
    configuration file. Raises PackError.
    """
    folders = [pack_folder(DEFAULT_PACK)] + [pack_folder(name, beside) for name in names]
    own: list[Path] = []
    if names:
        from lawlint.packs.compile import pack_closure

        own = [folder for folder in pack_closure(folders) if folder.parent != packs_dir()]

    def build() -> Any:
        from lawlint.packs.compile import compile_packs, pack_closure

        return compile_packs(pack_closure(folders), override_file)

    key = packs_key(_code_key(), own, override_file)
    return RuleSet(fetch("user-packs" if own or override_file else "packs", key, build), registers)


def packs_key(code: bytes, own: Sequence[Path] = (), override_file: Path | None = None) -> str:
    """The key of the shipped packs with the user's folders `own` and a configuration file on top.

    What is compiled of a user's pack holds where its files lie, so the key changes when the folder is another one.
    """
    shipped = (folder for folder in sorted(packs_dir().iterdir()) if (folder / "pack.yaml").is_file())
    paths = [path for folder in (*shipped, *own) for path in sorted(folder.glob("*.yaml"))]
    if override_file:
        paths.append(override_file)
    places = [str(path.absolute()).encode("utf-8", "surrogateescape") for path in (*own, override_file) if path]
    return key_of(code, *places, *(part for path in paths for part in (path.name.encode(), path.read_bytes())))


def register_key(code: bytes, source: bytes) -> str:
    """The key of a register whose file holds `source`."""
    return key_of(code, source)


def _read_register(name: str, path: Path) -> Any:
    if name not in REGISTERS:
        raise PackError(f"{path.name}: 没有“{name}”这种登记表（可用：{'、'.join(REGISTERS)}）")
    module = REGISTERS[name]
    try:
        source = path.read_bytes()
    except OSError:
        raise PackError(f"{path}: 读不了登记表“{name}”，请核对路径") from None

    def build() -> Any:
        from lawlint.packs.registers import compile_register

        return compile_register(name, path)

    return module.Register(fetch(f"register-{name}", register_key(_code_key(), source), build))


def _code_key() -> bytes:
    """Changes with the code that compiles. In a wheel the version says it; in a checkout files change without it."""
    if COMPILED_IN_WHEEL.is_dir():
        return __version__.encode()
    root = Path(__file__).parents[1]
    stamps = sorted(
        (entry.name, stat.st_mtime_ns, stat.st_size)
        for folder in _CODE
        for entry in (root / folder).glob("*.py")
        if (stat := entry.stat())
    )
    return repr((__version__, stamps)).encode()
