"""核对 on the screen: everything that the command line's review can do, through the same services."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from review_plans import PLAN, REVISED
from textual.widgets import Input, TextArea

from tracker.domain import review_steps as s
from tracker.domain.review_steps import NameLeftOpen, NameMeans
from tracker.domain.task import State
from tracker.domain.units import Unit, UnitKind
from tracker.services.begun_reviews import reviews
from tracker.services.desk import Desk
from tracker.services.review import confirm, correct, look_at, open_review
from tracker.services.tasks import read_task
from tracker.services.units import add_unit, registry

Seat = Callable[..., Any]
ROADS, BRIDGES, TREES = "一、(一)", "一、(二)", "一、(三)"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "道路方案.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.fixture
def revision(tmp_path: Path) -> Path:
    path = tmp_path / "道路方案修订稿.txt"
    path.write_text(REVISED, encoding="utf-8")
    return path


async def begin(person: Any, desk: Desk, path: Path) -> None:
    person.app.review(open_review(desk, path).checksum)
    await person.settle()


async def go_to(person: Any, key: str) -> None:
    """Put the cursor on a row of the list."""
    table = person.screen.query_one("ListTable")
    table.move_cursor(row=[row.key for row in table.rows_shown].index(key))
    await person.settle()


def kept(desk: Desk) -> Any:
    [review] = reviews(desk)
    return review


def item(desk: Desk, key: str) -> Any:
    return next(each for each in kept(desk).items if each.key == key)


def put(person: Any, **words: str) -> None:
    for name, value in words.items():
        entry = person.screen.query_one(f"#field-{name}").query("TextArea, Input").first()
        if isinstance(entry, TextArea):
            entry.text = value
        else:
            assert isinstance(entry, Input)
            entry.value = value


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_each_item_stands_beside_its_source_words_what_waits_first(
    seat: Seat, desk: Desk, plan: Path, size: tuple[int, int]
) -> None:
    async with seat(desk, size) as person:
        await begin(person, desk, plan)
        rows = [row.key for row in person.screen.query_one("ListTable").rows_shown]
        assert rows == [ROADS, BRIDGES, TREES, "一、"]
        assert "将成为任务3项" in person.words
        assert "单位名称待认2个" in person.words
        assert "县天文局？" in person.words
        assert "X 去掉" in person.words
        assert "2020年6月30日（2020年6月底前）" in person.words
        first, second = person.screen.query_one("#first").region, person.screen.query_one("#second").region
        assert first.right <= second.x if size[0] > 100 else first.bottom <= second.y
        await go_to(person, TREES)
        assert "沿新修村道两侧栽植行道树" in person.words
        assert "没有写明" in person.words, "it has no deadline, which is not the same as 长期"


async def test_units_deadline_and_title_are_corrected_in_a_form(seat: Seat, desk: Desk, plan: Path) -> None:
    async with seat(desk) as person:
        await begin(person, desk, plan)
        await go_to(person, BRIDGES)
        await person.press("enter")
        put(person, title="架好桥", lead="jyj、县民政局", responsible="", deadline="2020年9月30日")
        await person.press("ctrl+s")
        assert person.screen.help_title == "核对方案", person.words
        assert "架好桥" in person.words
    bridge = item(desk, BRIDGES).item
    assert (bridge.title, bridge.lead, bridge.responsible) == ("架好桥", ("县教育局", "县民政局"), ())
    assert [each.date for each in bridge.deadlines] == [date(2020, 9, 30)]


async def test_a_form_saved_without_a_change_says_that_the_item_is_right(
    seat: Seat, desk: Desk, plan: Path
) -> None:
    async with seat(desk) as person:
        await begin(person, desk, plan)
        await person.press("enter", "ctrl+s")
    assert kept(desk).told == (f"条目{ROADS}核对无误",)


async def test_a_deadline_that_is_no_day_is_said_in_the_form(seat: Seat, desk: Desk, plan: Path) -> None:
    async with seat(desk, (120, 40)) as person:
        await begin(person, desk, plan)
        await person.press("enter")
        put(person, deadline="月底")
        await person.press("ctrl+s")
        assert "“月底”不是日期。" in person.words
        put(person, deadline="无")
        await person.press("ctrl+s")
    assert item(desk, ROADS).item.deadlines[0].open


async def test_units_are_picked_from_the_registry_for_the_field_at_the_cursor(
    seat: Seat, desk: Desk, plan: Path
) -> None:
    async with seat(desk) as person:
        await begin(person, desk, plan)
        await go_to(person, TREES)
        await person.press("enter", "f3", "tab", "tab", "f3", *"mzj", "enter", "ctrl+s", "ctrl+s")
    assert item(desk, TREES).item.responsible == ("县民政局",)


async def test_items_are_accepted_dropped_restored_cut_and_joined(seat: Seat, desk: Desk, plan: Path) -> None:
    async with seat(desk) as person:
        await begin(person, desk, plan)
        await go_to(person, ROADS)
        await person.press("s", "enter")
        assert f"{ROADS}-2" in person.words
        await go_to(person, f"{ROADS}-2")
        await person.press("x")
        assert item(desk, f"{ROADS}-2").dropped
        await go_to(person, f"{ROADS}-2")
        await person.press("x")
        await go_to(person, ROADS)
        await person.press("m", "enter")
        assert len(item(desk, ROADS).sources) == 2
        await go_to(person, TREES)
        await person.press("a")
        assert item(desk, TREES).looked_at


async def test_an_item_is_added_by_hand_behind_the_one_at_the_cursor(
    seat: Seat, desk: Desk, plan: Path
) -> None:
    async with seat(desk) as person:
        await begin(person, desk, plan)
        await person.press("n", "ctrl+s")
        assert "请填写事项。" in person.words
        put(person, title="清障", lead="财政局", deadline="2020-10-01")
        await person.press("ctrl+s")
    keys = [each.key for each in kept(desk).items]
    assert keys[keys.index(ROADS) + 1] == "补1"
    assert item(desk, "补1").item.lead == ("财政局",)


async def test_a_name_is_answered_once_for_the_whole_plan(seat: Seat, desk: Desk, plan: Path) -> None:
    async with seat(desk) as person:
        await begin(person, desk, plan)
        await person.press("right")
        assert "县天文局" in person.words
        await go_to(person, "县天文局")
        await person.press("enter")
        await person.type("从名录")
        await person.press("enter", *"mzj", "enter", "ctrl+s")
        await go_to(person, "县直有关部门")
        await person.press("k", "enter")
        assert "待认" not in person.words
    assert kept(desk).names == (
        NameMeans(name="县天文局", units=("mzj",)),
        NameLeftOpen(name="县直有关部门"),
    )


async def test_a_name_becomes_a_new_unit(seat: Seat, desk: Desk, plan: Path) -> None:
    async with seat(desk) as person:
        await begin(person, desk, plan)
        await person.press("right")
        await go_to(person, "县天文局")
        await person.press("enter")
        await person.type("登记")
        await person.press("enter")
        assert person.screen.query_one("#field-code Input", Input).value == "twj"
        put(person, code="jyj")
        await person.press("ctrl+s")
        assert "已在名录中" in person.shown
        put(person, code="twj")
        await person.press("ctrl+s")
    assert look_at(desk, kept(desk)).asked[0].answer == s.NameIsNew(
        name="县天文局", code="twj", unit_kind="政府部门"
    )


async def test_what_waits_holds_up_the_import_and_confirming_is_one_act(
    seat: Seat, desk: Desk, plan: Path
) -> None:
    async with seat(desk) as person:
        await begin(person, desk, plan)
        await person.press("ctrl+s")
        assert "还不能确认导入：2个单位名称没有确认" in person.shown
        await person.press("escape", "right")
        await go_to(person, "县直有关部门")
        await person.press("k", "enter", "ctrl+s", "enter")
        assert "已导入《某县道路工作实施方案》（P001），生成待交办任务3项。" in person.shown
        await person.press("escape")
        assert person.screen.NAME == "ledger"
        assert "架桥" in person.words
    assert reviews(desk) == ()
    assert read_task(desk, "XH2020-003")[0].state is State.DRAFT


async def test_a_review_goes_on_on_the_screen_where_the_command_line_left_it(
    seat: Seat, desk: Desk, plan: Path
) -> None:
    correct(desk, open_review(desk, plan), s.Drop(item=TREES))
    async with seat(desk) as person:
        await person.press("5")
        assert "核对中" in person.words
        await person.press("enter")
        assert "已去掉" in person.words
        await person.press("z")
        assert not item(desk, TREES).dropped
        await person.press("escape")
        assert person.screen.NAME == "plans"


async def test_a_correction_on_what_somebody_changed_meanwhile_is_refused_and_shown(
    seat: Seat, desk: Desk, plan: Path
) -> None:
    async with seat(desk) as person:
        await begin(person, desk, plan)
        correct(desk, kept(desk), s.SetTitle(item=BRIDGES, title="架好桥"))
        await person.press("x")
        assert "有人改过" in person.shown
        await person.press("escape")
        assert "架好桥" in person.words
        await person.press("x")
    assert item(desk, ROADS).dropped


async def test_a_review_is_given_up_after_a_question(seat: Seat, desk: Desk, plan: Path) -> None:
    async with seat(desk) as person:
        await begin(person, desk, plan)
        await person.press("x", "d")
        assert "1处更正不会保留" in person.shown
        await person.press("enter")
        assert person.screen.NAME == "plans"
    assert reviews(desk) == ()


async def test_a_damaged_review_is_one_line_that_says_what_to_do_and_the_rest_works(
    seat: Seat, desk: Desk, plan: Path, revision: Path
) -> None:
    damaged = open_review(desk, revision)
    file = desk.home.path / "reviews" / f"{damaged.checksum}.json"
    file.write_text("{", encoding="utf-8")
    open_review(desk, plan)
    async with seat(desk) as person:
        await person.press("5")
        assert "某县道路工作实施方案" in person.words
        assert f"核对记录 {damaged.checksum[:8]}" in person.words
        assert "请移走" in person.shown
        await person.press("d", "enter")
        assert "已损坏" not in person.words
        await person.press("d")
        assert "放弃核对《某县道路工作实施方案》" in person.shown
        await person.press("enter")
        assert "还没有方案" in person.words
    assert reviews(desk) == ()
    assert file.with_suffix(".damaged").exists()


async def test_a_unit_registered_since_is_filled_into_the_drafts_after_a_question(
    seat: Seat, desk: Desk, plan: Path
) -> None:
    answers = (NameLeftOpen(name="县天文局"), NameLeftOpen(name="县直有关部门"))
    confirm(desk, correct(desk, open_review(desk, plan), *answers))
    async with seat(desk) as person:
        await person.press("5", "b")
        assert "补上" not in person.words
        add_unit(desk, Unit("twj", "县天文局", UnitKind.GOVERNMENT))
        await person.press("f5")
        assert "有1项待交办任务写的单位现在名录里有了，按 B 补上" in person.words
        await person.press("b")
        assert "XH2020-001：“县天文局”即县天文局" in person.shown
        await person.press("enter")
        assert "按 B 补上" not in person.words
    assert read_task(desk, "XH2020-001")[0].parts[0].unit == "twj"


async def test_a_sub_plan_hangs_below_its_parent_in_the_list(seat: Seat, imported: Desk, plan: Path) -> None:
    async with seat(imported) as person:
        await begin(person, imported, plan)
        await person.press("p", "down", "enter")
        assert "P001的子方案" in person.words
        await person.press("right")
        await go_to(person, "县直有关部门")
        await person.press("k", "enter", "ctrl+s", "enter", "escape", "5")
        lines = person.words.split("\n")
        parent = next(at for at, line in enumerate(lines) if "P001" in line)
        assert "P002" in lines[parent + 1]
        assert "└ 某县道路工作实施方案" in lines[parent + 1]


async def test_a_revised_plan_shows_what_is_new_changed_and_gone_to_decide(
    seat: Seat, desk: Desk, plan: Path, revision: Path
) -> None:
    answers = (NameLeftOpen(name="县天文局"), NameLeftOpen(name="县直有关部门"))
    confirm(desk, correct(desk, open_review(desk, plan), *answers))
    async with seat(desk, (120, 40)) as person:
        await begin(person, desk, revision)
        assert "与P001同名，是它的修订稿就按 V" in person.words
        await person.press("v", "down", "enter", "right", "right")
        assert "与原方案比较" in person.words
        rows = {row.key: row.cells[0] for row in person.screen.query_one("ListTable").rows_shown}
        assert rows == {ROADS: "有变化", TREES: "新增", "task XH2020-003": "不再列入", BRIDGES: "未变"}
        assert "修通村道12公里" in person.words
        await person.press("enter")
        await person.type("保持不变")
        await person.press("enter")
        await go_to(person, "task XH2020-003")
        await person.press("enter")
        await person.type("接续")
        await person.press("enter")
        await person.press("ctrl+s")
        assert "未变1条，有变化1条，新增0条，不再列入0条" in person.shown
        await person.press("enter")
        assert "不再列入0项" in person.words
    assert read_task(desk, "XH2020-001")[0].text.startswith("2020年6月底前修通村道10公里")
    assert read_task(desk, "XH2020-003")[0].title == "路灯"


async def test_names_of_single_units_are_registered_at_once_those_like_others_only_when_marked(
    seat: Seat, desk: Desk, plan: Path
) -> None:
    plan.write_text(PLAN.replace("责任单位：县教育局", "责任单位：县教育体育局"), encoding="utf-8")
    async with seat(desk) as person:
        await begin(person, desk, plan)
        await person.press("right", "r")
        assert "(*)县天文局（政府部门，代码twj）" in person.shown
        assert "()县教育体育局（政府部门，代码jytyj）" in person.shown
        assert "可能就是县教育局" in person.shown
        assert "县直有关部门（" not in person.words, "who is not named cannot be registered"
        assert "已选1个" in person.words
        await person.press("f2")
        assert "已选2个" in person.words
        await person.press("f2", "down", "enter", "ctrl+s")
        assert kept(desk).told == ("“县教育体育局”登记为新单位jytyj（政府部门）",)
        assert person.screen.key == "县天文局", "the cursor stays on the question that still waits"
        await person.press("enter")
        await person.type("写出")
        await person.press("enter")
        put(person, units="县教育局、上游天文台")
        await person.press("ctrl+s")
        assert kept(desk).told[1] == "“县天文局”指jyj、sytwt，其中上游天文台登记为新单位"


async def test_proposals_are_taken_over_one_by_one_or_those_that_are_marked(
    seat: Seat, desk: Desk, plan: Path
) -> None:
    words = PLAN.replace("牵头单位：县天文局\n责任单位：县教育局\n", "").replace("修路。", "控辍保学。")
    plan.write_text(words.replace("牵头单位：县自然资源局\n", ""), encoding="utf-8")
    async with seat(desk) as person:
        await begin(person, desk, plan)
        rows = person.screen.query_one("ListTable").rows_shown
        assert [row.cells[-1] for row in rows][-3:] == ["有建议", "有建议", "无单位"]
        await go_to(person, ROADS)
        await person.press("g")
        assert f"( ) {ROADS} 控辍保学" in person.words, "nothing is marked until a person marks it"
        await person.press("enter", "ctrl+s")
        assert item(desk, ROADS).item.lead == ("县教育局",)
        assert item(desk, TREES).item.lead == ()
        assert person.screen.key == TREES
        await person.press("z", "g", "f2", "ctrl+s", "h")
        assert len(kept(desk).told) == 2
        put(person, title="某县道路建设方案")
        await person.press("ctrl+s")
        assert "《某县道路建设方案》" in person.words
        await person.press("z", "z")
        assert kept(desk).told == (), "what was taken over at once is taken back at once"


async def test_a_lead_that_is_not_named_is_said_and_the_first_unit_may_lead(
    seat: Seat, desk: Desk, plan: Path
) -> None:
    plan.write_text(PLAN.replace("牵头单位：县财政局", "责任单位：县财政局、县教育局"), encoding="utf-8")
    async with seat(desk) as person:
        await begin(person, desk, plan)
        assert "（1项没有牵头单位）" in person.shown
        await go_to(person, BRIDGES)
        assert "没有牵头单位，交办以前要指定" in person.words
        await person.press("f", "enter")
        assert item(desk, BRIDGES).item.lead == ("县财政局",)
        assert "没有牵头单位" not in person.words


async def test_the_answer_about_a_name_is_remembered(seat: Seat, desk: Desk, plan: Path) -> None:
    async with seat(desk) as person:
        await begin(person, desk, plan)
        await person.press("right")
        await go_to(person, "县天文局")
        await person.press("enter")
        await person.type("从名录")
        await person.press("enter", *"mzj", "enter", "ctrl+s")
        await go_to(person, "县直有关部门")
        await person.press("k", "enter", "ctrl+s", "enter")
        assert "单位名录已记住这次确认的名称：“县天文局”。" in person.shown
    assert registry(desk).resolve("县天文局").unit.code == "mzj"


async def test_keys_of_acts_that_cannot_be_done_do_nothing(seat: Seat, desk: Desk, plan: Path) -> None:
    async with seat(desk) as person:
        await begin(person, desk, plan)
        page = person.screen
        await person.press("z", "p", "v", "k")
        assert person.screen is page
        await person.press("right", "a", "x", "s", "m")
        assert person.screen is page
    assert kept(desk).told == ()


async def test_who_could_lead_an_item_that_names_nobody_is_proposed_and_taken_over_by_a_key(
    seat: Seat, desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "教育方案.txt"
    text = "某县教育工作方案\n\n一、控辍保学。劝返辍学学生，落实义务教育资助政策。\n\n二、修路。\n牵头单位：县财政局\n"
    path.write_text(text, encoding="utf-8")
    async with seat(desk) as person:
        await begin(person, desk, path)
        await go_to(person, "一、")
        assert "建议牵头：县教育局" in person.words
        assert not item(desk, "一、").item.lead
        await person.press("l", "enter")
        assert "将成为任务2项" in person.words
    assert item(desk, "一、").item.lead == ("县教育局",)
