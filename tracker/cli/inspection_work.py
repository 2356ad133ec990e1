"""`duban inspection begin|problem|withdraw|feedback`: what the team does."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from tracker.cli import output
from tracker.cli.commands import command, shelf
from tracker.cli.inspection_list import Code
from tracker.cli.seat import desk
from tracker.cli.task_list import code_of
from tracker.cli.values import Reason, Seen, day, whole
from tracker.domain import inspection_commands as c
from tracker.domain.case import chinese
from tracker.queries.history import unit_names
from tracker.services.desk import Desk
from tracker.services.evidence import keep_evidence
from tracker.services.inspections import inspect
from tracker.services.views import look

app = shelf()
Unit = Annotated[str, typer.Option(metavar="单位", help="被督查的单位，代码或名称。")]
Number = Annotated[int, typer.Argument(parser=whole(1), metavar="第几个", help="问题的序号。")]


@command(
    app,
    "begin",
    "开始督查：方案已批准，并且到了方案写明的时间。",
    "duban inspection begin XH2020-D7K2M",
)
def begin(code: Code, seen: Seen = None) -> None:
    """Begin an inspection."""
    found = inspect(desk(), c.BeginInspection(inspection=code, seen=seen))
    output.say(f"督查{code}已开始，{chinese(found.scheme.end)}以前完成。")


@command(
    app,
    "problem",
    "记录一个问题：单位、事项、事实、证据、整改要求和时限。单位和事项必须在批准的方案之内，反馈以前单位看不到。",
    "duban inspection problem XH2020-D7K2M --unit 县水利局 --matter 饮水安全 --title 没有按月检测水质 "
    "--facts 抽查3个月，2个月没有记录 --measures 按月检测并公示 --until 2020-06-30 --evidence 照片.jpg",
)
def problem(
    code: Code,
    *,
    unit: Unit,
    matter: Annotated[str, typer.Option(metavar="事项", help="方案范围中的任务编号或事项。")],
    title: Annotated[str, typer.Option(metavar="问题", help="问题，一句话。")],
    facts: Annotated[str, typer.Option(metavar="事实", help="查到的事实。")],
    measures: Annotated[str, typer.Option(metavar="要求", help="整改要求。")],
    until: Annotated[date, typer.Option(parser=day, metavar="日期", help="整改时限。")],
    evidence: Annotated[list[Path], typer.Option(metavar="文件", help="证据，可写几次。")],
    seen: Seen = None,
) -> None:
    """Record a problem."""
    opened = desk()
    kept = tuple(keep_evidence(opened, path) for path in evidence)
    command = c.RecordProblem(
        inspection=code,
        unit=unit_code(opened, unit),
        matter=matter,
        title=title,
        facts=facts,
        evidence=kept,
        measures=measures,
        until=until,
        seen=seen,
    )
    found = inspect(opened, command)
    output.write(str(found.problems[-1].number))
    output.say(f"已记录督查{code}的第{found.problems[-1].number}个问题。")


@command(
    app,
    "withdraw",
    "撤回一个问题（反馈以前），写明理由。",
    "duban inspection withdraw XH2020-D7K2M 1 --reason 证据不足",
)
def withdraw(code: Code, number: Number, reason: Reason, seen: Seen = None) -> None:
    """Withdraw a problem."""
    inspect(desk(), c.WithdrawProblem(inspection=code, number=number, reason=reason, seen=seen))
    output.say(f"督查{code}的第{number}个问题已撤回。")


@command(
    app,
    "feedback",
    "向一个单位反馈督查结论：它的问题同时编入问题台账并交办；30日内可以申请复核。",
    "duban inspection feedback XH2020-D7K2M --unit 县水利局 --conclusion 总体较好，检测不及时",
)
def feedback(
    code: Code,
    unit: Unit,
    conclusion: Annotated[str, typer.Option(metavar="结论", help="督查结论。")],
    seen: Seen = None,
) -> None:
    """Tell a unit its conclusion and raise its findings."""
    opened = desk()
    of = unit_code(opened, unit)
    command = c.GiveFeedback(inspection=code, unit=of, conclusion=conclusion, seen=seen)
    found = inspect(opened, command)
    for problem in found.problems_of(of):
        output.write(problem.finding)
    told = found.feedback(of)
    until = chinese(told.review_by) if told else ""
    output.say(
        f"已向该单位反馈督查结论，交办问题{len(found.problems_of(of))}个；它在{until}以前可以申请复核。"
    )


def unit_code(opened: Desk, words: str) -> str:
    """The code of the unit that the words mean; that of a unit which was merged since is understood too."""
    with look(opened) as view:
        return words if words in unit_names(view) else code_of(view, words)
