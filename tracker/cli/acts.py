"""Doing acts on tasks and saying what came of it; several at once, each on its own."""

from collections.abc import Callable, Sequence

import typer

from tracker.cli import output
from tracker.cli.output import percent
from tracker.cli.progress import bar
from tracker.domain.case import chinese
from tracker.domain.commands import Command
from tracker.domain.permissions import Act
from tracker.domain.task import OWN_WORK, PartRole, State, Task
from tracker.domain.task_progress import progress_of
from tracker.errors import DubanError
from tracker.services.desk import Desk
from tracker.services.tasks import Refusal, perform


def do(desk: Desk, command: Command) -> Task:
    """Do one act and say what came of it; every refusal is raised."""
    task = perform(desk, command)
    output.say(outcome(command.act, task))
    return task


def do_all(desk: Desk, act: Act, codes: Sequence[str], make: Callable[[str], Command]) -> None:
    """Do the act on each task on its own, and say how many went through and why the others did not.

    `make` gives the command for a code; what it raises holds up that task only. Leaves with the exit code of the
    first refusal, if there is one.
    """
    if len(codes) == 1:
        do(desk, make(codes[0]))
        return
    refused: list[Refusal] = []
    show = bar(act.word, len(codes))
    for index, code in enumerate(codes, 1):
        try:
            perform(desk, make(code))
        except DubanError as error:
            refused.append(Refusal(code, error))
        show(index)
    output.say(f"“{act.word}”已办{len(codes) - len(refused)}项。")
    if refused:
        output.say(f"没有办成{len(refused)}项：")
        for refusal in refused:
            output.say(f"  {refusal.task}：{refusal.error}")
        raise typer.Exit(refused[0].error.exit_code)


def outcome(act: Act, task: Task) -> str:
    """The sentence for an act that was done."""
    told = OUTCOMES.get(act)
    return f"任务{task.code}已{told(task) if told else act.word}。"


def signed(task: Task) -> str:
    """Who has still to sign."""
    signing = (part for part in task.parts if part.unit and part.role is not PartRole.GUIDE)
    waiting = sum(part.signed_on is None for part in signing)
    return f"签收，还有{waiting}个单位未签收" if waiting else "签收，各单位都已签收"


def milestones_set(task: Task) -> str:
    """What is expected by each day: weights are shares of their sum, whatever that is."""
    said = "，".join(f"{chinese(day)}前累计{percent}%" for day, percent in task.milestones)
    return f"设定{len(task.milestones)}个节点：{said}（权重按各节点之和折算）"


def filed(task: Task) -> str:
    """For which period, how much, whether late."""
    filing = task.filings[-1]
    late = "（逾期）" if filing.late else ""
    return f"填报{filing.period}{late}进展，自报{filing.claimed}%，等领导小组办公室审核"


def accepted(task: Task) -> str:
    """The verified progress, and the calculation where it follows from numbers of targets."""
    progress = progress_of(task)
    rests_on = f"（{progress.verified_by}）" if progress.verified_by else ""
    return f"采纳填报，核定进度{percent(progress.verified)}{rests_on}"


def verified(task: Task) -> str:
    """With a warning where nobody but the lead itself looked at it."""
    warning = f"。请注意：{OWN_WORK}，已记入履历，宜请分管领导复核" if task.verified_own else ""
    return f"核验通过，可以销号{warning}"


def dispute_decided(task: Task) -> str:
    """What follows from the decision."""
    return f"裁定异议，现在是“{task.stage.word}”，签收期限{chinese(task.sign_by)}"


def extended(task: Task) -> str:
    """Which deadline holds now."""
    granted = task.extensions[-1].granted
    verdict = "同意延期" if granted else "不同意延期"
    return f"审批：{verdict}，时限是{chinese(task.deadline)}"


def resumed(task: Task) -> str:
    """Where the task goes on and until when."""
    until = f"，时限{chinese(task.deadline)}" if task.deadline else ""
    return f"恢复办理，回到“{task.stage.word}”{until}"


def assigned(task: Task) -> str:
    """Who has to sign anew, once the task was sent out."""
    new = "、".join(part.name for part in task.parts if part.unit and part.signed_on is None)
    signing = task.state in (State.DISPATCHED, State.ACTIVE) and new
    return f"调整责任单位，请{new}于{chinese(task.sign_by)}前签收" if signing else "调整责任单位"


def cycle_set(task: Task) -> str:
    """The new cycle, and from when on it holds where another held before."""
    cycle = task.cycle
    return f"改为{cycle.words}填报" + (f"，从{chinese(cycle.since)}起；以前各期不变" if cycle.since else "")


def asked(task: Task) -> str:
    """Of how many units, by when."""
    last = task.askings[-1]
    units = sum((each.on, each.due) == (last.on, last.due) for each in task.askings)
    return f"要求{units}个责任单位于{chinese(last.due)}前填报{last.period}"


def instructed(task: Task) -> str:
    """Whose instruction, and by when it is to be answered."""
    last = task.instructions[-1]
    until = f"，请牵头单位于{chinese(last.answer_by)}前回复" if last.answer_by else ""
    return f"登记{last.by}的批示{until}"


OUTCOMES: dict[Act, Callable[[Task], str]] = {
    Act.DISPATCH: lambda task: f"交办，签收期限{chinese(task.sign_by)}",
    Act.SIGN: signed,
    Act.DISPUTE: lambda task: "提出异议，等领导小组办公室裁定，签收期限暂停计算",
    Act.DECIDE_DISPUTE: dispute_decided,
    Act.FILE: filed,
    Act.ACCEPT: accepted,
    Act.RETURN: lambda task: "退回填报，请单位重新填报",
    Act.CLAIM: lambda task: f"申请办结，等{'提出问题的督查组' if task.closers else '领导小组办公室'}核验",
    Act.VERIFY: verified,
    Act.REFUSE: lambda task: f"核验不通过，退回“{State.ACTIVE.word}”",
    Act.CLOSE: lambda task: f"销号，编号{task.closing_number}",
    Act.ASK_EXTENSION: lambda task: (
        f"申请延期至{chinese(task.extensions[-1].until)}，等领导小组办公室审批；批准前原时限有效"
    ),
    Act.DECIDE_EXTENSION: extended,
    Act.SUSPEND: lambda task: "中止，从今天起停止计时",
    Act.RESUME: resumed,
    Act.ASSIGN: assigned,
    Act.SET_MILESTONES: milestones_set,
    Act.DIVIDE_TARGET: lambda task: "分解目标值，已要求各单位填报完成数",
    Act.SET_CYCLE: cycle_set,
    Act.SPLIT: lambda task: f"分解出子任务{task.children[-1]}，请交办",
    Act.ASK_PART: asked,
    Act.INSTRUCT: instructed,
    Act.ANSWER_INSTRUCTION: lambda task: "回复批示",
}
