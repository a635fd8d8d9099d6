"""What a document says of itself: whether it is such a report, of whom, and of which year, with the evidence."""

from __future__ import annotations

from typing import NamedTuple

from lawlint.model.span import Span


class Identity(NamedTuple):
    """None means unknown: rules that need the value then do not judge.

    `kind` is report, other or unknown (judged as a report). `issuer_kind` is township, street, county, department or
    city; `profile` is what it is judged as. `evidence` names, for each value, where it was read: "title", "text",
    "headings", "date", "signature", "given" (by the user).
    """

    kind: str
    place: str | None
    issuer_kind: str | None
    profile: str | None
    report_year: int | None
    title: str | None
    title_span: Span | None
    evidence: tuple[tuple[str, str], ...] = ()

    @property
    def is_report(self) -> bool:
        """True if the rules for reports apply."""
        return self.kind != "other"
