"""An order (提醒函, 催办单, 督办单, 约谈建议), and the questions that are asked of it."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from tracker.domain import order_events as e
from tracker.domain.ladder import OrderKind, Rung
from tracker.domain.pauses import Clock
from tracker.domain.reminders import Kind

MatterKey = tuple[str, str, Kind, date]
RUNNING = Clock()


class OrderState(StrEnum):
    """What was decided of an order. Whether the work was done is asked of the tasks, not stored here."""

    ISSUED = "issued"
    ANSWERED = "answered"
    REFUSED = "refused"
    EXCUSED = "excused"
    WITHDRAWN = "withdrawn"
    TALKED = "talked"
    NOT_TALKED = "not_talked"

    @property
    def word(self) -> str:
        """The state as people say it."""
        return STATE_WORDS[self]


STATE_WORDS = {
    OrderState.ISSUED: "待办理",
    OrderState.ANSWERED: "已答复待审",
    OrderState.REFUSED: "理由不成立",
    OrderState.EXCUSED: "理由成立",
    OrderState.WITHDRAWN: "已撤回",
    OrderState.TALKED: "决定约谈",
    OrderState.NOT_TALKED: "决定不约谈",
}
OUTCOMES = tuple(state for state in OrderState if state not in (OrderState.ISSUED, OrderState.ANSWERED))
OVER = (OrderState.WITHDRAWN, OrderState.TALKED, OrderState.NOT_TALKED)


@dataclass(frozen=True, slots=True)
class OrderItem:
    """A matter at issue: what of which task was owed by when, and the fact on the day of issue."""

    task: str
    title: str
    kind: Kind
    due: date
    fact: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the unit said, with what evidence, and what was decided on it (None: not yet)."""

    on: date
    words: str
    evidence: tuple[str, ...] = ()
    accepted: bool | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """One order as the log tells it. `limit` is the day that holds now, `first_limit` the one printed.

    `passed_on` tells to which unit it went when the one that it was issued to was no more.
    """

    issued: e.OrderIssued
    state: OrderState = OrderState.ISSUED
    until: date | None = None
    answers: tuple[Answer, ...] = ()
    reason: str = ""
    settled_on: date | None = None
    passed_on: e.OrderPassedOn | None = None

    @property
    def number(self) -> str:
        """Such as XH〔2020〕督3号."""
        return self.issued.order

    @property
    def kind(self) -> OrderKind:
        """What it is."""
        return OrderKind(self.issued.order_kind)

    @property
    def rung(self) -> Rung:
        """To whom it goes."""
        return Rung(self.issued.rung)

    @property
    def unit(self) -> str:
        """The code of the unit that it is about."""
        return self.passed_on.unit if self.passed_on else self.issued.unit

    @property
    def unit_name(self) -> str:
        """The name of that unit: as it was printed, or of the one that came after."""
        return self.passed_on.name if self.passed_on else self.issued.unit_name

    @property
    def limit(self) -> date:
        """The day by which the matter is to be done, grace included."""
        return self.until or self.issued.limit

    @property
    def items(self) -> tuple[OrderItem, ...]:
        """The matters at issue."""
        return tuple(
            OrderItem(item.task, item.title, Kind(item.kind), item.due, item.fact)
            for item in self.issued.items
        )

    @property
    def matters(self) -> frozenset[MatterKey]:
        """What tells its matters apart from all others."""
        return frozenset((self.unit, item.task, item.kind, item.due) for item in self.items)

    @property
    def limit_set_on(self) -> date:
        """The day on which the limit that holds now was set."""
        return self.settled_on if self.until and self.settled_on else self.issued.day

    def limit_on(self, clock: Clock) -> date:
        """The limit for a matter of the task that has this clock: a day on which it stood counts against nobody."""
        return clock.put_off(self.limit, self.limit_set_on)

    def holds_up(self, day: date, clock: Clock = RUNNING) -> bool:
        """Whether the next rung has to wait: time is left, an answer waits, or a reason was accepted.

        `clock` is that of the task that the matter is of.
        """
        if self.state in (OrderState.ANSWERED, *OVER):
            return True
        excused_for_good = self.state is OrderState.EXCUSED and self.until is None
        return excused_for_good or day <= self.limit_on(clock)

    def missed_on(self, day: date, clock: Clock = RUNNING) -> bool:
        """Whether its limit has passed by `day` without good reason, the matter being open still."""
        return not self.holds_up(day, clock)


def evolve_order(order: Order | None, event: e.OrderEvent) -> Order:
    """The order after `event`; `order` is None before it was issued."""
    if isinstance(event, e.OrderIssued):
        return Order(event)
    if order is None:
        raise ValueError(f"{event.kind} before OrderIssued: {event.order}")
    if isinstance(event, e.OrderAnswered):
        answer = Answer(event.day, event.words, event.evidence)
        return replace(order, state=OrderState.ANSWERED, answers=(*order.answers, answer))
    if isinstance(event, e.OrderPassedOn):
        return replace(order, passed_on=event)
    assert isinstance(event, e.OrderSettled)
    return settled(order, event)


def settled(order: Order, event: e.OrderSettled) -> Order:
    """The order with a decision, which also answers what the unit said last."""
    state, answers = OrderState(event.outcome), order.answers
    if answers and state in (OrderState.EXCUSED, OrderState.REFUSED):
        last = replace(answers[-1], accepted=state is OrderState.EXCUSED, reason=event.reason)
        answers = (*answers[:-1], last)
    return replace(
        order,
        state=state,
        until=event.until or order.until,
        answers=answers,
        reason=event.reason,
        settled_on=event.day,
    )
