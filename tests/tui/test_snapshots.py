"""Pictures of the screens at both sizes: what changes on them is seen before it is kept.

New pictures: pytest tests/tui/test_snapshots.py --snapshot-update, then look at them.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from at_rest import at_rest, press
from review_plans import PLAN
from textual.pilot import Pilot
from textual.widgets import Input

from tracker.domain import commands as c
from tracker.domain.office_events import Reminded
from tracker.services.desk import Desk
from tracker.services.review import open_review
from tracker.services.tasks import perform
from tui.app import DubanApp

SIZES = [(80, 24), (120, 40)]
Snap = Callable[..., bool]


@pytest.fixture
def county(filed: Desk, imported: Desk, as_unit: Any, wall: Any) -> Desk:
    """The office's desk on 15 June: one task red, one yellow, one waiting for an answer, one in dispute."""
    wall.go_to("2020-05-06")
    for code in ("XH2020-006", "XH2020-017", "XH2020-018"):
        perform(imported, c.Dispatch(task=code))
    perform(as_unit("zzb"), c.Sign(task="XH2020-006"))
    perform(as_unit("slj"), c.DisputeTask(task="XH2020-018", reason="按三定方案由县住建局承担。"))
    wall.go_to("2020-06-15")
    sent = Reminded(
        key="zzb/2020-06-15",
        unit="zzb",
        day=date(2020, 6, 15),
        lines=("XH2020-006 产业项目见效：时限2020年6月30日，还有11个工作日。",),
        tasks=("XH2020-006",),
        channel="file",
    )
    with imported.writing() as session:
        imported.append(session, [sent])
    return imported


def shown(snap: Snap, desk: Desk, size: tuple[int, int], *keys: str, day: bool = False) -> bool:
    """Whether the screen after these keys is as it was."""
    app = DubanApp(desk)
    app.animation_level = "none"
    if day:
        app.action_turn_theme()

    async def drive(pilot: Pilot[None]) -> None:
        await at_rest(pilot)
        await press(pilot, *keys)
        for entry in app.screen.query(Input):
            entry.cursor_blink = False

    return snap(app, terminal_size=size, run_before=drive)


@pytest.mark.parametrize("size", SIZES)
def test_overview(snap_compare: Snap, county: Desk, size: tuple[int, int]) -> None:
    assert shown(snap_compare, county, size)


@pytest.mark.parametrize("size", SIZES)
def test_ledger(snap_compare: Snap, county: Desk, size: tuple[int, int]) -> None:
    assert shown(snap_compare, county, size, "2", "o", "o")


def test_ledger_by_day(snap_compare: Snap, county: Desk) -> None:
    assert shown(snap_compare, county, (80, 24), "2", "o", "o", day=True)


@pytest.mark.parametrize("size", SIZES)
def test_task_page(snap_compare: Snap, county: Desk, size: tuple[int, int]) -> None:
    assert shown(snap_compare, county, size, "3", "o")


def test_queue_of_the_office(snap_compare: Snap, county: Desk) -> None:
    assert shown(snap_compare, county, (80, 24), "3")


def test_filing_form(snap_compare: Snap, county: Desk, as_unit: Any) -> None:
    assert shown(snap_compare, as_unit("jyj"), (80, 24), "2", "enter", "f")


def test_help(snap_compare: Snap, county: Desk) -> None:
    assert shown(snap_compare, county, (80, 24), "2", "f1")


def test_a_decision_in_the_queue(snap_compare: Snap, county: Desk) -> None:
    assert shown(snap_compare, county, (80, 24), "3", "enter")


@pytest.mark.parametrize("size", SIZES)
def test_review(snap_compare: Snap, county: Desk, tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "道路方案.txt"
    path.write_text(PLAN, encoding="utf-8")
    open_review(county, path)
    assert shown(snap_compare, county, size, "5", "enter", "down")


def test_plans(snap_compare: Snap, county: Desk) -> None:
    assert shown(snap_compare, county, (80, 24), "5")
