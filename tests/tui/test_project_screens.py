"""项目 on screen: the projects with their money, narrowed and sorted, and the funds that pay for them."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from tracker.domain import commands as c
from tracker.domain.events import PartDraft
from tracker.domain.permissions import Actor
from tracker.domain.project import Money
from tracker.domain.project_commands import FinishWork, ReportMoney
from tracker.queries.projects import FundRow, fund_rows
from tracker.services.desk import Desk
from tracker.services.projects import NewProject, raise_project
from tracker.services.tasks import perform, read_task
from tracker.services.views import look
from tui.actions import BACK, FUNDS, GENERAL, OPEN, PROJECT_NARROWING, PROJECTS, SEARCH

Seat = Callable[..., Any]


def put(person: Any, **words: str) -> None:
    for name, value in words.items():
        entry = person.screen.query_one(f"#field-{name}").query("TextArea, Input").first()
        setattr(entry, "text" if entry.__class__.__name__ == "TextArea" else "value", value)


def codes(person: Any) -> list[str]:
    return [row.key for row in person.screen.query_one("ListTable").rows_shown]


@pytest.fixture
def roads(desk: Desk, unit_actor: Callable[[str], Actor]) -> Desk:
    """The office's desk; of two projects of one fund the second, of 县扶贫开发局, is paid and finished."""
    for title, approved, unit in (("产业路", "80", "jtj"), ("[村道]硬化", "120", "fpj")):
        lead = (PartDraft(role="lead", name=unit, unit=unit),)
        raise_project(desk, NewProject(title, "", "扶贫资金", Decimal(approved), lead, owner="县局"))
    code, owner = "XH2020-X002", desk.seated(unit_actor("fpj"))
    perform(desk, c.Dispatch(task=code))
    perform(owner, c.Sign(task=code))
    perform(owner, ReportMoney(task=code, money=Money.REIMBURSED, amount=Decimal("43.210001"), on=desk.today))
    perform(owner, FinishWork(task=code, on=desk.today))
    return desk


@pytest.mark.parametrize(
    "actions",
    [(*GENERAL, *SEARCH, *PROJECTS, *PROJECT_NARROWING, *OPEN), (*GENERAL, *FUNDS, *OPEN, *BACK)],
)
def test_no_key_means_two_things_on_these_screens(actions: Any) -> None:
    keys = [action.key for action in actions]
    assert len(keys) == len(set(keys))


async def test_the_office_notes_money_raises_a_project_and_opens_it(seat: Seat, desk: Desk) -> None:
    async with seat(desk) as person:
        await person.press("0")
        assert "还没有项目。按 N 登记。" in person.words
        await person.press("s", "n")
        put(person, fund="扶贫资金", amount="200.5", document="省财农1号")
        await person.press("ctrl+s")
        assert "200.50" in person.words
        await person.press("enter", "n")
        assert person.screen.query_one("#field-fund Input").value == "扶贫资金"
        put(person, title="村道硬化", approved="120", lead="fpj", responsible="积石镇")
        await person.press("ctrl+s")
        assert "村道硬化" in person.words
        await person.press("enter", "d", "ctrl+s")
        assert "待签收" in person.words
    project = read_task(desk, "XH2020-X001")[0].project
    assert project is not None
    assert (project.owner, project.implementer) == ("县扶贫开发局", "积石镇")
    with look(desk) as view:
        assert [row.allotted for row in fund_rows(view) if isinstance(row, FundRow)] == [Decimal("200.5")] * 2


async def test_projects_are_sorted_narrowed_and_searched(seat: Seat, roads: Desk) -> None:
    async with seat(roads, (120, 40)) as person:
        await person.press("0")
        row = next(line for line in person.words.splitlines() if "XH2020-X002" in line)
        for words in ("[村道]硬化", "扶贫资金", "120.00", "43.21", "36.01%", "已完工"):
            assert words in row
        await person.press("o", "o", "o")
        assert "按批复" in person.words
        assert codes(person) == ["XH2020-X002", "XH2020-X001"]
        assert "报账43.210001" in person.words
        await person.press("o")
        assert codes(person) == ["XH2020-X001", "XH2020-X002"]
        await person.press("t", "t")
        assert codes(person) == ["XH2020-X002"]
        await person.press("x", "slash", "c", "y", "l")
        assert codes(person) == ["XH2020-X001"]


async def test_a_unit_sees_its_own_projects_and_no_allotment(
    seat: Seat, roads: Desk, unit_actor: Callable[[str], Actor]
) -> None:
    async with seat(roads.seated(unit_actor("fpj"))) as person:
        await person.press("0")
        assert codes(person) == ["XH2020-X002"]
        assert "登记项目" not in person.words
        await person.press("f1")
        assert "只看一个单位承担的项目" in person.words
        await person.press("escape")
        await person.press("s")
        assert "登记下达" not in person.words
        assert "报账43.210001" in person.words
