"""What units do with their tasks: `duban task sign|dispute|claim`."""

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli import output
from tracker.cli.acts import do, do_all
from tracker.cli.batch import given
from tracker.cli.commands import command, shelf
from tracker.cli.seat import desk
from tracker.cli.values import Code, Reason, Seen
from tracker.domain import commands as c
from tracker.domain.filing_doubts import doubts_of_claim
from tracker.domain.permissions import Act
from tracker.domain.task import Task
from tracker.errors import NotFoundError
from tracker.queries.inbox import to_sign
from tracker.queries.tasks import find
from tracker.services.desk import Desk
from tracker.services.evidence import keep_evidence
from tracker.services.tasks import acts_offered, read_task
from tracker.services.views import look

app = shelf()
Evidence = Annotated[
    list[Path] | None, typer.Option("--evidence", metavar="文件", help="佐证材料，可写几次。")
]


@command(
    app,
    "sign",
    "签收任务：一项、几项，或用 --all 签收全部待签收的。",
    "duban task sign XH2020-012",
    "duban task sign --all",
)
def sign(
    codes: Annotated[list[str] | None, typer.Argument(metavar="编号", help="任务编号，可写几个。")] = None,
    everything: Annotated[bool, typer.Option("--all", help="全部待本单位签收的任务。")] = False,
    seen: Seen = None,
) -> None:
    """Accept one's part of tasks."""
    opened = desk()
    if everything:
        with look(opened) as view:
            codes = [each.standing.facts.code for each in to_sign(view, find(view).rows)]
        if not codes:
            raise NotFoundError("没有待本单位签收的任务。")
    do_all(opened, Act.SIGN, given(codes), lambda code: c.Sign(task=code, seen=seen))


@command(
    app,
    "dispute",
    "在签收期限内提出异议：这项任务不属于本单位职责，写明理由和依据。",
    "duban task dispute XH2020-007 --reason 三定方案规定由农科局承担",
)
def dispute(code: Code, reason: Reason, seen: Seen = None) -> None:
    """Say that a task is not one's own."""
    do(desk(), c.DisputeTask(task=code, reason=reason, seen=seen))


@command(
    app,
    "claim",
    "申请办结，写明依据（验收文号、证明材料），附上佐证材料。",
    "duban task claim XH2020-012 --basis 县验〔2020〕3号 --evidence 验收报告.pdf",
)
def claim(
    code: Code,
    basis: Annotated[str, typer.Option(metavar="依据", help="办结依据。")],
    evidence: Evidence = None,
    seen: Seen = None,
) -> None:
    """Claim that the work is done."""
    opened = desk()
    task, _ = read_task(opened, code)
    proof = kept(opened, task, Act.CLAIM, evidence)
    do(opened, c.ClaimCompletion(task=code, basis=basis, evidence=proof, seen=seen))
    for doubt in doubts_of_claim(task):
        output.say(f"请核对：{doubt}。")


def kept(opened: Desk, task: Task, act: Act, files: list[Path] | None) -> tuple[str, ...]:
    """The evidence files, kept in the home folder; nothing is kept for an act that will be refused."""
    if not files or act not in acts_offered(opened, task):
        return ()
    return tuple(keep_evidence(opened, path) for path in files)
