"""What the document says of itself: is it such a report, whose is it, and of which year. Reads, never judges."""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.identity.issuer import infer_issuer
from lawlint.identity.kind import infer_kind
from lawlint.identity.year import infer_year
from lawlint.model.document import Document
from lawlint.model.identity import Identity
from lawlint.model.outline import Outline
from lawlint.model.rule import Profile
from lawlint.model.settings import Settings
from lawlint.model.span import Span

__all__ = ["identify"]


def identify(document: Document, outline: Outline, profiles: Sequence[Profile], settings: Settings) -> Identity:
    """The identity of `document`. What the settings or the front matter give is taken; the rest is inferred.

    Front matter of a Markdown file: `place`, `year`, `profile`, `report: yes|no`.
    """
    given = document.meta
    title = "".join(document.printed(span).strip() for span in outline.report.title) or None
    kind = "report" if settings.as_report or given.get("report") == "yes" else infer_kind(document, outline, title)
    if given.get("report") == "no" and not settings.as_report:
        kind = "other"
    evidence: list[tuple[str, str]] = []
    year = settings.report_year or _year(given.get("year"))
    place, issuer = settings.place or given.get("place"), settings.profile or given.get("profile")
    if year:
        evidence.append(("report_year", "given"))
    elif kind != "other":
        year, source = infer_year(document, outline)
        evidence += [("report_year", source)] if year else []
    if kind != "other":
        read = infer_issuer(document, outline, profiles, place)
        evidence += [("place", read.source)] if read.place else []
        place, issuer = read.place, issuer or read.kind
    judged = next((profile.judged_as or profile.id for profile in profiles if profile.id == issuer), None)
    return Identity(kind, place, issuer, judged, year, title, _title_span(outline), tuple(evidence))


def _year(value: str | None) -> int | None:
    plain = value is not None and value.isascii() and value.isdigit() and len(value) == 4
    return int(value) if value and plain else None


def _title_span(outline: Outline) -> Span | None:
    title = outline.report.title
    return Span(title[0].start, title[-1].end) if title else None
