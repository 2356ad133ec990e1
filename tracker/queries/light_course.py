"""The light of a task on any day, from the log alone: the task, its parts and its orders folded up to that day.

The rows and rules are those that the lists of a day use, so that the past has the light that was shown then.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from types import SimpleNamespace
from typing import Any, Generic, TypeVar

from tracker.domain.arrangement_events import Divided
from tracker.domain.codes import in_order
from tracker.domain.events import TaskEvent
from tracker.domain.evolve import evolve
from tracker.domain.ladder import SLIPS
from tracker.domain.light_spans import LightSpan, days_between, light_spans
from tracker.domain.lights import Light, RulePack, pack_from_toml
from tracker.domain.office_events import RulesAdopted
from tracker.domain.order import Order, evolve_order
from tracker.domain.order_events import OrderEvent
from tracker.domain.reminders import Kind
from tracker.domain.standing import Standing, TaskFacts, standing
from tracker.domain.task import Task
from tracker.ledger import log, tables
from tracker.ledger.log import Recorded
from tracker.ledger.task_rows import task_rows
from tracker.queries.matters import open_matters
from tracker.queries.mentions import records_of
from tracker.queries.standings import facts_of
from tracker.queries.view import View

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Course(Generic[S]):
    """What something was at the end of each day on which it changed."""

    days: tuple[date, ...]
    states: tuple[S, ...]

    def on(self, day: date) -> S | None:
        """What it was at the end of `day`; None before it began."""
        place = bisect_right(self.days, day)
        return self.states[place - 1] if place else None


def course(steps: Iterable[tuple[date, S]]) -> Course[S]:
    """The last step of each day."""
    last = dict(steps)
    return Course(tuple(last), tuple(last.values()))


def folded(recorded: Iterable[Recorded], evolve: Callable[[Any, Any], S]) -> Iterator[tuple[date, S]]:
    """The state after each event, with the day (Asia/Shanghai) of its record."""
    state: S | None = None
    for each in recorded:
        state = evolve(state, each.event)
        yield log.local_day(each.at), state


@dataclass(frozen=True, slots=True)
class AsRows:
    """A task as the tables would have it, and its facts: the same on every day until it changes."""

    row: Any
    parts: list[Any]
    facts: TaskFacts


@dataclass(slots=True)
class LightCourse:
    """A task with its sub-tasks, all their orders and the rule packs of the office, over time."""

    code: str
    tasks: dict[str, Course[Task]]
    orders: tuple[Course[Order], ...]
    packs: Course[RulePack]
    known: dict[tuple[str, int], AsRows] = field(default_factory=dict)

    def spans(self, until: date) -> tuple[LightSpan, ...]:
        """The colours from the day of dispatch to `until`."""
        task = self.tasks[self.code].on(until)
        if task is None or task.dispatched_on is None:
            return ()
        return light_spans(days_between(task.dispatched_on, until), self.light_on)

    def light_on(self, day: date) -> Light:
        """The light at the end of `day`."""
        return self.standing_on(day).light

    def standing_on(self, day: date) -> Standing:
        """Where the task stood at the end of `day`, a day on which it was there."""
        pack, task = self.packs.on(day), self.tasks[self.code].on(day)
        assert pack is not None
        assert task is not None
        return self._stands(task, day, pack)

    def _stands(self, task: Task, day: date, pack: RulePack) -> Standing:
        known = self._known(task)
        children = (self.tasks[code].on(day) for code in sorted(task.children, key=in_order))
        below = [self._stands(child, day, pack) for child in children if child is not None]
        slips = self._slips(task.code, known, day)
        return standing(replace(known.facts, slips_missed=slips) if slips else known.facts, day, pack, below)

    def _known(self, task: Task) -> AsRows:
        key = (task.code, task.version)
        if key not in self.known:
            of_task = task_rows("", f"task/{task.code}", task)
            (row,) = (SimpleNamespace(**each.values) for each in of_task if each.table is tables.Task)
            parts: list[Any] = [
                SimpleNamespace(**each.values) for each in of_task if each.table is tables.Part
            ]
            self.known[key] = AsRows(row, parts, facts_of(row, parts, {}))
        return self.known[key]

    def _slips(self, code: str, known: AsRows, day: date) -> int:
        orders, clock = (each.on(day) for each in self.orders), known.facts.clock
        missed = [order for order in orders if order and order.kind in SLIPS and order.missed_on(day, clock)]
        items = [
            (each.unit, item.kind, item.due) for each in missed for item in each.items if item.task == code
        ]
        if not items:
            return 0
        still = {
            (matter.unit, matter.kind, matter.due)
            for matter in open_matters(known.row, known.parts, day)
            if matter.kind is not Kind.SIGN
        }
        return sum(item in still for item in items)


def light_course(view: View, code: str, before: str = "~") -> LightCourse:
    """The course of the task `code`, from the records before the moment `before`."""
    records = by_code(view, code, before)
    about = {each.seq: each for each in chain.from_iterable(records.values())}
    orders: dict[str, list[Recorded]] = {}
    for seq in sorted(about):
        if isinstance(about[seq].event, OrderEvent):
            orders.setdefault(about[seq].event.subject, []).append(about[seq])
    return LightCourse(
        code,
        {each: course(folded(own(found, each), evolve)) for each, found in records.items()},
        tuple(course(folded(found, evolve_order)) for found in orders.values()),
        course(packs(view, before)),
    )


def by_code(view: View, code: str, before: str) -> dict[str, list[Recorded]]:
    """The records about a task and about each of its sub-tasks, by code."""
    found = {code: records_before(view, code, before)}
    for each in own(found[code], code):
        if isinstance(each.event, Divided):
            found |= by_code(view, each.event.part, before)
    return found


def records_before(view: View, code: str, before: str) -> list[Recorded]:
    """The records about a task before a moment."""
    rows = records_of(view.session, view.office, code)
    return [log.recorded_from(row) for row in rows if row.at < before]


def own(recorded: Iterable[Recorded], code: str) -> list[Recorded]:
    """The records of the task itself."""
    return [each for each in recorded if isinstance(each.event, TaskEvent) and each.event.task == code]


def packs(view: View, before: str) -> Iterator[tuple[date, RulePack]]:
    """The rule packs that the office adopted, each with its day."""
    for each in log.read(view.session, view.office, subject="office", before=before):
        if isinstance(each.event, RulesAdopted):
            yield log.local_day(each.at), pack_from_toml(each.event.text, each.event.name)
