"""What may be done with an order: issue, answer, settle. Each gives an event or a refusal; no clock, no database."""

from dataclasses import dataclass
from datetime import date

from tracker.domain import order_events as e
from tracker.domain.case import chinese
from tracker.domain.escalation import Proposal
from tracker.domain.ladder import OrderKind
from tracker.domain.needs import needs_near, needs_no_book
from tracker.domain.order import OVER, Order, OrderState
from tracker.domain.permissions import Act, Actor, Role, may
from tracker.errors import RefusedError

ABOUT_ANSWERS = (OrderState.EXCUSED, OrderState.REFUSED)
ABOUT_TALKS = (OrderState.TALKED, OrderState.NOT_TALKED)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The names that an order carries: the office, the 领导小组 behind it, the unit, the plans."""

    office: str
    unit: str
    plans: tuple[str, ...] = ()

    @property
    def group(self) -> str:
        """The 领导小组 whose office this is."""
        head = self.office.removesuffix("办公室")
        return head if head.endswith("小组") else "领导小组"


def issue(
    proposal: Proposal, number: str, head: Letterhead, today: date, words: str = "", days: int | None = None
) -> e.OrderIssued:
    """The order that a proposal becomes under that number.

    `words` are the office's own, `days` the working days up to its limit where these are not those of its rung.
    """
    leaders = dict.fromkeys(leader for matter in proposal.matters for leader in matter.leaders)
    return e.OrderIssued(
        order=number,
        day=today,
        order_kind=proposal.step.kind.value,
        rung=proposal.step.rung.value,
        unit=proposal.unit,
        unit_name=head.unit,
        office_name=head.office,
        group=head.group,
        limit=proposal.limit,
        days=proposal.step.limit if days is None else days,
        items=tuple(
            e.OrderItemDraft(
                task=each.task, title=each.title, kind=each.kind.value, due=each.due, fact=each.fact
            )
            for each in proposal.matters
        ),
        plans=head.plans,
        leaders=tuple(leaders),
        earlier=tuple(earlier(order) for order in proposal.earlier),
        words=words.strip(),
    )


def earlier(order: Order) -> e.EarlierOrder:
    """An order as a later one refers to it."""
    answer = order.answers[-1] if order.answers else None
    return e.EarlierOrder(
        number=order.number,
        order_kind=order.kind.value,
        issued_on=order.issued.day,
        limit=order.limit,
        answer=answer.reason if answer and answer.accepted is False else "",
    )


def answer(order: Order, actor: Actor, words: str, evidence: tuple[str, ...], today: date) -> e.OrderAnswered:
    """The unit answers. Raises RefusedError for another unit's order, and where nothing is asked any more."""
    refuse(may(actor, Act.ANSWER_ORDER))
    if actor.unit != order.unit or order.kind is OrderKind.TALK:
        raise RefusedError(f"{order.number}不是发给你单位的，不能答复。")
    if order.state in OVER or order.state is OrderState.EXCUSED:
        raise RefusedError(f"{order.number}{order.state.word}，不用再答复。")
    if order.state is OrderState.ANSWERED:
        raise RefusedError(
            f"{order.number}已于{chinese(order.answers[-1].on)}答复，等领导小组办公室审定。",
            "审定以后如有新情况可以再答复。",
        )
    needs_no_book((words,))
    if not words.strip():
        raise RefusedError("答复的内容是空的。", "请写明办理情况或未能按期办理的理由。")
    return e.OrderAnswered(
        order=order.number, day=today, unit=order.unit, words=words.strip(), evidence=evidence
    )


def settle(
    order: Order, actor: Actor, outcome: OrderState, reason: str, until: date | None, today: date
) -> e.OrderSettled:
    """The office decides on an answer or takes an order back; office or leader decide whether a talk is held.

    Raises RefusedError for a decision that does not fit the order.
    """
    refuse(may(actor, Act.DECIDE_TALK if outcome in ABOUT_TALKS else Act.SETTLE_ORDER))
    if order.state in OVER:
        raise RefusedError(f"{order.number}{order.state.word}，不能再审定。")
    if (order.kind is OrderKind.TALK) is not (outcome in ABOUT_TALKS) and outcome is not OrderState.WITHDRAWN:
        fitting = "决定约谈或不约谈" if order.kind is OrderKind.TALK else "审定理由成立或不成立"
        raise RefusedError(f"{order.number}是{order.kind.word}，应{fitting}。")
    if outcome in ABOUT_ANSWERS and order.state is not OrderState.ANSWERED:
        raise RefusedError(f"{order.number}没有等待审定的答复。", "单位答复以后才能审定。")
    needs_no_book((reason,))
    if until is not None:
        needs_near(until, today)
    if not reason.strip():
        raise RefusedError("没有写明审定的理由。", "请写明理由，记入日志。")
    if until is not None and (outcome is not OrderState.EXCUSED or until <= max(today, order.limit)):
        raise RefusedError(
            f"宽限只在理由成立时给，且应晚于今天和原期限{chinese(order.limit)}。", "请改正日期后重试。"
        )
    return e.OrderSettled(
        order=order.number, day=today, outcome=outcome.value, reason=reason.strip(), until=until
    )


def may_read(actor: Actor, order: Order) -> str:
    """Empty when `actor` may read the order, else why not. A talk is not the unit's to see before it is decided."""
    if actor.role is not Role.UNIT:
        return may(actor, Act.READ_ORDER)
    hidden = order.kind is OrderKind.TALK and order.state is not OrderState.TALKED
    return f"没有发给你单位的“{order.number}”。" if hidden or actor.unit != order.unit else ""


def refuse(reason: str) -> None:
    """Raise RefusedError when there is a reason."""
    if reason:
        raise RefusedError(reason)
