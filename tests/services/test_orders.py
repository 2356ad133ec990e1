"""Orders from the ledger: proposed, issued under a number, answered, settled; seen by whom they concern.

One task is dispatched on Monday 2020-03-16 and is to be signed by Wednesday. Neither the lead
(县产业园区办公室) nor the others, 县工信局 among them, sign.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from seeds import seed_text
from tracker.domain import commands as c
from tracker.domain.ladder import OrderKind
from tracker.domain.lights import Colour, pack_from_toml
from tracker.domain.order import OrderState
from tracker.domain.permissions import Actor, Role
from tracker.errors import InputError, NotFoundError, RefusedError
from tracker.ledger.verification import verify
from tracker.queries.lights import lights_of
from tracker.queries.orders import OrderFilter, OrderRow, find_orders, orders_waiting
from tracker.queries.tasks import one
from tracker.services import ladders, orders
from tracker.services.automatic import as_system
from tracker.services.desk import Desk
from tracker.services.light_history import lights_over_time
from tracker.services.reforms import merge
from tracker.services.rules import adopt
from tracker.services.tasks import perform
from tracker.services.views import look

TASK = "XH2020-004"
LETTER, SLIP = "XH〔2020〕提1号", "XH〔2020〕催1号"
LEADER = Actor("fgld", "分管领导", Role.LEADER)
Seat = Callable[[str], Actor]


@pytest.fixture
def office(imported: Desk, wall: Any) -> Desk:
    """The office on Thursday 2020-03-19, one day after the signing limit."""
    perform(imported, c.Dispatch(task=TASK))
    wall.go_to("2020-03-19")
    return imported


@pytest.fixture
def missed(office: Desk, wall: Any) -> Desk:
    """The office on 2020-03-25: the 提醒函 to 县工信局 was missed, and a 催办单 is out since then."""
    orders.issue(office, "gxj")
    wall.go_to("2020-03-25")
    orders.issue(office, "gxj")
    return office


def rows(desk: Desk, narrowed: OrderFilter | None = None, as_of: date | None = None) -> tuple[OrderRow, ...]:
    with look(desk, as_of) as view:
        return find_orders(view, narrowed).rows


def test_what_is_due_is_proposed_and_nothing_goes_out_by_itself(office: Desk) -> None:
    due = orders.propose(office)
    assert "gxj" in {each.unit for each in due}
    assert {each.step.kind for each in due} == {OrderKind.LETTER}
    assert orders.issue_automatic(as_system(office)) == []
    assert rows(office) == ()


def test_what_the_ladder_lets_out_goes_out_once_on_working_days(
    office: Desk, tmp_path: Path, wall: Any
) -> None:
    own = tmp_path / "own.toml"
    _, text = ladders.current_ladder(office)
    own.write_text(text.replace("automatic = []", 'automatic = ["letter"]'), encoding="utf-8")
    ladders.adopt_ladder(office, own)
    wall.go_to("2020-03-21")
    assert orders.issue_automatic(as_system(office)) == []
    wall.go_to("2020-03-23")
    issued = orders.issue_automatic(as_system(office))
    assert len(issued) == len({order.unit for order in issued}) > 1
    assert orders.issue_automatic(as_system(office)) == []


def test_an_order_is_numbered_in_the_series_of_its_kind_and_the_ledger_holds(office: Desk) -> None:
    numbers = [order.number for order in orders.issue(office)]
    assert numbers == [f"XH〔2020〕提{count}号" for count in range(1, len(numbers) + 1)]
    verify(office.engine, office.office)


def test_the_same_fact_is_not_asked_twice_and_the_earlier_order_is_named(office: Desk) -> None:
    orders.issue(office, "gxj", tasks=(TASK,))
    with pytest.raises(RefusedError) as refused:
        orders.issue(office, "gxj", tasks=(TASK,))
    assert f"同一事项已由{LETTER}要求" in refused.value.remedy


def test_the_next_rung_refers_to_the_one_that_was_missed(missed: Desk) -> None:
    slip = orders.read_order(missed, "催1")
    assert (slip.number, slip.issued.earlier[0].number) == (SLIP, LETTER)
    assert rows(missed)[0].sentence == "期限2020年4月1日，还有7天，1项未办"


def test_an_order_whose_matter_was_done_waits_for_nobody(missed: Desk, unit_actor: Seat) -> None:
    perform(missed.seated(unit_actor("gxj")), c.Sign(task=TASK))
    assert [row.sentence for row in rows(missed)] == ["所列事项已办理"] * 2
    assert rows(missed, OrderFilter(waiting=True)) == ()


def test_a_unit_sees_and_answers_only_its_own(missed: Desk, unit_actor: Seat) -> None:
    own, other = missed.seated(unit_actor("gxj")), missed.seated(unit_actor("nkj"))
    assert {row.number for row in rows(own)} == {LETTER, SLIP}
    assert rows(other) == ()
    with pytest.raises(NotFoundError):
        orders.read_order(other, SLIP)
    with pytest.raises(NotFoundError):
        orders.answer(other, SLIP, "不是我们的")
    assert orders.answer(own, SLIP, "公章在换发").state is OrderState.ANSWERED
    with pytest.raises(RefusedError, match="没有“审定督办文书”的权限"):
        orders.settle(own, SLIP, OrderState.EXCUSED, "自己审自己")


def test_an_answer_waits_for_the_office_which_decides_with_a_reason(missed: Desk, unit_actor: Seat) -> None:
    orders.answer(missed.seated(unit_actor("gxj")), SLIP, "公章在换发")
    with look(missed) as view:
        assert [(each.word, each.row.number) for each in orders_waiting(view)] == [("审定答复", SLIP)]
    with pytest.raises(RefusedError, match="没有写明审定的理由"):
        orders.settle(missed, SLIP, OrderState.EXCUSED, " ")
    with pytest.raises(RefusedError, match="应晚于今天和原期限2020年4月1日"):
        orders.settle(missed, SLIP, OrderState.EXCUSED, "属实", date(2020, 4, 1))
    orders.settle(missed, SLIP, OrderState.EXCUSED, "属实", date(2020, 4, 10))
    assert rows(missed)[0].sentence == "理由成立，宽限至2020年4月10日，还有16天，1项未办"
    with pytest.raises(RefusedError, match="不用再答复"):
        orders.answer(missed.seated(unit_actor("gxj")), SLIP, "再说一遍")


def light_of_sanming(desk: Desk) -> str:
    """The sentence of the task's light under the rules of 三明."""
    pack = pack_from_toml(seed_text("rules/sanming.toml"), "三明")
    with look(desk) as view:
        found = one(replace(view, pack=pack), TASK)
    assert found is not None
    return found.light.sentence


def climb(desk: Desk, wall: Any, *days: str, unit: str = "gxj") -> None:
    for each in days:
        wall.go_to(each)
        orders.issue(desk, unit)


def test_a_talk_is_decided_by_people_and_hidden_from_the_unit_until_then(
    missed: Desk, unit_actor: Seat, wall: Any
) -> None:
    climb(missed, wall, "2020-04-07", "2020-04-17")
    talk, unit = "XH〔2020〕约1号", missed.seated(unit_actor("gxj"))
    leader = missed.seated(LEADER)
    with look(leader) as view:
        assert {(each.word, each.row.number) for each in orders_waiting(view)} == {
            ("决定是否约谈", talk),
            ("督促落实", "XH〔2020〕督1号"),
        }
    assert talk not in {row.number for row in rows(unit)}
    with pytest.raises(NotFoundError):
        orders.read_order(unit, talk)
    with pytest.raises(RefusedError, match="应决定约谈或不约谈"):
        orders.settle(missed, talk, OrderState.REFUSED, "没有答复")
    orders.settle(leader, talk, OrderState.TALKED, "同意")
    assert talk in {row.number for row in rows(unit)}
    assert orders.propose(missed, "gxj") == ()


def test_missed_slips_turn_the_light_of_their_task(office: Desk, unit_actor: Seat, wall: Any) -> None:
    """三明: after the first missed 催办单 orange, after the second red, and a pending answer does not count."""
    lead = office.seated(unit_actor("cyy"))
    perform(lead, c.Sign(task=TASK))

    def light() -> str:
        return light_of_sanming(office)

    climb(office, wall, "2020-03-26", "2020-04-01", unit="cyy")
    slip = rows(office, OrderFilter(kind=OrderKind.SLIP))[0]
    wall.go_to(slip.limit.isoformat())
    assert "催办单" not in light()
    wall.go_to("2020-04-13")
    assert light() == "催办单1次无正当理由逾期未办，橙灯"
    orders.answer(lead, slip.number, "材料在收集")
    assert "催办单" not in light()
    orders.settle(office, slip.number, OrderState.REFUSED, "同类单位已报")
    climb(office, wall, "2020-04-13", unit="cyy")
    wall.go_to("2020-04-24")
    assert light() == "催办单2次无正当理由逾期未办，红灯"


def test_a_slip_whose_limit_passed_while_the_clock_stood_turns_no_light(
    office: Desk, unit_actor: Seat, wall: Any
) -> None:
    perform(office.seated(unit_actor("cyy")), c.Sign(task=TASK))
    adopt(office, "sanming")
    climb(office, wall, "2020-03-26", "2020-04-01", unit="cyy")  # the 催办单 gives up to 9 April
    perform(office, c.Suspend(task=TASK, reason="上级规划调整"))
    wall.go_to("2020-04-21")
    perform(office, c.Resume(task=TASK, reason="新规划已印发"))
    for last_day, missed in (("2020-04-29", False), ("2020-04-30", True)):
        wall.go_to(last_day)
        with look(office) as view:
            coloured = {each.code: each.colour for each in lights_of(view, [])}
        sentence = light_of_sanming(office)
        assert ("催办单" in sentence, coloured[TASK] is Colour.ORANGE) == (missed, missed)
        assert lights_over_time(office, TASK)[-1].latest == sentence


def test_days_of_a_suspension_are_no_part_of_an_orders_limit(
    missed: Desk, unit_actor: Seat, wall: Any
) -> None:
    """The 催办单 of 25 March gave up to 1 April; the task is suspended from 30 March to 27 April."""
    wall.go_to("2020-03-30")
    perform(missed, c.Suspend(task=TASK, reason="上级规划调整"))
    wall.go_to("2020-04-27")
    perform(missed, c.Resume(task=TASK, reason="新规划已印发"))
    assert orders.propose(missed, "gxj") == ()
    row = rows(missed)[0]
    assert (row.limit, row.late) == (date(2020, 4, 29), False)
    assert row.sentence == "期限2020年4月29日（停止计时，由2020年4月1日顺延），还有2天，1项未办"
    wall.go_to("2020-05-06")
    assert rows(missed)[0].late
    assert [each.step.kind for each in orders.propose(missed, "gxj")] == [OrderKind.SUPERVISION]


def test_an_earlier_day_knows_only_the_orders_of_that_day(missed: Desk) -> None:
    assert [row.number for row in rows(missed, as_of=date(2020, 3, 19))] == [LETTER]
    assert orders.read_order(missed, SLIP).state is OrderState.ISSUED
    assert (
        orders.propose(missed, "gxj", as_of=date(2020, 3, 24)) == ()
    )  # the letter held the next rung up then


def test_a_ladder_with_a_mistake_leaves_the_old_one_in_force(office: Desk, tmp_path: Path) -> None:
    bad = tmp_path / "坏.toml"
    bad.write_text('name = "坏"\n[contact]\norder = "letter"\ngrace = "三"\nlimit = 3\n', encoding="utf-8")
    before, _ = ladders.current_ladder(office)
    with pytest.raises(InputError, match=r"坏\.toml.*第4行"):
        ladders.adopt_ladder(office, bad)
    assert ladders.current_ladder(office)[0] == before


@pytest.mark.parametrize("act", ["propose", "issue", "adopt"])
def test_only_the_office_proposes_issues_and_sets_the_ladder(
    office: Desk, unit_actor: Seat, tmp_path: Path, act: str
) -> None:
    unit = office.seated(unit_actor("gxj"))
    tries = {
        "propose": lambda: orders.propose(unit),
        "issue": lambda: orders.issue(unit, "nkj"),
        "adopt": lambda: ladders.adopt_ladder(unit, tmp_path / "x.toml"),
    }
    with pytest.raises(RefusedError, match=r"没有“(签发督办文书|设置规则和工作日)”的权限"):
        tries[act]()


def test_an_order_is_printed_the_same_after_everything_has_changed(
    missed: Desk, unit_actor: Seat, tmp_path: Path, wall: Any
) -> None:
    from tracker.domain.units import Unit, UnitKind
    from tracker.services.order_papers import print_order
    from tracker.services.units import unit_event

    before = [path.read_bytes() for path in print_order(missed, SLIP, folder=tmp_path / "before")]
    orders.answer(missed.seated(unit_actor("gxj")), SLIP, "公章在换发")
    orders.settle(missed, SLIP, OrderState.WITHDRAWN, "误发")
    perform(missed.seated(unit_actor("gxj")), c.Sign(task=TASK))
    with missed.writing() as session:
        missed.append(session, [unit_event(Unit("gxj", "县工业和信息化局", UnitKind.GOVERNMENT))])
    wall.go_to("2021-03-01")
    unit = missed.seated(unit_actor("gxj"))
    after = [path.read_bytes() for path in print_order(unit, "2020催1", folder=tmp_path / "after")]
    assert after == before
    with pytest.raises(InputError, match="不能打印为“pdf”格式"):
        print_order(unit, SLIP, ["pdf"])


def test_two_clerks_issuing_at_once_send_each_order_once(office: Desk) -> None:
    from concurrent.futures import ThreadPoolExecutor

    due = len(orders.propose(office))

    def issue() -> int:
        try:
            return len(orders.issue(office))
        except RefusedError:
            return 0

    with ThreadPoolExecutor(2) as clerks:
        issued = [clerk.result() for clerk in [clerks.submit(issue) for _ in range(2)]]
    assert sorted(issued) == [0, due]
    assert len({row.number for row in rows(office)}) == due
    verify(office.engine, office.office)


def test_orders_are_kept_and_found_on_postgresql_too(
    postgres_desk: Desk, unit_actor: Seat, wall: Any
) -> None:
    from seeds import seed_path
    from tracker.queries.burden import burdens
    from tracker.queries.tasks import find
    from tracker.services.plans import import_plan

    with seed_path("xunhua-2020/plan.txt") as plan:
        import_plan(postgres_desk, plan)
    perform(postgres_desk, c.Dispatch(task=TASK))
    climb(postgres_desk, wall, "2020-03-19", "2020-03-25")
    wall.go_to("2020-04-07")
    assert [row.late for row in rows(postgres_desk, OrderFilter(waiting=True))] == [True, True]
    assert {row.number for row in rows(postgres_desk, OrderFilter(task=TASK, since=date(2020, 3, 20)))} == {
        SLIP
    }
    with look(postgres_desk) as view:
        assert find(view).total == 37
        assert [each.orders for each in burdens(view, date(2020, 3, 1), "gxj")] == [2]
    assert orders.answer(postgres_desk.seated(unit_actor("gxj")), "催1", "公章在换发").number == SLIP
    verify(postgres_desk.engine, postgres_desk.office)


def test_open_orders_follow_the_unit_that_came_after(missed: Desk, unit_actor: Seat) -> None:
    merge(missed, "gxj", "slj", "县编委〔2020〕5号")
    slip = next(row for row in rows(missed) if row.number == SLIP)
    assert (slip.unit, slip.unit_name, slip.left) == ("slj", "县水利局", (TASK,))
    orders.answer(missed.seated(unit_actor("slj")), SLIP, "正在交接，3日内签收。")
    assert rows(missed, OrderFilter(unit="slj"))[0].state is OrderState.ANSWERED
    assert verify(missed.engine, missed.office)
