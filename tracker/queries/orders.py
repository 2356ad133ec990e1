"""Orders as lists: who was ordered what by when, and whether it was done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select as select_columns
from sqlmodel import and_, col, exists, func, or_, select

from tracker.domain.case import chinese
from tracker.domain.codes import in_order
from tracker.domain.escalation import Matter
from tracker.domain.ladder import OrderKind, Rung
from tracker.domain.order import OVER, MatterKey, OrderState
from tracker.domain.permissions import Role
from tracker.domain.reminders import Kind
from tracker.ledger import tables
from tracker.queries.matters import UNITS_TURN, open_matters
from tracker.queries.parts import BATCH, parts_by_task, plain
from tracker.queries.slips import limit_set_on
from tracker.queries.standings import fact_columns
from tracker.queries.tasks import has_part
from tracker.queries.urged import still_waiting
from tracker.queries.view import View

D, I, T, P = tables.Order, tables.OrderItem, tables.Task, tables.Part  # noqa: E741


@dataclass(frozen=True, slots=True)
class OrderFilter:
    """What a list is narrowed to; empty fields narrow nothing. `waiting`: only what somebody still owes."""

    unit: str = ""
    kind: OrderKind | None = None
    rung: Rung | None = None
    task: str = ""
    since: date | None = None
    until: date | None = None
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class OrderRow:
    """An order on the view's day. `left` are the tasks whose matter is still open; `sentence` says where it stands."""

    number: str
    kind: OrderKind
    rung: Rung
    unit: str
    unit_name: str
    issued_on: date
    limit: date
    state: OrderState
    tasks: tuple[str, ...]
    left: tuple[str, ...]
    late: bool
    sentence: str

    @property
    def open(self) -> bool:
        """Whether somebody still owes something: the unit the work, the office or a leader a decision."""
        if self.state in OVER:
            return False
        if self.kind is OrderKind.TALK or self.state is OrderState.ANSWERED:
            return True
        return bool(self.left) and self.sentence != EXCUSED


@dataclass(frozen=True, slots=True)
class OrderPage:
    """Some rows of a list, and how many there are in all."""

    rows: tuple[OrderRow, ...]
    total: int


EXCUSED = "理由成立，不再催办"
NEWEST = (col(D.issued_on).desc(), col(D.kind), func.length(D.number), col(D.number))


def find_orders(
    view: View, narrowed: OrderFilter | None = None, limit: int | None = None, offset: int = 0
) -> OrderPage:
    """The orders that the reader may see and the filter admits, newest first."""
    narrowed = narrowed or OrderFilter()
    wanted = select(D).where(*conditions(view, narrowed))
    newest = wanted.order_by(*NEWEST)
    if narrowed.waiting:
        rows = [row for row in as_rows(view, view.session.exec(newest).all()) if row.open]
        end = None if limit is None else offset + limit
        return OrderPage(tuple(rows[offset:end]), len(rows))
    total = view.session.exec(select(func.count()).select_from(wanted.subquery())).one()
    return OrderPage(tuple(as_rows(view, view.session.exec(newest.offset(offset).limit(limit)).all())), total)


def conditions(view: View, narrowed: OrderFilter) -> list[Any]:
    """The WHERE of a list. A unit sees its own orders, a proposed talk only when the talk was decided."""
    found: list[Any] = [D.office == view.office]
    if view.own_unit is not None:
        decided = D.state == OrderState.TALKED.value
        found += [D.unit == view.own_unit, or_(D.kind != OrderKind.TALK.value, decided)]
    if narrowed.unit:
        found.append(D.unit == narrowed.unit)
    if narrowed.kind:
        found.append(D.kind == narrowed.kind.value)
    if narrowed.rung:
        found.append(D.rung == narrowed.rung.value)
    if narrowed.since:
        found.append(col(D.issued_on) >= narrowed.since)
    if narrowed.until:
        found.append(col(D.issued_on) <= narrowed.until)
    if narrowed.task:
        of_task = and_(I.office == D.office, I.number == D.number, I.task == narrowed.task)
        found.append(exists().where(of_task))
    if narrowed.waiting:
        found += [col(D.state).not_in([state.value for state in OVER]), or_(*somebody_may_owe())]
    return found


def somebody_may_owe() -> tuple[Any, ...]:
    """A decision is due, or a task of the order is the units' turn: what is done for good is not looked at again."""
    turn = col(T.state).in_([state.value for state in UNITS_TURN])
    of_order = and_(I.office == D.office, I.number == D.number, T.office == I.office, T.code == I.task)
    undecided = (D.kind == OrderKind.TALK.value, D.state == OrderState.ANSWERED.value)
    return (*undecided, exists().where(of_order, turn))


def as_rows(view: View, orders: Sequence[tables.Order]) -> Iterable[OrderRow]:
    """Orders with what is left of their matters on the view's day."""
    items = items_of(view, [order.number for order in orders])
    codes = sorted({item.task for of_order in items.values() for item in of_order})
    still = {matter.key: matter.clock for matter in matters_of(view, codes)}
    ahead = still_waiting(view, ((order, items.get(order.number, ())) for order in orders))
    for order in orders:
        of_order, set_on = items.get(order.number, []), limit_set_on(order)
        clocks = [(item, still.get(key_of(item)) or ahead.get((item.number, item.task))) for item in of_order]
        left = [item for item, clock in clocks if clock is not None]
        limits = [clock.put_off(order.limit, set_on) for _, clock in clocks if clock is not None]
        yield row_of(
            order, of_order, tuple(item.task for item in left), min(limits, default=order.limit), view.day
        )


def row_of(
    order: tables.Order, items: Sequence[tables.OrderItem], left: tuple[str, ...], limit: date, day: date
) -> OrderRow:
    """An order as a row; `limit` is the one that holds for what is left, days on which a task's clock stood added."""
    state, kind = OrderState(order.state), OrderKind(order.kind)
    late = bool(left) and state not in OVER and kind is not OrderKind.TALK and day > limit
    return OrderRow(
        number=order.number,
        kind=kind,
        rung=Rung(order.rung),
        unit=order.unit,
        unit_name=order.unit_name,
        issued_on=order.issued_on,
        limit=limit,
        state=state,
        tasks=tuple(dict.fromkeys(item.task for item in items)),
        left=tuple(dict.fromkeys(left)),
        late=late and not (state is OrderState.EXCUSED and order.until is None),
        sentence=sentence_of(order, left, limit, day),
    )


def sentence_of(order: tables.Order, left: Sequence[str], limit: date, day: date) -> str:
    """Where an order stands, in a sentence."""
    state = OrderState(order.state)
    if state in OVER:
        return f"{chinese(order.settled_on)}{state.word}：{order.reason}"
    if order.kind == OrderKind.TALK:
        return "等待决定是否约谈"
    if state is OrderState.ANSWERED:
        return f"{chinese(order.answered_on)}已答复，等待审定"
    if not left:
        return "所列事项已办理"
    if state is OrderState.EXCUSED and order.until is None:
        return EXCUSED
    granted = "理由成立，宽限至" if order.until else "期限"
    over = (day - limit).days
    moved = f"（停止计时，由{chinese(order.limit)}顺延）" if limit != order.limit else ""
    when = f"已过{over}天" if over > 0 else f"还有{-over}天" if over else "今天到期"
    refused = "答复理由不成立，" if state is OrderState.REFUSED else ""
    return f"{refused}{granted}{chinese(limit)}{moved}，{when}，{len(set(left))}项未办"


def items_of(view: View, numbers: Sequence[str]) -> dict[str, list[tables.OrderItem]]:
    """The matters of these orders, in the order in which they are printed."""
    found: dict[str, list[tables.OrderItem]] = {}
    for start in range(0, len(numbers), BATCH):
        wanted = select(I).where(I.office == view.office, col(I.number).in_(numbers[start : start + BATCH]))
        for item in view.session.exec(wanted.order_by(col(I.number), col(I.position))):
            found.setdefault(item.number, []).append(item)
    return found


def key_of(item: tables.OrderItem) -> MatterKey:
    """What tells a matter apart from all others."""
    return (item.unit, item.task, Kind(item.kind), item.due)


def matters_of(view: View, codes: Sequence[str]) -> Iterable[Matter]:
    """The open matters of these tasks on the view's day."""
    parts = parts_by_task(view, codes)
    for start in range(0, len(codes), BATCH):
        some = col(T.code).in_(codes[start : start + BATCH])
        for row in plain(view, select_columns(*fact_columns()).where(col(T.office) == view.office, some), T):
            yield from open_matters(row, parts.get(row.code, []), view.day)


def late_matters(view: View, unit: str = "") -> tuple[Matter, ...]:
    """Every open matter of the office's ledger on the view's day, of `unit` alone where given, by unit and day."""
    turn = col(T.state).in_([state.value for state in UNITS_TURN])
    wanted = select_columns(*fact_columns()).where(col(T.office) == view.office, turn)
    if unit:
        wanted = wanted.where(has_part(P.office == view.office, P.unit == unit))
    rows = plain(view, wanted, T)
    parts = parts_by_task(view, [row.code for row in rows])
    found = [each for row in rows for each in open_matters(row, parts.get(row.code, []), view.day)]
    return tuple(
        sorted(
            (each for each in found if unit in ("", each.unit)),
            key=lambda each: (each.unit, each.due, in_order(each.task), each.kind),
        )
    )


def numbers_about(view: View, matters: Sequence[Matter]) -> list[str]:
    """The numbers of the orders about these matters, oldest first."""
    keys = {matter.key for matter in matters}
    codes = sorted({matter.task for matter in matters})
    found: dict[str, date] = {}
    for start in range(0, len(codes), BATCH):
        wanted = select(I, col(D.issued_on)).join(D, and_(D.office == I.office, D.number == I.number))
        some = col(I.task).in_(codes[start : start + BATCH])
        for item, issued_on in view.session.exec(wanted.where(I.office == view.office, some)):
            if key_of(item) in keys:
                found[item.number] = issued_on
    return sorted(found, key=lambda number: (found[number], in_order(number)))


@dataclass(frozen=True, slots=True)
class OrderErrand:
    """An order that waits for the reader: what to do, and the order."""

    word: str
    row: OrderRow


def orders_waiting(view: View) -> tuple[OrderErrand, ...]:
    """What waits for the reader: a unit's open orders, the office's answers to decide, a leader's own.

    A leader has the orders of the rung 分管领导 that are not done, and the talks to be decided.
    """
    asked = [*conditions(view, OrderFilter(waiting=True)), *ASKED_OF.get(view.actor.role, ())]
    orders = view.session.exec(select(D).where(*asked).order_by(*NEWEST)).all()
    rows = (row for row in as_rows(view, orders) if row.open)
    return tuple(OrderErrand(word, row) for row in rows if (word := errand(view.actor.role, row)))


ASKED_OF = {
    Role.OFFICE: (or_(D.kind == OrderKind.TALK.value, D.state == OrderState.ANSWERED.value),),
    Role.LEADER: (or_(D.kind == OrderKind.TALK.value, D.rung == Rung.LEADER.value),),
}


def errand(role: Role, row: OrderRow) -> str:
    """What a role has to do about an order; empty for nothing."""
    talk = row.kind is OrderKind.TALK
    match role:
        case Role.UNIT:
            return "" if talk or row.state is OrderState.ANSWERED else f"办理{row.kind.word}"
        case Role.OFFICE:
            return "决定是否约谈" if talk else "审定答复" if row.state is OrderState.ANSWERED else ""
        case Role.LEADER:
            return "决定是否约谈" if talk else "督促落实" if row.rung is Rung.LEADER else ""
    return ""
