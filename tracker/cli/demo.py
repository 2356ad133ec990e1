"""`duban demo`: a ledger to look at and to practise on, from importing a plan to the monthly circular."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from tracker.cli import output
from tracker.cli.commands import command, shelf
from tracker.cli.demo_page import page
from tracker.cli.demo_steps import Steps
from tracker.errors import InputError, SetupError

FLOW_SECONDS = 300
app = shelf()


@command(
    app,
    "demo",
    "建立一个演示台账：导入方案，开通各单位账号，演示2020年3月至6月的办理，发催办，出5月通报，核对日志。"
    "填报内容是为演示编写的，不是真实进展。目录中已有演示台账时不改动它，只再显示一遍。",
    "duban demo",
    "duban demo 演示 --fresh",
    "duban demo 大台账 --tasks 5000",
)
def demo(
    folder: Annotated[
        Path, typer.Argument(metavar="目录", help="放在哪里；不写就是当前目录下的 demo。")
    ] = Path("demo"),
    without_prefect: Annotated[
        bool, typer.Option("--without-prefect", help="不经 Prefect，直接发催办、出通报，快十来秒。")
    ] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="删除目录中原来的演示台账，重新做一个。")] = False,
    tasks: Annotated[
        int | None,
        typer.Option(
            "--tasks",
            metavar="数量",
            help="改做一个有这么多项任务、办理了一年的台账，单位、方案、办理经过都是编写的；"
            "同样的数量每次做出同样的办理经过。",
        ),
    ] = None,
) -> None:
    """Build the demonstration beside its place, move it there when it is whole, and show what it is."""
    if tasks is not None:
        return of_size(folder, tasks, fresh=fresh)
    from tracker.services.demo import Login, build, holds_demo, run_last_day
    from tracker.services.demo_summary import summary_of

    logins: tuple[Login, ...] = ()
    held = holds_demo(folder)
    with Steps() as steps:
        if fresh or not held:
            with workshop(folder) as made:
                logins = build(made, steps)
                if without_prefect or not run_flows(made, steps):
                    run_last_day(made, steps)
        steps("核对日志", 0, 0)
        summary = summary_of(folder)
    if not logins:
        output.say(f"“{folder}”中已有演示台账，没有改动。要重新做一个，请加 --fresh。")
    for line in page(folder, summary, logins):
        output.write(line)


def of_size(folder: Path, tasks: int, *, fresh: bool) -> None:
    """Build a ledger of so many tasks, and say what was made. One that lies there already is left alone."""
    from tracker.cli.demo_page import page_of_size
    from tracker.services.demo import holds_demo
    from tracker.services.scale import build_of_size, refuse_size

    refuse_size(tasks)
    if holds_demo(folder) and not fresh:
        raise InputError(
            f"“{folder}”中已有演示台账，没有改动。", "要重新做一个，请加 --fresh，或换一个目录。"
        )
    with Steps() as steps, workshop(folder) as made:
        counts, logins = build_of_size(made, tasks, steps)
    for line in page_of_size(folder, counts, logins):
        output.write(line)


@contextmanager
def workshop(folder: Path) -> Iterator[Path]:
    """A folder beside `folder` that takes its place when the block ends well, and is gone when it does not."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=".duban-demo-", dir=folder.parent))
    except OSError as error:
        raise SetupError(
            f"不能在“{folder.parent}”中建立目录：{error.strerror}。", "请换一个目录。"
        ) from error
    try:
        yield made / "new"
        if folder.exists():
            folder.rename(made / "old")
        (made / "new").rename(folder)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def run_flows(folder: Path, steps: Steps) -> bool:
    """Run both flows of the last day under a temporary Prefect server, in a process of their own."""
    from tracker.services.demo import MONTH, PRACTICE_DAY

    steps("在 Prefect 临时服务上运行催办和通报流程", 0, 0)
    names = ("reminders", "monthly-circular")
    options = ("--home", str(folder.absolute()), "--day", PRACTICE_DAY.isoformat(), "--month", MONTH)
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("DUBAN_", "PREFECT_"))}
    try:
        ran = subprocess.run(  # noqa: S603 our own program, no shell
            [sys.executable, "-P", "-m", "flows", *names, *options],
            env=ours,
            capture_output=True,
            text=True,
            timeout=FLOW_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        said = f"{FLOW_SECONDS}秒内没有完成"
    else:
        if ran.returncode == 0:
            return True
        said = (ran.stderr.strip().splitlines() or [f"退出码{ran.returncode}"])[-1]
    output.say(f"Prefect 没有运行成功（{said}），改为直接发催办、出通报。")
    return False
