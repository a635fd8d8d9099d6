"""Kind heading: marks at the end of headings."""

from __future__ import annotations

import pytest

from lawlint.fixes.apply import apply_fixes
from tests.helpers import check, found

RULE = "heading-ends-with-stop"


@pytest.mark.parametrize("stop", ["。", "；", "：", ";", ":", "。 "])
def test_a_heading_alone_loses_its_stop(stop: str) -> None:
    text = f"一、主要工作{stop}\n办案8件。\n二、存在不足\n人手少。\n"
    report = check(text, RULE)
    assert found(report) == [(RULE, 1, f"一、主要工作{stop.strip()}")]
    assert apply_fixes(text, report.diagnostics).text.splitlines()[0].strip() == "一、主要工作"


@pytest.mark.parametrize(
    "text",
    [
        "一、主要工作？\n办案8件。\n",
        "一、主要做法如下：\n办案8件。\n",
        "1.培训6场。\n2.办案8件。\n3.宣传9次。\n总的看，成效明显。\n",
        "（一）加强领导。开会3次。\n（二）规范执法。\n1.培训6场，参训60人。\n2.办案8件，无差错。\n",
    ],
)
def test_other_stops_are_right(text: str) -> None:
    assert found(check(text, RULE)) == []
