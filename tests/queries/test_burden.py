"""基层减负: what was asked of each unit in a month, by what.

One task is dispatched on Monday 2020-03-16. 县工信局 has to sign by Wednesday, is reminded on Tuesday, and gets
a 提醒函 on Thursday. In April nothing more is asked of it than a 催办单.
"""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import Any

import pytest

from tracker.domain import commands as c
from tracker.domain.permissions import Actor
from tracker.queries.burden import Burden, burdens
from tracker.services import orders
from tracker.services.automatic import as_system
from tracker.services.desk import Desk
from tracker.services.reminders import remind
from tracker.services.tasks import perform
from tracker.services.views import look

MARCH, APRIL = date(2020, 3, 1), date(2020, 4, 1)
NOTHING = dict.fromkeys(
    ("signatures", "filings", "deadlines", "asked", "reminders", "orders", "inspections"), 0
)


@pytest.fixture
def busy(imported: Desk, wall: Any) -> Desk:
    """The office on 2020-04-02."""
    perform(imported, c.Dispatch(task="XH2020-004"))
    wall.go_to("2020-03-17", "08:30")
    remind(as_system(imported))
    wall.go_to("2020-03-19")
    orders.issue(imported, "gxj")
    wall.go_to("2020-04-02")
    orders.issue(imported, "gxj")
    return imported


def of(desk: Desk, first: date, unit: str = "") -> tuple[Burden, ...]:
    with look(desk) as view:
        return burdens(view, first, unit)


def counted(found: Burden) -> dict[str, int]:
    return {name: value for name, value in asdict(found).items() if name not in ("unit", "name")}


def test_what_was_asked_is_counted_by_what_asked_for_it(busy: Desk) -> None:
    (march,) = of(busy, MARCH, "gxj")
    assert counted(march) == NOTHING | {"signatures": 1, "reminders": 1, "orders": 1}
    assert march.total == 3
    (april,) = of(busy, APRIL, "gxj")
    assert counted(april) == NOTHING | {"orders": 1}


def test_the_heaviest_comes_first_and_who_was_asked_nothing_is_left_out(busy: Desk) -> None:
    found = of(busy, MARCH)
    assert found[0].unit == "gxj"
    assert all(each.total for each in found)
    assert [each.total for each in found] == sorted((each.total for each in found), reverse=True)


def test_a_unit_learns_of_its_own_burden_only(busy: Desk, unit_actor: Callable[[str], Actor]) -> None:
    assert [each.unit for each in of(busy.seated(unit_actor("gxj")), MARCH)] == ["gxj"]
    (own,) = of(busy.seated(unit_actor("jyj")), MARCH, "gxj")
    assert (own.unit, own.total) == ("jyj", 0)


def test_the_filings_of_a_lead_and_its_deadline_are_counted_when_they_fall_due(
    busy: Desk, unit_actor: Callable[[str], Actor], wall: Any
) -> None:
    perform(busy.seated(unit_actor("cyy")), c.Sign(task="XH2020-004"))
    wall.go_to("2020-12-31")
    (december,) = of(busy, date(2020, 12, 1), "cyy")
    assert (december.filings, december.deadlines) == (1, 1)
