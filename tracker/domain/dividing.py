"""倒排工期: a task's milestones, its filing cycle, and its division into parts that are tasks themselves."""

from datetime import date

from tracker.domain import arrangement_events as a
from tracker.domain import commands as c
from tracker.domain.assigning import drafts_of
from tracker.domain.case import Case, chinese
from tracker.domain.changing import replace
from tracker.domain.cycles import Cycle
from tracker.domain.events import TaskDrafted, TaskEvent
from tracker.domain.needs import needs_lead, needs_to_come, needs_weight, needs_words
from tracker.domain.rules import DecideRules, EvolveRules
from tracker.domain.task import PartRole, Task
from tracker.domain.unit_names import pinyin_initials


def set_milestones(case: Case, command: c.SetMilestones) -> TaskEvent:
    """The milestones that hold from now on; those that have passed can only stay as they are."""
    case.refuse_if(not command.milestones, "没有写节点。", "请至少写一个节点：日期=权重=名称。")
    drafts = tuple(sorted(command.milestones, key=lambda each: each.day))
    deadline, held = case.task.deadline, {day for day, _ in case.task.milestones}
    for draft in drafts:
        needs_weight(case, draft.weight)
        if draft.day not in held:
            needs_to_come(case, draft.day, "节点日期")
        late = deadline is not None and draft.day > deadline
        case.refuse_if(late, f"节点{chinese(draft.day)}晚于完成时限{chinese(deadline)}。")
    case.refuse_if(len({each.day for each in drafts}) < len(drafts), "有两个节点在同一天。")
    return a.MilestonesSet(**case.facts, milestones=drafts)


def milestones_set(task: Task, event: a.MilestonesSet) -> Task:
    """Weights become the percent that is expected by each day, half rounded up."""
    whole, reached, milestones = sum(each.weight for each in event.milestones), 0, []
    for each in event.milestones:
        reached += each.weight
        milestones.append((each.day, (200 * reached + whole) // (2 * whole)))
    names = tuple(each.name for each in event.milestones)
    return replace(task, milestones=tuple(milestones), milestone_names=names)


def set_cycle(case: Case, command: c.SetCycle) -> TaskEvent:
    """The cycle that the task is filed for by: at once, or from the next period on where it was signed."""
    cycle, task = command.cycle, case.task
    case.refuse_if(cycle == task.cycle.alone, f"任务{task.code}现在就是{cycle.words}填报。")
    changed = task.cycle.changed(cycle, case.today) if task.active_on else cycle
    return a.CycleSet(
        **case.facts,
        cycle=cycle.kind,
        due_day=cycle.due_day,
        months_later=cycle.months_later,
        since=changed.since if task.active_on else None,
    )


def cycle_set(task: Task, event: a.CycleSet) -> Task:
    cycle = Cycle(event.cycle, event.due_day, event.months_later)
    return replace(task, cycle=task.cycle.changed(cycle, event.day) if event.since else cycle)


def split(case: Case, command: c.Split) -> tuple[TaskEvent, ...]:
    """A part of the task becomes a task of its own, in draft; its leads are the task's where none are named.

    The other units are not taken along: whoever is to sign again has to be named (基层减负).
    """
    task = case.task
    needs_words(case, command.title, "请写明子任务的名称。")
    needs_weight(case, command.weight)
    deadline = command.deadline or task.deadline
    check_deadline(case, deadline)
    parts = command.parts or tuple(drafts_of(task.parts_of(PartRole.LEAD)))
    needs_lead(case, parts)
    code = f"{task.code}-{len(task.children) + 1}"
    drafted = TaskDrafted(
        task=code,
        day=case.today,
        plan=task.plan,
        number=task.number,
        title=command.title,
        text=command.text or command.title,
        assignment=task.assignment,
        place=task.place,
        parts=parts,
        leaders=task.leaders,
        deadline=deadline,
        cycle=task.cycle.kind,
        due_day=task.cycle.due_day,
        months_later=task.cycle.months_later,
        initials=pinyin_initials(command.title),
        task_kind=task.kind.value,
        parent=task.code,
        weight=command.weight,
        level=task.level + 1,
    )
    divided = a.Divided(**case.facts, part=code, title=command.title, weight=command.weight)
    return divided, drafted


def check_deadline(case: Case, deadline: date | None) -> None:
    """Refuse a part that may take longer than the whole, or is due before it begins."""
    if deadline is None:
        return
    needs_to_come(case, deadline, "子任务的时限")
    whole = case.task.deadline
    case.refuse_if(
        whole is not None and deadline > whole,
        f"子任务的时限{chinese(deadline)}晚于任务{case.task.code}的时限{chinese(whole)}。",
    )


def divided(task: Task, event: a.Divided) -> Task:
    return replace(task, children=(*task.children, event.part))


DECIDES: DecideRules = {c.SetMilestones: set_milestones, c.Split: split, c.SetCycle: set_cycle}
EVOLVES: EvolveRules = {a.MilestonesSet: milestones_set, a.Divided: divided, a.CycleSet: cycle_set}
