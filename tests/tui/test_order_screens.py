"""文书 on screen: what is due is issued by a person, answered by the unit, settled by the office."""

from collections.abc import Callable
from typing import Any

import pytest

from tracker.domain import commands as c
from tracker.domain.ladder import OrderKind
from tracker.domain.order import OrderState
from tracker.services import orders
from tracker.services.desk import Desk
from tracker.services.tasks import perform
from tui.actions import BACK, GENERAL, ISSUE, OPEN, ORDER, ORDERS
from tui.forms.orders import ORDER_FORMS

TASK, LETTER = "XH2020-004", "XH〔2020〕提1号"
Seat = Callable[..., Any]


@pytest.fixture
def office(imported: Desk, wall: Any) -> Desk:
    """The office on Thursday 2020-03-19, one day after the signing limit; nobody has signed."""
    perform(imported, c.Dispatch(task=TASK))
    wall.go_to("2020-03-19")
    return imported


@pytest.fixture
def ordered(office: Desk) -> Desk:
    """The office's desk; a letter to 县工信局 is out."""
    orders.issue(office, "gxj")
    return office


@pytest.mark.parametrize(
    "actions", [(*GENERAL, *BACK, *ORDER), (*GENERAL, *ORDERS, *OPEN), (*GENERAL, *ISSUE, *BACK)]
)
def test_no_key_means_two_things_on_these_screens(actions: Any) -> None:
    keys = [action.key for action in actions]
    assert len(keys) == len(set(keys))


def test_every_action_on_an_order_has_a_form() -> None:
    assert {action.name for action in ORDER} == set(ORDER_FORMS)


async def test_what_is_due_is_issued_by_a_person_after_a_look(seat: Seat, office: Desk) -> None:
    async with seat(office) as person:
        await person.press("7")
        assert "没有要办的督办文书。按 T 查看全部。" in person.words
        await person.press("t")
        assert "按 P 查看到期应发的。" in person.words
        await person.press("p")
        due = person.screen.due
        assert f"到期应发{len(due)}件" in person.words
        await person.press("enter")
        assert TASK in person.words
        await person.press("escape")
        assert len(orders.propose(office)) == len(due)
        await person.press("enter", "ctrl+s")
        assert len(person.screen.due) == len(due) - 1
        await person.press("escape")
        assert LETTER in person.words
        await person.press("p")
        orders.issue(office, person.screen.due[0].proposal.unit)
        await person.press("a", "ctrl+s")
        assert f"已签发{len(due) - 2}件，没有签发1件。" in person.words
        assert not person.screen.due
    assert orders.propose(office) == ()


async def test_a_unit_answers_in_its_queue_and_the_office_settles_in_its_own(
    seat: Seat, ordered: Desk, unit_actor: Any
) -> None:
    async with seat(ordered.seated(unit_actor("gxj"))) as person:
        person.app.list_waiting("办理提醒函")
        await person.settle()
        await person.press("enter")
        await person.type("正在核对职责，3月25日前签收。")
        await person.press("ctrl+s")
        assert not [row for row in person.screen.listed if row.code == LETTER]
    async with seat(ordered) as person:
        person.app.list_waiting("审定答复")
        await person.settle()
        await person.press("enter")
        assert "正在核对职责" in person.words
        assert not person.screen.query_one("#field-until").display
        person.screen.query_one("#field-reason TextArea").text = "签收不需要核对。"
        await person.press("ctrl+s")
        assert not [row for row in person.screen.listed if row.code == LETTER]
    assert orders.read_order(ordered, LETTER).state is OrderState.REFUSED


async def test_an_order_is_read_on_its_page_and_only_what_may_be_done_is_offered(
    seat: Seat, ordered: Desk, unit_actor: Any
) -> None:
    async with seat(ordered) as person:
        await person.press("7", "enter")
        assert LETTER in person.words
        assert "W 撤回" in person.words
        assert "审定答复" not in person.words
        await person.press("a", "j", "y")
        assert person.screen.code == LETTER
        await person.press("w")
        await person.type("单位已当面签收。")
        await person.press("ctrl+s")
        assert "已撤回" in person.words
    async with seat(ordered.seated(unit_actor("jyj"))) as person:
        await person.press("7", "t")
        assert "还没有签发过督办文书。" in person.words
        assert "应发文书" not in person.words


async def test_an_answer_that_was_settled_meanwhile_is_refused_in_a_sentence(
    seat: Seat, ordered: Desk, unit_actor: Any
) -> None:
    orders.answer(ordered.seated(unit_actor("gxj")), LETTER, "已安排签收。")
    async with seat(ordered) as person:
        await person.press("7", "enter", "j")
        orders.settle(ordered, LETTER, OrderState.EXCUSED, "可以")
        person.screen.query_one("#field-reason TextArea").text = "不成立"
        await person.press("ctrl+s")
        assert "没有等待审定的答复" in person.shown
        await person.press("escape")
        assert "审定答复" not in person.words
    assert orders.read_order(ordered, LETTER).kind is OrderKind.LETTER
