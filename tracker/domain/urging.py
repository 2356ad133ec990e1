"""催办 by hand: the office chooses tasks and asks their first leads about them, in one order a unit.

What is late follows the ladder, without its grace: no rung is left out by hand. What is not late yet is asked about
in advance (Kind.AHEAD): that is no rung, and what comes of it counts for no light and no later order.
"""

from dataclasses import dataclass
from datetime import date

from tracker.domain.case import chinese
from tracker.domain.escalation import Matter, orders_by_matter
from tracker.domain.ladder import Ladder, OrderKind, Rung, Step
from tracker.domain.order import Order, OrderState
from tracker.domain.reminders import Kind
from tracker.domain.states import Stage
from tracker.domain.task import Task
from tracker.errors import RefusedError

BY_HAND = (OrderKind.LETTER, OrderKind.SLIP)
RUNGS = {OrderKind.LETTER: Rung.CONTACT, OrderKind.SLIP: Rung.HEAD}
DAYS = 3  # working days that an order gives which the office's ladder does not have
Asked = tuple[Matter, Order | None]
NOT_NOW = {
    Stage.DRAFT: ("还没有交办", "请先交办。"),
    Stage.DISPUTED: ("正在裁定异议，期间不催办", "请先裁定异议。"),
    Stage.CLAIMED: ("已申请办结，等办公室核验", "请先核验。"),
    Stage.VERIFIED: ("核验已通过，等办公室销号", "请先销号。"),
    Stage.CLOSED: ("已经销号", ""),
    Stage.SUSPENDED: ("已中止，期间不催办", ""),
    Stage.CANCELLED: ("已经撤销", ""),
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """A task that was chosen: where it stands in a sentence, what its first lead is late with, the orders to that unit.

    `own`: the office leads it itself.
    """

    task: Task
    fact: str
    late: tuple[Matter, ...] = ()
    orders: tuple[Order, ...] = ()
    own: bool = False


def step_of(ladder: Ladder, kind: OrderKind) -> Step:
    """The rung of an order by hand, and the working days that it gives."""
    found = next((step for step in ladder.steps if step.kind is kind), None)
    return found or Step(RUNGS[kind], kind, 0, DAYS)


def urged(chosen: Chosen, kind: OrderKind, ladder: Ladder, today: date, limit: date) -> tuple[Asked, ...]:
    """What an order of `kind` by hand asks about the task, each matter with the order that came before on it.

    Raises RefusedError with the reason why nothing can be asked.
    """
    task, lead = chosen.task, chosen.task.lead
    if task.stage in NOT_NOW:
        reason, remedy = NOT_NOW[task.stage]
        raise RefusedError(f"任务{task.code}{reason}。", remedy)
    if lead is None or lead.unit is None:
        raise RefusedError(f"任务{task.code}没有登记的牵头单位，不知道催谁。", "请先用调整单位指定。")
    if chosen.own:
        raise RefusedError(f"任务{task.code}由办公室自己牵头，不给自己发文书。")
    refuse_asked_already(chosen, today)
    if chosen.late:
        return by_the_ladder(chosen, kind, ladder)
    due, until = task.deadline or limit, f"时限{chinese(task.deadline)}，" if task.deadline else ""
    fact = until + chosen.fact
    matter = Matter(
        lead.unit, task.code, task.title, Kind.AHEAD, due, fact, task.plan, task.leaders, task.clock
    )
    return ((matter, None),)


def refuse_asked_already(chosen: Chosen, today: date) -> None:
    """The same is not asked twice: not on one day, not while an order's limit runs or its answer waits."""
    for order in chosen.orders:
        if order.state is OrderState.WITHDRAWN or order.kind is OrderKind.TALK:
            continue
        if order.issued.day == today:
            raise RefusedError(f"今天已由{order.number}要求，一天不重复要求。")
        if order.state is OrderState.ANSWERED:
            raise RefusedError(f"单位已答复{order.number}，等办公室审定。", "请先审定答复。")
        limit = order.limit_on(chosen.task.clock)
        done_with = order.state is OrderState.EXCUSED and order.until is None
        if today <= limit and not done_with:
            raise RefusedError(f"已由{order.number}要求，期限{chinese(limit)}，期内不重复要求。")


def by_the_ladder(chosen: Chosen, kind: OrderKind, ladder: Ladder) -> tuple[Asked, ...]:
    """What is late, as far as this kind of order is the next rung for it."""
    by_matter = orders_by_matter(chosen.orders)
    found: list[Asked] = []
    for matter in chosen.late:
        last = next(iter(reversed(by_matter.get(matter.key, ()))), None)
        if last is not None and last.state is OrderState.EXCUSED and last.until is None:
            continue
        step = ladder.after(last.rung) if last else ladder.first()
        if step is None:
            raise RefusedError(f"{matter.fact}，督办阶梯已到最高一级。")
        if step.kind is not kind:
            raise RefusedError(
                f"{matter.fact}，按督办阶梯应发{step.kind.word}。",
                "请改选文书，或用 duban order propose 查看。",
            )
        found.append((matter, last))
    if not found:
        raise RefusedError(f"任务{chosen.task.code}没有按期办理的理由已审定成立，不再催办。")
    return tuple(found)
