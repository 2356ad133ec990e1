"""督查 on screen: from the scheme to the end, each by whoever may do it, and who can know of it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import TextArea

from tracker.domain import inspection_commands as c
from tracker.domain.hindrances import WORKFLOW
from tracker.domain.inspection import InspectionState
from tracker.domain.inspection_events import Scheme
from tracker.domain.inspection_hindrances import LIFE
from tracker.domain.permissions import Act, Actor, Role
from tracker.services.desk import Desk
from tracker.services.evidence import keep_evidence
from tracker.services.inspections import draft_scheme, inspect, read_inspection
from tui.actions import BACK, GENERAL, INSPECTION, INSPECTIONS, OF_INSPECTION, OPEN
from tui.forms.inspections import FORMS

Seat = Callable[..., Any]


def inspector(desk: Desk, account: str = "dc1") -> Desk:
    return desk.seated(Actor(account, account, Role.INSPECTOR))


def put(person: Any, **words: str) -> None:
    for name, value in words.items():
        entry = person.screen.query_one(f"#field-{name}").query("TextArea, Input").first()
        setattr(entry, "text" if isinstance(entry, TextArea) else "value", value)


async def save(person: Any, **words: str) -> None:
    put(person, **words)
    await person.press("ctrl+s")
    assert not person.app.screen.is_modal, person.words


SCHEME = {
    "title": "兜底保障专项督查",
    "content": "政策落实和资金发放情况",
    "units": "县教育局",
    "matters": "控辍保学",
    "members": "dc1",
    "start": "2020-03-17",
    "end": "2020-03-25",
}


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """Evidence of a problem."""
    path = tmp_path / "现场照片.pdf"
    path.write_bytes(b"%PDF-1.4 photo")
    return path


def test_every_act_of_an_inspection_has_an_action_and_a_form() -> None:
    assert set(OF_INSPECTION) == set(LIFE)
    assert set(LIFE) == set(FORMS) | {Act.AMEND_SCHEME, Act.DRAW_LOTS}
    assert not set(LIFE) & set(WORKFLOW)


@pytest.mark.parametrize("actions", [(*GENERAL, *BACK, *INSPECTION), (*GENERAL, *INSPECTIONS, *OPEN)])
def test_no_key_means_two_things_on_these_screens(actions: Any) -> None:
    keys = [action.key for action in actions]
    assert len(keys) == len(set(keys))


async def test_an_inspection_goes_from_the_scheme_to_its_problems_on_the_screen(
    seat: Seat, staffed: Desk, unit_actor: Any, photo: Path
) -> None:
    async with seat(inspector(staffed)) as person:
        await person.press("8")
        assert "没有你能看到的督查。按 N 拟订督查方案。" in person.words
        await person.press("n")
        await save(person, **SCHEME)
        await person.press("enter", "e")
        await save(person, title="兜底保障督查", reason="名称改短")
        assert "兜底保障督查" in person.words
        code = person.screen.code
        person.app.desk = staffed
        person.app.list_waiting("批准方案")
        await person.settle()
        await person.press("enter")
        assert "范围：控辍保学" in person.shown
        await person.press("ctrl+o")
        assert person.screen.code == code
        await person.press("escape")
        await save(person)
        assert "批准方案都办完了。" in person.words
        person.app.desk = inspector(staffed)
        person.app.open_inspection(code)
        await person.settle()
        assert "方案已批准" in person.words
        await person.press("s")
        await save(person)
        await person.press("a")
        await save(
            person,
            title="台账没有更新",
            facts="抽查3所学校，2所没有更新。",
            measures="逐校更新。",
            until="2020-04-30",
            evidence=str(photo),
        )
        assert "台账没有更新" in person.words
        await person.press("a")
        facts = {"facts": "记错了。", "measures": "无", "until": "2020-04-30", "evidence": str(photo)}
        await save(person, title="重复记录", **facts)
        await person.press("z", "down", "space")
        await save(person, reason="与第1个重复")
        person.app.desk = staffed.seated(unit_actor("jyj"))
        await person.press("f5")
        assert "台账没有更新" not in person.words
    inspection, _ = read_inspection(staffed, code)
    assert [each.title for each in inspection.standing_problems] == ["台账没有更新"]


@pytest.fixture
def visited(staffed: Desk, photo: Path) -> str:
    """The code of an inspection of the education bureau that is under way, one problem recorded."""
    team = inspector(staffed)
    plain = {name: value for name, value in SCHEME.items() if name not in ("units", "matters", "members")}
    scheme = Scheme(**plain, units=("jyj", "slj"), matters=("控辍保学",), members=("dc1",))
    stem = {"inspection": draft_scheme(team, scheme).code}
    inspect(staffed, c.ApproveScheme(**stem))
    inspect(team, c.BeginInspection(**stem))
    words = {"title": "台账没有更新", "facts": "抽查3所学校。", "measures": "更新", "matter": "控辍保学"}
    kept = (keep_evidence(team, photo),)
    inspect(team, c.RecordProblem(**stem, **words, unit="jyj", until=date(2020, 4, 30), evidence=kept))
    return stem["inspection"]


async def test_a_conclusion_is_fed_back_reviewed_in_the_queue_and_closed_on_the_screen(
    seat: Seat, staffed: Desk, visited: str, unit_actor: Any, wall: Any
) -> None:
    """One unit asks for a review while the other one has not been told yet."""
    unit = staffed.seated(unit_actor("jyj"))
    async with seat(inspector(staffed), (120, 40)) as person:
        person.app.open_inspection(visited)
        await person.settle()
        await person.press("f", "space")
        await save(person, conclusion="总体较好，台账更新不及时。")
        person.app.desk = unit
        await person.press("f5", "y")
        await save(person, reason="台账已于检查当天更新。")
        person.app.desk = staffed
        person.app.list_waiting("复核督查结论")
        await person.settle()
        await person.press("enter")
        assert "申请：台账已于检查当天更新。" in person.shown
        await save(person, reason="检查时确未更新。")
        assert "复核督查结论都办完了。" in person.words
        person.app.open_inspection(visited)
        await person.settle()
        assert "维持原结论：检查时确未更新。" in person.shown
        person.app.desk = inspector(staffed)
        await person.press("f5", "f")
        await save(person, conclusion="没有问题。")
        wall.go_to("2020-05-06")
        person.app.desk = staffed
        await person.press("f5", "k")
        await save(person)
    inspection, _ = read_inspection(staffed, visited)
    assert inspection.state is InspectionState.CLOSED


async def test_a_scheme_that_is_not_approved_in_the_queue_is_cancelled(seat: Seat, staffed: Desk) -> None:
    async with seat(inspector(staffed)) as person:
        await person.press("8", "n")
        await save(person, **SCHEME)
        code = person.screen.query_one("ListTable").at_cursor
        person.app.desk = staffed
        person.app.list_waiting("批准方案")
        await person.settle()
        await person.press("enter", "down", "space")
        await save(person, reason="与上月督查重复。")
    assert read_inspection(staffed, code)[0].state is InspectionState.CANCELLED


async def test_lots_are_drawn_on_the_screen_and_the_seed_is_shown(seat: Seat, staffed: Desk) -> None:
    async with seat(inspector(staffed), (120, 40)) as person:
        await person.press("8", "n")
        assert "F3 选" not in person.words.splitlines()[-1]
        person.screen.query_one("#field-members Input").focus()
        await person.press("f3", *"dc1", "enter", "ctrl+s")
        person.screen.query_one("#field-tasks Input").focus()
        await person.press("f3", "enter", "ctrl+s")
        assert person.screen.query_one("#field-members Input").value == "dc1"
        assert person.screen.query_one("#field-tasks Input").value == "XH2020-001"
        await save(person, **{**SCHEME, "units": "", "tasks": ""})
        await person.press("enter", "r")
        await person.press("tab", "f3", *"slj", "enter", *["backspace"] * 3, *"czj", "enter", "ctrl+s")
        assert person.screen.query_one("#field-unit Input").value == "县水利局、县财政局"
        await save(person, unit="县教育局、县水利局、县财政局", count="2")
        assert "3个中抽2个" in person.words
        assert "种子" in person.words
        inspection, _ = read_inspection(staffed, person.screen.code)
    assert len(inspection.scheme.units) == 2


async def test_a_unit_finds_nothing_of_an_unannounced_inspection(
    seat: Seat, staffed: Desk, unit_actor: Any
) -> None:
    async with seat(inspector(staffed)) as person:
        await person.press("8", "n")
        put(person, **SCHEME)
        person.screen.query_one("#field-kind RadioSet").focus()
        await person.press("down", "space")
        await person.press("ctrl+s")
        assert "四不两直" in person.words
    async with seat(staffed.seated(unit_actor("jyj"))) as person:
        await person.press("8")
        assert "督查0次" in person.words
        assert "拟订方案" not in person.words


async def test_what_the_scheme_lacks_is_said_in_a_sentence_on_the_form(seat: Seat, staffed: Desk) -> None:
    async with seat(staffed) as person:
        await person.press("8", "n")
        put(person, **{**SCHEME, "end": "2020-03-10"})
        await person.press("ctrl+s")
        assert "结束早于开始" in person.shown
        put(person, end="2020-03-20", units="县不存在局")
        await person.press("ctrl+s")
        assert person.screen.is_modal
        assert "县不存在局" in person.words


async def test_who_stated_a_tie_cannot_inspect_the_unit_until_the_office_ends_it(
    seat: Seat, staffed: Desk
) -> None:
    async with seat(inspector(staffed)) as person:
        await person.press("8", "w", "t")
        await save(person, unit="县教育局", reason="配偶在该单位任职")
        await person.press("n")
        put(person, **SCHEME)
        await person.press("ctrl+s")
        assert "回避" in person.shown
        await person.press("escape")
        person.app.desk = staffed
        await person.press("f5", "w")
        assert "督查人员dc1（dc1）回避县教育局：配偶在该单位任职" in person.shown
        await save(person, reason="配偶已调离")
        await person.press("w")
        assert "没有申报过回避关系。" in person.words
        await person.press("enter", "n")
        await save(person, **SCHEME)
