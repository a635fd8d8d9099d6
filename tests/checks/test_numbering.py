"""Kind numbering: what is found, and what its fixes settle."""

from __future__ import annotations

import pytest

from lawlint.fixes.apply import apply_fixes
from tests.helpers import check, found

_BODY = "全年办案9件，培训3次。"


def _fixed(text: str, rule: str) -> str:
    return apply_fixes(text, check(text, rule).diagnostics, unsafe=False).text


def test_first_sibling_that_lost_its_number_gets_it_back() -> None:
    text = f"一、工作\n  组织保障。{_BODY}\n（二）学习。{_BODY}\n（三）执法。{_BODY}\n"
    report = check(text, "heading-number-gap")
    assert found(report) == [("heading-number-gap", 3, "（二）")]
    assert [place.quote for place in report.diagnostics[0].related] == ["组织保障"]
    assert _fixed(text, "heading-number-gap") == text.replace("组织保障", "（一）组织保障")


@pytest.mark.parametrize(
    "before",
    [
        f"2023年工作。{_BODY}",
        f"组织保障。{_BODY}\n制度保障。{_BODY}",
        f"镇党委高度重视法治政府建设工作并且多次召开会议研究部署。{_BODY}",
        "组织保障。",
    ],
)
def test_line_that_is_no_such_title_is_left_alone(before: str) -> None:
    text = f"一、工作\n{before}\n（二）学习。{_BODY}\n（三）执法。{_BODY}\n"
    assert found(check(text, "heading-number-gap")) == [("heading-number-gap", 2 + before.count("\n") + 1, "（二）")]
    assert _fixed(text, "heading-number-gap") == text


def test_repeated_number_is_mended_where_the_next_one_settles_it() -> None:
    text = f"一、工作\n（一）学习。{_BODY}\n（二）执法。{_BODY}\n（二）普法。{_BODY}\n（四）公开。{_BODY}\n"
    assert _fixed(text, "heading-number-duplicate") == text.replace("（二）普法", "（三）普法")
    text = text.replace("（四）", "（三）")
    assert found(check(text, "heading-number-duplicate")) == [("heading-number-duplicate", 4, "（二）")]
    assert _fixed(text, "heading-number-duplicate") == text


def test_gap_says_what_stands_before() -> None:
    text = f"一、工作\n{_BODY}\n三、不足\n{_BODY}\n四、打算\n{_BODY}\n"
    (entry,) = check(text, "heading-number-gap").diagnostics
    assert entry.message == "序号“三、”接不上（前面是“一、”），应为“二、”"
    assert entry.fix is not None
    assert entry.fix.safety == "display"


def test_habit_of_a_whole_document_is_one_finding_and_one_fix() -> None:
    text = "一、工作\n" + "".join(f"{number}、事项。{_BODY}\n" for number in range(1, 8))
    report = check(text, "ordinal-punct-arabic")
    assert [entry.message[-7:] for entry in report.diagnostics] == ["（全文共7处）"]
    assert "、事项" not in _fixed(text, "ordinal-punct-arabic")
