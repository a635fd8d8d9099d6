"""What is compiled into the wheel: every name `store.fetch` is asked for by a run that uses the shipped packs alone."""

from __future__ import annotations

from lawlint import __version__
from lawlint.outline.table import compile_table, table_key
from lawlint.packs.compile import compile_packs, pack_closure
from lawlint.packs.locate import DEFAULT_PACK, pack_folder, packs_dir
from lawlint.packs.registers import compile_register
from lawlint.packs.ruleset import packs_key, register_key
from lawlint.store import pack


def compiled_files() -> dict[str, bytes]:
    """File names under `lawlint/_compiled` with their contents, as an installed lawlint looks for them."""
    code = __version__.encode()
    packs = compile_packs(pack_closure([pack_folder(DEFAULT_PACK)]))
    files = {
        "packs.bin": pack(packs, packs_key(code)),
        "outline.bin": pack(compile_table(), table_key()),
    }
    for name, place in packs["registers"]:
        path = packs_dir() / place
        files[f"register-{name}.bin"] = pack(compile_register(name, path), register_key(code, path.read_bytes()))
    return files
