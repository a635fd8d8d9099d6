"""The result of a run: diagnostics and coverage for each document. Reporters need nothing else."""

from __future__ import annotations

from typing import NamedTuple

from lawlint.model.document import Document
from lawlint.model.finding import Judged
from lawlint.model.identity import Identity
from lawlint.model.rule import Basis
from lawlint.model.span import Edit, Span


class Fix(NamedTuple):
    """Edits that mend a finding. `safety` is safe (applied by --fix), unsafe (by --unsafe-fixes) or display (shown)."""

    title: str
    safety: str
    edits: tuple[Edit, ...]


class RelatedPlace(NamedTuple):
    """Another place that explains a diagnostic, 1-based line and column."""

    message: str
    line: int
    column: int
    quote: str
    span: Span


class Diagnostic(NamedTuple):
    """One finding as people see it. Lines and columns are 1-based, columns in code points; `quote` is the text of `span`."""

    rule: str
    name: str
    title: str
    severity: str
    message: str
    remedy: str
    span: Span
    line: int
    column: int
    end_line: int
    end_column: int
    where: str | None
    quote: str
    heading_path: tuple[str, ...]
    related: tuple[RelatedPlace, ...]
    basis: tuple[Basis, ...]
    fix: Fix | None
    fingerprint: str
    url: str | None = None  # of the rule's page, where a site for them is configured
    state: str = "open"  # open or suppressed
    reason: str = ""  # of the exemption, where suppressed


class Coverage(NamedTuple):
    """How many places a rule looked at in one document: those it judged, those in order, those reported, those declined.

    What was reported may be fewer than what was wrong: findings yield to other rules, and are gathered.
    """

    rule: str
    name: str
    examined: int
    held: int
    found: int
    not_judged: int
    crashed: bool = False


class Report(NamedTuple):
    """Everything one document led to, sorted by place."""

    document: Document
    identity: Identity
    diagnostics: tuple[Diagnostic, ...]
    coverage: tuple[Coverage, ...]
    relations: tuple[Judged, ...] = ()

    @property
    def path(self) -> str:
        """The path as it was given."""
        return self.document.path

    @property
    def crashed(self) -> bool:
        """True if a check failed inside: the run then ends with status 3."""
        return any(row.crashed for row in self.coverage)


class Failure(NamedTuple):
    """A document that could not be read, and why, in Chinese."""

    path: str
    message: str


class Run(NamedTuple):
    """A whole run, in the order of the arguments."""

    reports: tuple[Report, ...]
    failures: tuple[Failure, ...] = ()
