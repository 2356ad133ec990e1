"""催办单 whose own limit was missed without good reason, as light rules count them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import and_, col, or_, select

from tracker.domain.ladder import SLIPS
from tracker.domain.order import OrderState
from tracker.domain.reminders import Kind
from tracker.ledger import tables
from tracker.queries.clocks import clock_of
from tracker.queries.matters import open_matters
from tracker.queries.parts import parts_by_task
from tracker.queries.view import View

D, I = tables.Order, tables.OrderItem  # noqa: E741
PAGE = 500  # tasks; for more it is quicker to read all missed slips than to name the tasks
NO_REASON = (OrderState.ISSUED, OrderState.REFUSED)


@dataclass(frozen=True, slots=True)
class MissedItem:
    """A matter (unit, kind, due day) of a slip whose `limit`, set on the day `set_on`, has passed."""

    matter: tuple[str, Kind, date]
    limit: date
    set_on: date


def missed_slips(
    view: View, rows: Sequence[tables.Task], parts: Mapping[str, Sequence[tables.Part]] | None = None
) -> dict[str, int]:
    """By task, the 催办单 and 督办单 to its first lead that were missed, their matter being open still.

    An answer that waits for the office does not count; a reason that was accepted counts again only when
    the day up to which it held has passed. `parts` are those of the tasks, read here where they are not given.
    """
    return still_missed(view, rows, missed_items(view, [row.code for row in rows]), parts)


def missed_items(view: View, tasks: Sequence[str] | None = None) -> dict[str, list[MissedItem]]:
    """By task, the matters of the slips that were missed, whatever became of the matters since; of some tasks or all."""
    missed = and_(
        D.office == view.office,
        col(D.kind).in_([kind.value for kind in SLIPS]),
        D.limit < view.day,
        or_(
            col(D.state).in_([state.value for state in NO_REASON]),
            and_(D.state == OrderState.EXCUSED.value, col(D.until).is_not(None)),
        ),
    )
    wanted = select(I, D).join(D, and_(D.office == I.office, D.number == I.number)).where(missed)
    if tasks is not None and len(tasks) <= PAGE:
        wanted = wanted.where(col(I.task).in_(tasks))
    found: dict[str, list[MissedItem]] = {}
    for item, order in view.session.exec(wanted):
        matter = (item.unit, Kind(item.kind), item.due)
        found.setdefault(item.task, []).append(MissedItem(matter, order.limit, limit_set_on(order)))
    return found


def limit_set_on(order: tables.Order) -> date:
    """The day on which the limit that holds now was set."""
    return order.settled_on if order.until and order.settled_on else order.issued_on


def still_missed(
    view: View,
    rows: Sequence[tables.Task],
    items: Mapping[str, Sequence[MissedItem]],
    parts: Mapping[str, Sequence[tables.Part]] | None = None,
) -> dict[str, int]:
    """By task, how many of these matters are open still, days on which the task's clock stood taken out."""
    named = [row for row in rows if row.code in items]
    if parts is None:
        parts = parts_by_task(view, [row.code for row in named])
    counts: dict[str, int] = {}
    for row in named:
        still = {
            (matter.unit, matter.kind, matter.due)
            for matter in open_matters(row, parts.get(row.code, ()), view.day)
            if matter.kind is not Kind.SIGN
        }
        clock = clock_of(row)
        counts[row.code] = sum(
            item.matter in still and view.day > clock.put_off(item.limit, item.set_on)
            for item in items[row.code]
        )
    return counts
