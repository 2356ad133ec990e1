"""Which rung of the ladder is due for what. Proposals only: the office issues.

A matter is one thing that a unit still owes after its day. The first rung comes when the matter's own
limit has passed and the grace is over; each next one when the last order's limit was missed without good
reason. A good reason is an answer that the office accepted; an answer that waits for the office holds
the next rung up. Days on which the task's clock stood are no part of a limit or a grace.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from tracker.domain.calendar import Calendar
from tracker.domain.codes import in_order
from tracker.domain.ladder import Ladder, Step
from tracker.domain.order import MatterKey, Order, OrderState
from tracker.domain.pauses import Clock
from tracker.domain.reminders import Kind


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing that `unit` owed by `due` and still owes, with the fact in a sentence; `clock` is the task's own."""

    unit: str
    task: str
    title: str
    kind: Kind
    due: date
    fact: str
    plan: str = ""
    leaders: tuple[str, ...] = ()
    clock: Clock = field(default_factory=Clock)

    @property
    def key(self) -> MatterKey:
        """What tells it apart from all others."""
        return (self.unit, self.task, self.kind, self.due)


@dataclass(frozen=True, slots=True)
class Proposal:
    """An order that is due for `unit`: the rung, its matters, its limit if issued today, what came before."""

    unit: str
    step: Step
    matters: tuple[Matter, ...]
    limit: date
    earlier: tuple[Order, ...] = ()

    @property
    def tasks(self) -> tuple[str, ...]:
        """The codes of the tasks, each once."""
        return tuple(dict.fromkeys(matter.task for matter in self.matters))


def proposals(
    matters: Iterable[Matter], orders: Iterable[Order], ladder: Ladder, today: date, calendar: Calendar
) -> tuple[Proposal, ...]:
    """The orders due on `today`, one a unit and rung, the highest rung of a unit first."""
    by_matter = orders_by_matter(orders)
    due: dict[tuple[str, Step], list[tuple[Matter, Sequence[Order]]]] = {}
    for matter in matters:
        earlier = by_matter.get(matter.key, ())
        step = due_step(matter, earlier, ladder, today, calendar)
        if step is not None:
            due.setdefault((matter.unit, step), []).append((matter, earlier))
    order = {step: rank for rank, step in enumerate(ladder.steps)}
    return tuple(
        Proposal(
            unit,
            step,
            tuple(matter for matter, _ in found),
            calendar.add_working_days(today, step.limit),
            tuple(earlier_of(found)),
        )
        for (unit, step), found in sorted(due.items(), key=lambda each: (each[0][0], -order[each[0][1]]))
    )


def due_step(
    matter: Matter, earlier: Sequence[Order], ladder: Ladder, today: date, calendar: Calendar
) -> Step | None:
    """The rung that is due for a matter today, if one is; `earlier` are its orders, oldest first."""
    if not earlier:
        step, passed, since = ladder.first(), matter.due, matter.due + timedelta(1)
    else:
        last = earlier[-1]
        following = ladder.after(last.rung)
        if following is None or last.holds_up(today, matter.clock):
            return None
        step, passed, since = following, last.limit, last.limit_set_on
    over = matter.clock.put_off(calendar.add_working_days(passed, step.grace), since)
    return step if today >= over else None


def orders_by_matter(orders: Iterable[Order]) -> dict[MatterKey, list[Order]]:
    """The orders that count for each matter, oldest first; one that was withdrawn counts for nothing."""
    found: dict[MatterKey, list[Order]] = {}
    for order in sorted(orders, key=lambda order: order.issued.day):
        if order.state is not OrderState.WITHDRAWN:
            for key in order.matters:
                found.setdefault(key, []).append(order)
    return found


def earlier_of(found: Iterable[tuple[Matter, Sequence[Order]]]) -> Iterator[Order]:
    """All orders on these matters, each once, oldest first: who decides on a talk sees the whole ladder."""
    seen = {order.number: order for _, orders in found for order in orders}
    yield from sorted(seen.values(), key=lambda order: (order.issued.day, in_order(order.number)))
