"""What is asked of units beyond the plan: a leader's instruction, and the part of a responsible unit."""

from tracker.domain import arrangement_events as a
from tracker.domain import commands as c
from tracker.domain.case import Case, chinese
from tracker.domain.changing import replace
from tracker.domain.cycles import period_of
from tracker.domain.events import TaskEvent
from tracker.domain.instruction import Asking, Instruction
from tracker.domain.needs import needs_to_come, needs_words
from tracker.domain.permissions import Role
from tracker.domain.rules import DecideRules, EvolveRules
from tracker.domain.task import FilingState, PartRole, Task
from tracker.errors import RefusedError


def instruct(case: Case, command: c.Instruct) -> TaskEvent:
    """A leader instructs, or the office enters what a leader wrote."""
    own = case.actor.person if case.actor.role is Role.LEADER else ""
    by = command.by.strip() or own
    needs_words(case, command.words, "请写明批示内容。")
    needs_words(case, by, "请写明作出批示的领导职务。")
    if command.answer_by is not None:
        needs_to_come(case, command.answer_by, "回复期限")
    return a.Instructed(**case.facts, by=by, words=command.words, answer_by=command.answer_by)


def instructed(task: Task, event: a.Instructed) -> Task:
    number = len(task.instructions) + 1
    new = Instruction(number, event.day, event.by, event.words, event.answer_by)
    return replace(task, instructions=(*task.instructions, new))


def answer_instruction(case: Case, command: c.AnswerInstruction) -> TaskEvent:
    """The lead reports on an instruction: that one, or the oldest that waits."""
    needs_words(case, command.words, "请写明批示的落实情况。")
    for each in case.task.instructions:
        if each.answered_on is None and command.number in (None, each.number):
            return a.InstructionAnswered(
                **case.facts, number=each.number, unit=case.unit, words=command.words
            )
    raise RefusedError(f"任务{case.task.code}没有第{command.number}条等待回复的批示。")


def instruction_answered(task: Task, event: a.InstructionAnswered) -> Task:
    answered = tuple(
        replace(each, answered_on=event.day, answer=event.words) if each.number == event.number else each
        for each in task.instructions
    )
    return replace(task, instructions=answered)


def ask_part(case: Case, command: c.AskPart) -> TaskEvent:
    """Responsible units are asked to file their part for the running period; nobody is asked twice."""
    task = case.task
    units = tuple(dict.fromkeys(command.units))
    needs_to_come(case, command.due, "填报期限")
    names = {part.unit: part.name for part in task.parts_of(PartRole.RESPONSIBLE) if part.unit}
    case.refuse_if(not units, "没有指定责任单位。", "请写明要求哪些责任单位填报。")
    period = period_of(task.cycle, case.today).label
    for unit in units:
        case.refuse_if(unit not in names, f"“{unit}”不是任务{task.code}的责任单位。")
        for each in task.askings:
            case.refuse_if(
                (each.unit, each.period) == (unit, period),
                f"{chinese(each.on)}已要求{names[unit]}于{chinese(each.due)}前填报{period}，"
                "同一事项不重复要求。",
            )
        filed = any(
            (filing.unit, filing.period) == (unit, period) and filing.state is not FilingState.RETURNED
            for filing in task.filings
        )
        case.refuse_if(filed, f"{names[unit]}已填报{period}，同一事项不重复要求。")
    return a.PartAsked(**case.facts, units=units, period=period, due=command.due, what=command.what)


def part_asked(task: Task, event: a.PartAsked) -> Task:
    asked = (Asking(unit, event.period, event.due, event.day, event.what) for unit in event.units)
    return replace(task, askings=(*task.askings, *asked))


DECIDES: DecideRules = {c.Instruct: instruct, c.AnswerInstruction: answer_instruction, c.AskPart: ask_part}
EVOLVES: EvolveRules = {
    a.Instructed: instructed,
    a.InstructionAnswered: instruction_answered,
    a.PartAsked: part_asked,
}
