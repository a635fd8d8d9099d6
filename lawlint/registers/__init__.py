"""Registers: dated tables the kinds read. One module per register: how its YAML is compiled, and how it is asked.

A register module has `NAME`, `compile_rows(meta, tables)`, which turns strictly read YAML into plain data that can be
stored, and `Register`, which answers questions from that data.
"""

from __future__ import annotations

from types import MappingProxyType, ModuleType

from lawlint.registers import events, laws, places, words

#: Name of a register, as packs and the configuration write it, to its module.
REGISTERS: MappingProxyType[str, ModuleType] = MappingProxyType(
    {"laws": laws, "events": events, "places": places, "words": words}
)

__all__ = ["REGISTERS"]
