"""Names of acts that are no names: titles known to be wrong, and titles near to one of the register in a list of acts.

Part of the kind `citations`. Local acts, plans and the issuer's own documents are in no register, so a title the
register lacks says nothing by itself: it must stand among acts, and be what a slip makes of one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawlint.model.facts import Citation
from lawlint.model.finding import Context, Finding, Outcome
from lawlint.model.span import Span
from lawlint.registers.laws import Law, Register, normal
from lawlint.registers.near import LONG_STEM, cut_short, nearest, of_another_kind, padded, stem_of, transposed
from lawlint.text.dates import in_words
from lawlint.text.pattern import Pattern, any_match, matches_before
from lawlint.text.regex import regex
from lawlint.text.spans import containing

_NATIONAL = ("法", "典")  # how acts end that only national bodies make
_BETWEEN = regex(r"(?:\([^()\n]{1,24}\))?(?: ?(?:、|,|和|及|与|以及|或) ?)?")
_RULES_TO = regex("(?:法|条例)实施(?:细则|办法|规定|条例)$")  # of a law a register need not know all
_STATE = "中华人民共和国"
_OWN_REACH = 14  # characters before a name in which its maker is named
_LEAST_ACTS = 2  # acts a list needs beside a name that does not even end like one's


def wrong(context: Context, own: Sequence[Pattern], makers: Sequence[Pattern]) -> Outcome:
    """One finding for each title that is known to be wrong, or has the words of one in another order."""
    register: Register = context.register("laws")
    findings = []
    examined = not_judged = 0
    for citation in context.facts.citations:
        if citation.entry is not None:
            examined += 1
            continue
        right = _right_title(citation, register)
        if right is None:
            continue
        if not citation.name.endswith(_NATIONAL) and _local(context, citation.span, own, makers):
            not_judged += 1
            continue
        examined += 1
        findings.append(_finding(context, citation, right))
    return Outcome(tuple(findings), examined, not_judged)


def _right_title(citation: Citation, register: Register) -> Law | str | None:
    """What the name should have been: the act, or its title where the register has no entry for it."""
    misnomer = register.misnomer(citation.name)
    if misnomer is None:
        ends_alike = citation.marked and citation.name.endswith((*_NATIONAL, "条例"))
        return transposed(register, citation.name) if ends_alike else None
    if (misnomer.abbreviation or misnomer.only_marked) and not citation.marked:
        return None
    entry = register.entry_of(misnomer.right)
    return misnomer.right if entry is None else register.law(entry)


def _local(context: Context, span: Span, own: Sequence[Pattern], makers: Sequence[Pattern]) -> bool:
    """True where the text says who made the act: `own` near it, or one of `makers` right before it."""
    if any(matches_before(pattern, context.folded, span.start) is not None for pattern in makers):
        return True
    segment = containing(context.facts.segments, span)
    return any_match(own, context.folded, max(segment.start, span.start - _OWN_REACH), span.start)


def unknown(context: Context, kinds: Sequence[str], type_words: Sequence[str], reserved: Sequence[str] = ()) -> Outcome:
    """One finding for each title in a list of acts that the register lacks and that is near to a single one of it.

    `reserved` are matters on which no place makes an act of its own.
    """
    register: Register = context.register("laws")
    year = context.identity.report_year
    if year is not None and f"{year}-01-01" > register.as_of:  # acts of that year may be in no register yet
        return Outcome(not_judged=len(context.facts.citations))
    marked = [citation for citation in context.facts.citations if citation.marked]
    examined = sum(citation.entry is not None for citation in marked)
    if examined == len(marked):
        return Outcome(examined=examined)
    findings = []
    not_judged = 0
    for acts in _lists(context):
        known = [citation.entry for citation in acts if citation.entry is not None]
        laws = [law for law in map(register.law, known) if law.kind in kinds]
        for citation in acts:
            if citation.entry is not None or not citation.marked or not laws or _RULES_TO.search(citation.name):
                continue
            stem, _ = stem_of(normal(citation.name), type_words)
            state = stem in reserved or _STATE in context.folded[slice(*citation.span)]
            meant = _meant(register, citation.name, len(laws), kinds, type_words, state)
            if meant is None or meant.title in {law.title for law in laws}:
                not_judged += 1
                continue
            examined += 1
            findings.append(_finding(context, citation, meant))
    return Outcome(tuple(findings), examined, not_judged)


def _lists(context: Context) -> Iterator[list[Citation]]:
    """Runs of citations with nothing but commas, 和 and asides between them."""
    run: list[Citation] = []
    for citation in context.facts.citations:
        if run and not _BETWEEN.fullmatch(context.folded, run[-1].span.end, citation.span.start):
            yield run
            run = []
        run.append(citation)
    if run:
        yield run


def _meant(
    register: Register, name: str, acts: int, kinds: Sequence[str], type_words: Sequence[str], state: bool
) -> Law | None:
    """The act `name` is a slip for. `acts` counts the acts in its list.

    A name that ends in 法 claims to be national, and the register has all of these; any slip counts. A name with
    another ending may be a local act or a rule of a ministry, so the slip must be one that makes no such title, unless
    only the `state` can have made it: 《中华人民共和国突发事件应对条例》, 《行政许可条例》.
    """
    short = cut_short(register, name, state) if acts >= _LEAST_ACTS else None
    if short is not None and short.kind in kinds:
        return short
    stem, words = stem_of(normal(name), type_words)
    law = nearest(register, name, type_words, kinds, register.as_of)
    if law is None:
        return of_another_kind(register, stem, words[0]) if state and words in (("办法",), ("规定",)) else None
    meant, meant_words = stem_of(normal(law.title), type_words)
    one_slip = len(stem) == len(meant) and sum(map(str.__ne__, stem, meant)) == 1
    if words[:1] == ("法",):
        slip = True
    elif not words:
        slip = acts >= _LEAST_ACTS and (stem == meant or one_slip or _last_differs(normal(name), normal(law.title)))
    elif words == meant_words:
        slip = words == ("条例",) and (one_slip or padded(stem, meant, words))
    else:
        changed = meant_words == ("法",) and words in (("程序",), ("办法",))
        longer = meant_words == ("条例",) and words == ("条例", "程序") and len(stem) >= LONG_STEM
        slip = stem == meant and (state or changed or longer)
    return law if slip else None


def _last_differs(name: str, title: str) -> bool:
    """True for 治安管理处罚发: the title but for its last character."""
    return len(name) == len(title) and name[:-1] == title[:-1]


def _finding(context: Context, citation: Citation, right: Law | str) -> Finding:
    title = right if isinstance(right, str) else right.title
    since = "" if isinstance(right, str) else right.effective
    year = context.identity.report_year
    later = f"（{in_words(since)}起施行）" if since and year is not None and since > f"{year}-12-31" else ""
    return Finding(
        citation.span,
        {
            "name": context.document.cut(citation.span).strip("《》"),
            "expected": f"《{title}》{later}",
            "year": str(year or ""),
            "ended": "",
            "successor": "",
        },
    )
