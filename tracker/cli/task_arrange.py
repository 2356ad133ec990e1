"""Arranging the work: `duban task milestone|split|ask|instruct|answer`."""

from datetime import date
from typing import Annotated

import typer

from tracker.cli.acts import do
from tracker.cli.commands import command, shelf
from tracker.cli.seat import desk
from tracker.cli.task_office import LeadUnits, OtherUnits
from tracker.cli.values import Code, Seen, day, whole
from tracker.domain import commands as c
from tracker.domain.arrangement_events import MilestoneDraft
from tracker.domain.task import PartRole
from tracker.errors import InputError
from tracker.services.assignment import parts_of_part, units_named
from tracker.services.tasks import read_task

app = shelf()


@command(
    app,
    "milestone",
    "倒排工期：设定任务的节点，写成 日期=权重=名称。序时进度按各节点的权重累计；再设一次就换成新的。",
    "duban task milestone XH2020-006 2020-05-31=40=主体完工 2020-06-20=60=竣工验收",
)
def milestone(
    code: Code,
    milestones: Annotated[
        list[str], typer.Argument(metavar="日期=权重=名称", help="如 2020-05-31=40=主体完工，可写几个。")
    ],
    seen: Seen = None,
) -> None:
    """Set the milestones of a task."""
    drafts = tuple(milestone_of(each) for each in milestones)
    do(desk(), c.SetMilestones(task=code, milestones=drafts, seen=seen))


def milestone_of(words: str) -> MilestoneDraft:
    """`2020-05-31=40=主体完工` as a milestone. Raises InputError."""
    on, _, rest = words.partition("=")
    weight, _, name = rest.partition("=")
    try:
        return MilestoneDraft(day=date.fromisoformat(on), weight=int(weight), name=name.strip())
    except ValueError as error:
        raise InputError(
            f"“{words}”不是节点。", "请写成 日期=权重=名称，如 2020-05-31=40=主体完工。"
        ) from error


@command(
    app,
    "split",
    "把任务分解出一个子任务，各有权重、单位和时限；总任务的进度是各子任务按权重的平均。不写牵头单位就是原来的牵头单位。",
    "duban task split XH2020-006 通村道路 --weight 60 --lead 县交通局 --due 2020-05-31",
)
def split(
    code: Code,
    title: Annotated[str, typer.Argument(metavar="名称", help="子任务的名称。")],
    weight: Annotated[
        int, typer.Option(parser=whole(1, 1000), metavar="权重", help="与其他子任务相比的权重。")
    ] = 1,
    lead: LeadUnits = None,
    responsible: OtherUnits = None,
    due: Annotated[
        date | None, typer.Option(parser=day, metavar="日期", help="子任务的时限；不写就是总任务的。")
    ] = None,
    text: Annotated[str, typer.Option(metavar="内容", help="子任务的内容。")] = "",
    seen: Seen = None,
) -> None:
    """Make a part of a task a task of its own."""
    opened = desk()
    task, _ = read_task(opened, code)
    named = {PartRole.LEAD: lead or (), PartRole.RESPONSIBLE: responsible or ()}
    parts = parts_of_part(opened, task, named)
    divide = c.Split(task=code, title=title, weight=weight, parts=parts, deadline=due, text=text, seen=seen)
    do(opened, divide)


@command(
    app,
    "ask",
    "要求责任单位填报其承担的部分（牵头单位或办公室）；同一期同一事项不重复要求。",
    "duban task ask XH2020-012 积石镇 街子镇 --due 2020-05-22 --what 本镇完成的户数",
    "duban task ask XH2020-012 --all --due 2020-05-22",
)
def ask(
    code: Code,
    due: Annotated[date, typer.Option(parser=day, metavar="日期", help="填报期限。")],
    units: Annotated[
        list[str] | None, typer.Argument(metavar="单位", help="责任单位，代码或名称；可写几个。")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="这项任务的全部责任单位。")] = False,
    what: Annotated[str, typer.Option(metavar="内容", help="要填什么。")] = "",
    seen: Seen = None,
) -> None:
    """Ask responsible units for their part."""
    opened = desk()
    task, _ = read_task(opened, code)
    known = [part.unit for part in task.parts_of(PartRole.RESPONSIBLE) if part.unit]
    wanted = known if everything else units_named(opened, units or ())
    do(opened, c.AskPart(task=code, units=tuple(wanted), due=due, what=what, seen=seen))


@command(
    app,
    "instruct",
    "批示：分管领导作出批示，或办公室登记领导的批示；它成为任务的一部分，承担单位都能看到。",
    "duban task instruct XH2020-006 请抓紧补齐手续 --by 县委书记 --answer-by 2020-05-20",
)
def instruct(
    code: Code,
    words: Annotated[str, typer.Argument(metavar="内容", help="批示内容。")],
    by: Annotated[str, typer.Option(metavar="职务", help="谁的批示；领导用自己的账号时不用写。")] = "",
    answer_by: Annotated[
        date | None, typer.Option(parser=day, metavar="日期", help="要求牵头单位回复的期限。")
    ] = None,
    seen: Seen = None,
) -> None:
    """Instruct, or enter a leader's instruction."""
    do(desk(), c.Instruct(task=code, words=words, by=by, answer_by=answer_by, seen=seen))


@command(
    app,
    "answer",
    "牵头单位回复批示：写明落实情况。",
    "duban task answer XH2020-006 手续已于5月18日补齐",
)
def answer(
    code: Code,
    words: Annotated[str, typer.Argument(metavar="内容", help="批示的落实情况。")],
    number: Annotated[
        int | None,
        typer.Option("--number", parser=whole(1), metavar="次", help="第几条批示；不写就是最早等待的。"),
    ] = None,
    seen: Seen = None,
) -> None:
    """Answer an instruction."""
    do(desk(), c.AnswerInstruction(task=code, words=words, number=number, seen=seen))
