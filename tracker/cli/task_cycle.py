"""`duban task cycle`: how often a task is filed for."""

from typing import Annotated

import typer

from tracker.cli import output
from tracker.cli.acts import do_all
from tracker.cli.batch import given
from tracker.cli.commands import command, shelf
from tracker.cli.seat import desk
from tracker.cli.values import whole
from tracker.domain import commands as c
from tracker.domain.cycles import KIND_WORDS, Cycle
from tracker.domain.permissions import Act
from tracker.errors import InputError
from tracker.services.desk import Desk
from tracker.services.filing_cycles import adopt_cycle, office_cycle, tasks_of_the_office, tasks_to_set

app = shelf()
BY_WORD = {
    word: kind for kind, words in KIND_WORDS.items() for word in (kind, words, words.removeprefix("每"))
}


def kind_of(text: str) -> str:
    """`每季度`, `季度` or `quarterly` as the kind of a cycle."""
    if text in BY_WORD:
        return BY_WORD[text]
    raise typer.BadParameter(f"“{text}”不是填报周期，可用的是{'、'.join(KIND_WORDS.values())}。")


@command(
    app,
    "cycle",
    "设定填报周期：一项或几项任务、一个方案的全部任务（--plan）、办公室今后导入而方案没有规定的任务（--office）。"
    "方案写明了报送要求的，导入时已按方案；签收以后改变的，从下一期起按新的周期，以前各期不变。",
    "duban task cycle XH2020-012 --every 每季度 --day 20",
    "duban task cycle --plan P001 --every 每月 --day 10 --later 1",
    "duban task cycle --office --every 每半月",
    "duban task cycle --office --every 每月 --present",
    "duban task cycle --office",
)
def cycle(
    codes: Annotated[list[str] | None, typer.Argument(metavar="编号", help="任务编号，可写几个。")] = None,
    plan: Annotated[
        str | None, typer.Option(metavar="方案", help="这个方案还没有办结的任务，如 P001。")
    ] = None,
    office: Annotated[
        bool, typer.Option("--office", help="办公室今后的任务；不写 --every 就显示现在的。")
    ] = False,
    present: Annotated[
        bool, typer.Option("--present", help="与 --office 合用：现有的、一直按办公室周期的任务也改。")
    ] = False,
    every: Annotated[
        str | None,
        typer.Option(parser=kind_of, metavar="周期", help="每周、每半月、每月、每季度、每半年或每年。"),
    ] = None,
    day: Annotated[
        int,
        typer.Option(
            parser=whole(1, 31), metavar="日", help="周期最后一个月的几日前；每周的写星期几（1到7）。"
        ),
    ] = 25,
    later: Annotated[
        int,
        typer.Option(parser=whole(0, 3), metavar="月数", help="在周期结束以后第几个月，如次月10日前写 1。"),
    ] = 0,
) -> None:
    """Set a cycle, or print the office's."""
    opened = desk()
    if office and every is None:
        output.write(office_cycle(opened).words)
        return
    if every is None:
        raise InputError("没有写填报周期。", "请写 --every，如 --every 每季度 --day 20。")
    if present and not office:
        raise typer.BadParameter("--present 要与 --office 合用。")
    wanted = Cycle(every, day, later)
    if office and not (present and office_cycle(opened) == wanted):
        adopt_cycle(opened, wanted)
        output.say(f"今后导入的任务，方案没有规定的，{wanted.words}填报。")
    if office and not present:
        return
    chosen = chosen_tasks(opened, codes, plan, wanted if present else None)
    if not chosen:
        output.say("没有要改的任务：方案规定了周期的、单独设定过的，不跟着办公室改。")
        return
    do_all(opened, Act.SET_CYCLE, chosen, lambda code: c.SetCycle(task=code, cycle=wanted))


def chosen_tasks(opened: Desk, codes: list[str] | None, plan: str | None, wanted: Cycle | None) -> list[str]:
    """The tasks whose cycle is set: those named, a plan's, or (with `wanted`) those that follow the office."""
    if wanted is None:
        return list(tasks_to_set(opened, plan)) if plan else given(codes)
    return list(tasks_of_the_office(opened, wanted))
