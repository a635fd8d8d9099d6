"""Whose report it is: titles of every kind of issuer, signatures, and texts that name themselves nowhere else."""

from __future__ import annotations

import pytest

from lawlint.engine import read
from lawlint.model.identity import Identity
from lawlint.model.settings import Settings
from tests.helpers import document, ruleset

_BODY = "推进各项工作，现将有关情况报告如下：\n一、主要举措和成效\n开展普法宣传12场。\n"


def _identity(text: str) -> Identity:
    return read(document(text), ruleset(), Settings(as_report=True)).identity


# Title (lines separated by |), place, kind of issuer. Places are invented; their forms are not.
TITLES = [
    ("云岭县青石镇人民政府|关于2023年度法治政府建设情况的报告", "青石镇", "township"),
    ("青石镇2023年度法治政府建设情况报告", "青石镇", "township"),
    ("2023年度观岭镇法治政府建设工作报告", "观岭镇", "township"),
    ("中共云岭县青石镇委员会 青石镇人民政府|2022年法治政府建设年度报告", "青石镇", "township"),
    ("红旗镇2022年度法治政府建设工作总结的报告", "红旗镇", "township"),
    ("新乡县古固寨镇2024年法治政府建设情况报告", "古固寨镇", "township"),
    ("镇江市丹徒区上党镇人民政府关于2021年度法治政府建设情况的报告", "上党镇", "township"),
    ("乡宁县西坡镇2023年法治政府建设年度报告", "西坡镇", "township"),
    ("镇平县老庄镇2023年度法治政府建设情况报告", "老庄镇", "township"),
    ("镇雄县五德镇人民政府2022年度法治政府建设情况报告", "五德镇", "township"),
    ("乡城县正斗乡2022年法治政府建设工作报告", "正斗乡", "township"),
    ("松桃苗族自治县盘石镇2023年法治政府建设情况报告", "盘石镇", "township"),
    ("长乐坪土家族乡人民政府2023年法治政府建设情况报告", "长乐坪土家族乡", "township"),
    ("五峰土家族自治县湾潭镇2022年度法治政府建设情况的报告", "湾潭镇", "township"),
    ("内蒙古自治区科尔沁右翼前旗阿力得尔苏木2023年法治政府建设情况报告", "阿力得尔苏木", "township"),
    ("大市镇2023年度法治政府建设情况报告", "大市镇", "township"),
    ("区家镇2023年法治政府建设情况报告", "区家镇", "township"),
    ("县街镇2023年法治政府建设情况报告", "县街镇", "township"),
    ("旗岭镇2023年法治政府建设情况报告", "旗岭镇", "township"),
    ("关于2022年度法治政府建设情况报告", None, None),
    ("二〇二三年度法治政府建设情况报告", None, None),
    ("青石镇二〇二三年度法治政府建设情况报告", "青石镇", "township"),
    ("东城区望江街道办事处|2022年度法治政府建设情况报告", "望江街道", "street"),
    ("青禾街道办事处2025年法治政府建设年度报告", "青禾街道", "street"),
    (
        "中共北河区委西湾街道工作委员会 北河区人民政府西湾街道办事处|关于2024年度法治政府建设情况的报告",
        "西湾街道",
        "street",
    ),
    ("西湾街道党工委、办事处2024年法治政府建设工作情况报告", "西湾街道", "street"),
    ("海石街 2020 年法治政府建设情况报告", "海石街", "street"),
    ("槐荫区道德街街道2023年法治政府建设情况报告", "道德街街道", "street"),
    ("市中区杆石桥街道办事处2023年法治政府建设年度报告", "杆石桥街道", "street"),
    ("开发区街道2023年法治政府建设年度报告", "开发区街道", "street"),
    ("禾丰县人民政府关于2020年度|法治政府建设情况的报告", "禾丰县", "county"),
    ("中共景湖区委\u3000景湖区人民政府|关于2023年度法治政府建设情况的报告", "景湖区", "county"),
    ("中共云岭县委 云岭县人民政府关于2023年法治政府建设情况的报告", "云岭县", "county"),
    ("北河区2023年度法治政府建设情况报告", "北河区", "county"),
    ("2020年北河区法治政府建设情况报告", "北河区", "county"),
    ("阿木旗人民政府2023年法治政府建设情况报告", "阿木旗", "county"),
    ("松岭苗族自治县2022年度法治政府建设情况报告", "松岭苗族自治县", "county"),
    ("上海市浦江新区2023年法治政府建设情况报告", "浦江新区", "county"),
    ("江口经济技术开发区管理委员会2023年法治政府建设情况报告", None, "department"),
    ("安陵市人民政府2024年法治政府建设工作情况报告", "安陵市", "city"),
    ("临江市人民政府关于法治政府建设情况的报告", "临江市", "city"),
    ("临河州人民政府2022年法治政府建设情况报告", "临河州", "city"),
    ("南山彝族自治州人民政府2022年法治政府建设情况报告", "南山彝族自治州", "city"),
    ("青原省人民政府2022年法治政府建设情况报告", "青原省", None),
    ("桐川县农业农村局2022年度法治政府建设工作情况的报告", "桐川县", "department"),
    ("宁湖市市场监督管理局|2025年法治政府建设年度报告", "宁湖市", "department"),
    ("江口市公安局关于2022年法治政府建设情况的报告", "江口市", "department"),
    ("【工作总结】江口市公安局关于2022年法治政府建设情况的报告", "江口市", "department"),
    ("青原省农业农村厅2023年法治政府建设年度报告", "青原省", "department"),
    ("县司法局2023年度法治政府建设情况报告", None, "department"),
    ("龙潮县住房和城乡建设局关于2023年度法治政府建设情况的报告", "龙潮县", "department"),
    ("北河区民政局2023年法治政府建设年度报告", "北河区", "department"),
    ("北河区城市管理综合行政执法大队2023年法治政府建设年度报告", "北河区", "department"),
    ("国家税务总局云岭县税务局2023年法治政府建设年度报告", "云岭县", "department"),
    ("江口市生态环境局云岭分局2023年法治政府建设情况报告", "江口市", "department"),
    ("云岭县人民政府办公室2023年法治政府建设情况报告", "云岭县", "department"),
    ("云岭县卫生健康委员会2023年法治政府建设情况报告", "云岭县", "department"),
    ("云岭县发展和改革委员会2023年法治政府建设年度报告", "云岭县", "department"),
    ("中共云岭县委政法委2023年法治建设情况报告", "云岭县", "department"),
    ("2023年云岭县审计局法治政府建设情况报告", "云岭县", "department"),
    ("北河区市场监管局2023年度法治政府建设工作总结", "北河区", "department"),
    ("云岭县乡村振兴局2022年法治政府建设年度报告", "云岭县", "department"),
    ("云岭县城镇管理局2022年法治政府建设年度报告", "云岭县", "department"),
    ("南市区2023年依法行政工作情况的报告", "南市区", "county"),
    ("青石镇2023年法治政府建设工作情况汇报", "青石镇", "township"),
    ("丰都县栗子乡人民政府2025 年法治政府建设情况报告", "栗子乡", "township"),
    ("山阳县栗坪乡人民政府|2025年法治政府建设情况报告", "栗坪乡", "township"),
    ("青石镇2023年度法治政府建设情况的报告（送审稿）", "青石镇", "township"),
    ("青石镇落实《法治政府建设实施纲要（2021—2025年）》2023年度情况报告", "青石镇", "township"),
]


@pytest.mark.parametrize(("title", "place", "kind"), TITLES, ids=[title for title, _, _ in TITLES])
def test_title(title: str, place: str | None, kind: str | None) -> None:
    identity = _identity(title.replace("|", "\n") + "\n" + _BODY)
    assert (identity.place, identity.issuer_kind) == (place, kind)


_FACTS = "全年开展普法宣传12场，办理案件9件。"
# Text, place, kind of issuer.
TEXTS = [
    (
        f"2023年，青石镇坚持党的领导，推进法治政府建设，现将有关情况报告如下：\n一、主要举措和成效\n我镇{_FACTS}青石镇{_FACTS}\n二、存在的不足和原因\n我镇执法力量薄弱。",
        "青石镇",
        "township",
    ),
    (
        f"县委、县政府：\n2024年，红崖乡在县委坚强领导下，推进法治政府建设。\n一、主要举措和成效\n{_FACTS}全乡{_FACTS}我乡{_FACTS}",
        "红崖乡",
        "township",
    ),
    (
        f"2023年，市公安局落实部署。现将我局2023年法治政府建设工作情况报告如下。\n一、主要工作及成效\n我局{_FACTS}",
        None,
        "department",
    ),
    (
        f"根据《中共江口市委办公室关于做好2024年工作的通知》（江法〔2024〕37号）要求，现将江口市农业农村局2024年法治政府建设情况报告如下：\n一、认真组织\n我局{_FACTS}",
        "江口市",
        "department",
    ),
    (
        f"2025年，东山街道办事处落实各项部署。现将本年度工作情况报告如下：\n一、2025年推进法治政府建设总体情况\n我街道{_FACTS}东山街道{_FACTS}",
        "东山街道",
        "street",
    ),
    (
        f"2025年，南岭县公安局推进各项工作。现将今年法治政府建设情况报告如下：\n一、上年度推进法治政府建设的主要举措和成效\n我局{_FACTS}全局{_FACTS}",
        None,
        "department",
    ),
    (
        f"2024年以来，我县坚持以习近平法治思想为指导，推进法治政府建设。\n一、2024年主要举措和成效\n全县{_FACTS}禾丰县{_FACTS}禾丰县{_FACTS}\n四、2025年主要安排\n我县将{_FACTS}",
        "禾丰县",
        "county",
    ),
    (
        f"一、2022年法治政府建设主要举措\n{_FACTS}我区{_FACTS}全区{_FACTS}\n四、2023年工作安排\n我区将{_FACTS}",
        None,
        "county",
    ),
    (f"一、主要举措和成效\n{_FACTS}\n\n云岭县青石镇人民政府\n2024年2月6日", "青石镇", "township"),
    (f"一、主要举措和成效\n{_FACTS}\n\n桐川县农业农村局\n2023年12月30日", "桐川县", "department"),
    (f"一、主要举措和成效\n{_FACTS}\n\n中共景湖区委\n景湖区人民政府\n2024年2月20日", "景湖区", "county"),
    (f"一、主要举措和成效\n{_FACTS}\n\n泉东区人民政府文昌阁街道办事处\n2024年1月30日", "文昌阁街道", "street"),
    (f"一、主要举措和成效\n{_FACTS}\n\n青石镇人民政府    2024年2月6日", "青石镇", "township"),
    (f"一、主要举措和成效\n{_FACTS}\n（此件公开发布）", None, None),
    ("", None, None),
]


@pytest.mark.parametrize(("text", "place", "kind"), TEXTS)
def test_text(text: str, place: str | None, kind: str | None) -> None:
    identity = _identity(text)
    assert (identity.place, identity.issuer_kind) == (place, kind)


def test_what_is_given_is_taken() -> None:
    settings = Settings(as_report=True, place="白水乡", profile="street")
    identity = read(document("青石镇2023年法治政府建设情况报告\n" + _BODY), ruleset(), settings).identity
    assert (identity.place, identity.issuer_kind, identity.profile) == ("白水乡", "street", "street")


@pytest.mark.parametrize(
    ("given", "place", "kind"),
    [
        ("河东省云岭县青石镇人民政府", "青石镇", "township"),
        ("云岭县司法局", "云岭县", "department"),
        ("文昌街道办事处", "文昌街道", "street"),
        ("青石", "青石", None),
    ],
)
def test_a_full_name_may_be_given(given: str, place: str, kind: str | None) -> None:
    settings = Settings(as_report=True, place=given)
    identity = read(document(_BODY), ruleset(), settings).identity
    assert (identity.place, identity.issuer_kind) == (place, kind)


def test_city_is_judged_as_a_county() -> None:
    identity = _identity("安陵市人民政府2024年法治政府建设工作情况报告\n" + _BODY)
    assert (identity.issuer_kind, identity.profile) == ("city", "county")
