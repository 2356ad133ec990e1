"""`duban account`: who may sign in, and what they may do."""

from typing import Annotated

import typer

from tracker.cli import output, passwords
from tracker.cli.commands import command, group
from tracker.cli.listing import print_listed
from tracker.cli.output import Column
from tracker.cli.seat import desk
from tracker.cli.values import AsJson, AsOf, AsTable, Code, Limit, Offset, one_of
from tracker.domain.permissions import Role
from tracker.services import rights
from tracker.services.accounts import NewAccount, close_account, open_account, set_password

app = group("account", "管理账号：开通、重设密码、停用，查看某账号对某任务能办什么。")
Name = Annotated[str, typer.Argument(metavar="账号", help="账号名。")]
COLUMNS = (
    Column("account", "账号"),
    Column("person", "姓名"),
    Column("role", "角色", lambda role: Role(role).word),
    Column("unit_name", "单位", grows=True),
    Column("open", "在用"),
)
RIGHTS = (Column("word", "事项"), Column("allowed", "能办"), Column("reason", "原因", below=True))


@command(app, "list", "列出全部账号。", "duban account list", "duban account list --limit 20")
def list_accounts(
    limit: Limit = None,
    offset: Offset = 0,
    as_of: AsOf = None,
    as_json: AsJson = False,
    as_table: AsTable = False,
) -> None:
    """Print all accounts."""
    rows = [
        {
            "account": row.actor.account,
            "person": row.actor.person,
            "role": row.actor.role.value,
            "unit": row.actor.unit,
            "unit_name": row.unit_name,
            "open": row.open,
        }
        for row in rights.accounts(desk(), as_of)
    ]
    print_listed(rows, COLUMNS, limit=limit, offset=offset, as_json=as_json, as_table=as_table)


@command(
    app,
    "add",
    "开通账号。单位账号要写明单位代码（见 duban unit list）。密码随机生成，只显示一次。",
    "duban account add jyj --unit jyj --person 县教育局联络员",
    "duban account add shenji --role auditor --person 县审计组",
)
def add(
    account: Name,
    role: Annotated[
        Role | None,
        typer.Option(
            parser=one_of([(role.word, role) for role in Role]),
            metavar="角色",
            help="office、unit、leader、inspector、auditor；写了单位就是 unit。",
        ),
    ] = None,
    unit: Annotated[str | None, typer.Option(metavar="代码", help="单位代码。")] = None,
    person: Annotated[str, typer.Option(metavar="姓名", help="使用人；不写就用账号名。")] = "",
    password_stdin: passwords.FromStdin = False,
) -> None:
    """Open an account and print its password once."""
    opened = desk()
    if role is None and unit is None:
        raise typer.BadParameter("单位账号写 --unit，其他账号写 --role。", param_hint="--role")
    password, show = passwords.given_or_random(password_stdin)
    new = NewAccount(account, person or account, role or Role.UNIT, unit)
    open_account(opened, new, password)
    output.say(f"已开通账号“{account}”（{new.role.word}）。")
    if show:
        passwords.show_once(account, password)


@command(
    app,
    "password",
    "重设密码：自己的，或者由办公室重设别人的。该账号已有的登录随即失效。",
    "duban account password jyj",
    "duban account password jyj --random",
)
def password(
    account: Name,
    random: Annotated[bool, typer.Option("--random", help="随机生成，只显示一次。")] = False,
    password_stdin: passwords.FromStdin = False,
) -> None:
    """Set a password."""
    opened = desk()
    new, show = passwords.given_or_random(False) if random else (passwords.chosen(password_stdin), False)
    set_password(opened, account, new)
    output.say(f"账号“{account}”的密码已重设，请重新登录。")
    if show:
        passwords.show_once(account, new)


@command(app, "close", "停用账号；它做过的事仍在日志中。", "duban account close jyj")
def close(account: Name) -> None:
    """Let an account sign in no more."""
    close_account(desk(), account)
    output.say(f"账号“{account}”已停用。")


@command(
    app,
    "can",
    "查看某账号现在对某任务能办什么，不能办的写明原因。",
    "duban account can jyj XH2020-003",
)
def can(account: Name, code: Code, as_json: AsJson = False, as_table: AsTable = False) -> None:
    """Print each act with what hinders it."""
    _, found = rights.rights(desk(), account, code)
    rows = [
        {
            "act": right.act.value,
            "word": right.act.word,
            "allowed": not right.reason,
            "reason": right.reason + right.remedy,
        }
        for right in found
    ]
    output.print_rows(rows, RIGHTS, as_json=as_json, as_table=as_table)
