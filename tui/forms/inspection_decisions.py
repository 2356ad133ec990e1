"""The forms of what waits about inspections: a scheme approved or not, a review answered."""

from dataclasses import replace
from typing import Any

from tracker.domain import inspection_commands as c
from tracker.domain.case import chinese
from tracker.domain.permissions import Act
from tracker.services.desk import Desk
from tracker.services.inspection_page import InspectionPage
from tracker.services.inspections import inspect
from tui.forms.fields import Field, Kind
from tui.forms.form import Answers, Form, reason
from tui.forms.inspections import NO, YES, form_on


def decision_on(act: Act, page: InspectionPage) -> Form:
    """The form of a decision in the queue: a scheme is approved or not, beside all that it says."""
    if act is not Act.APPROVE_SCHEME:
        return form_on(act, page)
    inspection, scheme = page.inspection, page.inspection.scheme
    stem: dict[str, Any] = {"inspection": inspection.code, "seen": inspection.version}

    def submit(desk: Desk, answers: Answers) -> str:
        approved = answers["choice"] == YES
        inspect(
            desk,
            c.ApproveScheme(**stem, note=answers["note"])
            if approved
            else c.CancelInspection(**stem, reason=answers["reason"]),
        )
        return f"督查方案{inspection.code}{'已批准' if approved else '没有批准，督查已取消'}。"

    choices = ((YES, "批准，范围不能再改"), (NO, "不批准，取消这次督查"))
    fields = (
        Field("choice", "决定", Kind.CHOICE, YES, choices=choices),
        Field("note", "批准意见", Kind.LINES, when=("choice", YES)),
        replace(reason("不批准的理由"), when=("choice", NO)),
    )
    says = (
        f"内容：{scheme.content}\n对象：{'、'.join(page.row.units)}　范围：{'、'.join(scheme.scope)}\n"
        f"人员：{'、'.join(page.row.members)}　{chinese(scheme.start)}至{chinese(scheme.end)}"
        f"　{'通知单位' if scheme.announced else '四不两直'}\n要改的，请打开它的页面修改后再批准。"
    )
    return Form("批准督查方案", says, submit, fields, inspection.code, scheme.title)
