"""The forms of the project ledger: money that reached the county, and a new project."""

from decimal import Decimal

from tracker.domain.project import money_text
from tracker.domain.task import PartRole
from tracker.domain.units import Registry
from tracker.services.desk import Desk
from tracker.services.projects import NewProject, allot_fund, raise_project
from tui.forms.fields import Field, Kind
from tui.forms.form import Answers, Form
from tui.forms.project import amount
from tui.forms.units import parts_from, reader_of
from tui.words import day_in


def allotting(desk: Desk, fund: str = "") -> Form:
    """Money of a fund that reached the county, or was taken back."""

    def submit(desk: Desk, answers: Answers) -> str:
        name, some = answers["fund"], answers["amount"]
        total = allot_fund(desk, name, some, answers["on"], answers["document"])
        return f"已登记，“{name}”累计下达{money_text(total)}万元。"

    fields = (
        Field("fund", "资金名称", value=fund, required=True),
        Field("amount", "金额（万元）", Kind.NUMBER, required=True, read=amount),
        Field("document", "下达文件", hint="名称或文号", required=True),
        Field("on", "日期", Kind.DAY, day_in(desk.today), required=True),
    )
    return Form("登记下达", "上级下达的资金，各批分别登记；收回的写负数。", submit, fields)


def raising_project(known: Registry, fund: str = "") -> Form:
    """A project, with its money and its people."""

    def submit(desk: Desk, answers: Answers) -> str:
        code = raise_project(desk, project_of(answers))
        return f"已登记项目{code}，请交办。"

    units = reader_of(known)
    fields = (
        Field("title", "项目名称", required=True),
        Field("fund", "资金来源", value=fund, hint="资金名称，与登记下达时一致", required=True),
        Field("approved", "批复金额（万元）", Kind.NUMBER, required=True, read=amount),
        Field(PartRole.LEAD.value, "主管单位", Kind.UNITS, hint="即牵头单位", required=True, read=units),
        Field(PartRole.RESPONSIBLE.value, "实施单位", Kind.UNITS, hint="即责任单位", read=units),
        Field("leader", "分管县领导", hint="职务"),
        Field("text", "建设内容", Kind.LINES),
        Field("until", "完成时限", Kind.DAY, hint="如2020-10-31"),
        Field("document", "批复文件"),
    )
    says = "登记后是待交办的项目，交办以后和任务一样签收、填报、办结；报账、结算、完工、验收在任务页登记。"
    return Form("登记项目", says, submit, fields)


def project_of(answers: Answers) -> NewProject:
    """The project that the answers make; who builds it where nobody else is named is who owns it."""
    parts = parts_from(answers)
    named = {role: "、".join(part.name for part in parts if part.role == role) for role in PartRole}
    some: Decimal = answers["approved"]
    return NewProject(
        title=answers["title"],
        text=answers["text"],
        fund=answers["fund"],
        approved=some,
        parts=parts,
        until=answers["until"],
        leader=answers["leader"],
        owner=named[PartRole.LEAD],
        implementer=named[PartRole.RESPONSIBLE] or named[PartRole.LEAD],
        document=answers["document"],
    )
