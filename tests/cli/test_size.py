"""Big and hostile drafts: the time they may take, in seconds of CPU."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.commands import lawlint

ROOT = Path(__file__).parents[2]
SENTENCE = "全镇排查矛盾纠纷33件，化解33件，化解率100%；依据《中华人民共和国行政处罚法》办理案件8件。"


# Machines that run tests are shared and slow at times. What these tests guard against is work that grows with the
# square of a draft, which no slack hides.
_SLACK = 2.5


@contextmanager
def within(seconds: float) -> Iterator[None]:
    started = time.process_time()
    yield
    assert time.process_time() - started < seconds * _SLACK


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@pytest.mark.parametrize(
    "unit",
    [SENTENCE, "法", "1.", "12", " ", "，", "a", "（", "《", "×", "_", "《法》", "一是甲；", "办结率95%，"],
    ids=lambda unit: unit[:4],
)
def test_a_line_of_a_million_characters(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], unit: str, suffix: str
) -> None:
    path = tmp_path / f"长{suffix}"
    path.write_text((unit * (1_000_000 // len(unit) + 1))[:1_000_000], encoding="utf-8")
    # As many figures as this sentence has no report has; a million characters of it are three hundred reports.
    with within(4 if unit == SENTENCE else 2):
        assert lawlint(capsys, "check", path, "--output-format", "concise").status in (0, 1)


@pytest.mark.parametrize(
    "unit",
    [
        "2023年，",
        "2023年，\n",
        "占比50%，",
        "办结率95%，受理20件，办结19件，",
        "“六进”",
        "一、\n",
        "二十届三中全会，",
        "第一，",
        "好 的 工 ",
        "共计1件，",
    ],
    ids=lambda unit: unit[:6].strip(),
)
def test_what_rules_look_for_costs_what_its_number_costs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], unit: str
) -> None:
    path = tmp_path / "报告.txt"
    path.write_text("青石镇2023年度法治政府建设情况的报告\n" + unit * (50_000 // len(unit)), encoding="utf-8")
    with within(3):  # what grew with the square of it took half a minute and more
        assert lawlint(capsys, "check", path, "--output-format", "json").status in (0, 1)


@pytest.mark.parametrize("unit", ["（", "“", "《", "）", "[", "。"])
def test_unpaired_marks_cost_what_their_findings_cost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], unit: str
) -> None:
    path = tmp_path / "长.md"
    path.write_text(unit * 50_000, encoding="utf-8")
    with within(4):
        assert lawlint(capsys, "check", path, "--output-format", "json").status in (0, 1)


def test_a_thousand_findings_of_a_rule_are_told_and_the_rest_is_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "长.txt"
    path.write_text("甲（乙\n" * 1200, encoding="utf-8")
    said = lawlint(capsys, "check", path, "--select", "P001,P002", "--output-format", "json")
    [file] = said.data["files"]
    found = [entry for entry in file["diagnostics"] if entry["name"] == "unpaired-mark"]
    assert len(found) == 1000
    assert [("其余不再列出" in entry["message"]) for entry in (found[0], found[-1])] == [False, True]


@pytest.mark.parametrize(
    "pattern", ["{n}.标题\n", "（{n}）标题\n正文。\n", "一、标题\n（一）小标题\n1.三级\n", "## 标题\n正文。\n"]
)
def test_twenty_thousand_headings(tmp_path: Path, capsys: pytest.CaptureFixture[str], pattern: str) -> None:
    path = tmp_path / "多.md"
    count = 20_000 // sum(line.strip() != "正文。" for line in pattern.splitlines())
    path.write_text("".join(pattern.replace("{n}", str(n % 190 + 1)) for n in range(count)), encoding="utf-8")
    with within(5):
        assert lawlint(capsys, "check", path, "--output-format", "concise").status in (0, 1)


@pytest.mark.slow
def test_ten_megabytes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "大.txt"
    report = (ROOT / "examples" / "青石镇.txt").read_text(encoding="utf-8")
    prose = "".join(
        f"{line}\n" for line in report.splitlines() if len(line) > 60 and not line.startswith(("（", "1", "2", "3"))
    )
    path.write_text(prose * (10_000_000 // len(prose.encode())), encoding="utf-8")
    with within(10):
        assert lawlint(capsys, "check", path, "--output-format", "concise").status in (0, 1)


def test_the_count_of_findings_left_out_is_told_by_the_rule_it_is_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "长.txt"
    path.write_text("甲（乙\n" * 1200 + "全年推进工作,取得成效。\n", encoding="utf-8")
    said = lawlint(capsys, "check", path, "--select", "P001,P004", "--output-format", "json")
    [file] = said.data["files"]
    assert {entry["name"] for entry in file["diagnostics"] if "其余不再列出" in entry["message"]} == {"unpaired-mark"}
    assert len({entry["name"] for entry in file["diagnostics"]}) == 2


def test_a_fix_mends_more_places_than_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "长.txt"
    path.write_text("全年推进工作,取得成效。\n" * 12_000, encoding="utf-8")
    assert lawlint(capsys, "check", path, "--select", "P004", "--fix").status == 0
    assert path.read_text(encoding="utf-8") == "全年推进工作，取得成效。\n" * 12_000
