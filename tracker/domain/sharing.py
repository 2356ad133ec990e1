"""分解目标值: a target divided among units, each asked once for its own number; their sum is the task's."""

from tracker.domain import arrangement_events as a
from tracker.domain import commands as c
from tracker.domain.case import Case
from tracker.domain.changing import replace
from tracker.domain.cycles import period_of
from tracker.domain.events import TaskEvent
from tracker.domain.needs import needs_to_come
from tracker.domain.printed import figure
from tracker.domain.reported import with_reported
from tracker.domain.rules import DecideRules, EvolveRules
from tracker.domain.target_words import counted, name
from tracker.domain.task import Task


def divide(case: Case, command: c.DivideTarget) -> tuple[TaskEvent, ...]:
    """The division, and with it the asking of every unit that was not asked for this period already."""
    task = case.task
    case.refuse_if(
        not 0 <= command.target < len(task.targets), f"任务{task.code}没有第{command.target + 1}个目标值。"
    )
    target = task.targets[command.target]
    case.refuse_if(not counted(target), f"“{name(target)}”不是可以相加的数量，不能分解。")
    needs_to_come(case, command.due, "填报期限")
    known = {part.unit for part in task.parts if part.unit}
    for unit, value in command.shares:
        case.refuse_if(unit not in known, f"“{unit}”不是任务{task.code}的单位。")
        case.refuse_if(value <= 0, f"分给“{unit}”的数应大于0，写的是{figure(value)}。")
    units = [unit for unit, _ in command.shares]
    case.refuse_if(not units or len(set(units)) < len(units), "每个单位应写一次，至少写一个单位。")
    total = sum(value for _, value in command.shares)
    case.refuse_if(
        total < target.value,
        f"各单位合计{figure(total)}{target.unit}，少于目标值{figure(target.value)}{target.unit}。",
        "请补足后再分解。",
    )
    period = period_of(task.cycle, case.today).label
    asked = {each.unit for each in task.askings if each.period == period}
    lead = {task.lead.unit} if task.lead else set()
    still = tuple(unit for unit in units if unit not in asked | lead)
    divided = a.TargetDivided(**case.facts, target=command.target, shares=command.shares)
    if not still:
        return (divided,)
    what = f"“{name(target)}”完成数"
    return divided, a.PartAsked(**case.facts, units=still, period=period, due=command.due, what=what)


def divided(task: Task, event: a.TargetDivided) -> Task:
    targets = tuple(
        replace(target, shares=event.shares) if index == event.target else target
        for index, target in enumerate(task.targets)
    )
    return with_reported(replace(task, targets=targets))


DECIDES: DecideRules = {c.DivideTarget: divide}
EVOLVES: EvolveRules = {a.TargetDivided: divided}
