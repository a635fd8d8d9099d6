"""Which years are what a sentence is about. Serves the kind `years`."""

from __future__ import annotations

from lawlint.model.facts import YearMention
from lawlint.model.finding import Context


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
