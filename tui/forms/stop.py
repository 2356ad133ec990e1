"""The forms that stop a task's clock: suspend, resume, cancel."""

from tracker.domain import commands as c
from tracker.domain.case import chinese
from tracker.domain.permissions import Act
from tui.forms.act_form import ActForm, stem
from tui.forms.fields import Field
from tui.forms.form import Answers, reason
from tui.sheet import Sheet


def suspend_says(sheet: Sheet) -> str:
    return "从今天起停止计时：不催办，不算超期。恢复办理时，未到的时限按中止的天数顺延；已经超期的仍是超期。"


def suspend_fields(sheet: Sheet) -> tuple[Field, ...]:
    return (reason("中止理由"),)


def suspend(sheet: Sheet, answers: Answers) -> c.Command:
    return c.Suspend(**stem(sheet), reason=answers["reason"])


def resume_says(sheet: Sheet) -> str:
    held = sheet.task.suspension
    if held is None:
        return ""
    return f"{chinese(held.on)}中止，理由：{held.reason}\n恢复后回到“{held.state.word}”。"


def resume_fields(sheet: Sheet) -> tuple[Field, ...]:
    return (reason("恢复办理的理由"),)


def resume(sheet: Sheet, answers: Answers) -> c.Command:
    return c.Resume(**stem(sheet), reason=answers["reason"])


def cancel_says(sheet: Sheet) -> str:
    return "撤销后不再办理，也不能恢复；填报和履历都保留，撤销前已经超期的仍计入按期率。"


def cancel_fields(sheet: Sheet) -> tuple[Field, ...]:
    return (reason("撤销理由"),)


def cancel(sheet: Sheet, answers: Answers) -> c.Command:
    return c.Cancel(**stem(sheet), reason=answers["reason"])


STOP_FORMS = (
    ActForm(Act.SUSPEND, suspend_says, suspend, suspend_fields),
    ActForm(Act.RESUME, resume_says, resume, resume_fields),
    ActForm(Act.CANCEL, cancel_says, cancel, cancel_fields),
)
