"""F6 writes what is on screen into files: the circular and the meeting's page, a task's chain and dossier, an order."""

from collections.abc import Callable
from typing import Any

from tracker.domain import commands as c
from tracker.services import orders
from tracker.services.desk import Desk
from tracker.services.tasks import perform

EDUCATION = "XH2020-011"
Seat = Callable[..., Any]


async def test_the_office_prints_reports_a_task_and_an_order(seat: Seat, imported: Desk, wall: Any) -> None:
    perform(imported, c.Dispatch(task=EDUCATION))
    wall.go_to("2020-04-01")
    (order,) = orders.issue(imported, "jyj")

    def written(folder: str) -> list[str]:
        return sorted(path.name for path in (imported.home.path / folder).iterdir())

    async with seat(imported) as person:
        await person.press("f6")
        assert "2020-03" in person.words  # the last month that is over
        await person.press("ctrl+s")
        assert "督查通报-2020-03.docx" in person.shown
        assert "督查通报-2020-03.docx" in written("circulars")
        await person.press("f6", "down", "space", "ctrl+s")
        assert written("meetings") == ["调度会材料-2020-04-01.docx", "调度会材料-2020-04-01.html"]
        person.app.open_task(EDUCATION)
        await person.settle()
        await person.press("f6", "ctrl+s")
        assert written("chains") == [f"责任链条-{EDUCATION}-2020-04-01.{each}" for each in ("docx", "html")]
        await person.press("f6", "down", "space", "ctrl+s")
        assert written("archives") == [f"{EDUCATION}.zip"]
        await person.press("escape", "7", "t", "enter", "f6", "ctrl+s")
        assert written("orders") == [f"提醒函-{order.number}.{each}" for each in ("docx", "html")]
        await person.press("escape", "9", "f6", "ctrl+s")
        assert "没有已交办的问题可以打印" in person.shown


async def test_a_unit_prints_the_chain_of_its_own_task_and_no_report(
    seat: Seat, active: Desk, as_unit: Callable[[str], Desk]
) -> None:
    own = as_unit("jyj")
    async with seat(own) as person:
        await person.press("f6")
        assert "督查通报" not in person.words
        person.app.open_task(EDUCATION)
        await person.settle()
        await person.press("f6")
        assert "一事一卷" not in person.words
        await person.press("ctrl+s")
        assert "责任链条" in person.shown
        assert len(list((own.home.path / "chains").iterdir())) == 2
