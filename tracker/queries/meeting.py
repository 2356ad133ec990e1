"""The open tasks that a 调度会 looks at, and what their orders wait for."""

from collections import Counter

from tracker.domain.ladder import OrderKind
from tracker.domain.lights import Colour
from tracker.domain.meeting import COLOURS
from tracker.domain.meeting_decisions import Decided
from tracker.domain.order import OrderState
from tracker.domain.standing import Standing
from tracker.domain.task import OPEN_STATES
from tracker.queries.orders import OrderFilter, OrderRow, find_orders
from tracker.queries.standings import standings_of
from tracker.queries.tasks import KEYS, Order, TaskFilter, coloured
from tracker.queries.view import View


def warned(view: View, limit: int) -> tuple[tuple[Standing, ...], tuple[tuple[Colour, int], ...]]:
    """The first open tasks with a red, orange or yellow light, the worst first; and how many have each light."""
    open_tasks = TaskFilter(states=tuple(OPEN_STATES))
    found = sorted(
        (each for each in coloured(view, open_tasks) if each.colour in COLOURS), key=KEYS[Order.LIGHT]
    )
    counts = Counter(each.colour for each in found)
    rows = tuple(standings_of(view, [each.code for each in found[:limit]]))
    return rows, tuple((colour, counts[colour]) for colour in COLOURS)


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
