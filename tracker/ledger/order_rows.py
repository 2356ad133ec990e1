"""The rows of an order."""

from typing import Any

from tracker.domain.order import Order
from tracker.ledger import tables
from tracker.ledger.task_rows import row


def order_rows(office: str, subject: str, order: Order) -> list[tables.Row]:
    """An order and the matters that it is about."""
    stem: dict[str, Any] = {"office": office, "subject": subject}
    answer = order.answers[-1] if order.answers else None
    own = row(
        tables.Order,
        **stem,
        number=order.number,
        kind=order.kind.value,
        rung=order.rung.value,
        unit=order.unit,
        unit_name=order.unit_name,
        issued_on=order.issued.day,
        first_limit=order.issued.limit,
        limit=order.limit,
        until=order.until,
        state=order.state.value,
        answered_on=answer.on if answer else None,
        answer=answer.words if answer else "",
        settled_on=order.settled_on,
        reason=order.reason,
        earlier=[each.number for each in order.issued.earlier],
    )
    items = (
        row(
            tables.OrderItem,
            **stem,
            number=order.number,
            position=position,
            task=item.task,
            unit=order.unit,
            title=item.title,
            kind=item.kind.value,
            due=item.due,
            fact=item.fact,
        )
        for position, item in enumerate(order.items)
    )
    return [own, *items]
