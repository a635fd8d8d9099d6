"""The facts of a document as text and as data: what `lawlint facts` shows, the drafter's own check list of figures."""

from __future__ import annotations

from typing import Any

from lawlint.model.facts import Relation
from lawlint.model.finding import Context, Judged
from lawlint.model.report import Report
from lawlint.text.numerals import plain, rounded
from lawlint.text.width import printable

_VERDICTS = {"held": "相符", "broken": "不符", "not_judged": "未判断"}
# Why a relation with clear terms was not judged all the same.
_UNCLEAR = {
    "rate": "分子大于分母",
    "breakdown": "分项之和远小于总数，多半没有列全",
    "bound": "可能含上年结转",
    "same": "口径不明",
}


def as_data(context: Context, report: Report) -> dict[str, Any]:
    """The machine contract."""
    document = context.document

    def at(span: Any) -> dict[str, Any]:
        line, column = document.position_of(span.start)
        return {"text": document.cut(span), "line": line, "column": column}

    return {
        "path": document.path,
        "quantities": [
            {
                "text": document.cut(quantity.span),
                "value": None if quantity.value is None else plain(quantity.value),
                "unit": quantity.unit,
                "percent": quantity.percent,
                "approx": quantity.approx,
                "cue": quantity.cue,
                **{key: value for key, value in at(quantity.span).items() if key != "text"},
            }
            for quantity in context.facts.quantities
        ],
        "relations": [_relation(entry, at) for entry in _in_order(report)],
        "years": [{"year": year.year, **at(year.span)} for year in context.facts.years],
        "citations": [
            {"name": citation.name, "marked": citation.marked, "known": citation.entry is not None, **at(citation.span)}
            for citation in context.facts.citations
        ],
        "events": [at(event.span) for event in context.facts.events],
        "names": [],
    }


def _in_order(report: Report) -> list[Judged]:
    return sorted(report.relations, key=lambda entry: entry.relation.stated.span)


def _relation(entry: Judged, at: Any) -> dict[str, Any]:
    relation = entry.relation
    return {
        "kind": relation.kind,
        "verdict": entry.verdict,
        "metric": relation.metric,
        "stated": at(relation.stated.span)["text"],
        "computed": None if relation.computed is None else plain(rounded(relation.computed, 4)),
        "terms": [{"role": term.role, **at(term.quantity.span)} for term in relation.terms],
        "why_not": relation.why_not or None,
        **{key: value for key, value in at(relation.stated.span).items() if key != "text"},
    }


def as_text(context: Context, report: Report) -> str:
    """Relations first, for they are what was checked; then every figure by line."""
    document = context.document
    lines = [printable(document.path), "", "核对过的数字关系："]
    for entry in _in_order(report):
        lines.append("  " + _line(entry, context))
    if not report.relations:
        lines.append("  （没有读出）")
    lines += ["", "读出的数字："]
    by_line: dict[int, list[str]] = {}
    for quantity in context.facts.quantities:
        by_line.setdefault(document.line_of(quantity.span.start), []).append(
            quantity.cue[-8:] + document.cut(quantity.span)
        )
    lines += [f"  第{line}行  {'；'.join(found)}" for line, found in sorted(by_line.items())]
    citations = sorted({document.cut(citation.span) for citation in context.facts.citations})
    lines += ["", f"引用的文件：{'、'.join(citations) or '（没有）'}"]
    return "\n".join(lines) + "\n"


def _line(entry: Judged, context: Context) -> str:
    relation = entry.relation
    where = f"第{context.document.line_of(relation.stated.span.start)}行  {_VERDICTS[entry.verdict]}  "
    stated = f"{relation.metric}{context.document.cut(relation.stated.span)}"
    if entry.verdict == "not_judged":
        return f"{where}{stated}（{relation.why_not or _UNCLEAR[relation.kind]}）"
    return f"{where}{stated} {_compared(relation, context)}"


def _compared(relation: Relation, context: Context) -> str:
    """What a stated figure was held against."""
    cut = context.document.cut
    terms = [cut(term.quantity.span) for term in relation.terms]
    computed = "" if relation.computed is None else plain(rounded(relation.computed, 2))
    if relation.kind == "rate":
        return f"← {'，'.join(terms)} → {computed}%"
    if relation.kind == "breakdown":
        return f"← {' + '.join(terms)}" + ("" if relation.computed == relation.stated.value else f" → {computed}")
    if relation.kind == "bound":
        whole = relation.terms[0].quantity
        return f"≤ {whole.cue}{cut(whole.span)}"
    lines = [f"第{context.document.line_of(term.quantity.span.start)}行" for term in relation.terms]
    return f"← {' + '.join(line + term for line, term in zip(lines, terms, strict=True))}"
