"""The forms of what a unit does: sign, dispute, file, ask for time, claim completion."""

from tracker.domain import commands as c
from tracker.domain.case import chinese
from tracker.domain.permissions import Act
from tui.forms import filing
from tui.forms.act_form import ActForm, stem
from tui.forms.fields import Field, Kind
from tui.forms.form import Answers, evidence, reason
from tui.sheet import Sheet


def sign_says(sheet: Sheet) -> str:
    return f"签收后由你单位承担。签收期限{chinese(sheet.task.sign_by)}。"


def sign(sheet: Sheet, answers: Answers) -> c.Command:
    return c.Sign(**stem(sheet))


def dispute_says(sheet: Sheet) -> str:
    return "提出后签收期限暂停，由领导小组办公室裁定。"


def dispute_fields(sheet: Sheet) -> tuple[Field, ...]:
    return (reason("理由", "写明依据，如三定方案、文件名称"),)


def dispute(sheet: Sheet, answers: Answers) -> c.Command:
    return c.DisputeTask(**stem(sheet), reason=answers["reason"])


def extension_says(sheet: Sheet) -> str:
    return f"现在的时限是{chinese(sheet.task.deadline)}。延期由办公室审批，原定时限仍会保留。"


def extension_fields(sheet: Sheet) -> tuple[Field, ...]:
    claimed = "" if sheet.task.claimed is None else str(sheet.task.claimed)
    hint = f"晚于{chinese(sheet.task.deadline)}，如2020-12-31"
    return (
        Field("until", "新的完成时限", Kind.DAY, hint=hint, required=True),
        reason("延期理由"),
        Field("progress", "已完成（%）", Kind.PERCENT, claimed, required=True),
    )


def ask_extension(sheet: Sheet, answers: Answers) -> c.Command:
    return c.AskExtension(
        **stem(sheet), until=answers["until"], reason=answers["reason"], progress=answers["progress"]
    )


def claim_says(sheet: Sheet) -> str:
    by = "提出问题的督查组" if sheet.task.closers else "领导小组办公室"
    return f"申请后由{by}核验，通过后销号。"


def claim_fields(sheet: Sheet) -> tuple[Field, ...]:
    return (
        Field("basis", "办结依据", Kind.LINES, hint="验收文号、证明材料名称等", required=True),
        evidence(),
    )


def claim(sheet: Sheet, answers: Answers) -> c.Command:
    return c.ClaimCompletion(**stem(sheet), basis=answers["basis"], evidence=answers["evidence"])


UNIT_FORMS = (
    ActForm(Act.SIGN, sign_says, sign),
    ActForm(Act.DISPUTE, dispute_says, dispute, dispute_fields),
    ActForm(Act.FILE, filing.says, filing.command, filing.fields, doubts=filing.doubts),
    ActForm(Act.ASK_EXTENSION, extension_says, ask_extension, extension_fields),
    ActForm(Act.CLAIM, claim_says, claim, claim_fields),
)
