"""Who a name in a plan means: one unit, a group of them, or a question."""

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.units import (
    Alias,
    Group,
    One,
    Registry,
    Several,
    Unit,
    UnitKind,
    Unknown,
    search_initials,
)
from tracker.errors import NotFoundError

FPJ = Unit(
    "fpj",
    "县扶贫开发局",
    UnitKind.GOVERNMENT,
    (Alias("县扶贫办", until=date(2021, 2, 24)), Alias("县乡村振兴局", since=date(2021, 2, 25))),
    short="扶贫局",
)
WJJ = Unit("wjj", "县卫健局", UnitKind.GOVERNMENT, (Alias("县卫生健康局"),))
ZZB = Unit("zzb", "县委组织部", UnitKind.PARTY)
XWB = Unit("xwb", "县委办公室", UnitKind.PARTY)
ZFB = Unit("zfb", "县人民政府办公室", UnitKind.GOVERNMENT)
TXW = Unit("txw", "团县委", UnitKind.PEOPLE, (Alias("共青团循化县委员会"),))
POWER = Unit("gdgs", "国网循化供电公司", UnitKind.COMPANY)
JISHI = Unit("jishi", "积石镇", UnitKind.TOWNSHIP)
DAOWEI = Unit("daowei", "道帏藏族乡", UnitKind.TOWNSHIP, (Alias("道帏乡"),))
UNITS = (FPJ, WJJ, ZZB, XWB, ZFB, TXW, POWER, JISHI, DAOWEI)
TOWNSHIPS = Group("各乡镇党委、政府", ("各乡镇", "各乡(镇)人民政府"), ("jishi", "daowei"))
REGISTRY = Registry(UNITS, (TOWNSHIPS,), ("循化县", "循化撒拉族自治县"))
PLAN_DAY = date(2020, 3, 10)


def meant(name: str, on: date | None = PLAN_DAY) -> str:
    resolution = REGISTRY.resolve(name, on)
    assert isinstance(resolution, One), resolution
    return resolution.unit.code


def unknown(name: str, on: date | None = PLAN_DAY) -> Unknown:
    resolution = REGISTRY.resolve(name, on)
    assert isinstance(resolution, Unknown), resolution
    return resolution


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("县卫健局", "wjj"),
        ("卫健局", "wjj"),
        ("循化县卫生健康局", "wjj"),
        ("循化撒拉族自治县卫生健康局", "wjj"),
        ("县 卫　健局", "wjj"),
        ("县委组织部", "zzb"),
        ("中共循化县委组织部", "zzb"),
        ("组织部", "zzb"),
        ("县团县委", "txw"),
        ("国网循化供电公司", "gdgs"),
        ("积石镇人民政府", "jishi"),
        ("循化县积石镇", "jishi"),
        ("道帏乡党委、政府", "daowei"),
        ("扶贫局", "fpj"),
    ],
)
def test_a_unit_is_found_under_each_way_of_writing_it(name: str, code: str) -> None:
    assert meant(name) == code


@given(
    unit=st.sampled_from(UNITS),
    region=st.sampled_from(["县", "循化县", "中共循化撒拉族自治县"]),
    gaps=st.lists(st.sampled_from(["", " ", "\u3000", "\n", "\ufeff"]), min_size=20, max_size=20),
)
def test_spaces_and_the_name_of_the_county_change_nothing(unit: Unit, region: str, gaps: list[str]) -> None:
    name = unit.name.removeprefix("县")
    written = (region if name != unit.name else "") + name
    spaced = "".join(a + b for a, b in zip(gaps, written.ljust(20), strict=True)).strip()

    assert meant(spaced) == unit.code


@given(st.text("县卫健局扶贫办委组织部积石镇道帏乡政府循化 、", max_size=8), st.none() | st.dates())
def test_a_unit_is_answered_only_where_its_own_words_stand_in_the_text(text: str, day: date | None) -> None:
    resolution = REGISTRY.resolve(text, day)

    if isinstance(resolution, One):
        unit = resolution.unit
        names = (unit.name, unit.short or unit.name, *(alias.name for alias in unit.aliases))
        words = text.replace(" ", "").replace("、", "")
        assert any(name.removeprefix("县").removeprefix("委") in words for name in names)


@given(st.text(max_size=30), st.none() | st.dates())
def test_any_words_get_an_answer_and_a_question_says_why(text: str, day: date | None) -> None:
    resolution = REGISTRY.resolve(text, day)

    assert not isinstance(resolution, Unknown) or resolution.reason


@given(st.dates())
def test_an_alias_means_its_unit_on_its_own_days_only(day: date) -> None:
    before_renaming = day < date(2021, 2, 25)

    assert isinstance(REGISTRY.resolve("县扶贫办", day), One) is before_renaming
    assert isinstance(REGISTRY.resolve("县乡村振兴局", day), Unknown) is before_renaming
    assert meant("县扶贫开发局", day) == "fpj"


def test_a_name_of_another_time_is_a_question_that_names_the_unit() -> None:
    question = unknown("乡村振兴局")

    assert question.candidates == (FPJ,)
    assert "2020年3月10日" in question.reason


def test_without_a_day_every_name_counts() -> None:
    assert meant("乡村振兴局", None) == meant("扶贫办", None) == "fpj"


@pytest.mark.parametrize(
    "name", ["各乡镇党委、政府", "各乡镇党委政府", "各乡镇", "各乡（镇）人民政府", "循化县各乡镇"]
)
def test_a_group_means_each_of_its_members(name: str) -> None:
    resolution = REGISTRY.resolve(name)

    assert isinstance(resolution, Several)
    assert resolution.units == (JISHI, DAOWEI)


@pytest.mark.parametrize(
    "name", ["有关部门", "县直相关部门单位", "各有关单位", "相关乡镇", "各级行业主管部门"]
)
def test_words_that_name_nobody_are_never_guessed(name: str) -> None:
    question = unknown(name)

    assert question.candidates == ()
    assert "没有点名" in question.reason


def test_a_group_that_nobody_registered_says_so() -> None:
    assert "单位组" in unknown("各街办(新区)").reason


def test_a_short_name_that_several_units_end_in_is_a_question() -> None:
    assert {XWB, ZFB} <= set(unknown("办公室").candidates)


def test_the_same_name_on_two_units_is_a_question() -> None:
    twins = Registry(
        (WJJ, Unit("other", "县疾控局", UnitKind.GOVERNMENT, (Alias("县卫生健康局"),))), (), ("循化县",)
    )
    question = twins.resolve("卫生健康局")

    assert isinstance(question, Unknown)
    assert {unit.code for unit in question.candidates} == {"wjj", "other"}


@pytest.mark.parametrize("name", ["市卫健局", "化隆县卫健局", "县卫建局"])
def test_a_unit_of_elsewhere_or_a_slip_is_only_a_candidate(name: str) -> None:
    assert unknown(name).candidates[0] is WJJ


def test_a_name_like_no_other_has_no_candidates() -> None:
    assert unknown("黄河水文站").candidates == ()


def test_empty_words_ask_for_a_name() -> None:
    assert "没有写" in unknown(" 、").reason


def test_the_search_column_holds_the_initials_of_every_name() -> None:
    assert search_initials(FPJ).split() == ["xfpkfj", "fpj", "xfpb", "xxczxj"]


def test_resolving_a_known_name_loads_neither_pinyin_nor_fuzzy_matching() -> None:
    program = """
import sys
from tracker.domain.units import Registry, Unit, UnitKind
Registry((Unit("wjj", "县卫健局", UnitKind.GOVERNMENT),), (), ("循化县",)).resolve("卫健局")
sys.exit(bool({"pypinyin", "rapidfuzz"} & set(sys.modules)))
"""
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_an_unknown_code_is_refused_in_a_sentence() -> None:
    with pytest.raises(NotFoundError, match="没有代码「qxj」"):
        REGISTRY.unit("qxj")


def test_only_townships_are_listed_as_townships() -> None:
    assert [unit.code for unit in UNITS if unit.is_township] == ["jishi", "daowei"]


@pytest.mark.parametrize("shortened", ["县人社局", "县人力资源社会保障局"])
def test_a_name_shortened_or_written_out_is_the_first_candidate(shortened: str) -> None:
    units = [Unit(f"u{at}", name, UnitKind.GOVERNMENT) for at, name in enumerate(("县人防办", "县社保局"))]
    units.append(Unit("rsj", "县人力资源和社会保障局", UnitKind.GOVERNMENT))
    answer = Registry(tuple(units), (), ("某县",)).resolve(shortened)
    assert isinstance(answer, Unknown)
    assert answer.candidates[0].code == "rsj"
