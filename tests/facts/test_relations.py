"""Relations between figures, as read: which figure is the total, which are its parts, which the whole."""

from __future__ import annotations

from lawlint.engine import read
from lawlint.facts import rates
from lawlint.model.facts import Facts
from lawlint.model.settings import Settings
from tests.helpers import document, ruleset
from tests.test_hard import SENTENCES


def _facts(text: str) -> tuple[Facts, str]:
    return read(document(text), ruleset(), Settings()).facts, text


def _breakdowns(text: str) -> list[tuple[str, list[str], str]]:
    facts, text = _facts(text)
    return [
        (text[slice(*entry.stated.span)], [text[slice(*term.quantity.span)] for term in entry.terms], entry.why_not)
        for entry in facts.breakdowns
    ]


def test_parts_belong_to_the_nearest_total() -> None:
    text = "排查152件，化解148件，其中人民调解53件、行政调解38件、司法调解57件，满意率98%。"
    assert _breakdowns(text) == [("148件", ["53件", "38件", "57件"], "")]


def test_the_reading_that_adds_up_is_meant() -> None:
    text = "排查152件，化解148件，其中邻里纠纷52件、婚姻纠纷38件、土地纠纷62件。"
    assert _breakdowns(text) == [("152件", ["52件", "38件", "62件"], "")]


def test_total_behind() -> None:
    assert _breakdowns("许可53件、处罚38件，共计90件。") == [("90件", ["53件", "38件"], "")]


def test_why_not() -> None:
    assert _breakdowns("共9件，其中甲类3件、乙类2件等。")[0][2] == "列举没有写全"
    assert _breakdowns("共9件，其中甲类3件、乙类2台。") == []
    assert _breakdowns("共9件，其中甲类3件、乙类2件、丙类3台。")[0][2] == "各项单位不同"
    assert _breakdowns("共9件，其中甲类约3件、乙类2件。")[0][2] == "约数"


def test_bounds() -> None:
    facts, text = _facts("排查纠纷152件，化解148件。整改隐患36条，其中消防隐患12条。")
    found = [(text[b.stated.span.start : b.stated.span.end], b.computed) for b in facts.bounds]
    assert [(part, int(whole or 0)) for part, whole in found] == [("148件", 152), ("12条", 36)]


def test_no_bound_between_different_things() -> None:
    facts, _ = _facts("受理信访事项40件，办结热线工单52件。")
    assert facts.bounds == ()


def test_rates_read_beside_shares_only_are_all_there_are() -> None:
    text = (
        "受理40件。排查纠纷20起，化解19起，化解率95%。抽查 10 户，合格率百分之九十。受理30件，办结27件，办结率达 9 成。"
        "建成驿站3个，完成率九成以上，成立2支队伍。\n其中（占比30％）12件。“办结率100%”。\n（一）率先完成5项。"
    )
    facts, _ = _facts(text)
    context = read(document(text), ruleset(), Settings())
    assert facts.rates == rates.read(context.document, facts.quantities, ruleset().pack.metrics)
    assert [text[slice(*rate.stated.span)] for rate in facts.rates] == ["95%", "百分之九十", "9 成", "九成", "30％"]


def test_no_sentence_of_ours_has_a_rate_that_is_not_read() -> None:
    for _, _, sentence in SENTENCES:
        context = read(document(sentence["text"]), ruleset(), Settings())
        every = rates.read(context.document, context.facts.quantities, ruleset().pack.metrics)
        assert context.facts.rates == every, sentence["text"]
