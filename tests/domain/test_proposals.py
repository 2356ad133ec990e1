"""Who could lead an item that names nobody: points that add up, reasons that can be argued with."""

from dataclasses import replace

import pytest

from tracker.domain.matters import Matter, headings_of, is_work, vocabulary_of
from tracker.domain.plan import PlanItem
from tracker.domain.proposals import Proposal, proposer
from tracker.domain.remits import Organ
from tracker.domain.units import Alias, Unit, UnitKind

EDUCATION = Organ("教育", ("教育",), own=("控辍保学", "义务教育"), shares=("青少年",))
HEALTH = Organ("卫生健康", ("卫健", "卫生"), own=("健康", "疾病"), shares=("青少年",))
TELECOM = Organ("通信", ("电信",), own=("宽带",))
CIVIL = Organ("民政", ("民政",), own=("低保",), exempt=("人民政府",))
ORGANS = (EDUCATION, HEALTH, TELECOM, CIVIL)
JYJ = Unit("jyj", "县教育局", UnitKind.GOVERNMENT)
WJJ = Unit("wjj", "县卫健局", UnitKind.GOVERNMENT, (Alias("县卫生局"),))
DX = Unit("dx", "县电信公司", UnitKind.COMPANY)
NOODLE = Unit("lmj", "县拉面服务局", UnitKind.INSTITUTION)
SERVICE = Unit("jyfw", "县就业服务局", UnitKind.INSTITUTION)
UNITS = (JYJ, WJJ, DX, NOODLE, SERVICE)
SCHOOL = Matter("1", "做好控辍保学", "巩固义务教育成果，关心青少年。")
ROADS = Matter("2", "修好村道", "硬化路面。")


def proposed(
    matter: Matter, *others: Matter, theme: str = "", ledger: tuple[Matter, ...] = ()
) -> tuple[Proposal, ...]:
    return proposer(ORGANS, UNITS, (matter, *others), theme=theme, ledger=ledger).propose(matter)


def test_the_organ_whose_business_it_is_stands_first_with_the_words_that_say_so() -> None:
    first, second = proposed(SCHOOL, ROADS)
    assert (first.unit, second.unit) == (JYJ, WJJ)
    assert first.terms[0].reason == "教育主管“控辍保学”、“义务教育”"
    assert second.terms[0].reason == "卫生健康常参与“青少年”"


def test_the_points_are_the_sum_of_the_terms_that_are_shown() -> None:
    ledger = tuple(Matter(f"T{n}", "控辍保学", leads=("jyj",)) for n in range(3))
    for proposal in proposed(
        SCHOOL, ROADS, theme="义务教育方案", ledger=(*ledger, ROADS, replace(ROADS, key="9"))
    ):
        assert proposal.points == pytest.approx(sum(term.points for term in proposal.terms))
        assert all(term.reason in proposal.sentence for term in proposal.terms)


def test_a_word_in_the_title_counts_more_than_one_in_the_text() -> None:
    titled = proposed(Matter("1", "义务教育", ""), ROADS)[0].points
    told = proposed(Matter("1", "工作", "义务教育"), ROADS)[0].points
    assert titled > told


def test_a_word_of_every_item_says_less_than_a_word_of_one() -> None:
    others = [Matter(str(n), "义务教育", "") for n in range(2, 8)]
    alone = proposed(Matter("1", "义务教育", ""), ROADS)[0].points
    assert proposed(Matter("1", "义务教育", ""), *others)[0].points < alone


def test_nobody_is_proposed_where_nothing_speaks_for_anybody() -> None:
    assert proposed(ROADS, SCHOOL) == ()


def test_at_most_three_are_proposed() -> None:
    units = tuple(Unit(f"j{n}", f"第{n}教育局", UnitKind.GOVERNMENT) for n in range(5))
    assert len(proposer(ORGANS, units, [SCHOOL]).propose(SCHOOL)) == 3


def test_the_ledger_speaks_in_counted_items() -> None:
    led = [Matter(f"T{n}", "控辍保学", leads=("jyj" if n < 3 else "wjj",)) for n in range(4)]
    ledger = (*led, *(Matter(f"R{n}", "修好村道", leads=("dx",)) for n in range(6)))
    first = proposed(SCHOOL, ROADS, ledger=ledger)[0]
    assert "控辍保学：台账中4个同类事项有3个由县教育局牵头" in first.sentence


def test_an_item_is_no_precedent_for_itself() -> None:
    itself = replace(SCHOOL, leads=("wjj",))
    others = (Matter("8", "修好村道", leads=("dx",)), Matter("9", "修好村道", leads=("dx",)))
    with_itself = proposed(SCHOOL, ROADS, ledger=(itself, *others))
    assert with_itself == proposed(SCHOOL, ROADS, ledger=others)


def test_the_title_of_the_plan_speaks_for_the_organ_of_its_matter() -> None:
    (first,) = proposed(Matter("1", "加强领导", ""), theme="全县义务教育实施方案")
    assert first.unit is JYJ
    assert "方案标题中有“义务教育”" in first.sentence


def test_a_unit_of_no_known_kind_is_found_by_what_only_its_name_says() -> None:
    (first,) = proposed(Matter("1", "做强拉面品牌", "提升服务水平"), ROADS)
    assert first.unit is NOODLE
    assert first.terms[0].reason == "单位名称中有“拉面”"


def test_a_company_counts_half_and_it_is_said() -> None:
    (first,) = proposed(Matter("1", "宽带进村", ""), ROADS)
    whole, halved = first.terms
    assert (whole.points, halved.points) == (6.0, -3.0)
    assert halved.reason == "企业多为配合，减半"


def test_where_the_item_names_units_only_these_are_weighed() -> None:
    assert [each.unit for each in proposed(replace(SCHOOL, among=("wjj", "dx")), ROADS)] == [WJJ]


def test_white_space_inside_a_word_does_not_hide_it() -> None:
    assert proposed(Matter("1", "控 辍\n保学", ""), ROADS)[0].unit is JYJ


def test_a_name_with_an_exempt_word_is_not_that_kind_of_organ() -> None:
    assert not CIVIL.includes(Unit("zfb", "县人民政府办公室", UnitKind.GOVERNMENT))
    assert CIVIL.includes(Unit("mzj", "县民政局", UnitKind.GOVERNMENT))


def test_an_earlier_name_tells_the_kind_too() -> None:
    assert HEALTH.includes(replace(WJJ, name="县保健局"))


def test_the_same_question_has_the_same_answer() -> None:
    assert proposed(SCHOOL, ROADS) == proposed(SCHOOL, ROADS)


def test_the_vocabulary_finds_words_of_every_length() -> None:
    assert vocabulary_of(["低保", "控辍保学", "4G"]).found("4G网络和控辍保学") == {"4G", "控辍保学"}


def item(number: str, title: str = "题", text: str = "文") -> PlanItem:
    return PlanItem(number, title, text)


def test_headings_are_the_items_above_by_number() -> None:
    before = [item("三、", "任务"), item("三、(一)", "教育"), item("三、(二)", "住房")]
    assert headings_of(item("三、(二)1."), before) == ("任务", "住房")


@pytest.mark.parametrize(
    ("each", "following", "work"),
    [
        (item("一、", "指导思想"), None, False),
        (item("三、", "工作任务", ""), item("三、(一)"), False),
        (item("三、", "健全机制", "建立制度。"), item("三、(一)"), True),
        (item("三、(一)", "修路", ""), item("三、(二)"), True),
    ],
)
def test_goals_and_mere_headings_are_nobodys_work(
    each: PlanItem, following: PlanItem | None, work: bool
) -> None:
    assert is_work(each, following) is work
