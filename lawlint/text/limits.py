"""How much of the same is looked at. A text of nothing but brackets is no draft, and must not take minutes."""

from __future__ import annotations

_ALWAYS = 1000


def most_in(size: int, each: int) -> int:
    """The places of one kind that are looked at in `size` characters: no draft has one in every `each`."""
    return _ALWAYS + size // each
