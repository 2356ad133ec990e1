"""What counts as a task: the same in lists, overview, rates and circular, for the office and for units."""

from collections.abc import Callable
from datetime import date

import pytest

from tracker.domain import commands as c
from tracker.domain.counting import Counted
from tracker.domain.events import PartDraft
from tracker.domain.finding import Source
from tracker.domain.permissions import Actor
from tracker.domain.rates import OnTime, Rates
from tracker.domain.task import PartRole, TaskKind
from tracker.queries.beside import beside_total
from tracker.queries.circulars import snapshot
from tracker.queries.overview import overview
from tracker.queries.plans import plans_of
from tracker.queries.rates import rates, rates_by_plan, rates_by_unit, rates_of_unit
from tracker.queries.tasks import TaskFilter, find
from tracker.queries.view import View
from tracker.services.desk import Desk
from tracker.services.findings import NewFinding, raise_finding
from tracker.services.meeting import meeting_pack
from tracker.services.tasks import perform
from tracker.services.views import look

UnitActor = Callable[[str], Actor]
WHOLE, OWN, GIVEN, BELOW = "XH2020-011", "XH2020-011-1", "XH2020-011-2", "XH2020-011-2-1"
JUNE = date(2020, 6, 30)


@pytest.fixture
def divided(imported: Desk, wall: Callable[[str], date]) -> Desk:
    """A task of jyj in two steps, its own and one of slj, which gave a step of that to wjj; all late; a finding."""
    perform(imported, c.Dispatch(task=WHOLE))
    perform(imported, c.Split(task=WHOLE, title="劝返", deadline=JUNE))
    perform(imported, c.Split(task=WHOLE, title="饮水", deadline=JUNE, parts=(led_by("slj"),)))
    perform(imported, c.Dispatch(task=GIVEN))
    perform(imported, c.Split(task=GIVEN, title="水质", deadline=JUNE, parts=(led_by("wjj"),)))
    for step in (OWN, BELOW):
        perform(imported, c.Dispatch(task=step))
    raise_finding(
        imported,
        NewFinding("台账不全", "缺两个月", "补齐", JUNE, (led_by("jyj"),), Source.PROVINCE, "省级反馈意见"),
    )
    wall.go_to("2020-07-10")  # type: ignore[attr-defined]
    return imported


def led_by(unit: str) -> PartDraft:
    return PartDraft(role=PartRole.LEAD, name=unit, unit=unit)


def codes(view: View, narrowed: TaskFilter) -> set[str]:
    return {each.facts.code for each in find(view, narrowed).rows}


def test_dividing_a_task_and_finding_problems_change_no_total_of_the_office(divided: Desk) -> None:
    with look(divided) as view:
        seen = overview(view)
        assert seen.total == 37 == sum(count.number for count in seen.states)
        assert [(each.word, each.number) for each in seen.beside] == [("另有子任务", 3), ("另有问题", 1)]
        for count in (*seen.lights, *seen.states, *seen.due, *seen.beside):
            assert count.number == find(view, count.filter).total, count.word
        assert [plan.tasks for plan in plans_of(view)] == [37]
        assert beside_total(view, TaskFilter()).sentence == "其中子任务3项随总任务计数，问题1项另计。"
        assert beside_total(view, TaskFilter(lead="jyj")).short == "（含子任务1、问题1）"
        assert beside_total(view, TaskFilter(kind=TaskKind.FINDING)).sentence == ""
        assert rates(view).original == OnTime(0, 0)
        assert rates(view, TaskFilter(parent=WHOLE)).original == OnTime(0, 2)
        assert {plan: each.original for plan, each in rates_by_plan(view).items()} == {"P001": OnTime(0, 0)}


def test_a_unit_that_leads_a_step_alone_sees_it_and_is_counted_for_it(
    divided: Desk, unit_actor: UnitActor
) -> None:
    with look(divided) as view:
        assert {
            unit: each.original for unit, each in rates_by_unit(view).items() if each.original.decided
        } == {
            "slj": OnTime(0, 1),
            "wjj": OnTime(0, 1),
        }
    for unit, own, steps in (("jyj", {WHOLE}, {OWN}), ("slj", {GIVEN}, set()), ("wjj", {BELOW}, set())):
        with look(divided.seated(unit_actor(unit))) as view:
            assert codes(view, TaskFilter(counted=Counted.TOTAL)) == own
            assert codes(view, TaskFilter(counted=Counted.STEPS)) == steps
            assert overview(view).total == 1
            assert rates_of_unit(view, unit) == rates_by_unit(view).get(unit, Rates())


def test_the_circular_and_the_meeting_count_as_the_lists_do(divided: Desk) -> None:
    with look(divided) as view:
        told = snapshot(view)
        sent = {record.code for record in told}
        for counted, records in ((Counted.TOTAL, told.items), (Counted.ANSWERED, told.answered)):
            assert {record.code for record in records} == codes(view, TaskFilter(counted=counted)) & sent
        assert {record.code for record in told.answered} == {WHOLE, GIVEN, BELOW}
    meeting = meeting_pack(divided)
    assert (meeting.steps, meeting.findings) == (2, 0)
    assert {each.code for each in meeting.items} >= {GIVEN, BELOW}
