"""Reporters: Run to text, one module per format. They neither print nor exit nor read files."""

from __future__ import annotations

from lawlint.model.modules import Modules
from lawlint.reporters.base import Reporter, Style

#: Name of a format, as --output-format takes it, to its reporter.
REPORTERS: Modules[Reporter] = Modules(
    __name__, {"text": "text", "concise": "concise", "json": "json", "github": "github", "html": "html"}
)

__all__ = ["REPORTERS", "Reporter", "Style"]
