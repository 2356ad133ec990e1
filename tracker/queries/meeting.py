"""The open tasks that a 调度会 looks at, and what their orders wait for."""

from collections import Counter
from dataclasses import dataclass, replace

from tracker.domain.counting import Counted
from tracker.domain.ladder import OrderKind
from tracker.domain.lights import Colour
from tracker.domain.meeting import COLOURS
from tracker.domain.meeting_decisions import Decided
from tracker.domain.order import OrderState
from tracker.domain.standing import Standing
from tracker.domain.task import OPEN_STATES, TaskKind
from tracker.queries.orders import OrderFilter, OrderRow, find_orders
from tracker.queries.standings import standings_of
from tracker.queries.tasks import KEYS, Order, TaskFilter, coloured
from tracker.queries.view import View


@dataclass(frozen=True, slots=True)
class Warned:
    """The first open tasks and findings with a warning light, the worst first; how many have each; what is counted apart."""

    rows: tuple[Standing, ...]
    counts: tuple[tuple[Colour, int], ...]
    steps: int
    findings: int


def warned(view: View, limit: int) -> Warned:
    """What first leads answer for and is red, orange or yellow: tasks, steps led by another unit, findings."""
    open_tasks = TaskFilter(states=tuple(OPEN_STATES), counted=Counted.ANSWERED)
    tasks = [each for each in coloured(view, open_tasks) if each.colour in COLOURS]
    findings = [
        each for each in coloured(view, replace(open_tasks, kind=TaskKind.FINDING)) if each.colour in COLOURS
    ]
    steps = {each.code for each in coloured(view, replace(open_tasks, counted=Counted.STEPS))}
    found = sorted([*tasks, *findings], key=KEYS[Order.LIGHT])
    counts = Counter(each.colour for each in found)
    return Warned(
        rows=tuple(standings_of(view, [each.code for each in found[:limit]])),
        counts=tuple((colour, counts[colour]) for colour in COLOURS),
        steps=sum(each.code in steps for each in tasks),
        findings=len(findings),
    )


def orders_of(view: View, code: str) -> tuple[OrderRow, ...]:
    """The orders about a task, oldest first."""
    return tuple(reversed(find_orders(view, OrderFilter(task=code)).rows))


def to_decide(row: OrderRow) -> str:
    """The decision that an order waits for; empty for none."""
    if row.kind is OrderKind.TALK and row.open:
        return f"是否约谈{row.unit_name}负责人（{row.number}）"
    return f"审定{row.unit_name}对{row.number}的答复" if row.state is OrderState.ANSWERED else ""


def as_decided(row: OrderRow) -> Decided:
    """An order as something that was decided, and where it stands."""
    return Decided(row.issued_on, f"发{row.unit_name}{row.kind.word}", row.sentence)
