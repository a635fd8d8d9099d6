"""Mutated drafts through the whole program: `python -m bench.fuzz [--count 2000] [--seed 1]`.

Every draft must be read or refused in one Chinese line; what is read must be checked without a check that crashes, and
every diagnostic must quote what stands where it says. Prints one line for each draft that breaks this, with its
number: the same number and seed make the same draft again.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from lawlint.api import Session, read_bytes
from lawlint.errors import InputError
from lawlint.model.report import Diagnostic, Report, Run
from lawlint.reporters import REPORTERS, Style

ROOT = Path(__file__).parents[1]
_CODECS = ("utf-8", "utf-8", "utf-8-sig", "gb18030", "gb18030", "utf-16")
_MARKS = (
    "一、", "（二）", "（3）", "3、", "１．", "①", "㈠", "第一，", "一是", "附件1", "。", "；", "，", "……", "——", "“", "”", "《", "》",
    "（", "）", "100%", "96.97%", "3.5万", "百分之九十", "2024年", "2021—2025年", "1,234", "十二", "余", "其中", "共", "同比增长", "物权法",
    "《信访条例》", "[bookmark: _GoBack]", "[image: 图]", "<p>", "</p>", "&nbsp;", "<!--", "```", "# ", "> ", "| a | b |", "---\n",
    "lawlint:", "<!-- lawlint: F001 -- 例 -->", "\n", "\n\n", "\r\n", "\r", "\t", " ", "\u3000", "\xa0", "\u200b", "\ufeff",
    "\u2028", "\x0b", "\x0c", "\x1f", "\x85", "\ufffd", "𠮷", "é", "e\u0301",
)  # fmt: skip
_SUFFIXES = (".txt", ".txt", ".txt", ".html", ".md")


class Draft(NamedTuple):
    """A mutated draft."""

    number: int
    name: str
    data: bytes


def seeds() -> list[str]:
    """The texts that are mutated: the examples, some odd ones, and nothing."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").glob("*.txt"))]
    assert texts
    page = "".join(f"<p>{line}</p>\n" for line in texts[0].splitlines())
    return [
        *texts,
        f'<html><body><div class="nav">首页</div><div id="zoom">{page}</div></body></html>',
        "",
        "一、" * 40,
    ]


def drafts(count: int, seed: int) -> Iterator[Draft]:
    """`count` mutated drafts; the same for the same seed."""
    texts = seeds()
    for number in range(count):
        source = random.Random(seed * 1_000_003 + number)
        text = source.choice(texts)
        for _ in range(source.choice((1, 2, 5, 20, 60))):
            text = _mutated(text, source)
        name = f"稿{number}{source.choice(_SUFFIXES)}"
        data = text.encode(source.choice(_CODECS), "replace")
        if source.random() < 0.1 and data:
            at = source.randrange(len(data))
            data = data[:at] + source.randbytes(source.choice((0, 1, 3))) + data[at + source.choice((0, 1)) :]
        yield Draft(number, name, data)


def _mutated(text: str, source: random.Random) -> str:
    at, other = sorted(source.randrange(len(text) + 1) for _ in range(2))
    near = min(len(text), at + source.randrange(40))
    lines = text.split("\n")
    match source.randrange(8):
        case 0:
            return text[:at] + text[near:]  # a cut
        case 1:
            return text[:at] + source.choice(_MARKS) + text[at:]
        case 2:
            return text[:at] + chr(source.choice((source.randrange(32), source.randrange(0xD800)))) + text[at:]
        case 3:
            return text[:near] + text[at:near] * source.choice((1, 2, 50)) + text[near:]  # said again
        case 4:
            source.shuffle(lines)
            return "\n".join(lines)
        case 5:
            return text.replace(
                "\n", source.choice(("", " ", "\r", "\r\n", "\n\n")), source.randrange(1, 40)
            )  # long lines
        case 6:
            return text[:at] + source.choice(_MARKS) * source.choice((1, 30, 300)) + text[at:]
        case _:
            return text[at:other] if source.random() < 0.2 else text[:at] + source.choice(_MARKS) + text[near:]


def faults(draft: Draft, session: Session) -> list[str]:
    """What breaks the promise on `draft`; empty if nothing does."""
    try:
        document = read_bytes(draft.data, draft.name)
    except InputError as error:
        said = str(error)
        return [] if "\n" not in said and said.startswith(draft.name) else [f"refused badly: {said!r}"]
    report = session.check(document, ROOT)
    found = [f"crashed: {entry.message}" for entry in report.diagnostics if entry.rule == "Z901"]
    found += [f"{entry.rule}: {why}" for entry in report.diagnostics if (why := _wrong(entry, report))]
    for reporter in REPORTERS.values():
        "".join(reporter.render(Run((report,)), Style(width=60, wraps=True)))
    return found


def _wrong(entry: Diagnostic, report: Report) -> str:
    document, (start, end) = report.document, entry.span
    if not 0 <= start <= end <= len(document.text):
        return "span outside the text"
    if entry.quote != document.text[start:end]:
        return "quote is not the text of the span"
    if (entry.line, entry.column) != document.position_of(start) or entry.line < 1 or entry.column < 1:
        return "position is not that of the span"
    places = [(place.quote, place.span) for place in entry.related]
    edits = [] if entry.fix is None else [edit.span for edit in entry.fix.edits]
    if any(document.cut(span) != quote for quote, span in places) or any(
        span.end > len(document.text) for span in edits
    ):
        return "related place or edit outside its text"
    return ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run as a command; the exit status is 1 if anything broke."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    session = Session({"preview": True}, isolated=True)
    started, broken, slowest = time.process_time(), 0, (0.0, 0)
    for draft in drafts(given.count, given.seed):
        before = time.process_time()
        try:
            found = faults(draft, session)
        except Exception as error:
            found = [f"{type(error).__name__}: {error}"]
        slowest = max(slowest, (time.process_time() - before, draft.number))
        broken += bool(found)
        for why in found[:3]:
            print(f"{draft.number} {draft.name}: {why}")
    spent = time.process_time() - started
    print(
        f"{given.count} drafts, seed {given.seed}: {broken} broken, {spent:.1f} s, slowest {slowest[0]:.2f} s (no. {slowest[1]})"
    )
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
