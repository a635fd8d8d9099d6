"""Candidate relations of the kind rate: a stated share, and the whole and part the text gives beside it.

Relations are recognised only where the text states them: in one segment, next to each other, with cues that say which
is which. Three ways: a metric the packs know by name (`调处成功率` of `排查` and `调处成功`); a name ending in 率 whose
stem stands in the cue of the part (`持证率` beside `持证15本`); 占比 behind `其中`. Units may differ where the cues
agree. Where two figures could have one role, or a figure stands between, the rate has no terms and says why not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lawlint.facts.cues import EACH, clause_before, due_and_done, role_of
from lawlint.facts.earlier import lists_all, total_before
from lawlint.facts.shares import ABOUT, AMONG, IS, SHARE, any_of, of_share, of_thing
from lawlint.model.document import Document
from lawlint.model.facts import Quantity, Relation, Term
from lawlint.model.rule import Metric
from lawlint.text.limits import most_in
from lawlint.text.marks import HAN
from lawlint.text.regex import regex

_RATE = regex(
    f"({HAN}{{1,16}}(?:率|[意晓与可持任评]度))" + any_of("均 都 也 已 仍 平均") + "?(?:分别)?"
    + f"(?:{IS}|{any_of('保持在 保持 稳定在 实现 做到 超过 完成')})?{ABOUT}$"
)  # fmt: skip
_CHANGE = regex(any_of("同比 环比 增长 增加 上升 下降 减少 提高 提升 降低 增幅 降幅 较 由 从") + "|比(?![例重对])")
# What makes a count the base of a rate, where no pack names the rate.
_BASE = regex(
    any_of("""应 共 总 全部 全年 累计 计划 受理 收到 接到 接报 排查 摸排 交办 转办 申请 登记 立案 发现 梳理 反馈 下达 发生
        涉及 分解 任务 抽查 抽取 抽评 调阅 抽检 抽样 送检 监测 检测 检查 评查 评审 参评 参加 参训
        参考 现有 在册 办理 收案 新收 报送 征集 提出 确定
        列出 有""")
)  # fmt: skip
_TO_BE_DONE = regex("应(?![诉对急用])|计划|需")  # 应持证16人 is the base of 持证率, although it says 持证
# A rate so qualified is another one: 按期办结率 is not the rate of 办结.
_QUALIFIED = regex(
    any_of("""按期 按时 期限内 及时 限期 当场 当期 满意 合格 优秀 优良 准确 知晓 覆盖 参与 一次 首次 初次 平均 综合 自动 正确 规范
        到位 网上 上门 即时 当日 当年 回访 录入 公开""")
)  # fmt: skip
# 1172人参考，1096人合格; 80人参加学法用法考试，76人达到优秀等次
_CAME = regex(
    rf"(?:参考|参训|参测|参检|参评|参加(?:{HAN}{{0,8}}(?:考试|考核|培训|测试|测评|竞赛|轮训|集训))?|报名|应考|受检)$"
)
_HELD = frozenset("证照标")  # what one has or has not, whatever the verb
_DONE, _DUE = "实际", regex("应(?![诉对急用])")
# 对210家医疗机构（含民营17家）开展依法执业检查: all of them were.
_TO_ALL = regex("对(?:[辖全][区县市镇乡州旗]|辖区内的?|所辖)?的?$")
_EXAMINED = regex(
    rf"(?:\([^()]*\))?{HAN}{{0,12}}(?:\([^()]*\))?(?:开展|进行|实施)了?{HAN}{{0,12}}?"
    + any_of("检查 抽查 评查 检测 监测 测评 督查 评估 考核 考评 抽检") + "(?=,)"
)  # fmt: skip
_INCLUDED = regex("(?:其中|含|包括)(?!.*(?:结转|[上去往历]年|积案))")  # 检查60家（其中商铺17家），合格52家
_EARLIER = regex(r"[比较](?:上年|去年|前年|上一年度?|20\d\d年度?)(?:同期)?的? ?$")
_EARLIER_REACH = 14
_ALL_WERE = ("全部", "均", "都", "已全部")
_PERSONS = frozenset("人名位")
_LONGEST_SPELT = 4
_NOT_COUNTED = frozenset({"天", "元", "月", "个月", "小时", "个小时", "分钟", "个工作日", "公里", "平方米", "个百分点"})
_LEAST_STEM = 2
_NEGATED = frozenset("不未无非没")
_RESPECTIVELY, _NEXT_RATE = regex("分别"), regex(r"[和、及与,]\d")  # 563万人口和1945个村脱贫，脱贫率分别达到80%和70%
_DENSEST = 40  # characters for each rate, in the text that states most of them


def read(document: Document, quantities: Sequence[Quantity], metrics: Sequence[Metric]) -> tuple[Relation, ...]:
    """Every stated rate or share of `document`, in order, with its terms where they are clear."""
    folded = document.folded
    found: list[Relation] = []
    most = most_in(len(folded), _DENSEST)
    for index, rate in enumerate(quantities):
        if not rate.percent or len(found) >= most:
            continue
        share = SHARE.search(rate.cue)
        name = _RATE.search(rate.cue)
        if not (share or name):
            continue
        if _CHANGE.search(rate.cue[: name.start()] if name else rate.cue) and not share:
            continue
        metric = name[1] if name and not share else "占比"
        found.append(_relation(folded, quantities, index, metric, metrics))
    return tuple(found)


def _relation(
    folded: str, quantities: Sequence[Quantity], index: int, metric: str, metrics: Sequence[Metric]
) -> Relation:
    rate = quantities[index]
    terms, why_not = _terms(folded, quantities, index, metric, metrics)
    figures = [rate, *(term.quantity for term in terms)]
    if not why_not and any(figure.approx or figure.value is None for figure in figures):
        why_not = "约数"
    if why_not:
        return Relation("rate", metric, rate, (), None, why_not)
    whole, part = terms[0].quantity.value, terms[1].quantity.value
    if not whole or part is None:
        return Relation("rate", metric, rate, (), None, "总数为零")
    return Relation("rate", metric, rate, terms, part / whole * Decimal(100))


def _terms(
    folded: str, quantities: Sequence[Quantity], index: int, metric: str, metrics: Sequence[Metric]
) -> tuple[tuple[Term, ...], str]:
    if metric.endswith("度"):
        return (), "满意度、知晓度不一定是两个数之比"
    if _RESPECTIVELY.search(quantities[index].cue) and _NEXT_RATE.match(folded, quantities[index].span.end):
        return (), "一句里有几个同名的比率"
    before = list(_counts_before(folded, quantities, index))
    if metric == "占比":
        cue = quantities[index].cue
        share = SHARE.search(cue)
        if share and share["thing"]:
            return of_thing(before, cue[: share.start()], share["thing"])
        all_before = list(_counts_before(folded, quantities, index, past_rates=True))
        of, said = ((share["of"] or ""), cue[: share.start()]) if share else ("", "")
        return of_share(folded, before, all_before, of, said, metrics)
    if len(before) == 1 or (before and before[0].cue.startswith("其中")):  # 126件；其中…，调解成功121件，成功率…
        first = next(number for number in range(index - 1, -1, -1) if quantities[number] is before[0])
        earlier = total_before(folded, quantities, first)
        terms, _ = _of_rate(folded, [earlier, *before], metric, metrics, quantities[index]) if earlier else ((), "")
        if terms:
            return terms, ""
    if len(before) < 2:
        after = list(_counts_after(folded, quantities, index))
        if len(before) == 1 and len(after) == 1:
            before = []  # one on either side: whose they are is not said
        elif not before and len(after) == 2:
            before = after
    if len(before) < 2:
        return (), "没有并列的总数和分数"
    terms, why_not = _of_rate(folded, before, metric, metrics, quantities[index])
    if terms and _has_own_whole(quantities, index, terms[0].quantity, terms[1].quantity):
        return (), "总数和分数的单位不同"
    return terms, why_not


def _has_own_whole(quantities: Sequence[Quantity], index: int, whole: Quantity, part: Quantity) -> bool:
    """True for 检查3864次。涉及经营者1452家，发现问题642次: the sentence before that of the rate at `index` has what the part is
    counted in.
    """
    if whole.unit == part.unit:
        return False
    for count in map(quantities.__getitem__, range(index, -1, -1)):
        if count.segment < part.segment - 1:
            break
        if count.segment < part.segment and count.unit == part.unit and (count.value or 0) >= (part.value or 0):
            return True
    return False


def _counts_before(
    folded: str, quantities: Sequence[Quantity], index: int, past_rates: bool = False
) -> Iterator[Quantity]:
    """The counts before a rate in its segment, back to the rate before it, in text order."""
    found: list[Quantity] = []
    for quantity in map(quantities.__getitem__, range(index - 1, -1, -1)):  # a slice would copy a long document
        if quantity.segment != quantities[index].segment or (quantity.percent and not past_rates):
            break
        if not quantity.percent and quantity.unit not in _NOT_COUNTED and not _compared(folded, quantity):
            found.append(quantity)
    return reversed(found)


def _compared(folded: str, count: Quantity) -> bool:
    """True for the count of another time: 276件，比2022年的240件增长15%."""
    return _EARLIER.search(folded, max(0, count.span.start - _EARLIER_REACH), count.span.start) is not None


def _counts_after(folded: str, quantities: Sequence[Quantity], index: int) -> Iterator[Quantity]:
    """The counts that follow a rate in brackets or in the next clause: 整改率100%（33项问题已整改32项）."""
    rate = quantities[index]
    close = folded.find(")", rate.span.end) if folded[rate.span.end : rate.span.end + 1] == "(" else -1
    for quantity in map(quantities.__getitem__, range(index + 1, len(quantities))):
        if quantity.segment != rate.segment or quantity.percent or (close >= 0 and quantity.span.start > close):
            break
        if quantity.unit not in _NOT_COUNTED:
            yield quantity


def _of_rate(
    folded: str, counts: list[Quantity], metric: str, metrics: Sequence[Metric], rate: Quantity
) -> tuple[tuple[Term, ...], str]:
    known = _known(metric, metrics)
    told = [(count, _role(folded, count, metric, known, rate)) for count in counts]
    told = [(count, role) for count, role in told if role or not (count.aside and _INCLUDED.match(count.cue))]
    counts, roles = [count for count, _ in told], [role for _, role in told]
    if roles.count("part") == 1 and roles.count("whole") > 1:  # 评查2次，抽查240宗，合格231宗
        unit = counts[roles.index("part")].unit
        roles = [
            role if role == "part" or count.unit == unit else "" for role, count in zip(roles, counts, strict=True)
        ]
    if roles.count("part") != 1 or roles.count("whole") != 1:
        if len(counts) == 2 and _spelt_out(folded, counts[0], counts[1], metric[:-1]):
            return (Term("whole", counts[0]), Term("part", counts[1])), ""
        return (), "分不清总数和分数"
    part, whole = roles.index("part"), roles.index("whole")
    if "新增" in counts[part].cue and "累计" in counts[whole].cue:  # 新增完成18个，累计达到105个
        return (), "一个是新增数，一个是累计数"
    if EACH.search(counts[part].cue) or EACH.search(counts[whole].cue):
        return (), "有一个数是每个单位或每人的"
    last = max(part, whole)
    between = counts[min(part, whole) + 1 : last]
    alone = all(count.value == counts[whole].value for count in between)
    alone = alone or (whole < part and lists_all(folded, counts[whole], between))
    if not alone or not (last == len(counts) - 1 or lists_all(folded, counts[last], counts[last + 1 :])):
        return (), "总数、分数和比率之间还有别的数"
    if known and known.units == "same" and counts[part].unit != counts[whole].unit:
        return (), "总数和分数的单位不同"
    return (Term("whole", counts[whole]), Term("part", counts[part])), ""


def _spelt_out(folded: str, whole: Quantity, part: Quantity, name: str) -> bool:
    """True if the words of two counts spell out the short `name` of a rate: 网办 in `418项事项中网上可办409项`,
    参检 in `应参加检查的268家，实际参加251家`, 参考 in `应考43人，实考41人`.
    """
    same = whole.unit == part.unit or _PERSONS.issuperset((whole.unit, part.unit))
    if not same or not _LEAST_STEM <= len(name) <= _LONGEST_SPELT:
        return False
    if AMONG.fullmatch(folded, whole.span.end, part.span.start):  # 723件中，应公示610件: the part is the base
        return _in_order(name, part.cue) and not _TO_BE_DONE.search(part.cue)
    if folded[whole.span.end : part.span.start] == ",其中":  # 12人，其中11人取得行政执法证，持证率…
        return part.tail.endswith(name[-1]) and name[-1] in _HELD
    due = clause_before(folded, whole.span.start)
    done = due_and_done(whole.cue, part.cue)
    if done:
        return done[0] in name
    return (
        _DONE in part.cue and bool(_DUE.search(due)) and _in_order(name[-_LEAST_STEM:], due) and set(name) <= set(due)
    )


def _in_order(name: str, words: str) -> bool:
    """True if the characters of `name` stand in `words` in this order."""
    at = -1
    return all((at := words.find(char, at + 1)) >= 0 for char in name)


def _role(folded: str, count: Quantity, metric: str, known: Metric | None, rate: Quantity) -> str:
    """part, whole or "": which of the words for either stands last in the words round a count."""
    words = count.cue + "\n" + count.tail
    if known and count.tail.startswith(_ALL_WERE) and role_of(known, count.cue) == "whole":
        return ""  # 应由负责人出庭的184件全部出庭: whole and part at once
    if known:
        return role_of(known, words) or role_of(known, clause_before(folded, count.span.start))
    if _TO_ALL.search(count.cue) and _EXAMINED.match(folded, count.span.end):
        return "whole"
    part_at = -1 if _TO_BE_DONE.search(count.cue) else _stem_at(words, metric, folded, count, rate)
    whole_at = max((match.start() for match in _BASE.finditer(count.cue)), default=-1)
    listed = folded[count.span.start - len(count.cue) - 1] == "、"  # 评查行政处罚、行政许可案卷210卷
    if listed and whole_at < 0 and part_at < 0 and _BASE.search(clause_before(folded, count.span.start)):
        whole_at = 0
    if whole_at < 0 and part_at < 0 and _CAME.search(count.tail):
        return "whole"
    return "part" if part_at >= max(whole_at, 0) else "whole" if whole_at >= 0 else ""


def _known(metric: str, metrics: Sequence[Metric]) -> Metric | None:
    """The metric of a pack whose name this is, or ends in; a qualified rate (按期办结率) is another one."""
    best: tuple[int, Metric] | None = None
    for candidate in metrics:
        for name in (candidate.metric, *candidate.also):
            if (
                metric.endswith(name)
                and not _QUALIFIED.search(metric[: -len(name)])
                and (not best or len(name) > best[0])
            ):
                best = (len(name), candidate)
    return best[1] if best else None


def _stem_at(cue: str, metric: str, folded: str, count: Quantity, rate: Quantity) -> int:
    """Where the stem of `X率` stands in the cue of a count, -1 if it does not.

    The longest ending of X that stands there is the stem; what is left of X must be said in the segment, or it
    qualifies the rate: 按期办结率 is not the rate of 办结.
    """
    name = metric[:-1]
    for size in range(len(name), _LEAST_STEM - 1, -1):
        stem = name[-size:]
        at = cue.rfind(stem)
        if at < 0:
            continue
        if cue[at - 1 : at] in _NEGATED:  # 不合格52批次 is what 合格率 leaves out
            return -1
        rest = name[:-size]
        start = max(0, min(count.span.start, rate.span.start) - 80)
        context = folded[start : min(count.span.start, rate.span.start)]
        if _QUALIFIED.search(rest) or (rest and not (rest in context or rest[-2:] in context)):
            return -1
        if _QUALIFIED.search(stem) and size < len(name):
            return -1
        return at + size
    return -1
