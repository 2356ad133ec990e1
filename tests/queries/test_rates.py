"""Both on-time rates, counted in SQL: they are those of the tasks one by one, and those of the circular."""

from dataclasses import replace

import pytest

from tracker.domain.circular.situations import on_time_rate
from tracker.domain.counting import Counted
from tracker.domain.lights import Colour
from tracker.domain.permissions import Actor, Role
from tracker.domain.rates import Measure, OnTime, Rates, rates_of
from tracker.queries.circulars import snapshot
from tracker.queries.rates import rates, rates_by_plan, rates_by_unit, rates_of_unit
from tracker.queries.tasks import TaskFilter, find
from tracker.services.desk import Desk
from tracker.services.views import look

pytestmark = pytest.mark.xdist_group("lived")


def test_the_rates_of_a_ledger_are_those_of_its_tasks_one_by_one(lived: Desk) -> None:
    with look(lived) as view:
        for day in (view.day, view.day.replace(month=1, day=31)):
            looked = replace(view, day=day)
            for wanted in (TaskFilter(), TaskFilter(light=Colour.YELLOW), TaskFilter(text="局")):
                total = replace(wanted, counted=Counted.TOTAL)
                listed = [each.facts for each in find(looked, total).rows]
                assert rates(looked, wanted) == rates_of(listed, day)
                assert any(each.clock.pauses for each in listed) or wanted != TaskFilter()
        for measure in Measure:
            rate = rates(view).by(measure)
            assert find(view, TaskFilter(rated=measure)).total == rate.decided
            missed = find(view, TaskFilter(missed=measure)).rows
            assert len(missed) == rate.missed
            assert not any(each.on_time(original=measure is Measure.ORIGINAL) for each in missed)
        whole = rates(view)
        assert whole.original.missed > whole.approved.missed > 0


def test_they_are_those_that_the_circular_prints(lived: Desk) -> None:
    with look(lived) as view:
        found, printed = rates(view), snapshot(view)
    for rate, original in ((found.original, True), (found.approved, False)):
        assert rate.text == on_time_rate(printed, original=original).text


def test_plans_and_first_leads_share_the_ledger_out_among_them(lived: Desk) -> None:
    with look(lived) as view:
        whole, plans, units = rates(view), rates_by_plan(view), rates_by_unit(view)
        for by_key in (plans, units):
            assert sum(by_key.values(), Rates()) == whole
        assert {unit: rates_of_unit(view, unit) for unit in units} == units
        unit, own = max(units.items(), key=lambda each: each[1].original.decided)
        seat = replace(view, actor=Actor(f"{unit}-1", "联络员", Role.UNIT, unit))
        assert rates_by_unit(seat) == {unit: own}
        other = next(each for each in units if each != unit)
        assert rates_of_unit(seat, unit) == own
        assert rates_of_unit(seat, other) == Rates()


def test_a_rate_of_nothing_is_none() -> None:
    assert Rates().sentence == ""
    assert (OnTime().text, OnTime(2, 1).counted) == ("–", "66.7%（2/3）")
    half = Rates(OnTime(1, 1), OnTime(2, 0))
    assert half.sentence == "按期率：按原定时限50.0%（1/2），按批准的时限（含延期）100.0%（2/2）。"
