"""`duban task file`: what a unit reports for a period."""

import sys
from typing import Annotated, TypeVar

import typer

from tracker.cli import output
from tracker.cli.acts import do
from tracker.cli.commands import command, shelf
from tracker.cli.seat import desk
from tracker.cli.target_value import target_value
from tracker.cli.task_unit import Evidence, kept
from tracker.cli.values import Code, Seen, percentage
from tracker.domain import commands as c
from tracker.domain.permissions import Act
from tracker.domain.target_series import progress_with
from tracker.domain.task import Filing, Task
from tracker.errors import InputError
from tracker.services.filing import doubts_before, last_filing
from tracker.services.tasks import read_task

app = shelf()
Value = TypeVar("Value", str, int)


@command(
    app,
    "file",
    "填报本期进展：落实情况、存在问题、下步措施、自报进度、目标值和佐证材料。"
    "报过的不用再填：--from-last 带出上次填报的内容，只写有变化的。数字对不上会先提醒，不拦填报；--check 只核对、不填报。",
    "duban task file XH2020-012 --progress 已签约92人 --claimed 40 --value 1=92 --evidence 名单.xlsx",
    "duban task file XH2020-012 --from-last --claimed 55 --value 1=120",
    "duban task file XH2020-012 --from-last --claimed 90 --check",
    "duban task file XH2020-012 --progress - --claimed 40 < 落实情况.txt",
)
def file_progress(
    code: Code,
    *,
    progress: Annotated[
        str | None, typer.Option(metavar="文字", help="落实情况；- 表示从标准输入读。")
    ] = None,
    claimed: Annotated[
        int | None,
        typer.Option(
            parser=percentage,
            metavar="百分比",
            help="自报进度，0到100；目标值都有实际数时可以不写，按目标值计算。",
        ),
    ] = None,
    problems: Annotated[str | None, typer.Option(metavar="文字", help="存在问题。")] = None,
    next_steps: Annotated[str | None, typer.Option(metavar="文字", help="下步措施。")] = None,
    value: Annotated[
        list[str] | None,
        typer.Option(metavar="目标=数", help="目标值的实际数：序号或名称=数，如 1=92；可写几次。"),
    ] = None,
    evidence: Evidence = None,
    period: Annotated[str, typer.Option(metavar="期次", help="补报以前的一期，如 2020年4月。")] = "",
    from_last: Annotated[bool, typer.Option("--from-last", help="没有写的各项照上次填报。")] = False,
    check: Annotated[bool, typer.Option("--check", help="只核对数字，不填报。")] = False,
    seen: Seen = None,
) -> None:
    """Report for a period, or check the figures of a report."""
    opened = desk()
    task, _ = read_task(opened, code)
    unit = opened.who.unit or ""
    known = last_of(task, unit) if from_last else None
    words = sys.stdin.read().strip() if progress == "-" else progress
    values = dict(known.values) if known else {}
    values |= dict(target_value(task, each) for each in value or ())
    percent = needed(
        claimed,
        None if claimed is not None else percent_known(task, values, known, told=bool(value)),
        "--claimed",
    )
    filing = c.FileProgress(
        task=code,
        progress=needed(words, known.progress if known else None, "--progress"),
        problems=(known.problems if known else "") if problems is None else problems,
        next_steps=(known.next_steps if known else "") if next_steps is None else next_steps,
        claimed=percent,
        values=tuple(sorted(values.items())),
        evidence=() if check else kept(opened, task, Act.FILE, evidence),
        period=period,
        seen=seen,
    )
    doubts = doubts_before(task, unit, filing)
    if not check:
        do(opened, filing)
    for doubt in doubts:
        output.say(f"请核对：{doubt}。")
    if check:
        output.say(f"没有填报。有{len(doubts)}处数字请核对。" if doubts else "没有填报。数字没有发现不符。")
    elif doubts:
        output.say("已照所填保存，存疑之处办公室也会看到；填错了请重新填报，会替换这一次。")


def percent_known(task: Task, values: dict[int, float], known: Filing | None, *, told: bool) -> int | None:
    """The progress that follows from the numbers just told, where all targets have one; else that of the last filing."""
    computed = progress_with(task.targets, values) if told else None
    if computed is not None:
        output.say(f"自报进度按目标值计算：{computed.formula}。")
        return computed.percent
    return known.claimed if known else None


def needed(given: Value | None, known: Value | None, option: str) -> Value:
    """What was given, else what is known. Raises InputError where there is neither."""
    if given is not None:
        return given
    if known is not None:
        return known
    raise InputError(f"没有写 {option}。", "请写上；以前报过的可用 --from-last 带出。")


def last_of(task: Task, unit: str) -> Filing:
    """The unit's last filing. Raises InputError where it has filed nothing."""
    known = last_filing(task, unit)
    if known is None:
        raise InputError(f"任务{task.code}还没有你单位的填报，没有可以带出的内容。", "请写全后填报。")
    return known
