"""What each unit and the office owe, day by day, in the life of one task.

XH2020-003 is led by jw; zzb, dcs and fpj are responsible. It is dispatched on Monday 2020-03-16, to be
signed by the 18th, filed for by the 25th of each month, and done by the end of the year.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tracker.domain import commands as c
from tracker.domain.case import Terms
from tracker.domain.cycles import Cycle, periods_between
from tracker.domain.permissions import Actor
from tracker.domain.reminders import Kind, Owed
from tracker.domain.task import PartRole
from tracker.queries.matters import periods_in_words
from tracker.queries.owed import owed
from tracker.services.desk import Desk
from tracker.services.tasks import perform
from tracker.services.views import look

TASK = "XH2020-003"
Seat = Callable[[str], Actor]


@pytest.fixture
def lead(imported: Desk, unit_actor: Seat) -> Desk:
    """The lead of the task, dispatched today, at the desk."""
    perform(imported, c.Dispatch(task=TASK))
    return imported.seated(unit_actor("jw"))


def things(desk: Desk, unit: str = "") -> tuple[Owed, ...]:
    with look(desk) as view:
        return owed(view, Terms(), unit)


def briefly(found: Iterable[Owed]) -> set[tuple[str, Kind, str, str]]:
    return {(each.unit, each.kind, each.due.isoformat()[5:], each.note) for each in found}


def filings(desk: Desk) -> list[tuple[str, str]]:
    """What is to be filed, and by when."""
    return [(each.note, each.due.isoformat()) for each in things(desk) if each.kind is Kind.FILING]


def file(lead: Desk, percent: int = 10) -> None:
    perform(lead, c.FileProgress(task=TASK, progress="已部署。", claimed=percent))


def test_a_draft_is_owed_by_nobody(imported: Desk) -> None:
    assert things(imported) == ()


def test_a_dispatched_task_is_to_be_signed_by_all_and_done_by_its_lead(imported: Desk, lead: Desk) -> None:
    assert briefly(things(imported)) == {
        ("jw", Kind.SIGN, "03-18", ""),
        ("jw", Kind.DEADLINE, "12-31", ""),
        ("zzb", Kind.SIGN, "03-18", ""),
        ("dcs", Kind.SIGN, "03-18", ""),
        ("fpj", Kind.SIGN, "03-18", ""),
    }


def test_who_signed_owes_no_signature_and_the_lead_begins_to_file(imported: Desk, lead: Desk) -> None:
    perform(lead, c.Sign(task=TASK))
    assert briefly(things(imported, "jw")) == {
        ("jw", Kind.DEADLINE, "12-31", ""),
        ("jw", Kind.FILING, "03-25", "2020年3月进展"),
    }
    assert {each.kind for each in things(imported, "zzb")} == {Kind.SIGN}


def test_one_unit_is_asked_about_alone_and_an_account_sees_its_own_unit_only(
    imported: Desk, lead: Desk, unit_actor: Seat
) -> None:
    everything = things(imported)
    assert things(imported, "zzb") == tuple(each for each in everything if each.unit == "zzb")
    for asked in ("", "jw", "xunhua"):
        assert things(imported.seated(unit_actor("zzb")), asked) == things(imported, "zzb")


def test_a_filed_period_is_settled_until_it_is_sent_back(imported: Desk, lead: Desk) -> None:
    perform(lead, c.Sign(task=TASK))
    file(lead)
    assert filings(imported) == []
    perform(imported, c.ReturnFiling(task=TASK, reason="没有写明面上情况。"))
    assert filings(imported) == [("2020年3月进展已退回，修改后", "2020-03-25")]
    file(lead)
    assert filings(imported) == []


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2020-03-26", ["2020年3月进展"]),
        ("2020-04-01", ["2020年4月进展", "2020年3月进展"]),
        ("2020-04-26", ["2020年4月进展"]),
        ("2020-06-08", ["2020年6月进展", "2020年5月进展"]),
    ],
)
def test_of_the_missed_filings_only_the_last_is_asked_for(
    imported: Desk, lead: Desk, wall: Any, day: str, expected: list[str]
) -> None:
    perform(lead, c.Sign(task=TASK))
    wall.go_to(day)
    assert [note for note, _ in filings(imported)] == expected


def test_a_gap_before_the_last_filing_is_not_asked_for_any_more(
    imported: Desk, lead: Desk, wall: Any
) -> None:
    perform(lead, c.Sign(task=TASK))
    wall.go_to("2020-04-20")
    file(lead)
    assert filings(imported) == []


def test_a_task_signed_after_the_filing_day_owes_nothing_for_that_month(
    imported: Desk, lead: Desk, wall: Any
) -> None:
    wall.go_to("2020-03-27")
    perform(lead, c.Sign(task=TASK))
    assert filings(imported) == []


def test_the_office_owes_an_answer_within_the_days_that_it_gives_units(
    imported: Desk, lead: Desk, wall: Any
) -> None:
    perform(lead, c.Sign(task=TASK))
    wall.go_to("2020-03-19")
    file(lead)
    wall.go_to("2020-03-20")
    perform(lead, c.AskExtension(task=TASK, until=date(2021, 3, 31), reason="疫情影响。", progress=10))
    decisions = things(imported, "xunhua")
    assert briefly(decisions) == {
        ("xunhua", Kind.DECISION, "03-23", "单位填报"),
        ("xunhua", Kind.DECISION, "03-24", "延期申请"),
    }
    assert {each.role for each in decisions} == {None}


def test_a_disputed_task_waits_for_the_office_and_for_nobody_else(
    imported: Desk, lead: Desk, unit_actor: Seat
) -> None:
    perform(imported.seated(unit_actor("zzb")), c.DisputeTask(task=TASK, reason="不属我部职责。"))
    assert briefly(things(imported)) == {("xunhua", Kind.DECISION, "03-18", "异议")}


def test_a_claimed_task_waits_for_the_office_and_a_closed_one_for_nobody(imported: Desk, lead: Desk) -> None:
    perform(lead, c.Sign(task=TASK))
    perform(lead, c.ClaimCompletion(task=TASK, basis="监督报告。"))
    assert briefly(things(imported)) == {("xunhua", Kind.DECISION, "03-18", "办结申请")}
    perform(imported, c.VerifyCompletion(task=TASK))
    perform(imported, c.CloseTask(task=TASK))
    assert things(imported) == ()


def test_a_granted_extension_moves_what_is_owed(imported: Desk, lead: Desk) -> None:
    perform(lead, c.Sign(task=TASK))
    perform(lead, c.AskExtension(task=TASK, until=date(2021, 3, 31), reason="疫情影响。", progress=10))
    perform(imported, c.DecideExtension(task=TASK, granted=True))
    assert [each.due for each in things(imported) if each.kind is Kind.DEADLINE] == [date(2021, 3, 31)]


def test_only_leads_are_told_of_deadlines_and_filings(imported: Desk, unit_actor: Seat) -> None:
    """All 37 tasks of the plan."""
    for number in range(1, 38):
        perform(imported, c.Dispatch(task=f"XH2020-{number:03d}"))
    found = things(imported)
    assert {each.role for each in found if each.kind is not Kind.SIGN} == {PartRole.LEAD}
    assert {each.task for each in found if each.kind is Kind.DEADLINE} == {
        f"XH2020-{number:03d}" for number in range(1, 38)
    }


def test_the_question_can_be_asked_of_another_day(imported: Desk, lead: Desk) -> None:
    perform(lead, c.Sign(task=TASK))
    with look(imported) as view:
        later = owed(replace(view, day=date(2020, 4, 1)), Terms(), "jw")
    assert {each.note for each in later if each.kind is Kind.FILING} == {"2020年4月进展", "2020年3月进展"}


def test_few_missed_periods_are_named_and_many_are_counted() -> None:
    months = [*periods_between(Cycle(), date(2020, 3, 1), date(2020, 8, 31))]
    assert periods_in_words(months[:2]) == "2020年3月、2020年4月"
    assert periods_in_words(months) == "2020年3月至2020年8月共6期"
