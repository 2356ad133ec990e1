"""The forms of the queue: what waits is decided one way or the other in one form, the facts beside the choice."""

from dataclasses import replace

from tracker.domain import commands as c
from tracker.domain.permissions import Act
from tracker.queries.inbox import ERRANDS, FILE_AGAIN
from tui.forms import office, unit
from tui.forms.act_form import ActForm
from tui.forms.acts import FORMS
from tui.forms.fields import Field, Kind
from tui.forms.form import Answers
from tui.sheet import Sheet

YES, NO = "yes", "no"


def either(label: str, yes: str, no: str) -> Field:
    """The choice that the other fields hang on."""
    return Field("choice", label, Kind.CHOICE, YES, choices=((YES, yes), (NO, no)))


def belonging(answer: str, *fields: Field) -> tuple[Field, ...]:
    """Fields that are asked for only after that answer."""
    return tuple(replace(field, when=("choice", answer)) for field in fields)


def filing_fields(sheet: Sheet) -> tuple[Field, ...]:
    return (
        either("审核", "采纳", "退回"),
        *belonging(YES, *office.accept_fields(sheet)),
        *belonging(NO, *office.return_fields(sheet)),
    )


def judge_filing(sheet: Sheet, answers: Answers) -> c.Command:
    accepts = answers["choice"] == YES
    return office.accept(sheet, answers) if accepts else office.send_back(sheet, answers)


def claim_fields(sheet: Sheet) -> tuple[Field, ...]:
    return (
        either("核验", "通过，认定完成", "不通过，退回继续办理"),
        *belonging(YES, *office.verify_fields(sheet)),
        *belonging(NO, *office.refuse_fields(sheet)),
    )


def judge_claim(sheet: Sheet, answers: Answers) -> c.Command:
    passes = answers["choice"] == YES
    return office.verify(sheet, answers) if passes else office.refuse(sheet, answers)


def sign_fields(sheet: Sheet) -> tuple[Field, ...]:
    if Act.DISPUTE not in sheet.acts:
        return ()
    return (
        either("签收", "签收，由本单位承担", "提出异议，不属本单位职责"),
        *belonging(NO, *unit.dispute_fields(sheet)),
    )


def sign_or_dispute(sheet: Sheet, answers: Answers) -> c.Command:
    signs = answers.get("choice", YES) == YES
    return unit.sign(sheet, answers) if signs else unit.dispute(sheet, answers)


def sign_says(sheet: Sheet) -> str:
    return f"{sheet.task.text or sheet.task.title}\n{unit.sign_says(sheet)}"


DECISION_FORMS: dict[str, ActForm] = {
    Act.DECIDE_DISPUTE.word: FORMS[Act.DECIDE_DISPUTE],
    ERRANDS[Act.ACCEPT]: ActForm(Act.ACCEPT, office.filing_says, judge_filing, filing_fields, "审核填报"),
    Act.DECIDE_EXTENSION.word: FORMS[Act.DECIDE_EXTENSION],
    ERRANDS[Act.VERIFY]: ActForm(Act.VERIFY, office.claim_says, judge_claim, claim_fields, "核验办结"),
    Act.CLOSE.word: FORMS[Act.CLOSE],
    Act.DISPATCH.word: FORMS[Act.DISPATCH],
    Act.SIGN.word: ActForm(Act.SIGN, sign_says, sign_or_dispute, sign_fields, "签收"),
    FILE_AGAIN: FORMS[Act.FILE],
    Act.FILE.word: FORMS[Act.FILE],
    Act.ANSWER_INSTRUCTION.word: FORMS[Act.ANSWER_INSTRUCTION],
}
