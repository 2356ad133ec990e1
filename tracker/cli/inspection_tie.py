"""`duban inspection tie`: who stands aside where."""

from dataclasses import asdict
from typing import Annotated

import typer

from tracker.cli import output
from tracker.cli.commands import command, group
from tracker.cli.inspection_work import unit_code
from tracker.cli.listing import print_listed
from tracker.cli.output import Column
from tracker.cli.seat import desk
from tracker.cli.values import AsJson, AsTable, Limit, Offset, Reason
from tracker.services.ties import end_tie, state_tie, ties

app = group("tie", "回避：申报、解除、列出谁不能督查哪个单位。")
Account = Annotated[str, typer.Argument(metavar="账号", help="督查人员的账号。")]
Unit = Annotated[str, typer.Argument(metavar="单位", help="应当回避的单位，代码或名称。")]
COLUMNS = (
    Column("account", "账号"),
    Column("person", "姓名或职务", grows=True),
    Column("unit_name", "回避的单位", grows=True),
    Column("since", "申报"),
    Column("reason", "理由", below=True),
)


@command(app, "list", "列出现在有效的回避关系。", "duban inspection tie list")
def list_ties(
    limit: Limit = None, offset: Offset = 0, as_json: AsJson = False, as_table: AsTable = False
) -> None:
    """Print the ties that hold."""
    rows = [asdict(tie) for tie in ties(desk())]
    print_listed(rows, COLUMNS, limit=limit, offset=offset, as_json=as_json, as_table=as_table)
    if not rows:
        output.say("没有申报过回避关系。")


@command(
    app,
    "add",
    "申报回避：自己申报，或由领导小组办公室登记。",
    "duban inspection tie add dc1 县水利局 --reason 配偶在该单位任职",
)
def add(account: Account, unit: Unit, reason: Reason) -> None:
    """State a tie."""
    opened = desk()
    state_tie(opened, account, unit_code(opened, unit), reason)
    output.say(f"已申报：账号“{account}”回避{unit}。")


@command(
    app,
    "end",
    "解除回避，由领导小组办公室办理并写明理由。",
    "duban inspection tie end dc1 县水利局 --reason 配偶已调离",
)
def end(account: Account, unit: Unit, reason: Reason) -> None:
    """End a tie."""
    opened = desk()
    end_tie(opened, account, unit_code(opened, unit), reason)
    output.say(f"已解除：账号“{account}”不再回避{unit}。")
