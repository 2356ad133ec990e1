"""Projects on a real ledger: the totals of a county's half-year paper, and each act on money and works."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tracker.domain import commands as c
from tracker.domain import events as e
from tracker.domain import project_commands as p
from tracker.domain import project_events as pe
from tracker.domain.permissions import Actor
from tracker.domain.project import Money, Works
from tracker.errors import InputError, RefusedError
from tracker.queries.projects import FundRow, ProjectOrder, find_projects, fund_rows
from tracker.queries.tasks import TaskFilter
from tracker.services.desk import Desk
from tracker.services.projects import NewProject, allot_fund, raise_project
from tracker.services.tasks import perform
from tracker.services.verification import verify_ledger
from tracker.services.views import look

STATE_FUNDS = ("7612", "1515", "800", "30", "100", "2617", "300", "508")
LEAD = (e.PartDraft(role="lead", name="县扶贫开发局", unit="fpj"),)
TOWNSHIP = e.PartDraft(role="responsible", name="积石镇", unit="jishi")
TODAY = date(2020, 3, 16)


def built(code: str, fund: str, paid: str, finished: bool, accepted: bool) -> list[e.TaskEvent]:
    """The events of a project that was paid for, perhaps finished and accepted."""
    stem: dict[str, Any] = {"task": code, "day": TODAY}
    events: list[e.TaskEvent] = [
        e.TaskDrafted(
            **stem, plan="", number="", title=f"项目{code}", text="", assignment="", place="", parts=LEAD,
            task_kind="project",
        ),
        pe.ProjectRaised(
            **stem, fund=fund, leader="分管副县长", owner="县扶贫开发局", implementer="积石镇",
            approved="400", document="批复",
        ),
        e.Dispatched(**stem, sign_by=TODAY),
        e.Signed(**stem, unit="fpj"),
    ]  # fmt: skip
    if Decimal(paid):
        events.append(pe.MoneyReported(**stem, money="reimbursed", amount=paid, on=TODAY, note=""))
    if finished:
        events.append(pe.WorkFinished(**stem, on=TODAY, note=""))
    if accepted:
        events.append(pe.ProjectAccepted(**stem, on=TODAY, acceptance="县验"))
    return events


def funds(desk: Desk) -> dict[str, FundRow]:
    with look(desk) as view:
        return {row.fund: row for row in fund_rows(view)}


def test_the_figures_of_the_half_year_paper_give_its_own_totals_where_they_are_right(desk: Desk) -> None:
    for place, amount in enumerate(STATE_FUNDS, 1):
        allot_fund(desk, "财政专项扶贫资金", Decimal(amount), TODAY, f"第{place}批")
    share = Decimal("8643.3749") / 45
    paid = [share.quantize(Decimal("0.0001"))] * 44
    paid.append(Decimal("8643.3749") - sum(paid))
    helped = ["98.58"] * 10 + ["98.618151"] + ["0"] * 3
    events = [
        event
        for place, amount in enumerate(paid, 1)
        for event in built(f"XH2020-X{place:03d}", "财政专项扶贫资金", str(amount), place <= 40, place <= 23)
    ]
    events += [
        event
        for place, amount in enumerate(helped, 46)
        for event in built(f"XH2020-X{place:03d}", "东西部协作资金", amount, place <= 49, place <= 49)
    ]
    with desk.writing() as session:
        desk.append(session, events)
    state, help_fund, together = (funds(desk)[name] for name in ("财政专项扶贫资金", "东西部协作资金", ""))
    assert (state.allotted, state.reimbursed) == (Decimal(13482), Decimal("8643.3749"))
    assert state.reimbursed_rate == Decimal("64.11")  # the paper's own 66.62 leaves out 508 of the 13,482
    assert (state.projects, state.finished, state.accepted) == (45, 40, 23)
    assert (help_fund.projects, help_fund.paying, help_fund.accepted) == (14, 11, 4)
    assert (help_fund.reimbursed, help_fund.allotted) == (Decimal("1084.418151"), 0)
    assert together.projects == 59
    with look(desk) as view:
        standing = TaskFilter(fund="财政专项扶贫资金", works=Works.ACCEPTED)
        assert find_projects(view, standing, limit=5).total == 23
        assert find_projects(view, TaskFilter(works=Works.BUILDING)).total == 5 + 10
        unpaid = find_projects(view, order=ProjectOrder.RATE, limit=4).rows
        paid_most = find_projects(view, order=ProjectOrder.APPROVED, limit=1, offset=58)
        assert [each.reimbursed > 0 for each in unpaid] == [False] * 3 + [True]
        assert (len(paid_most.rows), paid_most.total) == (1, 59)
    assert verify_ledger(desk).events > len(events)


@pytest.fixture
def road(desk: Desk, unit_actor: Callable[[str], Actor]) -> str:
    """A project that its owner has signed for."""
    project = NewProject(
        title="产业路硬化", text="", fund="扶贫资金", approved=Decimal(120), parts=(*LEAD, TOWNSHIP),
        until=date(2020, 10, 31), leader="分管副县长", owner="县扶贫开发局", implementer="积石镇",
    )  # fmt: skip
    code = raise_project(desk, project)
    perform(desk, c.Dispatch(task=code))
    perform(desk.seated(unit_actor("fpj")), c.Sign(task=code))
    return code


def pay(code: str, amount: str, **more: Any) -> p.ReportMoney:
    return p.ReportMoney(task=code, money=Money.REIMBURSED, amount=Decimal(amount), on=TODAY, **more)


def test_a_project_goes_from_approval_to_acceptance(
    desk: Desk, road: str, unit_actor: Callable[[str], Actor]
) -> None:
    owner = desk.seated(unit_actor("fpj"))
    assert road == "XH2020-X001"
    perform(owner, pay(road, "43.21"))
    perform(owner, pay(road, "-3.21", note="第1号凭证金额有误"))
    perform(owner, p.ReportMoney(task=road, money=Money.SETTLED, amount=Decimal(30), on=TODAY))
    perform(owner, p.FinishWork(task=road, on=TODAY))
    perform(desk, p.AcceptProject(task=road, on=TODAY, acceptance="县验〔2020〕3号"))
    with look(desk) as view:
        (row,) = find_projects(view).rows
    assert (row.reimbursed, row.settled, row.reimbursed_rate) == (Decimal(40), Decimal(30), Decimal("33.33"))
    assert (row.finished_on, row.acceptance) == (TODAY, "县验〔2020〕3号")
    assert (row.leader, row.owner, row.implementer) == ("分管副县长", "县扶贫开发局", "积石镇")


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (lambda code: pay(code, "120.01"), "超过批复的120万元"),
        (lambda code: pay(code, "0"), "不能是0"),
        (lambda code: pay(code, "1.0000001"), "最多六位小数"),
        (lambda code: pay(code, "1e50"), "最多六位小数"),
        (lambda code: pay(code, "-1"), "冲销要写明原因"),
        (lambda code: pay(code, "-1", note="误报"), "会少于0"),
        (lambda code: p.FinishWork(task=code, on=date(2020, 3, 17)), "还没有到"),
        (lambda code: p.AcceptProject(task=code, on=TODAY, acceptance="县验"), "还没有完工"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    desk: Desk, road: str, command: Callable[[str], c.Command], said: str
) -> None:
    before = funds(desk)
    with pytest.raises(RefusedError, match=said):
        perform(desk, command(road))
    assert funds(desk) == before


def test_money_is_the_owners_and_the_offices_to_report_acceptance_the_offices_alone(
    desk: Desk, road: str, unit_actor: Callable[[str], Actor]
) -> None:
    with pytest.raises(RefusedError, match="由牵头单位办理"):
        perform(desk.seated(unit_actor("jishi")), pay(road, "1"))
    with pytest.raises(RefusedError, match="没有“登记验收”的权限"):
        perform(desk.seated(unit_actor("fpj")), p.AcceptProject(task=road, on=TODAY, acceptance="自己验收"))


def test_a_task_of_a_plan_is_no_project(imported: Desk) -> None:
    perform(imported, c.Dispatch(task="XH2020-011"))
    with pytest.raises(RefusedError, match="只有"):
        perform(imported, pay("XH2020-011", "1"))


def test_a_fund_that_would_fall_below_nothing_is_refused(desk: Desk) -> None:
    assert allot_fund(desk, "扶贫资金", Decimal(100), TODAY, "省财农1号") == 100
    assert allot_fund(desk, "扶贫资金", Decimal(-40), TODAY, "收回") == 60
    with pytest.raises(InputError, match="少于0万元"):
        allot_fund(desk, "扶贫资金", Decimal(-61), TODAY, "收回")


@pytest.mark.parametrize("amount", ["1e50", "0", "0.0000001"])
def test_what_is_no_amount_of_money_is_refused(desk: Desk, amount: str) -> None:
    with pytest.raises(InputError, match="最多六位小数的万元数"):
        allot_fund(desk, "扶贫资金", Decimal(amount), TODAY, "省财农1号")


def test_a_unit_sees_the_projects_in_which_it_has_a_part(
    desk: Desk, road: str, unit_actor: Callable[[str], Actor]
) -> None:
    allot_fund(desk, "别的资金", Decimal(100), TODAY, "省财农1号")
    assert [row.projects for row in funds(desk.seated(unit_actor("jishi"))).values()] == [1, 1]
    assert funds(desk.seated(unit_actor("slj"))) == {}
