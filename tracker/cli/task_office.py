"""What the office does with tasks: `duban task assign|dispatch|decide|accept|return|verify|refuse|close`."""

from typing import Annotated

import typer

from tracker.cli import output
from tracker.cli.acts import do
from tracker.cli.batch import Batch, batch
from tracker.cli.commands import command, shelf
from tracker.cli.seat import desk
from tracker.cli.target_value import target_value
from tracker.cli.values import Code, Reason, Seen, percentage, whole
from tracker.domain import commands as c
from tracker.domain.permissions import Act
from tracker.domain.task import PartRole
from tracker.services.assignment import parts_named
from tracker.services.calendars import signing_warning
from tracker.services.filing import doubts_before_accepting
from tracker.services.tasks import read_task

app = shelf()
LeadUnits = Annotated[
    list[str] | None,
    typer.Option("--lead", metavar="单位", help="牵头单位，代码或名称；可写几次，第一个是第一牵头。"),
]
OtherUnits = Annotated[
    list[str] | None, typer.Option("--responsible", metavar="单位", help="责任单位，代码或名称；可写几次。")
]
FilingNumber = Annotated[
    int | None,
    typer.Option("--filing", parser=whole(1), metavar="次", help="第几次填报；不写就是最早的一次待审核的。"),
]


@batch(
    app,
    Act.ASSIGN,
    "assign",
    "调整责任单位。写了的角色换成新的单位，没写的不变；交办以后调整的，新单位重新签收，原单位的签收有效。",
    "duban task assign XH2020-005 --lead 县农科局 --responsible 各乡镇党委、政府 --reason 方案写法不在名录",
    "duban task assign --all --unit 县扶贫局 --lead 县农科局 --reason 职责划转",
)
def assign(
    many: Batch,
    *,
    reason: Reason,
    lead: LeadUnits = None,
    responsible: OtherUnits = None,
    seen: Seen = None,
) -> None:
    """Set the units of tasks anew."""
    named = {PartRole.LEAD: lead or (), PartRole.RESPONSIBLE: responsible or ()}

    def assigned(code: str) -> c.Command:
        parts = parts_named(many.desk, read_task(many.desk, code)[0], named)
        return c.Assign(task=code, parts=parts, reason=reason, seen=seen)

    many.do(assigned)


@batch(
    app,
    Act.DISPATCH,
    "dispatch",
    "交办任务：一项、几项，或用 --all 交办全部待交办的。交办之日起算签收期限。",
    "duban task dispatch XH2020-001 XH2020-002",
    "duban task dispatch --all",
)
def dispatch(
    many: Batch,
    *,
    seen: Seen = None,
) -> None:
    """Send tasks out."""
    many.do(lambda code: c.Dispatch(task=code, seen=seen))
    if warning := signing_warning(many.desk):
        output.say(warning)


@command(
    app,
    "decide",
    "裁定单位提出的异议：成立的同时指定新的单位，不成立的继续计算签收期限。",
    "duban task decide XH2020-007 --uphold --lead 县农科局 --reason 按三定方案属农科局",
    "duban task decide XH2020-007 --reject --reason 职责已在方案中写明",
)
def decide(
    code: Code,
    upheld: Annotated[bool, typer.Option("--uphold/--reject", help="异议成立，或不成立。")],
    reason: Reason,
    lead: LeadUnits = None,
    responsible: OtherUnits = None,
    seen: Seen = None,
) -> None:
    """Decide a dispute."""
    opened = desk()
    task, _ = read_task(opened, code)
    named = {PartRole.LEAD: lead or (), PartRole.RESPONSIBLE: responsible or ()}
    parts = parts_named(opened, task, named) if upheld else ()
    do(opened, c.DecideDispute(task=code, upheld=upheld, reason=reason, parts=parts, seen=seen))


@batch(
    app,
    Act.ACCEPT,
    "accept",
    "采纳一次填报并核定进度；不写 --verified 就按目标值计算的，没有目标值的按自报的。"
    "核实的数与所报不同，用 --value 写核定的实际数。",
    "duban task accept XH2020-012 --verified 35 --note 现场核实",
    "duban task accept XH2020-012 --value 1=88 --note 名单中4人重复",
    "duban task accept --all --unit 积石镇 --light 绿灯",
)
def accept(
    many: Batch,
    *,
    filing: FilingNumber = None,
    verified: Annotated[
        int | None, typer.Option(parser=percentage, metavar="百分比", help="核定进度，0到100。")
    ] = None,
    value: Annotated[
        list[str] | None,
        typer.Option(metavar="目标=数", help="核定的实际数：序号或名称=数，如 1=88；可写几次。"),
    ] = None,
    note: Annotated[str, typer.Option(metavar="说明", help="核定的说明。")] = "",
    seen: Seen = None,
) -> None:
    """Take filings and set the verified progress."""
    many.one_only(value, "--value 一次核定一项任务。")
    doubts: list[str] = []

    def accepted(code: str) -> c.Command:
        task, _ = read_task(many.desk, code)
        values = tuple(target_value(task, each) for each in value or ())
        answer = c.AcceptFiling(
            task=code, filing=filing, verified=verified, values=values, note=note, seen=seen
        )
        doubts.extend(f"任务{code}{doubt}" for doubt in doubts_before_accepting(task, answer))
        return answer

    try:
        many.do(accepted)
    finally:
        for doubt in doubts:
            output.say(f"请核对：{doubt}。")


@batch(
    app,
    Act.RETURN,
    "return",
    "退回一次填报，写明理由，单位要重新填报。",
    "duban task return XH2020-012 --reason 没有写完成的户数",
    "duban task return XH2020-012 XH2020-015 --reason 没有附名单",
)
def return_filing(
    many: Batch,
    *,
    reason: Reason,
    filing: FilingNumber = None,
    seen: Seen = None,
) -> None:
    """Send a filing back."""
    many.do(lambda code: c.ReturnFiling(task=code, filing=filing, reason=reason, seen=seen))


@batch(
    app,
    Act.VERIFY,
    "verify",
    "核验通过牵头单位的办结申请。",
    "duban task verify XH2020-012 --note 验收报告齐全",
    "duban task verify --all --plan P001 --note 逐项核对材料",
)
def verify(
    many: Batch,
    *,
    note: Annotated[str, typer.Option(metavar="说明", help="核验的说明。")] = "",
    seen: Seen = None,
) -> None:
    """Find the work done."""
    many.do(lambda code: c.VerifyCompletion(task=code, note=note, seen=seen))


@batch(
    app,
    Act.REFUSE,
    "refuse",
    "核验不通过，写明理由，任务回到办理中。",
    "duban task refuse XH2020-012 --reason 缺少验收报告",
)
def refuse(
    many: Batch,
    *,
    reason: Reason,
    seen: Seen = None,
) -> None:
    """Send a completed task back to work."""
    many.do(lambda code: c.RefuseCompletion(task=code, reason=reason, seen=seen))


@batch(
    app,
    Act.CLOSE,
    "close",
    "销号：核验通过的任务编号销号。编号不写就按顺序生成。",
    "duban task close XH2020-012",
    "duban task close --all",
)
def close(
    many: Batch,
    *,
    number: Annotated[str, typer.Option(metavar="编号", help="销号编号，只用于一项任务。")] = "",
    seen: Seen = None,
) -> None:
    """Close verified tasks, each under a number."""
    many.one_only(number, "一个销号编号只用于一项任务。")
    many.do(lambda code: c.CloseTask(task=code, number=number, seen=seen))
