"""`duban init`: a new ledger, from a seed or for any office."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from seeds import seed_text
from tracker.cli import output, passwords
from tracker.cli.commands import command, shelf
from tracker.domain.unit_list import registry_from_toml
from tracker.domain.units import Registry
from tracker.errors import InputError, NotFoundError
from tracker.services.accounts import keep_session, sign_in
from tracker.services.offices import NewOffice, found, office_from_toml
from tracker.settings import Settings

DEFAULT_RULES = "yinchuan"
app = shelf()


@command(
    app,
    "init",
    "在 DUBAN_HOME 建立一个办公室的台账，并登录它的第一个账号。"
    "可以用自带的样本（--seed），也可以给出办公室名称、地区、任务编号前缀和单位名录；"
    "在终端上不写的会问你。密码随机生成，只显示一次。",
    "duban init --seed xunhua-2020",
    "duban init --office-name 某县重点工作领导小组办公室 --region 某县 --prefix MX --units units.toml",
)
def init(
    seed: Annotated[str, typer.Option(metavar="样本", help="从自带样本开始，如 xunhua-2020。")] = "",
    office_name: Annotated[str, typer.Option(metavar="名称", help="办公室全称，印在通报上。")] = "",
    region: Annotated[str, typer.Option(metavar="地区", help="所在县（市、区）的名称，如 某县。")] = "",
    prefix: Annotated[str, typer.Option(metavar="前缀", help="任务编号的前缀，如 MX。")] = "",
    units: Annotated[
        Path | None, typer.Option(metavar="文件", help="单位名录（TOML）；没有可以以后逐个添加。")
    ] = None,
    rules: Annotated[str, typer.Option(metavar="名称", help="红黄绿灯的规则包。")] = DEFAULT_RULES,
    account: Annotated[str, typer.Option(metavar="账号", help="第一个账号的名字。")] = "office",
    password_stdin: passwords.FromStdin = False,
) -> None:
    """Found the office, sign its first account in, and print the password once."""
    if seed:
        office, registry = from_seed(seed, rules)
    else:
        office = described(
            office_name or _ask("办公室全称", "--office-name"),
            prefix or _ask("任务编号前缀（如 MX）", "--prefix"),
            rules,
        )
        registry = registry_of(
            units, region or _ask("所在县（市、区）", "--region") if units is None else region
        )
    password, show = passwords.given_or_random(password_stdin)
    desk = found(Settings(), office, registry, password, account=account)
    keep_session(desk, sign_in(desk, account, password))
    output.say(
        f"已在“{desk.home.path}”建立“{office.name}”的台账：单位{len(registry.units)}个，规则包“{rules}”。\n"
        f"已登录账号“{account}”。下一步：duban plan import 方案文件。"
    )
    if show:
        passwords.show_once(account, password)


def from_seed(seed: str, rules: str) -> tuple[NewOffice, Registry]:
    """The office and the units of a seed. Raises NotFoundError where there is no such seed."""
    try:
        office, units = seed_text(f"{seed}/office.toml"), seed_text(f"{seed}/units.toml")
    except (OSError, ValueError) as error:
        raise NotFoundError(f"没有样本“{seed}”。", "自带的样本是 xunhua-2020。") from error
    registry = registry_from_toml(units, f"{seed}/units.toml")
    return office_from_toml(
        office, f"{seed}/office.toml", seed.partition("-")[0], rules_named(rules)
    ), registry


def described(name: str, prefix: str, rules: str) -> NewOffice:
    """An office from its name and prefix. Raises InputError for a prefix that cannot begin a code."""
    if not (prefix.isascii() and prefix.isalnum() and len(prefix) <= 8):
        raise InputError(f"前缀“{prefix}”不能用。", "请用不超过8个的字母和数字，如 MX。")
    return NewOffice(prefix.lower(), name, prefix.upper(), rules_named(rules))


def registry_of(units: Path | None, region: str) -> Registry:
    """The registry in a unit list, or an empty one of that region. Raises InputError."""
    if units is None:
        return Registry((), (), (region,))
    try:
        return registry_from_toml(units.read_text(encoding="utf-8"), units.name)
    except OSError as error:
        raise InputError(f"单位名录“{units}”不能读取：{error.strerror}。", "请检查文件名。") from error
    except UnicodeDecodeError as error:
        raise InputError(f"单位名录“{units}”不是 UTF-8 编码。", "请另存为 UTF-8 后再试。") from error


def rules_named(name: str) -> str:
    """The TOML of a rule pack. Raises NotFoundError where there is no such pack."""
    try:
        return seed_text(f"rules/{name}.toml")
    except (OSError, ValueError) as error:
        raise NotFoundError(f"没有规则包“{name}”。", f"默认的规则包是 {DEFAULT_RULES}。") from error


def _ask(what: str, option: str) -> str:
    if not sys.stdin.isatty():
        raise typer.BadParameter(f"请写明{what}。", param_hint=option)
    answer = str(typer.prompt(what, prompt_suffix="：", err=True)).strip()
    if not answer:
        raise InputError(f"没有给出{what}。", f"请重新运行，或用 {option} 写明。")
    return answer
