"""Which rung of the ladder is due for what.

The work was to be done by Tuesday 2020-06-30. The default ladder waits 1, 1, 2 and 3 working days and
gives 3, 5, 5 and 10: 提醒函 from Wednesday 1 July, to be done by Monday 6 July, and so on.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from seeds import seed_text
from tracker.domain.calendar import Calendar
from tracker.domain.escalation import Matter, Proposal, proposals
from tracker.domain.ladder import Ladder, OrderKind
from tracker.domain.ladder_toml import ladder_from_toml
from tracker.domain.order import Order, OrderState, evolve_order
from tracker.domain.order_acts import Letterhead, answer, issue, settle
from tracker.domain.order_events import OrderAnswered, OrderSettled
from tracker.domain.pauses import Clock, Pause
from tracker.domain.permissions import Actor, Role
from tracker.domain.reminders import Kind
from tracker.errors import RefusedError

LADDER = ladder_from_toml(seed_text("ladders/default.toml"), "default.toml")
CALENDAR = Calendar()
DUE = date(2020, 6, 30)
HEAD = Letterhead("某县重点工作领导小组办公室", "县教育局", ("方案",))


def day(month: int, day: int) -> date:
    return date(2020, month, day)


def matter(
    task: str = "XH2020-001", unit: str = "jyj", due: date = DUE, kind: Kind = Kind.DEADLINE
) -> Matter:
    return Matter(unit, task, "控辍保学", kind, due, "逾期未办结")


def due_on(today: date, orders: Iterable[Order] = (), *matters: Matter) -> tuple[Proposal, ...]:
    return proposals(matters or (matter(),), orders, LADDER, today, CALENDAR)


def kinds(today: date, orders: Iterable[Order] = ()) -> list[OrderKind]:
    return [each.step.kind for each in due_on(today, orders)]


def issued(today: date, orders: Iterable[Order] = ()) -> Order:
    (proposal,) = due_on(today, orders)
    return Order(issue(proposal, f"XH〔2020〕{proposal.step.kind.mark}{today:%m%d}号", HEAD, today))


def answered(order: Order, on: date) -> Order:
    return evolve_order(order, OrderAnswered(order=order.number, day=on, unit="jyj", words="停工"))


def settled(order: Order, on: date, outcome: OrderState, until: date | None = None) -> Order:
    event = OrderSettled(order=order.number, day=on, outcome=outcome.value, reason="查实", until=until)
    return evolve_order(order, event)


LETTER = issued(day(7, 1))


@pytest.mark.parametrize(("today", "due"), [(day(6, 30), []), (day(7, 1), [OrderKind.LETTER])])
def test_the_first_rung_comes_when_the_grace_after_the_limit_is_over(
    today: date, due: list[OrderKind]
) -> None:
    assert kinds(today) == due


def test_an_orders_own_limit_is_counted_in_working_days() -> None:
    assert LETTER.limit == day(7, 6)  # a weekend lies between
    assert issued(day(9, 30)).limit == day(10, 12)  # 国庆, and a Saturday worked instead


@pytest.mark.parametrize(
    ("today", "due"),
    [(day(7, 2), []), (day(7, 6), []), (day(7, 7), [OrderKind.SLIP])],
    ids=["time-left", "last-day", "missed"],
)
def test_the_next_rung_comes_only_when_the_one_before_was_missed(today: date, due: list[OrderKind]) -> None:
    assert kinds(today, [LETTER]) == due


def test_the_whole_ladder_is_climbed_a_rung_at_a_time_and_ends_with_a_proposed_talk() -> None:
    orders: list[Order] = []
    climbed = []
    today = DUE
    while today < day(9, 30):
        for proposal in due_on(today, orders):
            order = Order(issue(proposal, f"n{len(orders)}", HEAD, today))
            orders.append(order)
            climbed.append((today, order.rung.word, order.kind.word, order.limit))
        today = CALENDAR.add_working_days(today, 1)
    assert climbed == [
        (day(7, 1), "联络员", "提醒函", day(7, 6)),
        (day(7, 7), "单位负责人", "催办单", day(7, 14)),
        (day(7, 16), "分管领导", "督办单", day(7, 23)),
        (day(7, 28), "领导小组", "约谈建议", day(8, 11)),
    ]
    assert [each.number for each in orders[3].issued.earlier] == ["n0", "n1", "n2"]


def test_an_accepted_reason_ends_the_climb() -> None:
    excused = settled(answered(LETTER, day(7, 3)), day(7, 6), OrderState.EXCUSED)
    assert kinds(day(9, 1), [excused]) == []


def test_a_reason_accepted_up_to_a_day_holds_until_then_and_no_longer() -> None:
    granted = settled(answered(LETTER, day(7, 3)), day(7, 6), OrderState.EXCUSED, day(7, 31))
    assert kinds(day(7, 31), [granted]) == []
    assert kinds(day(8, 3), [granted]) == [OrderKind.SLIP]


def test_a_slow_office_never_costs_a_unit_a_rung() -> None:
    waiting = answered(LETTER, day(7, 3))
    assert kinds(day(9, 1), [waiting]) == []
    assert kinds(day(9, 1), [settled(waiting, day(9, 1), OrderState.REFUSED)]) == [OrderKind.SLIP]


def test_an_order_is_missed_from_the_day_after_its_limit() -> None:
    assert [LETTER.missed_on(LETTER.limit + timedelta(days)) for days in (0, 1)] == [False, True]


def test_more_time_is_later_than_today_and_than_the_limit() -> None:
    waiting = answered(LETTER, day(7, 3))
    office = Actor("office", "办公室", Role.OFFICE)
    for until in (day(7, 5), LETTER.limit):
        with pytest.raises(RefusedError, match="应晚于今天和原期限2020年7月6日"):
            settle(waiting, office, OrderState.EXCUSED, "属实", until, day(7, 3))
    granted = settle(waiting, office, OrderState.EXCUSED, "属实", day(7, 7), day(7, 3))
    assert granted.until == day(7, 7)


def test_a_proposed_talk_is_nobodys_to_answer() -> None:
    talk = replace(LETTER, issued=LETTER.issued.model_copy(update={"order_kind": OrderKind.TALK.value}))
    unit = Actor("jyj-1", "县教育局联络员", Role.UNIT, "jyj")
    assert answer(LETTER, unit, "已办", (), day(7, 3))
    with pytest.raises(RefusedError, match="不是发给你单位的"):
        answer(talk, unit, "已办", (), day(7, 3))


def test_a_withdrawn_order_counts_for_nothing() -> None:
    assert kinds(day(7, 2), [settled(LETTER, day(7, 2), OrderState.WITHDRAWN)]) == [OrderKind.LETTER]


@pytest.mark.parametrize(
    ("paused", "today", "due"),
    [
        ((day(7, 3), day(8, 3)), day(8, 6), []),  # the limit of 6 July, put off by 31 days
        ((day(7, 3), day(8, 3)), day(8, 7), [OrderKind.SLIP]),
        ((day(7, 6), day(7, 31)), day(7, 31), []),
        ((day(7, 7), day(7, 17)), day(7, 16), []),  # it was missed, and the pause began in the grace
        ((day(7, 7), day(7, 17)), day(7, 17), [OrderKind.SLIP]),
        ((day(6, 1), day(6, 10)), day(7, 7), [OrderKind.SLIP]),  # known when the order was issued
    ],
)
def test_days_on_which_the_clock_stood_are_no_part_of_an_orders_limit_or_grace(
    paused: tuple[date, date], today: date, due: list[OrderKind]
) -> None:
    held = replace(matter(), clock=Clock((Pause(*paused),)))
    assert [each.step.kind for each in due_on(today, [LETTER], held)] == due


def test_the_first_rung_waits_as_long_as_the_clock_stood_in_its_grace() -> None:
    held = replace(matter(), clock=Clock((Pause(day(7, 1), day(7, 20)),)))
    assert due_on(day(7, 19), (), held) == ()
    assert [each.step.kind for each in due_on(day(7, 20), (), held)] == [OrderKind.LETTER]


def test_a_limit_granted_after_a_pause_is_put_off_by_later_ones_alone() -> None:
    granted = settled(answered(LETTER, day(7, 20)), day(7, 21), OrderState.EXCUSED, day(7, 31))
    before, later = Pause(day(7, 3), day(7, 15)), Pause(day(7, 30), day(8, 9))
    assert granted.limit_on(Clock((before,))) == day(7, 31)
    assert granted.limit_on(Clock((before, later))) == day(8, 10)


def test_another_deadline_is_another_matter_and_begins_at_the_first_rung() -> None:
    extended = matter(due=day(8, 31))
    (proposal,) = due_on(day(9, 1), [LETTER], extended)
    assert proposal.step.kind is OrderKind.LETTER


def test_a_unit_gets_one_order_a_rung_with_all_its_matters() -> None:
    many = [matter("XH2020-001"), matter("XH2020-002"), matter("XH2020-003", "czj")]
    found = due_on(day(7, 7), [LETTER], *many)
    assert [(each.unit, each.step.kind, each.tasks) for each in found] == [
        ("czj", OrderKind.LETTER, ("XH2020-003",)),
        ("jyj", OrderKind.SLIP, ("XH2020-001",)),
        ("jyj", OrderKind.LETTER, ("XH2020-002",)),
    ]


def test_an_office_may_leave_out_rungs() -> None:
    steps = (LADDER.steps[0], LADDER.steps[2])
    short = Ladder("两级", "", steps)
    found = proposals((matter(),), [LETTER], short, day(7, 8), CALENDAR)
    assert [each.step.kind for each in found] == [OrderKind.SUPERVISION]
