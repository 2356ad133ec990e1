"""The forms of 回避: who stands aside where a unit is inspected, and that it no longer holds."""

from tracker.domain.permissions import Act, may
from tracker.domain.units import Registry
from tracker.errors import RefusedError
from tracker.services.desk import Desk
from tracker.services.ties import end_tie, state_tie, ties
from tui.forms.fields import Field, Kind
from tui.forms.form import Answers, Form, reason
from tui.forms.offers import inspectors_offered
from tui.forms.units import reader_of


def stating(desk: Desk, known: Registry) -> Form:
    """One's own tie; the office states any."""

    def submit(desk: Desk, answers: Answers) -> str:
        for named in answers["unit"]:
            state_tie(desk, answers["account"], named.unit.code, answers["reason"])
        return f"已申报：账号“{answers['account']}”回避{'、'.join(named.unit.name for named in answers['unit'])}。"

    any_account = None if may(desk.who, Act.STATE_TIE) else inspectors_offered
    fields = (
        Field("account", "谁回避", value=desk.who.account, hint="账号", required=True, offers=any_account),
        Field("unit", "回避的单位", Kind.UNITS, required=True, read=reader_of(known)),
        reason("理由", "如配偶在该单位任职"),
    )
    says = "申报后不能担任对这个单位的督查人员，随机抽取时自动排除；由领导小组办公室解除。"
    return Form("申报回避", says, submit, fields)


def ending(desk: Desk) -> Form:
    """A tie that no longer holds. Raises RefusedError where none was stated."""
    held = ties(desk)
    if not held:
        raise RefusedError("没有申报过回避关系。")

    def submit(desk: Desk, answers: Answers) -> str:
        tie = held[int(answers["tie"])]
        end_tie(desk, tie.account, tie.unit, answers["reason"])
        return f"已解除：{tie.person}不再回避{tie.unit_name}。"

    choices = tuple(
        (str(at), f"{tie.person}（{tie.account}）回避{tie.unit_name}：{tie.reason}")
        for at, tie in enumerate(held)
    )
    fields = (Field("tie", "解除哪一个", Kind.CHOICE, choices=choices), reason("解除理由"))
    return Form("解除回避", "解除后可以担任对这个单位的督查人员；申报和解除都留在日志里。", submit, fields)
