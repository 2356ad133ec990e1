"""The office's monthly round: units are reminded of what falls due, and what is late gets its order."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from types import SimpleNamespace
from typing import Any

from seeds import seed_text
from tracker.domain import order_acts
from tracker.domain.codes import in_order
from tracker.domain.escalation import Matter, Proposal, proposals
from tracker.domain.ladder import Ladder, OrderKind
from tracker.domain.ladder_toml import ladder_from_toml
from tracker.domain.office_events import Reminded
from tracker.domain.order import Order, OrderState, evolve_order
from tracker.domain.order_events import OrderEvent
from tracker.domain.permissions import Actor
from tracker.domain.reminders import Owed, digests_due
from tracker.domain.task import State, Task
from tracker.ledger.log import Entry
from tracker.ledger.task_rows import task_row
from tracker.queries.matters import UNITS_TURN, open_matters
from tracker.queries.owed import filings, of_part
from tracker.services.channels import FileOutbox
from tracker.services.ladders import DEFAULT
from tracker.services.scale import courses
from tracker.services.scale.diary import Diary
from tracker.services.scale.setting import FOUNDED, Setting
from tracker.services.scale.undertakings import Undertakings
from tracker.services.scale.words import words

DUE_DAY, DAYS_BEFORE = 25, 3  # filings are due on the 25th; three working days before, units are told


@dataclass(slots=True)
class Rounds:
    """A round a month; `plans` are the titles of the plans by their numbers, `orders` all that were issued."""

    setting: Setting
    diary: Diary
    undertakings: Undertakings
    plans: Mapping[str, str]
    orders: dict[str, Order] = field(default_factory=dict)
    issued: Counter[OrderKind] = field(default_factory=Counter)
    ladder: Ladder = field(default_factory=lambda: ladder_from_toml(seed_text(DEFAULT), DEFAULT))

    def begin(self) -> None:
        """Put the rounds of the year down."""
        for month in range(1, 13):
            due = date(FOUNDED.year, month, DUE_DAY)
            moment = self.setting.moment(due, -DAYS_BEFORE, self.setting.luck(f"round {month}"))
            self.diary.put(moment, "round", self.round)

    def round(self, at: datetime) -> Iterator[Entry]:
        """Digests to all units that owe something, and most of the orders that are due."""
        today, luck = at.date(), self.setting.luck(f"orders {at.date()}")
        owed, matters = self.looked_at(today)
        for digest in digests_due(owed, today, self.setting.terms.calendar, self.setting.key):
            told = Reminded(
                key=digest.key,
                unit=digest.unit,
                day=today,
                lines=digest.lines,
                tasks=digest.tasks,
                channel=FileOutbox.name,
            )
            yield from self.setting.entries(at, self.setting.office, [told])
        calendar = self.setting.terms.calendar
        for each in proposals(matters, self.orders.values(), self.ladder, today, calendar):
            if luck.random() < courses.ORDERED:
                yield from self.issue(each, at)

    def looked_at(self, today: date) -> tuple[list[Owed], list[Matter]]:
        """What units owe, and what of it is late, in the order in which the program looks at it."""
        owed: list[Owed] = []
        matters: list[Matter] = []
        for task in self.undertakings.tasks.values():
            if task.state in UNITS_TURN:
                row = as_row(task)
                parts: list[Any] = list(task.parts)
                for part in parts:
                    owed += of_part(row, part, today)
                if task.state is State.ACTIVE and not task.children:
                    owed += filings(row, parts, today, set(task.returned_periods))
                matters += open_matters(row, parts, today)
        return owed, sorted(matters, key=lambda each: (each.unit, each.due, in_order(each.task), each.kind))

    def issue(self, proposal: Proposal, at: datetime) -> Iterator[Entry]:
        """The order is issued; what becomes of it follows."""
        kind, prefix = proposal.step.kind, self.setting.house.prefix
        self.issued[kind] += 1
        number = f"{prefix}〔{at.year}〕{kind.mark}{self.issued[kind]}号"
        titles = dict.fromkeys(self.plans[matter.plan] for matter in proposal.matters if matter.plan)
        unit = self.setting.region.registry.unit(proposal.unit).name
        head = order_acts.Letterhead(self.setting.name, unit, tuple(titles))
        yield from self.put(at, self.setting.office, order_acts.issue(proposal, number, head, at.date()))
        luck = self.setting.luck(number)
        if kind is OrderKind.TALK:
            self.diary.put(
                self.setting.moment(at.date(), luck.randint(2, 6), luck), number, partial(self.talk, number)
            )
        elif luck.random() < courses.ANSWERED:
            self.diary.put(
                self.setting.moment(at.date(), luck.randint(2, 4), luck), number, partial(self.answer, number)
            )

    def answer(self, number: str, at: datetime) -> Iterator[Entry]:
        """The unit answers; the office decides on it."""
        order, luck = self.orders[number], self.setting.luck(f"answer {number}")
        actor, said = self.setting.actor(order.unit), luck.choice(words().supervision.answers)
        yield from self.put(at, actor, order_acts.answer(order, actor, said, (), at.date()))
        excused = luck.random() < courses.EXCUSED
        outcome = OrderState.EXCUSED if excused else OrderState.REFUSED
        reason = words().supervision.excused if excused else words().supervision.refused
        turn = partial(self.settle, number, self.setting.office, outcome, reason)
        self.diary.put(self.setting.moment(at.date(), luck.randint(2, 3), luck), number, turn)

    def talk(self, number: str, at: datetime) -> Iterator[Entry]:
        """A leader decides whether the talk is held."""
        held = self.setting.luck(f"talk {number}").random() < courses.TALKED
        outcome = OrderState.TALKED if held else OrderState.NOT_TALKED
        reason = words().supervision.talked if held else words().supervision.not_talked
        yield from self.settle(number, self.setting.leader, outcome, reason, at)

    def settle(
        self, number: str, actor: Actor, outcome: OrderState, reason: str, at: datetime
    ) -> Iterator[Entry]:
        """审定."""
        order = self.orders[number]
        yield from self.put(at, actor, order_acts.settle(order, actor, outcome, reason, None, at.date()))

    def put(self, at: datetime, actor: Actor, event: OrderEvent) -> Iterator[Entry]:
        """An event in the life of an order."""
        self.orders[event.order] = evolve_order(self.orders.get(event.order), event)
        yield from self.setting.entries(at, actor, [event])


def as_row(task: Task) -> Any:
    """The task as the tables would have it."""
    return SimpleNamespace(**task_row({}, task).values)
