"""Kind `phrase`: the scopes of its lists, what it skips, and how it counts."""

from __future__ import annotations

from typing import Any

import pytest

from lawlint.checks import phrase
from lawlint.engine import read
from lawlint.model.document import Document
from lawlint.model.finding import Outcome
from lawlint.model.settings import Settings
from lawlint.text.lexicon import Entry, Lexicon, build
from lawlint.text.pattern_syntax import compile_pattern
from lawlint.text.slips import SlipSource
from lawlint.text.slips import build as build_slips
from tests.helpers import document, ruleset

REPORT = """（绝密稿）
青石镇2023年度法治政府建设情况报告
2023年，绝密稿一词见于导语。
一、主要举措和成效
绝密稿一词见于正文。
二、绝密稿管理
正文。
五、其他需要报告的情况
绝密稿
青石镇人民政府（绝密稿）
2024年2月1日
"""


def words(*terms: str, **contexts: Any) -> Lexicon:
    return build(tuple(Entry(compile_pattern(term), **contexts) for term in terms))


def run(text: str, options: phrase.Options, name: str = "报告.txt", **settings: Any) -> Outcome:
    return phrase.check(read(document(text, name), ruleset(), Settings(**settings)), options)


def lines(text: str, outcome: Outcome) -> list[int]:
    return [text.count("\n", 0, finding.span.start) + 1 for finding in outcome.findings]


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ({"where": "text"}, [1, 3, 5, 6, 9, 10]),
        ({"where": "head"}, [1]),
        ({"where": "lead"}, [3]),
        ({"where": "headings"}, [6]),
        ({"where": "closing"}, [10]),
        ({"where": "report"}, [1, 3, 5, 6, 9, 10]),
        ({"items": ("others",)}, [9]),
        ({"line": "whole"}, [1, 9]),
        ({"line": "start"}, [1, 5, 9]),
        ({"line": "end"}, [1, 9, 10]),
    ],
)
def test_scopes(scope: dict[str, Any], expected: list[int]) -> None:
    options = phrase.Options(scoped=(phrase.Scope(words("绝密稿"), **scope),))
    assert lines(REPORT, run(REPORT, options)) == expected


def test_where_report_means_reports_only() -> None:
    options = phrase.Options(scoped=(phrase.Scope(words("其它"), where="report"),))
    notice = "关于召开会议的通知\n各村：\n" + "请安排好其它工作，按时参加会议。" * 20
    assert run(notice, options).findings == ()


def test_skips_what_stands_inside_marks() -> None:
    text = "《绝密稿》“绝密稿”（绝密稿）绝密稿"
    for skip, count in (((), 4), (("titles",), 3), (("titles", "quotes"), 2), (("titles", "quotes", "brackets"), 1)):
        assert len(run(text, phrase.Options(words("绝密稿"), skip=skip)).findings) == count  # type: ignore[arg-type]


def test_code_is_no_prose() -> None:
    plain = document("绝密稿\n绝密稿\n")
    first, second, *rest = plain.blocks
    context = read(plain, ruleset(), Settings())
    marked = Document(
        path=plain.path,
        format=plain.format,
        text=plain.text,
        folded=plain.folded,
        blocks=(first._replace(kind="code"), second, *rest),
        segments=plain.segments,
    )
    outcome = phrase.check(context._replace(document=marked), phrase.Options(words("绝密稿")))
    assert lines(plain.text, outcome) == [2]


def test_profiles_and_years() -> None:
    options = phrase.Options(words("绝密稿"), profiles=("county",))
    assert run("绝密稿", options, profile="county", place="云岭县").findings
    assert not run("绝密稿", options, profile="township", place="青石镇").findings
    dated = phrase.Options(words("绝密稿"), looked_at=(compile_pattern("绝密稿"),), since=2015)
    assert run("绝密稿", dated, report_year=2015).findings
    assert run("绝密稿", dated, report_year=2014) == Outcome(not_judged=1)


def test_the_flagged_part_is_replaced_and_the_rest_is_shown() -> None:
    outcome = run("开展法制宣传。", phrase.Options(words("<法制>宣传", use="法治")))
    (finding,) = outcome.findings
    assert (finding.span, finding.edits[0].span, finding.edits[0].text) == ((2, 6), (2, 4), "法治")
    assert finding.values["advice"] == "应写作“法治”"


def test_the_same_words_are_one_finding_where_there_are_many() -> None:
    options = phrase.Options(words("其它", "部份", use="改"), at_most=2)
    few = run("其它其它", options)
    many = run("其它，部份，其它", options)
    assert len(few.findings) == 2
    assert [len(finding.edits) for finding in many.findings] == [2, 1]
    assert many.findings[0].values["again"] == "（全文共2处）"
    assert many.examined == 3


def test_slips_and_counts() -> None:
    slips = build_slips(SlipSource(("因地制宜",), ("制治",)))
    outcome = run("因地治宜，因地制宜。", phrase.Options(slips=slips, looked_at=(compile_pattern("因地"),)))
    assert [tuple(finding.span) for finding in outcome.findings] == [(0, 4)]
    assert outcome.examined == 2
