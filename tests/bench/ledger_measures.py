"""What people ask of a ledger, one measure each: lists, pages, acts, papers, checks."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.domain import commands as c
from tracker.domain.circular import Circular
from tracker.domain.lights import Colour
from tracker.domain.permissions import Actor, Role
from tracker.domain.task import State
from tracker.ledger.rebuild import make_anew
from tracker.queries.burden import burdens
from tracker.queries.inbox import waiting
from tracker.queries.overview import overview
from tracker.queries.tasks import Order, TaskFilter, count_by_light, find
from tracker.queries.unit_month import month_of_unit
from tracker.queries.view import View
from tracker.reports.circulars import Format, render
from tracker.services import views
from tracker.services.circulars import compute
from tracker.services.desk import Desk
from tracker.services.orders import propose
from tracker.services.past_list import page_then
from tracker.services.reminders import remind
from tracker.services.task_chain import task_chain
from tracker.services.task_page import task_page
from tracker.services.tasks import act
from tracker.services.verification import verify_ledger
from tui.month import read_sums

MIDDLE, MONTH = date(2024, 6, 28), "2024-11"
UNIT, FIRST = "c01-jyj", date(2024, 12, 1)


class UndoneError(Exception):
    """An act was measured and is not kept."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured; `then` is measured of what `run` returned."""

    name: str
    run: Callable[..., Any]
    runs: int = 1
    then: Sequence["Measure"] = ()

    def seconds(self, clock: Callable[[], float], *given: Any) -> tuple[float, Any]:
        """The least processor time of some runs, which other work on the machine disturbs least; and the result."""
        least, found = float("inf"), None
        for _ in range(self.runs):
            begin = clock()
            found = self.run(*given)
            least = min(least, clock() - begin)
        return least, found


def measures(desk: Desk) -> Iterator[Measure]:
    """All of them, on the ledger of `desk`."""

    def looked(
        of: Callable[[View], object], seat: Desk = desk, day: date | None = None
    ) -> Callable[[], object]:
        def measure() -> object:
            with views.look(seat, day) as view:
                return of(view)

        return measure

    def lists(narrowed: TaskFilter, order: Order = Order.CODE, limit: int = 50) -> Callable[[], object]:
        return looked(lambda view: find(view, narrowed, order=order, limit=limit))

    code, (lead, late) = first_code(desk), late_filing(desk)
    unit = Actor(UNIT, "联络员", Role.UNIT, UNIT)
    yield Measure("清单一页（50项）", lists(TaskFilter()), runs=5)
    yield Measure("清单一页（1,000项，界面）", lists(TaskFilter(), limit=1000), runs=3)
    yield Measure("按单位，一页", lists(TaskFilter(unit=UNIT)), runs=5)
    yield Measure(
        "单位自己的清单，一页", looked(lambda view: find(view, limit=50), desk.seated(unit)), runs=5
    )
    yield Measure("任务一项的页面", lambda: task_page(desk, code), runs=5)
    yield Measure("半年前的任务页面", lambda: task_page(desk, code, MIDDLE))
    yield Measure("一项任务的责任链条", lambda: task_chain(desk, code), runs=3)
    yield Measure("各单位本月欠什么（界面）", lambda: read_sums(desk))
    yield Measure("单位的一月", looked(lambda view: month_of_unit(view, UNIT, FIRST)), runs=3)
    yield Measure("填报一次", lambda: filed(desk, lead, late), runs=5)
    yield Measure("按状态（办理中）", lists(TaskFilter(states=(State.ACTIVE,))), runs=3)
    yield Measure("按时限排序", lists(TaskFilter(), Order.DEADLINE), runs=3)
    yield Measure("查文字（危房）", lists(TaskFilter(text="危房")), runs=3)
    yield Measure("查拼音首字母（jzxjyj）", lists(TaskFilter(text="jzxjyj")), runs=3)
    yield Measure("按灯筛选（红灯）", lists(TaskFilter(light=Colour.RED)), runs=3)
    yield Measure("按灯排序", lists(TaskFilter(), Order.LIGHT), runs=3)
    yield Measure("全台账的灯", looked(lambda view: count_by_light(view, TaskFilter())), runs=3)
    yield Measure("总览的数", looked(overview), runs=3)
    yield Measure("办公室待办", looked(waiting), runs=3)
    yield Measure("应发的督办文书", lambda: propose(desk))
    yield Measure("一天的催办（试算）", lambda: remind(desk, dry_run=True))
    yield Measure("全部单位一月的负担", looked(lambda view: burdens(view, FIRST)))
    yield Measure("半年前的清单一页（50项）", lambda: page_then(desk, MIDDLE, 50))
    yield Measure(
        "半年前的清单，按灯筛选",
        looked(lambda view: find(view, TaskFilter(light=Colour.RED), limit=50), day=MIDDLE),
    )
    papers = [Measure(f"通报写成 {form.value}", written(form)) for form in Format]
    yield Measure("月度通报（计算）", lambda: compute(desk, MONTH), then=papers)
    yield Measure("核对（verify）", lambda: verify_ledger(desk))
    yield Measure("由日志重建各表", lambda: rebuilt(desk))


def written(form: Format) -> Callable[[Circular], object]:
    """Rendering the circular."""
    return lambda circular: render(circular, form)


def first_code(desk: Desk) -> str:
    """The first task's code."""
    with views.look(desk) as view:
        return find(view, limit=1).rows[0].facts.code


def late_filing(desk: Desk) -> tuple[Actor, c.FileProgress]:
    """A filing that is owed, and who owes it."""
    with views.look(desk) as view:
        rows = find(view, TaskFilter(states=(State.ACTIVE,)), order=Order.DEADLINE, limit=1000).rows
    late = next(each.facts for each in rows if "2024年12月" not in each.facts.filed_periods)
    lead = Actor(late.lead_unit or "", "联络员", Role.UNIT, late.lead_unit)
    return lead, c.FileProgress(task=late.code, progress="已推进", claimed=50)


def filed(desk: Desk, lead: Actor, command: c.FileProgress) -> None:
    """A filing: permission, decision, log, tables; then undone."""
    try:
        with desk.writing() as session:
            act(session, desk, lead, command)
            raise UndoneError
    except UndoneError:
        return


def rebuilt(desk: Desk) -> None:
    """The computed tables dropped and made from the log."""
    with desk.engine.execution_options(duban_writes=True).begin() as connection:
        make_anew(connection)
