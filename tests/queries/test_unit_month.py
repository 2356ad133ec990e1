"""What is asked of a unit in a month, by when, and what it owes.

XH2020-003 is led by jw; zzb, dcs and fpj are responsible. It is dispatched on Monday 2020-03-16, to be
signed by the 18th, filed for by the 25th of each month, and done by the end of the year.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tracker.domain import commands as c
from tracker.domain.events import PartDraft
from tracker.domain.permissions import Actor
from tracker.domain.reminders import Kind
from tracker.domain.task import PartRole
from tracker.queries.inbox import waiting
from tracker.queries.unit_month import UnitMonth, counts, month_of_unit
from tracker.services.desk import Desk
from tracker.services.orders import propose
from tracker.services.tasks import perform, read_task
from tracker.services.views import look

TASK = "XH2020-003"
Seat = Callable[[str], Actor]


@pytest.fixture
def lead(imported: Desk, unit_actor: Seat) -> Desk:
    perform(imported, c.Dispatch(task=TASK))
    return imported.seated(unit_actor("jw"))


def month(desk: Desk, number: int, unit: str = "jw") -> UnitMonth:
    with look(desk) as view:
        return month_of_unit(view, unit, date(2020, number, 1))


def briefly(found: UnitMonth) -> list[tuple[Kind, str, str, bool]]:
    return [(each.kind, f"{each.due:%m-%d}", each.state, each.owing) for each in found.demands]


def file(lead: Desk) -> None:
    perform(lead, c.FileProgress(task=TASK, progress="已部署。", claimed=10))


def test_a_signature_is_asked_then_the_filing_of_the_month(imported: Desk, lead: Desk) -> None:
    assert briefly(month(imported, 3)) == [(Kind.SIGN, "03-18", "待办", True)]
    perform(lead, c.Sign(task=TASK))
    assert briefly(month(imported, 3)) == [
        (Kind.SIGN, "03-18", "已办", False),
        (Kind.FILING, "03-25", "待填报", True),
    ]


def test_a_signature_given_before_the_limit_was_set_anew_for_others_asks_nothing_of_a_later_month(
    imported: Desk, lead: Desk, wall: Any
) -> None:
    perform(lead, c.Sign(task=TASK))
    wall.go_to("2020-04-06")
    parts = read_task(imported, TASK)[0].parts
    others = [PartDraft(role=each.role, name=each.name, unit=each.unit, group=each.group) for each in parts]
    new = PartDraft(role=PartRole.RESPONSIBLE, name="县水利局", unit="slj")
    perform(imported, c.Assign(task=TASK, parts=(*others, new), reason="增加单位"))
    assert Kind.SIGN not in [each.kind for each in month(imported, 4).demands]
    assert (Kind.SIGN, "03-16", "已办", False) in briefly(month(imported, 3))


def test_the_days_of_a_pause_are_no_days_late(imported: Desk, lead: Desk, wall: Any) -> None:
    perform(lead, c.Sign(task=TASK))
    wall.go_to("2020-03-23")
    perform(imported, c.Suspend(task=TASK, reason="疫情防控"))
    wall.go_to("2020-04-22")
    perform(imported, c.Resume(task=TASK, reason="恢复"))
    wall.go_to("2020-04-24")
    facts = {matter.fact for each in propose(imported) for matter in each.matters}
    assert facts == {"2020年3月16日交办，应于2020年3月18日前签收，逾期7天未签收"}


def test_for_a_divided_task_its_parts_are_filed_and_not_the_whole(
    imported: Desk, lead: Desk, wall: Any
) -> None:
    perform(lead, c.Sign(task=TASK))
    wall.go_to("2020-03-20")
    file(lead)
    perform(imported, c.Split(task=TASK, title="进村督战", weight=60))
    perform(imported, c.Dispatch(task=f"{TASK}-1"))
    perform(lead, c.Sign(task=f"{TASK}-1"))
    wall.go_to("2020-05-06")
    filings = [each for each in month(imported, 5).demands if each.kind is Kind.FILING]
    assert {(each.task, each.owing) for each in filings} == {(f"{TASK}-1", True)}
    assert [each.state for each in month(imported, 3).demands if each.task == TASK][-1] == "按时填报"
    proposed = [matter for each in propose(imported) for matter in each.matters]
    assert {matter.task for matter in proposed if matter.kind is Kind.FILING} == {f"{TASK}-1"}


def test_a_responsible_unit_signs_and_is_asked_for_no_filing(imported: Desk, lead: Desk) -> None:
    perform(lead, c.Sign(task=TASK))
    assert [each.kind for each in month(imported, 3, "zzb").demands] == [Kind.SIGN]
    assert month(imported, 4, "zzb").demands == ()


def test_what_was_missed_before_is_owed_in_the_running_month_once(
    imported: Desk, lead: Desk, wall: Any
) -> None:
    perform(lead, c.Sign(task=TASK))
    wall.go_to("2020-05-06")
    found = month(imported, 5)
    assert briefly(found) == [
        (Kind.FILING, "04-25", "未填报", True),
        (Kind.FILING, "05-25", "待填报", True),
    ]
    assert [f"{each.due:%m-%d}" for each in found.overdue] == ["04-25"]
    assert briefly(month(imported, 4)) == [(Kind.FILING, "04-25", "未填报", True)]
    file(lead)  # May says what April would have said
    assert briefly(month(imported, 4)) == [(Kind.FILING, "04-25", "未填报", False)]
    assert briefly(month(imported, 5)) == [(Kind.FILING, "05-25", "按时填报", False)]


def test_a_filing_settles_its_period_until_it_is_sent_back(imported: Desk, lead: Desk) -> None:
    perform(lead, c.Sign(task=TASK))
    file(lead)
    assert month(imported, 3).owed == ()
    assert counts(month(imported, 3).demands) == {"按时填报": 1}
    perform(imported, c.ReturnFiling(task=TASK, reason="没有写明面上情况。"))
    (owed,) = month(imported, 3).owed
    assert (owed.state, owed.returned, owed.note) == ("已退回", 1, "没有写明面上情况。")


def test_a_late_filing_is_called_late(imported: Desk, lead: Desk, wall: Any) -> None:
    perform(lead, c.Sign(task=TASK))
    wall.go_to("2020-03-27")
    file(lead)
    assert counts(month(imported, 3).demands) == {"逾期填报": 1}


def test_the_work_is_asked_in_the_month_of_its_deadline(imported: Desk, lead: Desk, wall: Any) -> None:
    perform(lead, c.Sign(task=TASK))
    assert (Kind.DEADLINE, "12-31", "待办", True) in briefly(month(imported, 12))
    perform(lead, c.ClaimCompletion(task=TASK, basis="监督报告。"))
    assert (Kind.DEADLINE, "12-31", "已办", False) in briefly(month(imported, 12))
    wall.go_to("2020-05-06")
    assert month(imported, 5).owed == ()


def test_nothing_is_owed_while_a_task_is_suspended(imported: Desk, lead: Desk) -> None:
    perform(lead, c.Sign(task=TASK))
    perform(imported, c.Suspend(task=TASK, reason="等待立项批复。"))
    assert month(imported, 3).owed == ()


def test_an_account_of_a_unit_sees_its_own_month_only(imported: Desk, lead: Desk, unit_actor: Seat) -> None:
    assert month(imported.seated(unit_actor("zzb")), 3, "jw").unit == "zzb"


def test_a_responsible_unit_is_asked_for_its_part_only_for_the_period_that_it_was_asked(
    imported: Desk, lead: Desk
) -> None:
    perform(lead, c.Sign(task=TASK))
    perform(imported, c.AskPart(task=TASK, units=("zzb",), due=date(2020, 3, 24), what="本部干部名单"))
    asked = [each for each in month(imported, 3, "zzb").demands if each.kind is Kind.FILING]
    assert [(each.due, each.state, each.role.value, each.note) for each in asked] == [
        (date(2020, 3, 24), "待填报", "responsible", "本部干部名单")
    ]
    assert [each for each in month(imported, 4, "zzb").demands if each.kind is Kind.FILING] == []


def test_a_part_asked_by_a_day_of_the_next_month_stands_in_that_month(imported: Desk, lead: Desk) -> None:
    perform(lead, c.Sign(task=TASK))
    perform(imported, c.AskPart(task=TASK, units=("zzb",), due=date(2020, 4, 3)))
    assert [each.kind for each in month(imported, 3, "zzb").demands] == [Kind.SIGN]
    (asked,) = month(imported, 4, "zzb").demands
    assert (asked.period, asked.due, asked.owing) == ("2020年3月", date(2020, 4, 3), True)


def test_an_instruction_that_asks_for_an_answer_stands_in_the_month_of_the_lead(
    imported: Desk, lead: Desk, wall: Any
) -> None:
    perform(lead, c.Sign(task=TASK))
    perform(
        imported, c.Instruct(task=TASK, words="请抓紧补齐手续", by="县委书记", answer_by=date(2020, 3, 20))
    )
    perform(imported, c.Instruct(task=TASK, words="已阅", by="县长"))

    def asked() -> list[Any]:
        return [each for each in month(imported, 3).demands if each.kind is Kind.ANSWER]

    assert [(each.due, each.state, each.owing, each.note) for each in asked()] == [
        (date(2020, 3, 20), "待办", True, "县委书记批示“请抓紧补齐手续”")
    ]
    with look(lead) as view:
        assert "请于2020年3月20日前回复县委书记批示“请抓紧补齐手续”" in {
            each.sentence for each in waiting(view)
        }
    wall.go_to("2020-03-23")
    assert asked()[0] in month(imported, 3).overdue
    perform(lead, c.AnswerInstruction(task=TASK, words="手续已补齐"))
    assert [(each.state, each.owing, each.filed_on) for each in asked()] == [
        ("已办", False, date(2020, 3, 23))
    ]
