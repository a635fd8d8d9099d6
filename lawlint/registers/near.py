"""The title of the register a wrong one was meant to be: how near two titles are, and which is nearest alone.

Titles are compared by their stems, what is left without the words that say the kind of act (法, 条例, 程序). One piece
in the middle or at the end of the stem may differ; what differs in the beginning is another subject, or the place of a
local act.
"""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.registers.laws import Law, Register, normal

_LEAST_STEM = 4
_LEAST_COMMON = 2  # characters two stems must begin with alike
_LONGEST_PIECE = 2  # characters of the piece that differs
_TELLING = 3  # characters that begin the title of a 法, and of hardly another: 突发事件…
_LONGEST_OF_LAW = 4  # characters of the piece behind them that differs
_PADDING = ("安全", "管理", "工作", "保护", "服务")  # of a 法, which only the state makes
_PADDING_OF_ANY = ("工作", "实施")  # of any other act: 物业服务管理条例 may be a province's own
_LEFT_OUT = ("暂行条例", "暂行办法", "暂行规定", "条例", "规定", "办法", "法")
# What is left out behind the name of the state, where no plan and no slogan stands.
_LEFT_OUT_OF_STATE = ("促进法", "保护法", "保障法", "管理法", "防治法", "处罚法")
_KINDS_OF_LAW = ("法", "条例")
_ENOUGH = 8  # characters of a title that tell it, whatever is left out behind them
#: Characters of a stem that no local act has: 政府信息公开.
LONG_STEM = 6
_AND = {ord("与"): "和", ord("及"): "和"}
_SHARE = 3  # at most one part in three of the longer stem may differ


def stem_of(name: str, type_words: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """`name` without the words at its end that say its kind, and those words, the last one first; 与 and 及 as 和."""
    name = name.translate(_AND)
    stripped: list[str] = []
    while True:
        word = next((word for word in type_words if name.endswith(word) and len(name) > len(word)), None)
        if word is None:
            return name, tuple(stripped)
        name = name[: -len(word)]
        stripped.append(word)


def nearest(register: Register, name: str, type_words: Sequence[str], kinds: Sequence[str], day: str) -> Law | None:
    """The act whose title is nearest to `name`, None where none is near or several are as near.

    `day` is the day on which an act in force is preferred to one that has ended.
    """
    wanted = normal(name)
    stem, words = stem_of(wanted, type_words)
    ranked: dict[str, tuple[int, ...]] = {}
    laws: dict[str, Law] = {}
    for title in register.titles_from(wanted[:_LEAST_COMMON]):
        distance = _distance(stem, words, *stem_of(title, type_words))
        law = register.law(register.entry_of(title) or 0) if distance is not None else None
        if distance is None or law is None or law.kind not in kinds:
            continue
        ended = bool(law.repealed) and law.repealed <= day
        rank = (distance, int(ended))
        if law.title not in ranked or rank < ranked[law.title]:
            ranked[law.title], laws[law.title] = rank, law
    best = sorted(ranked, key=lambda title: ranked[title])[:2]
    if not best or (len(best) == 2 and ranked[best[0]] == ranked[best[1]]):
        return None
    return laws[best[0]]


def cut_short(register: Register, name: str, state: bool = False) -> Law | None:
    """The act whose title `name` is but for the words at its end: 重大行政决策程序 for 重大行政决策程序暂行条例; behind the name of
    the `state` also 乡村振兴 for 乡村振兴促进法.
    """
    wanted = normal(name)
    left_out = (*_LEFT_OUT, *_LEFT_OUT_OF_STATE) if state else _LEFT_OUT
    titles = [title for title in register.titles_from(wanted[:_LEAST_COMMON]) if title.startswith(wanted)]
    long = len(wanted) >= _ENOUGH  # 农村土地承包经营纠纷 is enough of a title, whatever is left out
    found = {
        register.entry_of(title)
        for title in titles
        if (rest := title[len(wanted) :]) in left_out or (long and rest.endswith(("法", "条例")))
    }
    entry = found.pop() if len(found) == 1 and len(wanted) > _LEAST_STEM - state else None
    return register.law(entry) if entry is not None else None


def of_another_kind(register: Register, stem: str, kind: str) -> Law | None:
    """The act that has the `stem` and is of another `kind`: 广告法 for 《中华人民共和国广告办法》."""
    entries = [
        entry for word in _KINDS_OF_LAW if word != kind and (entry := register.entry_of(stem + word)) is not None
    ]
    return register.law(entries[0]) if len(entries) == 1 else None


def _distance(stem: str, words: tuple[str, ...], other: str, other_words: tuple[str, ...]) -> int | None:
    """0 for equal stems, more for more characters that differ, None where the titles are not near."""
    if words[:1] == other_words[:1] and padded(stem, other, words):
        return 1
    if min(len(stem), len(other)) < _LEAST_STEM:
        return None
    if stem == other:
        return 0 if words[:1] == other_words[:1] else 1
    before = _alike(stem, other)
    behind = _alike(stem[before:][::-1], other[before:][::-1])
    pieces = (len(stem) - before - behind, len(other) - before - behind)
    national = words[:1] == other_words[:1] == ("法",) and before >= _TELLING  # 突发事件应急处置法
    longest = _LONGEST_OF_LAW if national and not behind else _LONGEST_PIECE
    if (
        before < _LEAST_COMMON
        or max(pieces) > longest
        or (max(pieces) * _SHARE > max(len(stem), len(other)) and not national)
    ):
        return None
    return 2 * max(pieces) + (words[:1] != other_words[:1])


def padded(stem: str, other: str, kind: tuple[str, ...]) -> bool:
    """True if `stem` is `other` with a word that says nothing put in or behind it: 消防安全, 政府信息公开工作.

    `kind` is the words that say which kind of act the title with `stem` names.
    """
    padding = _PADDING if kind[:1] == ("法",) or len(other) >= LONG_STEM else _PADDING_OF_ANY
    return any(word in stem and stem.replace(word, "", 1) == other for word in padding)


def _alike(one: str, other: str) -> int:
    """How many characters two words begin with alike."""
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)


def transposed(register: Register, name: str) -> Law | None:
    """The act whose title has the characters of `name` in another order: 促进就业法 for 就业促进法."""
    wanted = normal(name)
    if len(wanted) <= _LEAST_STEM:
        return None
    letters = sorted(wanted)
    found = {
        entry
        for title in register.titles()
        if len(title) == len(wanted) and title[-1] == wanted[-1] and sorted(title) == letters
        if (entry := register.entry_of(title)) is not None
    }
    return register.law(found.pop()) if len(found) == 1 else None
