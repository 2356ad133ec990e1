"""催办 by hand: chosen tasks, one order a unit; what is late follows the ladder, the rest is asked in advance."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tracker.domain import commands as c
from tracker.domain.ladder import OrderKind
from tracker.domain.order import OrderState
from tracker.domain.permissions import Actor
from tracker.errors import InputError, RefusedError
from tracker.ledger.verification import verify
from tracker.queries.orders import find_orders
from tracker.services import orders
from tracker.services.desk import Desk
from tracker.services.tasks import perform
from tracker.services.urging import Urging, urge
from tracker.services.views import look

SCHOOL, DRAFT = "XH2020-011", "XH2020-012"
FIRST, SECOND = "XH2020-016", "XH2020-028"
LETTER, SLIP = OrderKind.LETTER, OrderKind.SLIP
Seat = Callable[[str], Actor]


@pytest.fixture
def office(imported: Desk, wall: Any, unit_actor: Seat) -> Desk:
    """The office on 2020-03-17: a signed task of jyj, two of fpj that were signed too."""
    for code in (SCHOOL, FIRST, SECOND):
        perform(imported, c.Dispatch(task=code))
    perform(imported.seated(unit_actor("jyj")), c.Sign(task=SCHOOL))
    for code in (FIRST, SECOND):
        perform(imported.seated(unit_actor("fpj")), c.Sign(task=code))
    wall.go_to("2020-03-17")
    return imported


def asked(told: Urging) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(order.unit, [(item.task, item.kind.value) for item in order.items]) for order in told.orders]


def why(told: Urging) -> dict[str, str]:
    return {refusal.task: refusal.error.message for refusal in told.refused}


def sentences(desk: Desk) -> list[str]:
    with look(desk) as view:
        return [row.sentence for row in find_orders(view).rows]


def test_one_order_a_unit_asks_about_what_is_not_late_and_is_done_by_a_filing(
    office: Desk, wall: Any, unit_actor: Seat
) -> None:
    told = urge(office, (SCHOOL, FIRST, DRAFT, SECOND, SCHOOL), LETTER, "月底前报计划")
    assert asked(told) == [
        ("jyj", [(SCHOOL, "ahead")]),
        ("fpj", [(FIRST, "ahead"), (SECOND, "ahead")]),
    ]
    assert why(told) == {DRAFT: f"任务{DRAFT}还没有交办。"}
    assert {order.issued.words for order in told.orders} == {"月底前报计划"}
    assert why(urge(office, [SCHOOL], SLIP)) == {SCHOOL: "今天已由XH〔2020〕提1号要求，一天不重复要求。"}
    wall.go_to("2020-03-18")
    assert "期内不重复要求" in why(urge(office, [SCHOOL], LETTER))[SCHOOL]
    perform(office.seated(unit_actor("jyj")), c.FileProgress(task=SCHOOL, progress="已开展", claimed=20))
    assert sentences(office) == ["所列事项已办理", "期限2020年3月20日，还有2天，2项未办"]
    wall.go_to("2020-03-23")
    due = {(matter.unit, matter.task) for each in orders.propose(office) for matter in each.matters}
    assert due.isdisjoint({("fpj", FIRST), ("fpj", SECOND)})
    assert asked(urge(office, [FIRST], SLIP)) == [("fpj", [(FIRST, "ahead")])]
    assert verify(office.engine, office.office)


def test_what_is_late_is_asked_about_by_the_rung_that_is_next(
    office: Desk, wall: Any, unit_actor: Seat
) -> None:
    wall.go_to("2020-03-26")
    assert why(urge(office, [SCHOOL], SLIP)) == {
        SCHOOL: "2020年3月进展未填报，逾期1天，按督办阶梯应发提醒函。"
    }
    assert asked(urge(office, [SCHOOL], LETTER)) == [("jyj", [(SCHOOL, "filing")])]
    orders.answer(office.seated(unit_actor("jyj")), "提1", "联络员病假")
    wall.go_to("2020-04-02")
    assert why(urge(office, [SCHOOL], SLIP)) == {SCHOOL: "单位已答复XH〔2020〕提1号，等办公室审定。"}
    orders.settle(office, "提1", OrderState.REFUSED, "应有人代办")
    (slip,) = urge(office, [SCHOOL], SLIP, until=date(2020, 4, 10)).orders
    assert [each.number for each in slip.issued.earlier] == ["XH〔2020〕提1号"]
    assert (slip.limit, slip.issued.days) == (date(2020, 4, 10), 5)


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        (c.Suspend(task=SCHOOL, reason="规划调整"), "已中止，期间不催办"),
        (c.Cancel(task=SCHOOL, reason="并入别项"), "已经撤销"),
    ],
)
def test_a_task_that_stands_still_is_not_asked_about(office: Desk, act: c.Command, reason: str) -> None:
    perform(office, act)
    assert reason in why(urge(office, [SCHOOL], LETTER))[SCHOOL]


def test_only_the_office_urges_and_only_by_what_is_its_own_to_choose(office: Desk, unit_actor: Seat) -> None:
    with pytest.raises(RefusedError, match="权限"):
        urge(office.seated(unit_actor("jyj")), [SCHOOL], LETTER)
    with pytest.raises(RefusedError, match="督办单按督办阶梯签发"):
        urge(office, [SCHOOL], OrderKind.SUPERVISION)
    with pytest.raises(InputError, match="应晚于今天"):
        urge(office, [SCHOOL], LETTER, until=date(2020, 3, 17))
