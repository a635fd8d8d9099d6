"""Which years are what a sentence is about. Serves the kind `years`."""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.model.facts import YearMention
from lawlint.model.finding import Context, Finding
from lawlint.text.pattern import Pattern, matches_at

_BY = ("力争到", "确保到", "争取到", "到")  # 到2025年6月底，要完成轮训


def subject_of(context: Context, mention: YearMention) -> bool:
    """True where the year alone is what the sentence is about: `2023年，…`, `2023年全镇…`, `我镇2023年…`.

    A year inside marks belongs to a name or an aside; one with a month dates an event.
    """
    if mention.inside or mention.range_with or mention.month or mention.words == mention.span:
        return False
    own = own_words(context)
    if not mention.opens and not (own and mention.cue.endswith(own)):
        return False
    behind = context.folded[mention.words.end : mention.words.end + 1]
    return behind in (",", ":") or bool(own and mention.tail.startswith(own))


def own_words(context: Context) -> tuple[str, ...]:
    """How the issuer calls itself and what it governs: 我镇, 全镇, its name."""
    profile = context.profile
    words = (*profile.self_words, *profile.scope_words) if profile else ()
    return (*words, context.identity.place) if context.identity.place else words


def heads_clause(context: Context, mention: YearMention, behind: Sequence[Pattern]) -> bool:
    """True for a year at the head of a clause with one of `behind` right behind it."""
    if mention.inside or mention.range_with:
        return False
    folded, start = context.folded, mention.words.start
    if until := next((word for word in _BY if folded.endswith(word, 0, start)), ""):
        start -= len(until)
    first = mention.opens or (start > 0 and folded[start - 1] in ",:;。\n")
    end = mention.words.end
    places = (end, end + 1) if folded.startswith(",", end) else (end,)
    return first and any(matches_at(pattern, folded, place) is not None for pattern in behind for place in places)


def finding_of(context: Context, mention: YearMention, year: int, expected: int) -> Finding:
    """A finding on a year that should be `expected` in the report of `year`."""
    values = {
        "found": context.document.cut(mention.words),
        "year": str(year),
        "expected": f"{expected}年",
        "where": "",
    }
    return Finding(mention.words, values)
