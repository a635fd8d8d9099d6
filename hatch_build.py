"""Build hook: compile packs, registers and the outline's parse table into the wheel, so that a run reads no YAML."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds `lawlint/_compiled/*.bin` to a wheel. An editable install compiles on first use instead."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it collects files."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from lawlint.shipping import compiled_files

        self._folder = Path(tempfile.mkdtemp())
        for name, data in compiled_files().items():
            path = self._folder / name
            path.write_bytes(data)
            build_data["force_include"][str(path)] = f"lawlint/_compiled/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Called by hatchling when the wheel is written."""
        if version != "editable":
            shutil.rmtree(self._folder, ignore_errors=True)
