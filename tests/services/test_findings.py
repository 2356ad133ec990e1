"""Findings: raised by hand or by an inspection, worked on like any task, closed by whoever raised them."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from inspection_desks import begun, problem, seat, told

from tracker.domain import commands as c
from tracker.domain import inspection_commands as i
from tracker.domain.case import Terms
from tracker.domain.events import PartDraft
from tracker.domain.finding import Source
from tracker.domain.permissions import Act, Actor
from tracker.domain.task import State
from tracker.errors import InputError, RefusedError
from tracker.ledger.verification import verify
from tracker.queries.findings import find_findings
from tracker.queries.inbox import waiting
from tracker.queries.owed import owed
from tracker.queries.tasks import TaskFilter
from tracker.services.circulars import compute
from tracker.services.desk import Desk
from tracker.services.findings import NewFinding, raise_again, raise_finding
from tracker.services.inspections import inspect
from tracker.services.tasks import perform, read_task
from tracker.services.views import look

Seat = Callable[[str], Actor]
PARTS = (PartDraft(role="lead", name="县教育局", unit="jyj"),)


def finding(**changes: Any) -> NewFinding:
    told: dict[str, Any] = {
        "title": "资助资金拨付滞后",
        "facts": "春季学期资助资金没有按时拨付。",
        "measures": "限期拨付到位。",
        "until": date(2020, 4, 30),
        "parts": PARTS,
        "source": Source.PROVINCE,
        "document": "省级成效考核反馈意见",
    }
    return NewFinding(**{**told, **changes})


def claimed(desk: Desk, lead: Desk, code: str) -> None:
    perform(lead, c.Sign(task=code))
    perform(lead, c.ClaimCompletion(task=code, basis="资金拨付凭证"))


def closed(desk: Desk, lead: Desk, code: str) -> None:
    perform(desk, c.Dispatch(task=code))
    claimed(desk, lead, code)
    perform(desk, c.VerifyCompletion(task=code))
    perform(desk, c.CloseTask(task=code))


@pytest.fixture
def lead(staffed: Desk, unit_actor: Seat) -> Desk:
    return staffed.seated(unit_actor("jyj"))


def test_a_finding_has_its_own_series_and_goes_the_way_of_a_task(staffed: Desk, lead: Desk) -> None:
    code = raise_finding(staffed, finding())
    assert code == "XH2020-W001"
    closed(staffed, lead, code)
    with look(staffed) as view:
        (row,) = find_findings(view).rows
    assert (row.source, row.document, row.units) == (Source.PROVINCE, "省级成效考核反馈意见", ("县教育局",))
    assert row.standing.facts.state is State.CLOSED
    verify(staffed.engine, staffed.office)


def test_a_problem_becomes_a_dispatched_finding_with_the_feedback_and_not_before(
    staffed: Desk, lead: Desk
) -> None:
    inspection = begun(staffed)
    inspect(seat(staffed, "dc1"), problem(inspection.code))
    with look(lead) as view:
        assert find_findings(view).total == 0
    told(staffed, inspection.code, "jyj", "slj")
    with look(lead) as view:
        (row,) = find_findings(view, TaskFilter(inspection=inspection.code)).rows
    assert (row.code, row.source, row.inspection) == ("XH2020-W001", Source.INSPECTION, inspection.code)
    assert row.closers == ("督查人员dc1",)
    assert row.standing.facts.state is State.DISPATCHED
    verify(staffed.engine, staffed.office)


def from_inspection(staffed: Desk) -> tuple[str, str]:
    inspection = begun(staffed)
    inspect(seat(staffed, "dc1"), problem(inspection.code))
    told(staffed, inspection.code, "jyj", "slj")
    return inspection.code, "XH2020-W001"


def test_the_finding_of_an_inspection_is_closed_by_its_team_and_by_nobody_else(
    staffed: Desk, lead: Desk
) -> None:
    _, code = from_inspection(staffed)
    claimed(staffed, lead, code)
    for command in (
        c.VerifyCompletion(task=code),
        c.RefuseCompletion(task=code, reason="不实"),
        c.Cancel(task=code, reason="不再要求"),
    ):
        for desk in (staffed, seat(staffed, "dc2"), lead):
            with pytest.raises(RefusedError, match="由提出它的督查组（dc1）核验销号"):
                perform(desk, command)
    perform(seat(staffed, "dc1"), c.VerifyCompletion(task=code))
    assert perform(seat(staffed, "dc1"), c.CloseTask(task=code)).state is State.CLOSED


def test_a_finding_raised_by_hand_is_closed_by_the_office(staffed: Desk, lead: Desk) -> None:
    code = raise_finding(staffed, finding())
    perform(staffed, c.Dispatch(task=code))
    claimed(staffed, lead, code)
    with pytest.raises(RefusedError):
        perform(seat(staffed, "dc1"), c.VerifyCompletion(task=code))
    perform(staffed, c.VerifyCompletion(task=code))


def test_a_new_team_closes_the_findings_that_are_still_open(staffed: Desk, lead: Desk) -> None:
    inspection, code = from_inspection(staffed)
    inspect(staffed, i.ChangeMembers(inspection=inspection, members=("dc2",), reason="工作调动"))
    claimed(staffed, lead, code)
    with pytest.raises(RefusedError):
        perform(seat(staffed, "dc1"), c.VerifyCompletion(task=code))
    perform(seat(staffed, "dc2"), c.VerifyCompletion(task=code))


def test_the_office_hands_over_what_nobody_is_left_to_close(staffed: Desk, lead: Desk) -> None:
    _, code = from_inspection(staffed)
    perform(staffed, c.NameClosers(task=code, closers=(), reason="督查组已撤销"))
    claimed(staffed, lead, code)
    perform(staffed, c.VerifyCompletion(task=code))
    with pytest.raises(RefusedError, match="不是问题"):
        perform(staffed, c.NameClosers(task="XH2020-001", closers=(), reason="督查组已撤销"))


def test_a_review_that_takes_a_problem_back_cancels_its_finding(staffed: Desk, lead: Desk) -> None:
    inspection, code = from_inspection(staffed)
    inspect(lead, i.AskReview(inspection=inspection, reason="台账已更新，存放在学区。"))
    decide = i.DecideReview(
        inspection=inspection,
        unit="jyj",
        upheld=False,
        reason="属实",
        conclusion="没有问题。",
        withdrawn=(1,),
    )
    inspect(staffed, decide)
    assert read_task(staffed, code)[0].state is State.CANCELLED
    verify(staffed.engine, staffed.office)


def test_a_closed_finding_that_comes_back_is_a_new_one_linked_both_ways(staffed: Desk, lead: Desk) -> None:
    code = raise_finding(staffed, finding())
    with pytest.raises(RefusedError, match="还没有销号"):
        raise_again(staffed, code, "又没有拨付。", date(2020, 6, 30))
    closed(staffed, lead, code)
    again = raise_again(staffed, code, "秋季学期又没有按时拨付。", date(2020, 10, 31))
    old, new = read_task(staffed, code)[0], read_task(staffed, again)[0]
    assert old.origin is not None
    assert new.origin is not None
    assert (old.origin.again, new.origin.earlier) == (again, code)
    assert [part.unit for part in new.parts] == ["jyj"]
    with pytest.raises(RefusedError, match=f"已重新登记为{again}"):
        raise_again(staffed, code, "第三次。", date(2020, 10, 31))
    with pytest.raises(RefusedError, match="不是问题"):
        raise_again(staffed, "XH2020-001", "又来了。", date(2020, 10, 31))
    verify(staffed.engine, staffed.office)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": ""}, "没有写明问题"),
        ({"facts": " "}, "没有写明具体情况"),
        ({"measures": ""}, "没有写明整改措施"),
        ({"parts": ()}, "没有写明责任单位"),
        ({"until": date(2020, 3, 17)}, "应晚于今天"),
    ],
)
def test_a_finding_that_lacks_something_is_refused(
    staffed: Desk, changes: dict[str, Any], words: str
) -> None:
    with pytest.raises(InputError, match=words):
        raise_finding(staffed, finding(**changes))


def test_only_the_office_raises_findings_by_hand(staffed: Desk, lead: Desk) -> None:
    for desk in (lead, seat(staffed, "dc1")):
        with pytest.raises(RefusedError):
            raise_finding(desk, finding())


def test_findings_leave_no_gap_in_the_series_of_plan_items(staffed: Desk) -> None:
    raise_finding(staffed, finding())
    from tracker.services.plans import count_items

    with staffed.reading() as session:
        assert count_items(session, staffed.office) == 37


def test_findings_are_filtered_by_source(staffed: Desk) -> None:
    raise_finding(staffed, finding())
    raise_finding(staffed, finding(source=Source.AUDIT))
    with look(staffed) as view:
        found = find_findings(view, TaskFilter(source=Source.AUDIT))
    assert [row.code for row in found.rows] == ["XH2020-W002"]


def test_the_circular_counts_findings_apart_from_the_tasks_of_plans(staffed: Desk) -> None:
    before = compute(staffed, "2020-03")
    perform(staffed, c.Dispatch(task=raise_finding(staffed, finding())))
    after = compute(staffed, "2020-03")
    assert after.sections[0].paragraphs[:-1] == before.sections[0].paragraphs
    assert "共交办问题1个，其中省级反馈1个" in after.sections[0].paragraphs[-1].text
    assert after.annexes[:3] == before.annexes


def test_what_a_team_closes_waits_for_the_team_and_not_for_the_office(staffed: Desk, lead: Desk) -> None:
    _, code = from_inspection(staffed)
    by_hand = raise_finding(staffed, finding())
    perform(staffed, c.Dispatch(task=by_hand))
    for each in (code, by_hand):
        claimed(staffed, lead, each)

    def to_verify(desk: Desk) -> list[str]:
        with look(desk) as view:
            return [each.standing.facts.code for each in waiting(view) if each.act is Act.VERIFY]

    assert to_verify(staffed) == [by_hand]
    assert to_verify(seat(staffed, "dc1")) == [code]
    assert to_verify(seat(staffed, "dc2")) == []
    with look(staffed) as view:
        asked = [each.task for each in owed(view, Terms()) if each.note == "办结申请"]
    assert asked == [by_hand]
