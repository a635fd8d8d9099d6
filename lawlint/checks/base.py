"""What a check kind is."""

from __future__ import annotations

from typing import Any, Protocol

from lawlint.model.finding import Context, Outcome


class Check(Protocol):
    """A kind is a module with these names.

    `NAME` is the name packs write; `VALUES` the placeholders its findings fill, which a rule's message may use;
    `GRADES` the grades it may give a finding; `Options` a NamedTuple whose type hints are its YAML format; `EXTENDS`
    the field of Options that other packs may add words to, or "".
    """

    NAME: str
    VALUES: frozenset[str]
    GRADES: tuple[str, ...]
    EXTENDS: str
    Options: Any

    def check(self, context: Context, options: Any) -> Outcome:
        """Look at the document. Same inputs, same outcome; no state is kept, nothing is read but the context."""
        ...
