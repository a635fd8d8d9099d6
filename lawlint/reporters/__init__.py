"""Reporters: Run to text, one module per format. They neither print nor exit nor read files."""

from __future__ import annotations

from types import MappingProxyType

from lawlint.reporters import concise, github, html, text
from lawlint.reporters import json as json_format
from lawlint.reporters.base import Reporter, Style

#: Name of a format, as --output-format takes it, to its reporter.
REPORTERS: MappingProxyType[str, Reporter] = MappingProxyType(
    {"text": text, "concise": concise, "json": json_format, "github": github, "html": html}
)

__all__ = ["REPORTERS", "Reporter", "Style"]
