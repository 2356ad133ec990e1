"""Inspections through the one way in, on a real ledger: what they do there, and who can know of it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from inspection_desks import begun, problem, scheme, seat

from tracker.domain import inspection_commands as c
from tracker.domain.inspection import DrawOf, InspectionState
from tracker.domain.permissions import Act, Actor
from tracker.errors import InputError, NotFoundError, RefusedError, StaleError
from tracker.ledger.verification import verify
from tracker.queries.inspections import InspectionFilter, find_inspections, one_inspection
from tracker.services.desk import Desk
from tracker.services.draws import Urn, draw, draws_again
from tracker.services.inspection_page import inspection_page
from tracker.services.inspections import acts_offered_on, draft_scheme, inspect
from tracker.services.ties import end_tie, state_tie, ties
from tracker.services.views import look

INSPECTORS = ("dc1", "dc2", "dc3")


def test_each_act_is_in_the_tables_and_in_the_log(staffed: Desk) -> None:
    found = begun(staffed)
    with look(staffed) as view:
        row = one_inspection(view, found.code)
    assert row is not None
    assert (row.state, row.units, row.members) == (
        InspectionState.UNDER_WAY,
        ("县教育局", "县水利局"),
        ("督查人员dc1",),
    )
    words = [line.word for line in inspection_page(staffed, found.code).history]
    assert words == ["拟订督查方案", "批准督查方案", "开始督查"]
    verify(staffed.engine, staffed.office)


def test_a_refused_act_changes_nothing_but_leaves_a_trace(staffed: Desk) -> None:
    found = begun(staffed)
    with pytest.raises(RefusedError, match="督查组成员"):
        inspect(seat(staffed, "dc2"), problem(found.code))
    page = inspection_page(staffed, found.code)
    assert page.inspection.problems == ()
    verify(staffed.engine, staffed.office)


def test_of_two_people_who_saw_the_same_inspection_the_second_is_told(staffed: Desk) -> None:
    found = begun(staffed)
    inspect(seat(staffed, "dc1"), problem(found.code))
    late = c.WithdrawProblem(inspection=found.code, number=1, reason="重复", seen=found.version)
    with pytest.raises(StaleError, match="“记录问题”"):
        inspect(seat(staffed, "dc1"), late)


def test_a_repetition_is_refused_with_the_earlier_one_named(staffed: Desk) -> None:
    found = begun(staffed, announced=False)
    with pytest.raises(RefusedError, match=found.code):
        draft_scheme(seat(staffed, "dc2"), scheme(members=("dc2",), title="再查一次"))


def test_a_cancelled_inspection_stands_in_nobodys_way(staffed: Desk) -> None:
    found = begun(staffed)
    inspect(staffed, c.CancelInspection(inspection=found.code, reason="另行安排"))
    draft_scheme(seat(staffed, "dc2"), scheme(members=("dc2",), title="再查一次"))


def test_a_stated_tie_is_heeded_until_the_office_ends_it(staffed: Desk) -> None:
    state_tie(seat(staffed, "dc1"), "dc1", "slj", "配偶在该单位任职")
    with pytest.raises(RefusedError, match="配偶在该单位任职"):
        draft_scheme(seat(staffed, "dc2"), scheme())
    with pytest.raises(RefusedError):
        end_tie(seat(staffed, "dc1"), "dc1", "slj", "没有了")
    assert [(tie.account, tie.unit_name) for tie in ties(staffed)] == [("dc1", "县水利局")]
    end_tie(staffed, "dc1", "slj", "配偶已调离")
    assert ties(staffed) == ()
    draft_scheme(seat(staffed, "dc2"), scheme())
    verify(staffed.engine, staffed.office)


@pytest.mark.parametrize(
    ("account", "unit", "reason", "error"),
    [
        ("dc1", "nowhere", "亲属", NotFoundError),
        ("nobody", "slj", "亲属", NotFoundError),
        ("dc1", "slj", " ", InputError),
    ],
)
def test_a_tie_that_cannot_be_is_refused(
    staffed: Desk, account: str, unit: str, reason: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        state_tie(staffed, account, unit, reason)


def test_a_draw_records_the_list_and_can_be_done_again(staffed: Desk) -> None:
    blank = draft_scheme(staffed, scheme(units=(), members=()))
    draw(staffed, blank.code, Urn(DrawOf.UNIT, ("各乡镇党委、政府",)), 3, seed="2020-03-17")
    found = draw(staffed, blank.code, Urn(DrawOf.MEMBER), 2)
    assert len(found.scheme.units) == 3
    assert set(found.scheme.members) < set(INSPECTORS)
    assert len(found.draws[0].candidates) > 3
    again = draws_again(staffed, blank.code)
    assert [each.same for each in again] == [True, True]
    assert [lot.candidate for lot in again[0].lots[:3]] == list(found.scheme.units)


def test_drawn_tasks_come_from_the_open_ones(staffed: Desk) -> None:
    blank = draft_scheme(staffed, scheme(units=(), matters=()))
    found = draw(staffed, blank.code, Urn(DrawOf.TASK), 2)
    assert set(found.draws[0].candidates) == {"XH2020-001", "XH2020-002", "XH2020-003"}
    assert len(found.scheme.tasks) == 2
    assert found.scheme.units


@pytest.mark.parametrize(
    "urn",
    [
        Urn(DrawOf.UNIT, ("没有的单位",)),
        Urn(DrawOf.TASK, ("XH2020-037",)),
        Urn(DrawOf.MEMBER, ("nobody",)),
    ],
)
def test_a_draw_from_what_is_not_there_is_refused(staffed: Desk, urn: Urn) -> None:
    blank = draft_scheme(staffed, scheme(units=()))
    with pytest.raises(NotFoundError):
        draw(staffed, blank.code, urn, 1)


def test_the_list_is_filtered_and_counted(staffed: Desk) -> None:
    begun(staffed)
    draft_scheme(staffed, scheme(title="乡村道路督查", units=("jtj",), matters=("道路",), announced=False))
    with look(staffed) as view:

        def titles(**narrowed: Any) -> list[str]:
            return [row.title for row in find_inspections(view, InspectionFilter(**narrowed)).rows]

        assert len(titles()) == 2
        assert titles(text="道路") == titles(announced=False) == titles(unit="jtj") == ["乡村道路督查"]
        assert titles(states=(InspectionState.UNDER_WAY,)) == ["兜底保障专项督查"]
        assert len(titles(member="dc1")) == 2
        page = find_inspections(view, limit=1)
    assert (len(page.rows), page.total) == (1, 2)


def test_the_screens_offer_what_can_be_done(staffed: Desk, unit_actor: Callable[[str], Actor]) -> None:
    found = begun(staffed)
    assert acts_offered_on(seat(staffed, "dc1"), found.code) == (
        Act.RECORD_PROBLEM,
        Act.WITHDRAW_PROBLEM,
        Act.GIVE_FEEDBACK,
    )
    assert acts_offered_on(staffed.seated(unit_actor("jyj")), found.code) == ()


def test_the_page_of_an_earlier_day_is_as_it_was_then(staffed: Desk, wall: Any) -> None:
    found = begun(staffed)
    wall.go_to("2020-03-20")
    inspect(staffed, c.CancelInspection(inspection=found.code, reason="另行安排"))
    assert inspection_page(staffed, found.code).inspection.state is InspectionState.CANCELLED
    earlier = inspection_page(staffed, found.code, date(2020, 3, 18))
    assert earlier.inspection.state is InspectionState.UNDER_WAY
    assert earlier.row.state is InspectionState.UNDER_WAY
