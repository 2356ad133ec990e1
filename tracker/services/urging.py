"""催办 by hand: one order a unit about the tasks that the office chose, and why the others were refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, and_, col, select

from tracker.domain.escalation import Proposal, earlier_of
from tracker.domain.ladder import OrderKind
from tracker.domain.order import Order
from tracker.domain.permissions import Act
from tracker.domain.urging import BY_HAND, Asked, Chosen, step_of, urged
from tracker.errors import DubanError, InputError, RefusedError
from tracker.ledger import tables
from tracker.queries.orders import matters_of
from tracker.queries.standings import standings_of
from tracker.queries.view import View
from tracker.services.desk import Desk
from tracker.services.ladders import ladder_of
from tracker.services.orders import load_orders, own_units, put
from tracker.services.tasks import Refusal, load, terms
from tracker.services.views import pack_of


@dataclass(frozen=True, slots=True)
class Urging:
    """The orders that were issued, and the tasks that no order is about, each with the reason."""

    orders: tuple[Order, ...]
    refused: tuple[Refusal, ...]


def urge(
    desk: Desk, codes: Sequence[str], kind: OrderKind, words: str = "", until: date | None = None
) -> Urging:
    """Ask the first leads of these tasks, in one order of `kind` a unit; `words` are the office's own, printed in it.

    `until` is the day by which to answer (Asia/Shanghai), by default the working days of the ladder. Raises
    RefusedError without the right to or for a kind that only the ladder gives, InputError for a day that is not to come.
    """
    desk.require(Act.ISSUE_ORDER, "urge")
    if kind not in BY_HAND:
        raise RefusedError(f"{kind.word}按督办阶梯签发，不能自选。", "请用 duban order propose 查看应发的。")
    if until is not None and until <= desk.today:
        raise InputError(f"期限{until}应晚于今天。", "请写一个以后的日期。")
    with desk.writing() as session:
        held, ladder = terms(session, desk.office), ladder_of(session, desk.office)
        step = step_of(ladder, kind)
        limit = until or held.calendar.add_working_days(desk.today, step.limit)
        days = held.calendar.working_days_between(desk.today, limit)
        by_unit: dict[str, list[Asked]] = {}
        refused: list[Refusal] = []
        for code in dict.fromkeys(codes):
            try:
                for asked in urged(chosen(session, desk, code), kind, ladder, desk.today, limit):
                    by_unit.setdefault(asked[0].unit, []).append(asked)
            except DubanError as error:
                refused.append(Refusal(code, error))
        proposed = [
            Proposal(
                unit,
                step,
                tuple(matter for matter, _ in asked),
                limit,
                tuple(earlier_of((matter, (last,) if last else ()) for matter, last in asked)),
            )
            for unit, asked in by_unit.items()
        ]
        return Urging(tuple(put(desk, session, each, words, days) for each in proposed), tuple(refused))


def chosen(session: Session, desk: Desk, code: str) -> Chosen:
    """A chosen task with what decides whether it can be asked about. Raises NotFoundError."""
    task, _ = load(session, desk.office, code)
    view = View(session, desk.office, desk.today, desk.who, pack_of(session, desk.office))
    lead = task.lead.unit if task.lead else None
    (standing,) = standings_of(view, [code])
    return Chosen(
        task,
        standing.light.sentence,
        tuple(matter for matter in matters_of(view, [code]) if matter.unit == lead),
        tuple(load_orders(session, desk.office, numbers_to(session, desk.office, code, lead or ""))),
        lead in own_units(view),
    )


def numbers_to(session: Session, office: str, code: str, unit: str) -> list[str]:
    """The numbers of the orders to the unit about the task, oldest first."""
    order, item = tables.Order, tables.OrderItem
    wanted = (
        select(order.number)
        .join(item, and_(item.office == order.office, item.number == order.number))
        .where(order.office == office, order.unit == unit, item.task == code)
        .order_by(col(order.issued_on))
    )
    return list(dict.fromkeys(session.exec(wanted)))
