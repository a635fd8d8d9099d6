"""What the words round a figure say about it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lawlint.model.rule import Metric

#: Words of a comparison: the figure behind them is a difference, or belongs to another period.
CHANGE = re.compile(r"同比|环比|[较比](?:上|去|前|20|年初|同期)|增加|增长|增至|减少|下降|降至|上升|提高|提升")


def last_of(words: Sequence[str], text: str) -> int:
    """Where the last of `words` in `text` ends, -1 if none stands there; so a longer word beats one inside it."""
    last = -1
    for word in words:
        at = text.rfind(word)
        if at >= 0 and at + len(word) > last:
            last = at + len(word)
    return last


def role_of(metric: Metric, text: str) -> str:
    """part, whole or "": for which of the two of `metric` the last word in `text` speaks. 应整改 is the whole of 整改."""
    part, whole = last_of(metric.part, text), last_of(metric.whole, text)
    return "part" if part > whole else "whole" if whole >= 0 else ""
