"""`duban login`, `logout`, `whoami`: who sits at the command line."""

from typing import Annotated

import typer

from tracker.cli import output, passwords
from tracker.cli.commands import command, shelf
from tracker.cli.seat import desk
from tracker.cli.values import AsJson
from tracker.services.accounts import SESSION_HOURS, keep_session, sign_in, sign_out
from tracker.services.desk import open_desk
from tracker.services.units import registry

app = shelf()


@command(
    app,
    "login",
    f"登录。密码输入时不显示；登录后{SESSION_HOURS}小时内不用再输。",
    "duban login office",
    "echo 密码 | duban login jyj --password-stdin",
)
def login(
    account: Annotated[str, typer.Argument(metavar="账号", help="账号名。")],
    password_stdin: passwords.FromStdin = False,
) -> None:
    """Sign in and keep the session in DUBAN_HOME."""
    closed = open_desk()
    actor = sign_in(closed, account, passwords.asked(password_stdin))
    keep_session(closed, actor)
    output.say(f"已登录：{actor.person}（{actor.account}，{actor.role.word}）。")


@command(app, "logout", "退出登录。", "duban logout")
def logout() -> None:
    """Forget the session."""
    opened = desk()
    sign_out(opened)
    output.say(f"账号“{opened.who.account}”已退出。")


@command(app, "whoami", "显示当前登录的账号、单位和台账所在的目录。", "duban whoami", "duban whoami --json")
def whoami(as_json: AsJson = False) -> None:
    """Print the account, its role, its unit and the ledger."""
    opened = desk()
    who = opened.who
    unit = registry(opened).unit(who.unit).name if who.unit else ""
    facts = {
        "account": who.account,
        "person": who.person,
        "role": who.role.value,
        "unit": who.unit,
        "office": opened.office,
        "home": str(opened.home.path),
        "today": opened.today.isoformat(),
    }
    if as_json:
        output.print_json(facts)
        return
    place = f"{who.role.word}，{unit}" if unit else who.role.word
    output.write(f"{who.person}（{who.account}，{place}）")
    output.write(f"台账目录：{opened.home.path}")
