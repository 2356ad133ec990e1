"""`duban demo`: a ledger to look around in, made in one go; interrupted, it leaves nothing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from tracker.cli import demo_page, output, progress
from tracker.cli.commands import command, shelf
from tracker.errors import SetupError

app = shelf()


@command(
    app,
    "demo",
    "建立一个演示台账：导入循化县2020年方案的改写本，开通各单位账号，演示3月至6月的办理，"
    "发最后一天的催办，出5月的通报，核对日志。目录里已有演示台账的，只显示它的情况。",
    "duban demo",
    "duban demo 我的演示 --without-prefect",
)
def demo(
    folder: Annotated[
        Path, typer.Argument(metavar="目录", help="放在哪里；不写就是当前目录下的 demo。")
    ] = Path("demo"),
    without_prefect: Annotated[
        bool, typer.Option("--without-prefect", help="催办和通报直接生成，不经过 Prefect 流程，快一些。")
    ] = False,
) -> None:
    """Build the demonstration where there is none, and print what lies in it."""
    from tracker.services.demo import Login, holds_demo
    from tracker.services.demo_summary import summary_of

    logins: tuple[Login, ...] = ()
    if not holds_demo(folder):
        logins = made(folder, without_prefect)
    for line in demo_page.page(folder, summary_of(folder), logins):
        output.write(line)


def made(folder: Path, without_prefect: bool) -> tuple["Login", ...]:
    """Build the demonstration beside `folder` and put it there when it is whole; returns its accounts."""
    from tracker.services.demo import build, holds_demo, run_last_day

    arriving = folder.with_name(f"{folder.name}.part")
    if holds_demo(arriving):
        shutil.rmtree(arriving)
    show = progress.steps()
    try:
        logins = build(arriving, show)
        if without_prefect:
            run_last_day(arriving, show)
        else:
            run_flows(arriving)
        show("", 1, 1)
        if folder.exists():
            folder.rmdir()
        arriving.rename(folder)
    except OSError as error:
        raise SetupError(f"不能建立“{folder}”：{error.strerror}。", "请检查磁盘空间和目录权限。") from error
    finally:
        shutil.rmtree(arriving, ignore_errors=True)
    return logins


def run_flows(folder: Path) -> None:
    """Run the reminders of the last day and the circular of May as Prefect flows on a temporary server.

    Raises SetupError with what the flows said where they did not go through.
    """
    from tracker.services.demo import MONTH, PRACTICE_DAY

    output.say("运行 Prefect 流程：最后一天的催办、5月的通报（临时服务启动要十来秒）…")
    words = ["reminders", "monthly-circular", "--day", str(PRACTICE_DAY), "--month", MONTH]
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DUBAN_DATABASE_URL", "PREFECT_API_URL")
    }
    ran = subprocess.run(
        [sys.executable, "-m", "flows", *words, "--home", str(folder)],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if ran.returncode:
        told = ran.stderr.strip().splitlines() or ["没有说明原因"]
        raise SetupError(
            f"Prefect 流程没有完成：{told[-1]}", "可以改用 duban demo --without-prefect，结果相同。"
        )
