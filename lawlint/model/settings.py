"""What a run is asked to do, from the command line and the configuration, already checked."""

from __future__ import annotations

from typing import NamedTuple


class Settings(NamedTuple):
    """Immutable. Selectors are rule names, ids, families (`F`) or `ALL`, already known to exist."""

    select: tuple[str, ...] = ()  # empty: all stable rules
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    severity: tuple[tuple[str, str], ...] = ()  # rule name → severity or "off"
    fail_level: str = "error"
    preview: bool = False
    place: str | None = None
    report_year: int | None = None
    profile: str | None = None
    as_report: bool = False
    include: tuple[str, ...] = ()  # patterns of files that are reports whatever they look like
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    no_exemptions: bool = False
    today: str | None = None  # the day exemptions expire by, as 2026-01-31; None: they do not
    least_severity: str = "info"  # findings below it are not shown
    packs: tuple[str, ...] = ()
    registers: tuple[tuple[str, str], ...] = ()
    override_file: str | None = None  # the configuration, where it has `override:`
    root: str | None = None  # folder of the configuration file
    rule_url: str | None = None
