"""“是不是……？”: the word that was meant, where one was mistyped."""

from __future__ import annotations

from collections.abc import Iterable


def close_to(word: str, words: Iterable[str], likeness: float = 0.6) -> str:
    """“，是不是“x”？” for the nearest of `words`, or nothing. `likeness` is 0 (anything) to 1 (the word itself)."""
    from difflib import get_close_matches  # only a mistake needs it

    near = get_close_matches(word, list(words), 1, likeness)
    return f"，是不是“{near[0]}”？" if near else ""
