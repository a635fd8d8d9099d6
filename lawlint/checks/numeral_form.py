"""Kind `numeral-form`: how figures are written.

check: {kind: numeral-form, finds: exact-with-approx}
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from lawlint.model.facts import Quantity
from lawlint.model.finding import Context, Finding, Outcome
from lawlint.model.span import Span
from lawlint.text.marks import HAN_CHAR

NAME = "numeral-form"
VALUES = frozenset({"found", "exact"})
GRADES: tuple[str, ...] = ()
EXTENDS = ""

_MORE = ("余", "多")
_SCALES = ("万", "亿")  # 13余万人 is a little more than 13万


class Options(NamedTuple):
    """`finds`: exact-with-approx (余 or 多 behind a figure that is exact to its last digit: 102余次)."""

    finds: Literal["exact-with-approx"]


def check(context: Context, options: Options) -> Outcome:  # noqa: ARG001 - one thing to find so far
    """One finding for each figure that is exact and approximate at once; `examined` counts the figures with 余 or 多."""
    findings = []
    examined = 0
    for quantity in context.facts.quantities:
        if not quantity.approx.startswith(_MORE) or quantity.value is None or quantity.percent or quantity.places:
            continue
        examined += 1
        written = context.folded[quantity.span.start : quantity.span.end]
        at = next((index for index, char in enumerate(written) if char in _MORE), -1)
        if at < 0:  # 多于4人: the word stands before the figure
            continue
        if (
            _exact(written[:at].rstrip())
            and written[at + 1 : at + 2] not in _SCALES
            and (quantity.unit or _ends(context.folded, quantity.span.end))
        ):
            span = Span(quantity.span.start, quantity.span.start + at + 1)
            exact = written[:at].rstrip() + _unit(written, quantity)
            findings.append(Finding(span, {"found": context.document.cut(span), "exact": exact}))
    return Outcome(tuple(findings), examined)


def _exact(number: str) -> bool:
    """True if the last digit counts ones: 102, 一百零二; not 100, 三十, 1.4万, and not 12万, where it counts 万."""
    return number[-1:] in tuple("123456789一二两三四五六七八九")


def _ends(folded: str, at: int) -> bool:
    """True where no word goes on: 203多功能厅, 12345多渠道 have no 多 of their figure's."""
    return not HAN_CHAR.match(folded, at)


def _unit(written: str, quantity: Quantity) -> str:
    return quantity.unit if written.endswith(quantity.unit) else ""
