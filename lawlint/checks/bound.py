"""Kind `bound`: a part against the whole it cannot exceed.

    check: {kind: bound, unless: [结转, 上年], sure: ["应[出庭|到]"]}

The relations come from the facts: the metrics of the packs, and a single figure behind 其中. What was carried over from
the year before may be settled besides, so nothing is judged where `unless` stands in the sentence, or `noted` in the next one.
"""

from __future__ import annotations

from typing import NamedTuple

from lawlint.model.facts import Relation
from lawlint.model.finding import BROKEN, HELD, NOT_JUDGED, Context, Finding, Judged, Outcome, Related
from lawlint.text.pattern import Pattern, any_match, likely

NAME = "bound"
VALUES = frozenset({"part", "whole", "part_cue", "whole_cue"})
GRADES: tuple[str, ...] = ()
EXTENDS = "unless"


class Options(NamedTuple):
    """`unless`: words that say that more than this year's went into the part. `sure`: words before a whole that is all
    there can be, whatever else the sentence says: 应出庭. `explained`: words of a sentence that says why there are more.
    `noted`: what a sentence behind says of that: 办结数含上年结转34件.
    """

    unless: tuple[Pattern, ...] = ()
    sure: tuple[Pattern, ...] = ()
    explained: tuple[Pattern, ...] = ()
    noted: tuple[Pattern, ...] = ()


def check(context: Context, options: Options) -> Outcome:
    """One finding for each part above its whole."""
    judged = tuple(Judged(relation, _verdict(context, options, relation)) for relation in context.facts.bounds)
    findings = tuple(_finding(context, entry.relation) for entry in judged if entry.verdict == BROKEN)
    examined = sum(entry.verdict != NOT_JUDGED for entry in judged)
    return Outcome(findings, examined, len(judged) - examined, judged)


def _verdict(context: Context, options: Options, relation: Relation) -> str:
    part, whole = relation.stated.value, relation.computed
    if part is None or whole is None:
        return NOT_JUDGED
    if part <= whole:
        return HELD
    segments = context.facts.segments
    here = relation.stated.segment
    if any_match(options.explained, context.folded, *segments[here]):
        return NOT_JUDGED
    cue = relation.terms[0].quantity.cue
    if any_match(options.sure, cue, 0, len(cue)):
        return BROKEN
    folded, grams = context.folded, context.facts.grams
    if any_match(likely(options.unless, grams), folded, *segments[here]):
        return NOT_JUDGED
    behind = segments[min(here + 1, len(segments) - 1)]
    return NOT_JUDGED if any_match(likely(options.noted, grams), folded, *behind) else BROKEN


def _finding(context: Context, relation: Relation) -> Finding:
    whole, part = (term.quantity for term in relation.terms)
    values = {
        "part": context.document.cut(part.span),
        "whole": context.document.cut(whole.span),
        "part_cue": part.cue,
        "whole_cue": whole.cue,
    }
    return Finding(part.span, values, (Related(whole.span, "总数"),))
