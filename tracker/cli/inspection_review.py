"""`duban inspection review|decide|close`: the unit's review, the answer, and the end."""

from typing import Annotated

import typer

from tracker.cli import output
from tracker.cli.commands import command, shelf
from tracker.cli.inspection_list import Code
from tracker.cli.inspection_work import Unit, unit_code
from tracker.cli.seat import desk
from tracker.cli.values import Reason, Seen, whole
from tracker.domain import inspection_commands as c
from tracker.domain.case import chinese
from tracker.services.inspections import inspect

app = shelf()


@command(
    app,
    "review",
    "单位对督查结论有异议的，自收到之日起30日内申请复核；并入的单位收到的结论，由承接的单位申请。",
    "duban inspection review XH2020-D7K2M --reason 检测记录存放在水厂",
    "duban inspection review XH2020-D7K2M --unit fpj --reason 检测记录存放在水厂",
)
def review(
    code: Code,
    reason: Reason,
    unit: Annotated[
        str, typer.Option(metavar="代码", help="对并入前哪个单位的结论；不写就是还可以申请的第一个。")
    ] = "",
) -> None:
    """Ask for a review."""
    opened = desk()
    found = inspect(opened, c.AskReview(inspection=code, reason=reason, unit=unit))
    told = next(each for each in found.told(opened.who.unit) if each.review_open and unit in ("", each.unit))
    output.say(f"已申请复核，{chinese(told.answer_by)}以前答复。")


@command(
    app,
    "decide",
    "作出复核决定：维持原结论，或者变更结论并撤销不成立的问题。督查组成员应当回避。",
    "duban inspection decide XH2020-D7K2M --unit 县水利局 --uphold --reason 记录系事后补写",
    "duban inspection decide XH2020-D7K2M --unit 县水利局 --change --conclusion 没有发现问题 --withdraw 1 --reason 属实",
)
def decide(
    code: Code,
    unit: Unit,
    upheld: Annotated[bool, typer.Option("--uphold/--change", help="维持原结论，或变更。")],
    reason: Reason,
    conclusion: Annotated[str, typer.Option(metavar="结论", help="变更后的督查结论。")] = "",
    withdrawn: Annotated[
        list[int] | None,
        typer.Option("--withdraw", parser=whole(1), metavar="第几个", help="撤销的问题，可写几次。"),
    ] = None,
    seen: Seen = None,
) -> None:
    """Decide on a review."""
    opened = desk()
    of = unit_code(opened, unit)
    command = c.DecideReview(
        inspection=code,
        unit=of,
        upheld=upheld,
        reason=reason,
        conclusion=conclusion,
        withdrawn=tuple(withdrawn or ()),
        seen=seen,
    )
    told = inspect(opened, command).feedback(of)
    late = f"；已超过答复期限{chinese(told.answer_by)}" if told and told.late else ""
    output.say(f"复核决定已作出：{'维持原结论' if upheld else '变更结论'}{late}。")


@command(
    app,
    "close",
    "办结督查：各单位都已反馈，没有等待的复核，申请复核的期限已过。问题的整改另在问题台账中销号。",
    "duban inspection close XH2020-D7K2M",
)
def close(
    code: Code,
    note: Annotated[str, typer.Option(metavar="说明", help="办结的说明。")] = "",
    seen: Seen = None,
) -> None:
    """Close an inspection."""
    inspect(desk(), c.CloseInspection(inspection=code, note=note, seen=seen))
    output.say(f"督查{code}已办结。")
