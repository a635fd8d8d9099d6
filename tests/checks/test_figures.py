"""The kinds ratio (out of range), sum, bound, metric, count-word and numeral-form: exact results."""

from __future__ import annotations

from tests.helpers import check, found


def _row(text: str, rule: str) -> tuple[int, int, int]:
    row = next(row for row in check(text, rule).coverage if row.name == rule)
    return row.examined, row.held, row.not_judged


def test_sum() -> None:
    text = "办理案件149件，其中许可类53件、处罚类38件、检查类57件。"
    (entry,) = check(text, "sum-mismatch").diagnostics
    assert (entry.quote, entry.severity) == ("149件", "error")
    assert "53+38+57=148" in entry.message
    assert [place.quote for place in entry.related] == ["53件", "38件", "57件"]
    assert _row(text, "sum-mismatch") == (1, 0, 0)


def test_sum_far_below_its_total_is_a_list_of_examples() -> None:
    assert _row("办理案件149件，其中许可类53件、处罚类38件。", "sum-mismatch") == (0, 0, 1)
    assert _row("许可53件、处罚38件，共计149件。", "sum-mismatch") == (1, 0, 0)


def test_bound() -> None:
    text = "排查纠纷40件，化解43件。"
    assert found(check(text, "part-exceeds-whole")) == [("part-exceeds-whole", 1, "43件")]
    assert _row("排查纠纷40件，化解43件。其中含上年结转5件。", "part-exceeds-whole") == (0, 0, 1)
    assert _row("排查纠纷43件，化解43件。", "part-exceeds-whole") == (1, 1, 0)


def test_out_of_range() -> None:
    assert found(check("满意率101%。", "percent-out-of-range")) == [("percent-out-of-range", 1, "101%")]
    assert _row("满意率100%，增长率120%。", "percent-out-of-range") == (1, 1, 0)
    assert _row("完成全年任务，整治率达103%。", "percent-out-of-range") == (0, 0, 1)


def test_conflict_is_reported_once_with_the_other_place() -> None:
    text = "全年合法性审查合同169件。\n全年共合法性审查各类合同176件。"
    (entry,) = check(text, "metric-value-conflict").diagnostics
    assert (entry.line, entry.quote, [place.line for place in entry.related]) == (2, "176件", [1])


def test_contradiction() -> None:
    text = "全年未发生行政诉讼案件。\n行政诉讼案件2件，均胜诉。\n出庭应诉2次。"
    (entry,) = check(text, "contradictory-zero").diagnostics
    assert (entry.line, [place.quote for place in entry.related]) == (1, ["行政诉讼案件2件", "出庭应诉2次"])
    assert _row("全年未发生行政诉讼案件。\n行政诉讼案件0件。", "contradictory-zero")[0] == 2


def test_count_word() -> None:
    text = "开展“四进”活动，推动普法进企业、进学校、进网格。"
    (entry,) = check(text, "count-word-mismatch").diagnostics
    assert (entry.quote, "列出3项" in entry.message) == ("“四进”", True)
    assert check(text.replace("进网格", "进网格等"), "count-word-mismatch").diagnostics == ()
    assert _row(text.replace("进网格", "进网格、进家庭"), "count-word-mismatch") == (1, 1, 0)


def test_exact_with_approx() -> None:
    report = check("巡查102余次、110余次、1.2万余次。", "exact-with-approx")
    assert found(report) == [("exact-with-approx", 1, "102余")]
    assert report.diagnostics[0].remedy.startswith("写成102次")
