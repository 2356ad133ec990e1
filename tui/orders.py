"""What the pages of orders show, read at once, and what an account may do with an order now."""

from dataclasses import dataclass
from datetime import date

from tracker.domain.escalation import Proposal
from tracker.domain.ladder import OrderKind
from tracker.domain.order import OVER, Order, OrderState
from tracker.domain.permissions import Act, Actor, may
from tracker.queries.history import unit_names
from tracker.queries.orders import OrderFilter, OrderPage, OrderRow, find_orders
from tracker.services.desk import Desk
from tracker.services.orders import propose, read_order
from tracker.services.views import look


@dataclass(frozen=True, slots=True)
class OrderSheet:
    """An order, where it stands, and the names of what may be done with it now."""

    order: Order
    row: OrderRow
    offered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """A proposal with the name of its unit."""

    proposal: Proposal
    name: str


def read_orders(desk: Desk, narrowed: OrderFilter, limit: int) -> OrderPage:
    """The orders of a list."""
    with look(desk) as view:
        return find_orders(view, narrowed, limit)


def read_order_sheet(desk: Desk, number: str) -> OrderSheet:
    """The page of an order. Raises NotFoundError, also for what is not one's own."""
    order = read_order(desk, number)
    with look(desk) as view:
        rows = find_orders(view, OrderFilter(unit=order.unit)).rows
    row = next(each for each in rows if each.number == order.number)
    return OrderSheet(order, row, offered_on(order, desk.who, desk.today))


def read_due(desk: Desk) -> tuple[Due, ...]:
    """What the ladder says is due. Raises RefusedError for those who may not issue."""
    proposals = propose(desk)
    with look(desk) as view:
        names = unit_names(view)
    return tuple(Due(each, names.get(each.unit, each.unit)) for each in proposals)


def offered_on(order: Order, actor: Actor, today: date) -> tuple[str, ...]:
    """The names of the actions that `actor` may do with the order now."""
    talk = order.kind is OrderKind.TALK
    waits = order.state in (OrderState.ISSUED, OrderState.REFUSED)
    rules = {
        "answer": not may(actor, Act.ANSWER_ORDER) and actor.unit == order.unit and waits and not talk,
        "settle": not may(actor, Act.SETTLE_ORDER) and order.state is OrderState.ANSWERED,
        "talk": not may(actor, Act.DECIDE_TALK) and talk and order.state not in OVER,
        "withdraw": not may(actor, Act.SETTLE_ORDER) and order.state not in OVER,
    }
    return tuple(name for name, holds in rules.items() if holds)
