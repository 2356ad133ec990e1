"""`python -m flows`: run flows once, or serve them by their schedules."""

import asyncio
import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Coroutine
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from flows.ledger import ledger_of
from flows.server import named_server, refuse_without_server
from tracker.errors import DubanError, Exit

EXAMPLES = """运行一次或定时运行督办流程；几个流程可以一起写，依次运行。

例：python -m flows reminders --home 目录 --day 2020-06-30

例：python -m flows server（启动 Prefect 服务，不向外发送任何统计）

例：python -m flows serve --home 目录（须先设置 PREFECT_API_URL）

一次运行使用 PREFECT_API_URL 指明的 Prefect 服务；没有设置时用临时服务，运行后即撤。"""


class Name(StrEnum):
    """What can be asked for."""

    REMINDERS = "reminders"
    MONTHLY_CIRCULAR = "monthly-circular"
    NIGHTLY_VERIFY = "nightly-verify"
    SERVE = "serve"
    SERVER = "server"


app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command(help=EXAMPLES, no_args_is_help=True)
def run(
    names: Annotated[list[Name], typer.Argument(help="流程；serve 定时运行全部流程，server 启动服务。")],
    home: Annotated[Path | None, typer.Option(help="台账目录；不写则用 DUBAN_HOME。")] = None,
    day: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="催办日期，不写则为今天。")
    ] = None,
    month: Annotated[str, typer.Option(help="通报月份，例如 2020-05；不写则由日历决定。")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只看催办内容，不发送。")] = False,
) -> None:
    if Name.SERVER in names:
        start_server()
    if Name.SERVE in names:
        refuse_without_server()
        desk = ledger_of(home)
        os.environ["PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL"] = "WARNING"
        from flows.serve import serve_flows

        serve_flows(desk)
        return
    named_server()
    ledger_of(home)  # what is amiss is said at once, not after Prefect has started
    quietly()
    for name in names:
        typer.echo(asyncio.run(flow_run(name, home, day.date() if day else None, month, dry_run)))


def start_server() -> NoReturn:
    """Prefect's own server with the switches of this package, until it is interrupted."""
    command = [sys.executable, "-m", "prefect", "server", "start"]
    raise SystemExit(subprocess.call(command))  # noqa: S603 - Prefect's own program


def flow_run(
    name: Name, home: Path | None, day: date | None, month: str, dry_run: bool
) -> Coroutine[Any, Any, str]:
    """One run of the flow with that name; it returns a sentence."""
    match name:
        case Name.REMINDERS:
            from flows.reminders import reminders

            return reminders(home, day, dry_run)
        case Name.MONTHLY_CIRCULAR:
            from flows.monthly_circular import monthly_circular_flow

            return monthly_circular_flow(home, month)
    from flows.nightly_verify import nightly_verify

    return nightly_verify(home)


def quietly() -> None:
    """Let Prefect, imported after this, log nothing here and keep its state in a folder that goes with us."""
    folder = tempfile.mkdtemp(prefix="duban-flows-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ.update(
        PREFECT_HOME=folder,
        PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL="CRITICAL",
        PREFECT_SERVER_ALLOW_EPHEMERAL_MODE="true",
        PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS="120",
    )


def main() -> None:
    """The program: a Chinese sentence on stderr and an exit code for everything that a person can mend."""
    try:
        app()
    except DubanError as error:
        typer.echo(str(error), err=True)
        raise SystemExit(error.exit_code) from error
    except KeyboardInterrupt:
        typer.echo("已中断。没有发完的催办下次运行时补发，不会重复。", err=True)
        raise SystemExit(Exit.INTERRUPTED) from None
