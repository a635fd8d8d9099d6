"""tests/hard/: awkward sentences with verdicts. The format is in tests/hard/README.md."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.helpers import check

_FOLDER = Path(__file__).parent / "hard"


def _sentences() -> list[tuple[str, list[str], dict[str, Any]]]:
    found = []
    for path in sorted(_FOLDER.glob("*.yaml")):
        topic = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
        for number, sentence in enumerate(topic["sentences"], 1):
            found.append((f"{path.stem}-{number}", topic["rules"], sentence))
    return found


SENTENCES = _sentences()


@pytest.mark.parametrize(
    ("rules", "sentence"), [entry[1:] for entry in SENTENCES], ids=[entry[0] for entry in SENTENCES]
)
def test_sentence(rules: list[str], sentence: dict[str, Any]) -> None:
    unknown = set(sentence) - {
        "text", "defeats", "expect", "held", "not_judged", "year", "place", "profile", "report", "format"
    }  # fmt: skip
    assert not unknown
    assert sentence["defeats"]
    settings: dict[str, Any] = {"preview": True, "as_report": sentence.get("report") == "yes"}
    settings |= {"place": sentence.get("place"), "profile": sentence.get("profile")}
    settings["report_year"] = int(sentence["year"]) if "year" in sentence else None
    report = check(sentence["text"], *rules, name=f"稿.{sentence.get('format', 'txt')}", **settings)
    found = sorted((entry.name, entry.quote) for entry in report.diagnostics)
    assert found == sorted((entry["rule"], entry["flag"]) for entry in sentence.get("expect", []))
    coverage = {row.name: row for row in report.coverage}
    for rule, least in sentence.get("held", {}).items():
        assert coverage[rule].held >= int(least), f"{rule} held {coverage[rule].held}"
    for rule in sentence.get("not_judged", []):
        assert coverage[rule].examined == 0, f"{rule} judged {coverage[rule].examined}"


def test_enough_sentences() -> None:
    assert len(SENTENCES) >= 200


def test_no_sentence_twice() -> None:
    texts = [sentence["text"] for _, _, sentence in SENTENCES]
    assert len(set(texts)) == len(texts)
