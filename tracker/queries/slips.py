"""催办单 whose own limit was missed without good reason, as light rules count them."""

from collections.abc import Mapping, Sequence

from sqlmodel import and_, col, or_, select

from tracker.domain.ladder import SLIPS
from tracker.domain.order import OrderState
from tracker.domain.reminders import Kind
from tracker.ledger import tables
from tracker.queries.matters import open_matters
from tracker.queries.parts import parts_by_task
from tracker.queries.view import View

D, I = tables.Order, tables.OrderItem  # noqa: E741
PAGE = 500  # tasks; for more it is quicker to read all missed slips than to name the tasks
NO_REASON = (OrderState.ISSUED, OrderState.REFUSED)


def missed_slips(
    view: View, rows: Sequence[tables.Task], parts: Mapping[str, Sequence[tables.Part]] | None = None
) -> dict[str, int]:
    """By task, the 催办单 and 督办单 to its first lead that were missed, their matter being open still.

    An answer that waits for the office does not count; a reason that was accepted counts again only when
    the day up to which it held has passed. `parts` are those of the tasks, read here where they are not given.
    """
    return still_missed(view, rows, missed_items(view, [row.code for row in rows]), parts)


def missed_items(view: View, tasks: Sequence[str] | None = None) -> dict[str, list[tables.OrderItem]]:
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
    wanted = select(I).join(D, and_(D.office == I.office, D.number == I.number)).where(missed)
    if tasks is not None and len(tasks) <= PAGE:
        wanted = wanted.where(col(I.task).in_(tasks))
    found: dict[str, list[tables.OrderItem]] = {}
    for item in view.session.exec(wanted):
        found.setdefault(item.task, []).append(item)
    return found


def still_missed(
    view: View,
    rows: Sequence[tables.Task],
    items: Mapping[str, Sequence[tables.OrderItem]],
    parts: Mapping[str, Sequence[tables.Part]] | None = None,
) -> dict[str, int]:
    """By task, how many of these matters are open still."""
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
        counts[row.code] = sum((item.unit, Kind(item.kind), item.due) in still for item in items[row.code])
    return counts
