"""Looking without searching: pairs of characters, runs of digits, sets of words, what begins in a stretch."""

from __future__ import annotations

import random
import re

import pytest

from lawlint.facts.segments import read as segments_of
from lawlint.model.span import Span
from lawlint.text.digits import digit_runs
from lawlint.text.grams import gram, grams_of, index_of, places
from lawlint.text.pattern import find_all, may_occur
from lawlint.text.pattern_syntax import compile_pattern
from lawlint.text.spans import beginning_in, holding
from lawlint.text.suggest import close_to
from lawlint.text.wordset import WordSet
from tests.helpers import document

ALPHABET = "法治政府2023，。𠮷𠮸 \udc80"


def _texts() -> list[str]:
    chance = random.Random(7)
    return ["".join(chance.choices(ALPHABET, k=size)) for size in (0, 1, 2, 3, 50, 51)]


@pytest.mark.parametrize("text", _texts())
def test_every_pair_of_a_text_is_among_its_pairs(text: str) -> None:
    grams = grams_of(text)
    assert all(gram(text[at : at + 2]) in grams for at in range(len(text) - 1))
    assert gram("无有") not in grams


def test_a_single_character_is_no_pair() -> None:
    assert gram("法") not in grams_of("法法法")


def test_a_pattern_that_matches_may_occur() -> None:
    pattern = compile_pattern("[依法|]<行政>{..4}[执法|处罚]")
    assert may_occur(pattern, grams_of("坚持行政机关处罚"))
    assert [match.flag for match in find_all(pattern, "坚持行政机关处罚")] == [Span(2, 4)]
    assert not may_occur(pattern, grams_of("坚持行政机关决定"))


def test_words_of_an_index_are_found_wherever_they_stand() -> None:
    words = ["行政处罚法", "行政许可法", "民法典", "宪法", "国家安全法"]
    text = "学习民法典、行政处罚法和宪法，民法典12场"
    found = sorted(places(index_of(words), text, grams_of(text)))
    assert found == [(2, "民法典"), (6, "行政处罚法"), (12, "宪法"), (15, "民法典")]


@pytest.mark.parametrize("text", _texts())
def test_runs_of_digits(text: str) -> None:
    assert digit_runs(text) == [match.span() for match in re.finditer("[0-9]+", text)]


def test_word_set() -> None:
    words = WordSet(("镇", "街道", "人民政府"))
    assert words.begins_at("青石镇人民政府", 2)
    assert words.begins_at("青石镇人民政府", 3)
    assert not words.begins_at("青石镇人民政府", 4)
    assert words.ends_at("西湾街道办", 4)
    assert not words.ends_at("西湾街道办", 4, 3)


def test_what_begins_in_a_stretch() -> None:
    spans = [Span(0, 4), Span(6, 9), Span(9, 12)]
    assert [holding(spans, Span(at, at + 1)) for at in (3, 4, 6, 11)] == [spans[0], None, spans[1], spans[2]]

    class Item:
        def __init__(self, start: int) -> None:
            self.span = Span(start, start + 1)

    items = [Item(start) for start in (1, 5, 5, 9)]
    assert list(beginning_in(items, 5, 9)) == items[1:3]


def test_a_stretch_without_end_is_cut_at_commas() -> None:
    read = document("，".join(["全面推进法治政府建设"] * 1000) + "。全镇。")
    spans = segments_of(read)
    assert all(span.end - span.start <= 2000 for span in spans)
    assert all(read.folded[span.end - 1] == "," for span in spans[:-3])
    assert "".join(read.cut(span) for span in spans) == read.text.replace("。", "")


def test_a_word_is_suggested_where_one_is_near() -> None:
    assert close_to("percent-mismatch", ["percentage-mismatch", "sum-mismatch"]) == "，是不是“percentage-mismatch”？"
    assert close_to("甲", ["percentage-mismatch"]) == ""
