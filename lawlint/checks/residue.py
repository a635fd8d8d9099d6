"""Kind `residue`: what a conversion, an editor or a program left in the text.

    check: {kind: residue, marks: [{term: '\\[bookmark:{..60}\\]', delete: yes}]}

Looks at every line, headings and tables included; pictures and equations of a Word file, which a reader shows by a
placeholder of its own, are not characters of the draft and are passed over.
"""

from __future__ import annotations

from typing import NamedTuple

from lawlint.model.finding import Context, Finding, Outcome
from lawlint.model.span import Edit
from lawlint.text.lexicon import Lexicon, find

NAME = "residue"
VALUES = frozenset({"found", "note"})
GRADES: tuple[str, ...] = ()
EXTENDS = "marks"

_NAMES = {
    "\u200b": "零宽空格 U+200B",
    "\u200c": "零宽不连字 U+200C",
    "\u200d": "零宽连字 U+200D",
    "\u2060": "零宽字符 U+2060",
    "\ufeff": "字节顺序标记 U+FEFF",
    "\u00ad": "软连字符 U+00AD",
    "\ufffd": "无法识别的字符 U+FFFD",
    "\ufffc": "对象占位符 U+FFFC",
}


class Options(NamedTuple):
    """`marks`: what is residue; `delete: yes` where taking it out is all there is to do."""

    marks: Lexicon


def check(context: Context, options: Options) -> Outcome:
    """One finding for each remnant."""
    findings = []
    document = context.document
    for hit in find(
        options.marks, context.folded, context.facts.grams, context.identity.report_year, lambda span: span
    ):
        if document.block_at(hit.flag.start).kind in ("code", "comment", "meta") or not document.editable(hit.flag):
            continue
        if document.folded[hit.flag.start - 1 : hit.flag.start] == "“" and document.folded[hit.flag.end :][:1] == "”":
            continue  # 清除“&nbsp;”等残留字符: named, not left behind
        written = document.cut(hit.flag)
        values = {"found": _NAMES.get(written, written), "note": hit.entry.note}
        edits = (Edit(hit.flag, hit.entry.use),) if hit.entry.delete or hit.entry.use else ()
        findings.append(Finding(hit.flag, values, edits=edits, fix_title="删去" if edits else ""))
    return Outcome(tuple(findings), examined=len(findings))
