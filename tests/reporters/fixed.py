"""One run the golden tests of all reporters share: every shape a diagnostic can have, built by hand.

Nested, overlapping and equal spans, one over two lines, something missing, advice on many lines, a fix of each safety,
an exemption, characters that must be escaped and ones nobody sees; a clean document; one that could not be read.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from lawlint.model.facts import Quantity, Relation, Term
from lawlint.model.finding import Judged
from lawlint.model.identity import Identity
from lawlint.model.report import Coverage, Diagnostic, Failure, Fix, RelatedPlace, Report, Run
from lawlint.model.rule import Basis
from lawlint.model.span import Edit, Span
from tests.helpers import document

TEXT = (
    "青石镇2022年度法治政府建设情况报告\n"
    "\n"
    '2022年，青石镇排查矛盾纠纷33件，调处成功32件，调处成功率为100%。<b>&amp;"加粗"\n'
    "一、主要工作\n"
    "（2）依照《信访条例》办理，应当做到依法依法办理，切实加以办理；\n"
    "按照上级零\u200b宽要求 ，落实到位、落实到人，\n"
    "层层落实。下 步打算。\n"
    "二、存在问题\n"
    "一是力量不足，二是经费不足、三是人员不足。\n"
)
TWENTY = Basis("《党政机关公文处理工作条例》", "第二十条（四）", "规定")
FORM = Basis("《党政机关公文格式》（GB/T 9704—2012）", "7.3.3", "标准")
HABIT = Basis("公文写作", "", "通行做法")


def entry(rule: str, name: str, severity: str, words: str | Span, message: str, **more: Any) -> Diagnostic:
    """A diagnostic on `words`, which stand once in TEXT."""
    source = document(TEXT)
    span = words if isinstance(words, Span) else Span(TEXT.index(words), TEXT.index(words) + len(words))
    line, column = source.position_of(span.start)
    end_line, end_column = source.position_of(span.end)
    given: dict[str, Any] = {
        "title": f"{message}的一类",
        "remedy": "核对后改正",
        "where": None,
        "heading_path": (),
        "related": (),
        "basis": (TWENTY,),
        "fix": None,
        "fingerprint": f"{rule}-{span.start}",
        **more,
    }
    return Diagnostic(
        rule, name, severity=severity, message=message, span=span, line=line, column=column, end_line=end_line,
        end_column=end_column, quote=source.cut(span), **given,
    )  # fmt: skip


def related(words: str, message: str) -> RelatedPlace:
    """A place that explains a diagnostic: `words`, which stand once in TEXT."""
    start = TEXT.index(words)
    line, column = document(TEXT).position_of(start)
    return RelatedPlace(message, line, column, words, Span(start, start + len(words)))


def fix(words: str, text: str, safety: str) -> Fix:
    """A fix that writes `text` for `words`."""
    start = TEXT.index(words)
    return Fix("改正", safety, (Edit(Span(start, start + len(words)), text),))


def diagnostics() -> tuple[Diagnostic, ...]:
    """Every shape, in order of place."""
    under = ("一、主要工作", "（2）依照《信访条例》办理")
    end = Span(len(TEXT) - 1, len(TEXT) - 1)
    marks = [
        entry("F001", "percentage-mismatch", "error", "100%", "“调处成功率”写作100%，应为96.97%",
              related=(related("33件", "总数"), related("32件", "分数"))),
        entry("N003", "heading-number-style", "error", "（2）", "序号“（2）”应为“（一）”", basis=(FORM, TWENTY),
              fix=fix("（2）", "（一）", "safe"), heading_path=under, related=(related("一、主要", "上级标题"),)),
        entry("L001", "repealed-law-cited", "error", "《信访条例》", "《信访条例》已废止", heading_path=under,
              fix=fix("《信访条例》", "《信访工作条例》", "unsafe"), remedy="改引《信访工作条例》"),
        entry("W001", "long-clause", "warning", "依照《信访条例》办理，应当做到依法依法办理", "一句太长", heading_path=under),
        entry("W002", "doubled-word", "warning", "依法依法", "“依法”重复", heading_path=under, fix=fix("依法依法", "依法", "safe")),
        entry("W003", "empty-verb", "warning", "依法办理，切实加以办理", "“加以办理”可以简化", heading_path=under,
              url="https://rules.example/W003"),
        entry("R002", "invisible-character", "error", "\u200b", "有看不见的字符", fix=fix("\u200b", "", "safe")),
        entry("P009", "stray-space", "warning", " ，", "标点前有空格", fix=fix(" ，", "，", "safe")),
        entry("W004", "slogan", "info", "落实到人，\n层层落实", "套话", title="套话"),
        entry("P009", "stray-space", "warning", " 步", "字间有空格", basis=(TWENTY,), remedy="删去空格"),
        entry("P010", "flat-list", "info", "，二是", "分项之间宜用分号", title="分项的标点", basis=(HABIT,)),
        entry("P010", "flat-list", "info", "、三是", "分项之间宜用分号", title="分项的标点", basis=(HABIT,)),
        entry("R001", "export-residue", "error", "<b>&amp;", "残留标记“<b>”", state="suppressed", reason="举例 & 说明"),
        entry("S001", "missing-required-section", "error", end, "没有找到“下一年度安排”", remedy="补写这一部分"),
    ]  # fmt: skip
    return tuple(sorted(marks, key=lambda mark: (mark.span, mark.rule)))


def relation(stated: str, verdict: str, computed: str | None, why_not: str = "") -> Judged:
    """A rate `stated` of 33件 and 32件."""

    def quantity(words: str, unit: str, percent: bool = False) -> Quantity:
        start = TEXT.index(words)
        value = Decimal(words.rstrip("件%"))
        return Quantity(Span(start, start + len(words)), value, unit, percent, 0, "", "", "", 0)

    terms = (Term("whole", quantity("33件", "件")), Term("part", quantity("32件", "件")))
    value = None if computed is None else Decimal(computed)
    rate = Relation("rate", "调处成功率", quantity(stated, "", True), () if why_not else terms, value, why_not)
    return Judged(rate, verdict)


def faulty() -> Report:
    """A report with every shape of diagnostic."""
    source = document(TEXT, "镇/青石 <镇>&.txt")
    identity = Identity(
        "report", "青石镇", "township", "township", 2022, "青石镇2022年度法治政府建设情况报告", Span(0, 18)
    )
    coverage = (
        Coverage("F001", "percentage-mismatch", 3, 2, 1, 1),
        Coverage("L001", "repealed-law-cited", 2, 1, 1, 0),
        Coverage("S004", "empty-section", 0, 0, 0, 0),
    )
    relations = (
        relation("100%", "held", "100"),
        relation("100%", "broken", "96.9697"),
        relation("100%", "not_judged", None, "分子分母不明"),
    )
    return Report(source, identity, diagnostics(), coverage, relations)


def clean() -> Report:
    """A report without findings, of which nothing is known but that it is none."""
    identity = Identity("other", None, None, None, None, None, None)
    return Report(document("通知\n", "通知.txt"), identity, (), (Coverage("F001", "percentage-mismatch", 0, 0, 0, 0),))


def run() -> Run:
    """The run all reporters are tested on."""
    return Run((faulty(), clean()), (Failure("坏.doc", "LibreOffice 转换不了这个文件"),))
