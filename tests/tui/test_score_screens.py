"""考核 on screen: off until turned on; each point with what it rests on; objected to, decided, frozen."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tracker.domain import commands as c
from tracker.domain.permissions import Actor, Role
from tracker.domain.scoring import Audience
from tracker.services import scores
from tracker.services.desk import Desk
from tracker.services.tasks import perform
from tui.actions import BACK, GENERAL, ON_LINE, OPEN, SCORE, SCORE_PERIODS, SCORES
from tui.forms.scores import LINE_FORMS, PLACE_FORMS, points

TASK = "XH2020-011"
TABLE = """
name = "季度考核"
audience = "departments"
[[section]]
name = "日常"
[[section.term]]
key = "returned"
name = "一次报准"
full = 4
each = -2
of = "returned"
[[section]]
name = "教育"
units = ["jyj"]
[[section.term]]
key = "lessons"
name = "进校园"
full = 20
[[section.term]]
key = "visits"
name = "家访"
full = 5
"""
Seat = Callable[..., Any]


def put(person: Any, **words: str) -> None:
    for name, value in words.items():
        entry = person.screen.query_one(f"#field-{name}").query("TextArea, Input").first()
        setattr(entry, "text" if entry.__class__.__name__ == "TextArea" else "value", value)


def line_of(person: Any, words: str) -> str:
    return next(line for line in person.words.splitlines() if words in line)


@pytest.fixture
def sent_back(imported: Desk, wall: Any, unit_actor: Callable[[str], Actor]) -> Desk:
    """The office's desk in July; in May a filing of the education bureau was sent back."""
    perform(imported, c.Dispatch(task=TASK))
    perform(imported.seated(unit_actor("jyj")), c.Sign(task=TASK))
    wall.go_to("2020-05-20")
    perform(imported.seated(unit_actor("jyj")), c.FileProgress(task=TASK, progress="完成排查", claimed=60))
    perform(imported, c.ReturnFiling(task=TASK, reason="没有[佐证]材料"))
    wall.go_to("2020-07-02")
    return imported


@pytest.mark.parametrize(
    "actions",
    [(*GENERAL, *SCORES, *SCORE_PERIODS, *OPEN), (*GENERAL, *SCORE, *SCORE_PERIODS, *ON_LINE, *BACK)],
)
def test_no_key_means_two_things_on_these_screens(actions: Any) -> None:
    keys = [action.key for action in actions]
    assert len(keys) == len(set(keys))


def test_every_action_on_scores_has_a_form() -> None:
    named = {action.name for action in SCORES if action.run.startswith("do(")}
    assert (named, {action.name for action in SCORE}) == (set(PLACE_FORMS), set(LINE_FORMS))
    assert points("４．５") == Decimal("4.5")


async def test_scores_are_turned_on_argued_about_and_frozen_on_the_screen(
    seat: Seat, sent_back: Desk, unit_actor: Callable[[str], Actor], tmp_path: Path
) -> None:
    table = tmp_path / "our.toml"
    table.write_text(TABLE, encoding="utf-8")
    unit = sent_back.seated(unit_actor("jyj"))
    async with seat(unit) as person:
        await person.press("minus")
        assert "部门评分没有启用。评分默认关闭" in person.shown
        person.app.desk = sent_back
        await person.press("minus")
        assert "按N启用。" in person.shown
        await person.press("n")
        put(person, name=str(table))
        await person.press("ctrl+s", "left_square_bracket")
        assert line_of(person, "县残联").split() == ["县残联", "4", "-", "-"]
        at = [each.unit for each in person.screen.found.rows].index("jyj")
        person.screen.query_one("ListTable").move_cursor(row=at)
        await person.press("enter")
        assert "退回，没有[佐证]材料（日志第" in person.shown
        await person.press("down", "enter")
        put(person, value="18.5", basis="抽查3所学校")
        await person.press("ctrl+s")
        assert "18.5" in line_of(person, "进校园")
        assert person.screen.at_cursor.name == "家访"
        await person.press("up")
        person.app.desk = unit
        await person.press("f5", "up", "enter")
        put(person, reason="退回是因为模板改了")
        await person.press("ctrl+s")
        assert "待裁定" in line_of(person, "一次报准")
        person.app.desk = sent_back
        person.app.list_waiting("裁定评分异议")
        await person.settle()
        assert "退回是因为模板改了" in person.shown
        await person.press("enter", "ctrl+o")
        assert "待裁定" in line_of(person, "一次报准")
        await person.press("escape", "down", "space")
        put(person, points="4", reason="情况属实")
        await person.press("ctrl+s")
        assert "裁定评分异议都办完了。" in person.words
    sheets = scores.scores(sent_back, "2020-H1", Audience.DEPARTMENTS, "jyj").sheets
    assert [line.points for line in sheets[0].lines] == [Decimal(4), Decimal("18.5"), None]


async def test_a_frozen_result_is_shown_to_its_unit_and_cannot_be_touched(
    seat: Seat, sent_back: Desk, unit_actor: Callable[[str], Actor], tmp_path: Path
) -> None:
    table = tmp_path / "our.toml"
    table.write_text(TABLE, encoding="utf-8")
    scores.adopt_table(sent_back, str(table))
    quarter, whom = "2020-Q2", Audience.DEPARTMENTS
    scores.enter_score(sent_back, quarter, whom, "jyj", "lessons", Decimal(15), "抽查")
    scores.enter_score(sent_back, quarter, whom, "jyj", "visits", Decimal(0), "没有家访")
    async with seat(sent_back) as person:
        await person.press("minus", "k", "ctrl+s")
        assert "2020年第二季度　部门" in person.words
        assert "2020年7月2日定稿" in person.words
        await person.press("k")
        assert not person.screen.is_modal
    async with seat(sent_back.seated(unit_actor("jyj"))) as person:
        await person.press("minus")
        assert "17分" in person.words
        page = person.screen
        await person.press("enter", "y")
        assert person.screen is page
        await person.press("right_square_bracket", "right_square_bracket")
        assert "2020年第四季度2020年10月1日才开始。" in person.words
    async with seat(sent_back.seated(Actor("audit", "审计", Role.AUDITOR))) as person:
        await person.press("minus")
        assert "县教育局" in person.words
        assert "定稿" not in person.words.splitlines()[-1]
