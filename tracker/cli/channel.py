"""`duban channel`: the channels of its own through which an office sends reminders."""

from typing import Annotated

import typer

from tracker.cli import output
from tracker.cli.commands import command, group
from tracker.cli.output import Column
from tracker.cli.seat import desk
from tracker.cli.values import AsJson, AsTable

app = group("channel", "催办渠道：电子邮件、企业微信、钉钉、飞书，由办公室自己设置，默认都不启用。")
COLUMNS = (
    Column("name", "名称"),
    Column("kind", "种类"),
    Column("enabled", "启用"),
    Column("units", "单位", lambda units: "、".join(units) or "全部", grows=True),
    Column("server", "自有网关"),
)


@app.callback()
def channel() -> None:
    """Nothing is common to all channels but their group."""


@command(
    app,
    "list",
    "列出设置的催办渠道。渠道写在 DUBAN_HOME 的 channels.toml 里（写法见使用手册），里面的密钥不显示。",
    "duban channel list",
    "duban channel list --json",
)
def list_channels(as_json: AsJson = False, as_table: AsTable = False) -> None:
    """Print the channels without their secrets."""
    from tracker.services.carrying import channels

    rows = [
        {
            "name": each.name,
            "kind": each.kind,
            "enabled": each.enabled,
            "units": [unit for unit, _ in each.to] or list(each.units),
            "server": each.server,
        }
        for each in channels(desk())
    ]
    output.print_rows(rows, COLUMNS, as_json=as_json, as_table=as_table)
    if not rows:
        output.say("没有设置催办渠道，催办只写发件箱和各单位的催办栏。")


@command(
    app,
    "test",
    "试发一条，看渠道通不通；没有启用的也可以试。平台收下不等于有人收到，请到邮箱或群里看一眼。",
    "duban channel test 督办群",
)
def test(
    name: Annotated[str, typer.Argument(metavar="名称", help="渠道的名称，见 duban channel list。")],
) -> None:
    """Send a trial letter."""
    from tracker.services.carrying import try_out

    settings = try_out(desk(), name)
    output.say(f"渠道“{settings.name}”（{settings.kind}）收下了，请确认对方看得到。")
