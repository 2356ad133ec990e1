"""`duban inspection draft|amend|approve|members|cancel`: the scheme and who carries it out."""

from datetime import date
from typing import Annotated

import typer

from tracker.cli import output
from tracker.cli.commands import command, shelf
from tracker.cli.inspection_list import Code
from tracker.cli.seat import desk
from tracker.cli.values import Reason, Seen, day
from tracker.domain import inspection_commands as c
from tracker.domain.case import chinese
from tracker.domain.inspection_events import Scheme
from tracker.services.desk import Desk
from tracker.services.draws import units_named
from tracker.services.inspections import draft_scheme, inspect, read_inspection
from tracker.services.views import look

app = shelf()
Title = Annotated[str, typer.Option(metavar="名称", help="督查名称。")]
Content = Annotated[str, typer.Option(metavar="文字", help="督查内容。")]
Units = Annotated[
    list[str] | None,
    typer.Option("--unit", metavar="单位", help="督查对象，代码、名称或单位组；可写几次，也可以以后抽取。"),
]
Tasks = Annotated[
    list[str] | None, typer.Option("--task", metavar="编号", help="督查范围中的任务；可写几次。")
]
Matters = Annotated[
    list[str] | None, typer.Option("--matter", metavar="事项", help="督查范围中的事项，用文字写；可写几次。")
]
Members = Annotated[
    list[str] | None,
    typer.Option("--member", metavar="账号", help="督查人员的账号；可写几次，第一个是组长。"),
]
Unannounced = Annotated[
    bool, typer.Option("--unannounced", help="不打招呼（四不两直）：反馈结论以前单位看不到。")
]


@command(
    app,
    "draft",
    "拟订督查方案：内容、对象、范围、时间、人员。对象、事项和人员可以先不写，用 duban inspection draw 抽取。",
    "duban inspection draft --title 饮水安全专项督查 --content 工程建设和管护情况 --unit 县水利局 --matter 饮水安全 "
    "--member dc1 --start 2020-05-11 --end 2020-05-20",
    "duban inspection draft --title 兜底保障暗访 --content 政策落实情况 --matter 兜底保障 --start 2020-05-11 "
    "--end 2020-05-20 --unannounced",
)
def draft(
    *,
    title: Title,
    content: Content,
    start: Annotated[date, typer.Option(parser=day, metavar="日期", help="开始的日期。")],
    end: Annotated[date, typer.Option(parser=day, metavar="日期", help="结束的日期。")],
    units: Units = None,
    tasks: Tasks = None,
    matters: Matters = None,
    members: Members = None,
    unannounced: Unannounced = False,
) -> None:
    """Draft a scheme and print its code."""
    opened = desk()
    scheme = Scheme(
        title=title,
        content=content,
        units=unit_codes(opened, units or []),
        tasks=tuple(tasks or ()),
        matters=tuple(matters or ()),
        members=tuple(members or ()),
        start=start,
        end=end,
        announced=not unannounced,
    )
    found = draft_scheme(opened, scheme)
    output.write(found.code)
    output.say(f"已拟订督查方案{found.code}，等领导小组办公室或分管领导批准。")


@command(
    app,
    "amend",
    "修改督查方案（批准以前）。写了的换成新的，没写的不变；批准以后不得变更范围。",
    "duban inspection amend XH2020-D7K2M --end 2020-05-25 --reason 增加一个乡镇",
)
def amend(
    code: Code,
    *,
    reason: Reason,
    title: Title = "",
    content: Content = "",
    start: Annotated[date | None, typer.Option(parser=day, metavar="日期", help="开始的日期。")] = None,
    end: Annotated[date | None, typer.Option(parser=day, metavar="日期", help="结束的日期。")] = None,
    units: Units = None,
    tasks: Tasks = None,
    matters: Matters = None,
    members: Members = None,
    seen: Seen = None,
) -> None:
    """Change what is given and keep the rest."""
    opened = desk()
    given = {
        "title": title,
        "content": content,
        "start": start,
        "end": end,
        "units": unit_codes(opened, units or []),
        "tasks": tuple(tasks or ()),
        "matters": tuple(matters or ()),
        "members": tuple(members or ()),
    }
    old, _ = read_inspection(opened, code)
    scheme = old.scheme.model_copy(update={name: value for name, value in given.items() if value})
    inspect(opened, c.AmendScheme(inspection=code, scheme=scheme, reason=reason, seen=seen))
    output.say(f"督查方案{code}已修改。")


@command(
    app,
    "approve",
    "批准督查方案。没有写明对象、范围、人员的，人员应当回避的，与已批准的督查重复的，不能批准。",
    "duban inspection approve XH2020-D7K2M",
)
def approve(
    code: Code,
    note: Annotated[str, typer.Option(metavar="意见", help="批准的意见。")] = "",
    seen: Seen = None,
) -> None:
    """Approve a scheme."""
    found = inspect(desk(), c.ApproveScheme(inspection=code, note=note, seen=seen))
    output.say(f"督查方案{code}已批准，{chinese(found.scheme.start)}起可以开始；范围不再变更。")


@command(
    app,
    "members",
    "调整督查人员（批准以后），写明理由；应当回避的不能列入。还没有销号的问题随之由新的人员核验。",
    "duban inspection members XH2020-D7K2M dc1 dc3 --reason dc2应当回避",
)
def members(
    code: Code,
    accounts: Annotated[list[str], typer.Argument(metavar="账号", help="现在的全部督查人员，第一个是组长。")],
    reason: Reason,
    seen: Seen = None,
) -> None:
    """Set the team anew."""
    inspect(desk(), c.ChangeMembers(inspection=code, members=tuple(accounts), reason=reason, seen=seen))
    output.say(f"督查{code}的人员已调整为{'、'.join(accounts)}。")


@command(
    app,
    "cancel",
    "取消督查，写明理由；已向单位反馈结论的不能取消。",
    "duban inspection cancel XH2020-D7K2M --reason 与省级督查时间冲突",
)
def cancel(code: Code, reason: Reason, seen: Seen = None) -> None:
    """Cancel an inspection."""
    inspect(desk(), c.CancelInspection(inspection=code, reason=reason, seen=seen))
    output.say(f"督查{code}已取消。")


def unit_codes(opened: Desk, names: list[str]) -> tuple[str, ...]:
    """The codes of these units and groups."""
    with look(opened) as view:
        return units_named(view, names)
