"""Money and works of a project on the screen."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from tracker.domain import commands as c
from tracker.domain.events import PartDraft
from tracker.domain.permissions import Actor
from tracker.domain.project import Money
from tracker.services.desk import Desk
from tracker.services.projects import NewProject, raise_project
from tracker.services.tasks import perform, read_task


async def test_an_owner_reports_money_on_the_page_of_its_project(
    desk: Desk, seat: Callable[..., Any], unit_actor: Callable[[str], Actor]
) -> None:
    lead = (PartDraft(role="lead", name="县扶贫开发局", unit="fpj"),)
    code = raise_project(desk, NewProject("村道硬化", "", "扶贫资金", Decimal(120), lead))
    owner = desk.seated(unit_actor("fpj"))
    perform(desk, c.Dispatch(task=code))
    perform(owner, c.Sign(task=code))
    async with seat(owner) as person:
        person.app.open_task(code)
        await person.settle()
        await person.press("m", "b")
        assert "批复120万元，累计报账0，累计结算0" in person.shown
        await person.press("tab")
        await person.type("43.210001")
        await person.press("ctrl+s")
    project = read_task(owner, code)[0].project
    assert project is not None
    assert project.paid(Money.REIMBURSED) == Decimal("43.210001")
