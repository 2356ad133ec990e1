"""The forms of what the office does: assign, dispatch, decide, answer filings, verify, close."""

from dataclasses import replace

from tracker.domain import commands as c
from tracker.domain.accepting import computed_after
from tracker.domain.case import chinese
from tracker.domain.permissions import Act
from tracker.domain.target_words import figure, name
from tracker.domain.task import Filing
from tracker.errors import InputError
from tracker.services.desk import Desk
from tracker.services.filing import doubts_before_accepting, doubts_waiting
from tui.forms.act_form import ActForm, stem
from tui.forms.fields import Field, Kind
from tui.forms.form import Answers, reason
from tui.forms.units import parts_from, unit_fields
from tui.sheet import Sheet
from tui.widgets.task_filings import values_in_words
from tui.words import plain_number

YES, NO = "yes", "no"


def assign_says(sheet: Sheet) -> str:
    return f"方案写的是：{sheet.task.assignment.replace(chr(10), '；')}"


def assign_fields(sheet: Sheet) -> tuple[Field, ...]:
    return (*unit_fields(sheet), reason("调整理由"))


def assign(sheet: Sheet, answers: Answers) -> c.Command:
    return c.Assign(**stem(sheet), parts=parts_from(answers), reason=answers["reason"])


def dispatch_says(sheet: Sheet) -> str:
    leads = "、".join(sheet.standing.facts.lead)
    others = "、".join(sheet.standing.facts.responsible)
    along = f"，责任单位{others}" if others else ""
    return f"交给牵头单位{leads}{along}签收。单位在签收期限内签收或提出异议。"


def dispatch(sheet: Sheet, answers: Answers) -> c.Command:
    return c.Dispatch(**stem(sheet))


def dispute_says(sheet: Sheet) -> str:
    dispute = sheet.task.dispute
    return f"{sheet.name_of(dispute.unit)}提出异议：{dispute.reason}" if dispute else ""


def dispute_fields(sheet: Sheet) -> tuple[Field, ...]:
    choices = ((NO, "不成立，仍由原单位签收"), (YES, "成立，按下面的单位重新交办"))
    return (
        Field("upheld", "裁定", Kind.CHOICE, NO, choices=choices),
        reason("裁定理由"),
        *(replace(field, when=("upheld", YES)) for field in unit_fields(sheet)),
    )


def decide_dispute(sheet: Sheet, answers: Answers) -> c.Command:
    upheld = answers["upheld"] == YES
    parts = parts_from(answers) if upheld else ()
    return c.DecideDispute(**stem(sheet), upheld=upheld, reason=answers["reason"], parts=parts)


def oldest(sheet: Sheet) -> Filing | None:
    """The filing that waits longest; it is the one that is answered."""
    return next(iter(sheet.task.pending_filings), None)


def number_of(filing: Filing | None) -> int | None:
    return filing.number if filing else None


def filing_says(sheet: Sheet) -> str:
    filing = oldest(sheet)
    if filing is None:
        return ""
    values = values_in_words(sheet, filing)
    problems = f"\n存在问题：{filing.problems}" if filing.problems else ""
    numbers = f"\n填报数值：{values}" if values else ""
    doubts = doubts_waiting(sheet.task).get(filing.number, ())
    doubtful = f"\n疑点：{'；'.join(doubts)}" if doubts else ""
    return (
        f"{sheet.name_of(filing.unit)}{filing.period}填报，自报{filing.claimed}%{compared(sheet)}。\n"
        f"落实情况：{filing.progress}{problems}{numbers}{doubtful}"
    )


def compared(sheet: Sheet) -> str:
    """What the claimed percent is to be held against: the last verified one, and where the task should be."""
    verified, expected = sheet.standing.facts.verified, sheet.standing.expected
    known = {"上次核定": verified, "序时应达": expected}
    return "".join(f"，{words}{value}%" for words, value in known.items() if value is not None)


def accept_fields(sheet: Sheet) -> tuple[Field, ...]:
    filing = oldest(sheet)
    computed = computed_after(sheet.task, filing) if filing else None
    claimed = str(filing.claimed) if filing and computed is None else ""
    hint = f"不填按目标值：{computed.formula}" if computed else "与自报不同时请在意见中说明"
    return (
        Field("verified", "核定进度（%）", Kind.PERCENT, claimed, hint=hint, required=computed is None),
        *number_fields(sheet, filing),
        Field("note", "意见", Kind.LINES),
    )


def number_fields(sheet: Sheet, filing: Filing | None) -> tuple[Field, ...]:
    """Each number that the filing reports, to be taken as it is or as it was found."""
    return tuple(
        Field(
            f"target-{index}",
            f"核定{name(sheet.task.targets[index])}",
            Kind.NUMBER,
            plain_number(value),
            hint=f"自报{figure(value)}{sheet.task.targets[index].unit}",
        )
        for index, value in (filing.values if filing else ())
    )


def accept(sheet: Sheet, answers: Answers) -> c.AcceptFiling:
    filing = oldest(sheet)
    reported = filing.values if filing else ()
    found = ((index, value, answers.get(f"target-{index}")) for index, value in reported)
    values = tuple((index, other) for index, value, other in found if other is not None and other != value)
    return c.AcceptFiling(
        **stem(sheet),
        filing=number_of(filing),
        verified=answers["verified"],
        values=values,
        note=answers["note"],
    )


def accept_doubts(sheet: Sheet, desk: Desk, answer: c.Command) -> tuple[str, ...]:
    """Where the percent will not hold."""
    return doubts_before_accepting(sheet.task, answer) if isinstance(answer, c.AcceptFiling) else ()


def return_fields(sheet: Sheet) -> tuple[Field, ...]:
    return (reason("退回理由", "写明哪里要改"),)


def send_back(sheet: Sheet, answers: Answers) -> c.Command:
    return c.ReturnFiling(**stem(sheet), filing=number_of(oldest(sheet)), reason=answers["reason"])


def extension_says(sheet: Sheet) -> str:
    asked = sheet.task.open_extension
    if asked is None:
        return ""
    return (
        f"{sheet.name_of(asked.unit)}申请由{chinese(sheet.task.deadline)}延至{chinese(asked.until)}，"
        f"已完成{asked.progress}%。理由：{asked.reason}\n原定时限仍会保留并单独统计。"
    )


def extension_fields(sheet: Sheet) -> tuple[Field, ...]:
    asked = sheet.task.open_extension
    until = asked.until.isoformat() if asked else ""
    return (
        Field("granted", "审批", Kind.CHOICE, YES, choices=((YES, "同意延期"), (NO, "不同意"))),
        Field("until", "延至", Kind.DAY, until, hint="可以改为另一个日期", when=("granted", YES)),
        Field("reason", "意见", Kind.LINES, hint="不同意时必须写明理由"),
    )


def decide_extension(sheet: Sheet, answers: Answers) -> c.Command:
    granted = answers["granted"] == YES
    if not granted and not answers["reason"]:
        raise InputError("请写明不同意延期的理由。")
    until = answers["until"] if granted else None
    return c.DecideExtension(**stem(sheet), granted=granted, until=until, reason=answers["reason"])


def claim_says(sheet: Sheet) -> str:
    return f"{chinese(sheet.task.claim_on)}申请办结。依据：{sheet.task.claim_basis}"


def verify_fields(sheet: Sheet) -> tuple[Field, ...]:
    return (Field("note", "核验意见", Kind.LINES),)


def verify(sheet: Sheet, answers: Answers) -> c.Command:
    return c.VerifyCompletion(**stem(sheet), note=answers["note"])


def refuse_fields(sheet: Sheet) -> tuple[Field, ...]:
    return (reason("不通过的理由"),)


def refuse(sheet: Sheet, answers: Answers) -> c.Command:
    return c.RefuseCompletion(**stem(sheet), reason=answers["reason"])


def close_says(sheet: Sheet) -> str:
    return "销号后任务不再变化，销号编号由系统顺序给出。"


def close(sheet: Sheet, answers: Answers) -> c.Command:
    return c.CloseTask(**stem(sheet))


OFFICE_FORMS = (
    ActForm(Act.ASSIGN, assign_says, assign, assign_fields),
    ActForm(Act.DISPATCH, dispatch_says, dispatch),
    ActForm(Act.DECIDE_DISPUTE, dispute_says, decide_dispute, dispute_fields),
    ActForm(Act.ACCEPT, filing_says, accept, accept_fields, doubts=accept_doubts),
    ActForm(Act.RETURN, filing_says, send_back, return_fields),
    ActForm(Act.DECIDE_EXTENSION, extension_says, decide_extension, extension_fields),
    ActForm(Act.VERIFY, claim_says, verify, verify_fields),
    ActForm(Act.REFUSE, claim_says, refuse, refuse_fields),
    ActForm(Act.CLOSE, close_says, close),
)
