"""Shares: `其中229起，占比85%`. The whole is what the words say, or the figure before 其中."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from lawlint.facts.cues import clause_before, role_of
from lawlint.model.facts import Quantity, Term
from lawlint.model.rule import Metric
from lawlint.text.marks import HAN
from lawlint.text.regex import regex


def any_of(words: str) -> str:
    """A group that matches one of `words`, which are parted by blanks."""
    return "(?:" + "|".join(words.split()) + ")"


IS = any_of("达 达到 达了 达到了 为 是 = :")
ABOUT = "(?:约|近)?"
SHARE = regex(
    f"(?:^占|占(?:比|比例|比重|[总全](?:[数量部体]|数量)?|(?P<of>{HAN}{{1,6}}?)总?[数量]量?|{HAN}{{0,4}}的比[例重]"
    f"|(?P<thing>{HAN}{{2,8}})(?=的)))"
    + f"的?{IS}?的?{ABOUT}$"
)  # fmt: skip
_LEAST_SAID = 2  # characters that name a part
_SUCH = regex(rf"{HAN}{{2}}的(?:仅|只有|仅有|有|为|达)?$")  # 63项，实际开展过的仅21项，占33.3%
_MONEY = ("金额", "资金", "额度")
#: A part of the count before: 418项事项中，网办…, 268起，其中….
AMONG = regex(rf"(?:{HAN}|[()]){{2,16}}中,?(?!央|心|介|期|旬|小|学){HAN}{{1,10}}|,? *其中:?{HAN}{{1,10}}")


def of_thing(before: list[Quantity], part_words: str, thing: str) -> tuple[tuple[Term, ...], str]:
    """`审结204件，其中调解133件，调解结案占审结案件的65.2%`: part and whole are the counts whose words stand in what is said
    to be part and whole.
    """

    def named(words: str) -> list[Quantity]:
        return [count for count in before if (cue := count.cue.removeprefix("其中")) and cue in words]

    wholes, parts = named(thing), named(part_words) if part_words else before[-1:]
    if thing.endswith(_MONEY) and any(count.unit != "元" for count in (*wholes, *parts)):
        return (), "占的是金额"  # 授信1987户、金额18亿元，放款1742户、金额15亿元，放款金额占授信金额的82%
    if len(wholes) != 1 or len(parts) != 1 or wholes[0] == parts[0] or wholes[0].unit != parts[0].unit:
        return (), "分不清占的是哪个总数"
    return (Term("whole", wholes[0]), Term("part", parts[0])), ""


def of_share(
    folded: str, before: list[Quantity], all_before: list[Quantity], of: str, said: str, metrics: Sequence[Metric]
) -> tuple[tuple[Term, ...], str]:
    """`共268起，其中229起，占比85%`: the part is the count before 占比, the whole the count before 其中. `检查164家，发现41家，
    占检查总数的25%`: the whole is the count of what the total is said to be `of`, and no other (占党员总数的12%).
    `418项事项中，网办409项，占97.8%`: of two figures alone the words tell. `维持19件、撤销4件、终止6件，以撤销方式纠错的占审结数的13.8%`:
    what is `said` to be the share names its part.
    """
    if not before or len(all_before) < 2:
        return (), "没有并列的总数和分数"
    part = before[-1]
    if len(said) >= _LEAST_SAID and len(before) > 1:
        told = _named_in(said, before)
        if told is None:
            return (), "分不清哪个是分数"
        part = told
    if not part.cue and not part.tail:
        return (), "分不清哪个是分数"
    alike = [count for count in all_before[:-1] if count.unit == part.unit]
    named = [count for count in alike if of in clause_before(folded, count.span.start)] if of else []
    wholes = named or [
        quantity
        for quantity, following in pairwise(all_before)
        if not of
        and "其中" in folded[quantity.span.end : following.span.start + 1]
        and quantity.aside <= following.aside
    ]
    if not wholes and not of and len(all_before) == len(before) == 2 and _tells(folded, before[0], before[1], metrics):
        wholes = before[:1]
    if len(wholes) != 1 or wholes[0].span.start >= part.span.start or wholes[0].unit != part.unit:
        return (), "分不清占的是哪个总数"
    between = [quantity for quantity in before if wholes[0].span.start < quantity.span.start < part.span.start]
    # Of 检查企业60家、商铺104家 neither is the total; in 受理120件，办结117件 what is between counts something else.
    if between and not (named and "," in folded[wholes[0].span.end : between[0].span.start]):
        return (), "总数和分数之间还有别的数"
    return (Term("whole", wholes[0]), Term("part", part)), ""


def _named_in(said: str, counts: Sequence[Quantity]) -> Quantity | None:
    """The count whose words `said` names, the one with most of them; None where none or several are named."""
    words = [count.cue.removeprefix("其中") for count in counts]
    for named in ([word if word in said else "" for word in words], [word[-_LEAST_SAID:] for word in words]):
        longest = max(map(len, named))
        told = [count for count, word in zip(counts, named, strict=True) if len(word) == longest and word in said]
        if longest >= _LEAST_SAID and told:
            return told[0] if len(told) == 1 else None
    return None


def _tells(folded: str, whole: Quantity, part: Quantity, metrics: Sequence[Metric]) -> bool:
    """True if the words of two counts say that the second is part of the first."""
    if AMONG.fullmatch(folded, whole.span.end, part.span.start) or _SUCH.search(part.cue):
        return True
    before = clause_before(folded, whole.span.start)
    return any(
        role_of(metric, part.cue) == "part" and (role_of(metric, whole.cue) or role_of(metric, before)) == "whole"
        for metric in metrics
    )
