"""报账, 结算, 完工, 验收: what happens to a project beyond its life as a task, decided and folded."""

from datetime import date
from decimal import Decimal

from tracker.domain import events as e
from tracker.domain import project_commands as c
from tracker.domain import project_events as p
from tracker.domain.case import Case, chinese
from tracker.domain.changing import replace
from tracker.domain.needs import needs_words
from tracker.domain.project import Money, Payment, Project, money_text, payable
from tracker.domain.rules import DecideRules, EvolveRules
from tracker.domain.task import Task


def report_money(case: Case, command: c.ReportMoney) -> e.TaskEvent:
    project = project_of(case.task)
    amount = command.amount
    case.refuse_if(not amount, f"{command.money.word}金额不能是0。")
    case.refuse_if(
        not payable(amount), f"{command.money.word}金额应是最多六位小数的万元数，写的是{money_text(amount)}。"
    )
    refuse_future(case, command.on)
    case.refuse_if(amount < 0 and not command.note.strip(), "冲销要写明原因。", "请在说明中写明冲销哪一笔。")
    total = project.paid(command.money) + amount
    case.refuse_if(
        total < 0,
        f"冲销后累计{command.money.word}会少于0，现在累计{money_text(project.paid(command.money))}万元。",
    )
    case.refuse_if(
        total > project.approved,
        f"累计{command.money.word}{money_text(total)}万元，超过批复的{money_text(project.approved)}万元。",
        "请核对金额和单位（万元）。",
    )
    return p.MoneyReported(
        **case.facts,
        money=command.money.value,
        amount=money_text(amount),
        on=command.on,
        note=command.note.strip(),
    )


def finish_work(case: Case, command: c.FinishWork) -> e.TaskEvent:
    refuse_future(case, command.on)
    return p.WorkFinished(**case.facts, on=command.on, note=command.note.strip())


def accept_project(case: Case, command: c.AcceptProject) -> e.TaskEvent:
    finished = project_of(case.task).finished_on
    early = finished is not None and command.on < finished
    case.refuse_if(early, f"验收日期早于完工日期{chinese(finished)}。")
    refuse_future(case, command.on)
    needs_words(case, command.acceptance, "请写明验收意见或文号。")
    return p.ProjectAccepted(**case.facts, on=command.on, acceptance=command.acceptance.strip())


def project_of(task: Task) -> Project:
    """The project that the task is; only projects come this far."""
    assert task.project is not None
    return task.project


def refuse_future(case: Case, on: date) -> None:
    """Refuse a day that has not come."""
    case.refuse_if(on > case.today, f"{chinese(on)}还没有到。")


def raised(task: Task, event: p.ProjectRaised) -> Task:
    told = event.model_dump(exclude={"task", "day", "approved"})
    return replace(task, project=Project(approved=Decimal(event.approved), **told))


def reported(task: Task, event: p.MoneyReported) -> Task:
    payment = Payment(Money(event.money), Decimal(event.amount), event.on, event.note)
    project = project_of(task)
    return replace(task, project=replace(project, payments=(*project.payments, payment)))


def finished(task: Task, event: p.WorkFinished) -> Task:
    return replace(task, project=replace(project_of(task), finished_on=event.on))


def accepted(task: Task, event: p.ProjectAccepted) -> Task:
    project = replace(project_of(task), accepted_on=event.on, acceptance=event.acceptance)
    return replace(task, project=project)


DECIDES: DecideRules = {
    c.ReportMoney: report_money,
    c.FinishWork: finish_work,
    c.AcceptProject: accept_project,
}
EVOLVES: EvolveRules = {
    p.ProjectRaised: raised,
    p.MoneyReported: reported,
    p.WorkFinished: finished,
    p.ProjectAccepted: accepted,
}
