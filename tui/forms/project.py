"""The forms of what happens to a project: money reported, works finished, works accepted."""

from decimal import Decimal

from tracker.domain import project_commands as c
from tracker.domain.commands import Command
from tracker.domain.permissions import Act
from tracker.domain.project import Money, money_text
from tui.forms.act_form import ActForm, stem
from tui.forms.fields import Field, Kind, figure
from tui.forms.form import Answers
from tui.sheet import Sheet

MONEY = tuple((money.value, money.word) for money in Money)


def amount(text: str) -> Decimal:
    """An amount in 万元, exactly as it was typed."""
    figure(text)
    return Decimal(text.replace(",", "").replace("，", ""))


def money_says(sheet: Sheet) -> str:
    project = sheet.task.project
    if project is None:
        return ""
    sums = "，".join(f"累计{money.word}{money_text(project.paid(money))}" for money in Money)
    return f"批复{money_text(project.approved)}万元，{sums}。冲销写负数并说明原因。"


def day_field(sheet: Sheet) -> Field:
    today = sheet.standing.day.isoformat()
    return Field("on", "日期", Kind.DAY, today, required=True)


def money_fields(sheet: Sheet) -> tuple[Field, ...]:
    return (
        Field("money", "登记", Kind.CHOICE, Money.REIMBURSED.value, choices=MONEY),
        Field("amount", "金额（万元）", Kind.NUMBER, required=True, read=amount),
        day_field(sheet),
        Field("note", "说明", hint="凭证号等"),
    )


def report_money(sheet: Sheet, answers: Answers) -> Command:
    money = Money(answers["money"])
    return c.ReportMoney(
        **stem(sheet), money=money, amount=answers["amount"], on=answers["on"], note=answers["note"]
    )


def finish_says(sheet: Sheet) -> str:
    return "工程已经建成，登记后可以验收。"


def finish_fields(sheet: Sheet) -> tuple[Field, ...]:
    return (day_field(sheet), Field("note", "说明"))


def finish_work(sheet: Sheet, answers: Answers) -> Command:
    return c.FinishWork(**stem(sheet), on=answers["on"], note=answers["note"])


def accept_says(sheet: Sheet) -> str:
    return "县级验收通过后登记。任务办结仍由牵头单位申请、办公室核验。"


def accept_fields(sheet: Sheet) -> tuple[Field, ...]:
    return (day_field(sheet), Field("acceptance", "验收意见或文号", required=True))


def accept_project(sheet: Sheet, answers: Answers) -> Command:
    return c.AcceptProject(**stem(sheet), on=answers["on"], acceptance=answers["acceptance"])


PROJECT_FORMS = (
    ActForm(Act.REPORT_MONEY, money_says, report_money, money_fields),
    ActForm(Act.FINISH_WORK, finish_says, finish_work, finish_fields),
    ActForm(Act.ACCEPT_PROJECT, accept_says, accept_project, accept_fields),
)
