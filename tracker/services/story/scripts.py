"""From what is told to commands: each script makes its command when its turn has come, from the task as it is."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from tracker.domain import commands as c
from tracker.domain.events import PartDraft
from tracker.domain.story import (
    ToldAssignment,
    ToldClaim,
    ToldDispute,
    ToldExtension,
    ToldFiling,
    ToldInstruction,
    ToldPart,
    ToldSuspension,
)
from tracker.domain.task import PartRole, Task
from tracker.errors import InputError
from tracker.services.assignment import parts_named
from tracker.services.desk import Desk
from tracker.services.evidence import keep_evidence
from tracker.services.units import registry

Script = Callable[[Desk, Task], c.Command]


def dispatch(_: Desk, now: Task) -> c.Command:
    """交办."""
    return c.Dispatch(task=now.code)


def sign(_: Desk, now: Task) -> c.Command:
    """签收."""
    return c.Sign(task=now.code)


def close(_: Desk, now: Task) -> c.Command:
    """销号."""
    return c.CloseTask(task=now.code)


def assign(told: ToldAssignment) -> Script:
    """The responsible units set anew, the leads kept."""

    def script(desk: Desk, now: Task) -> c.Command:
        parts = parts_named(desk, now, {PartRole.RESPONSIBLE: told.responsible})
        return c.Assign(task=now.code, parts=parts, reason=told.reason)

    return script


def dispute(told: ToldDispute) -> Script:
    """提出异议."""
    return lambda _, now: c.DisputeTask(task=now.code, reason=told.reason)


def decide_dispute(told: ToldDispute) -> Script:
    """裁定异议: upheld where the story names other leads."""

    def script(desk: Desk, now: Task) -> c.Command:
        parts = parts_named(desk, now, {PartRole.LEAD: told.lead}) if told.lead else ()
        return c.DecideDispute(task=now.code, upheld=bool(told.lead), reason=told.words, parts=parts)

    return script


def file(told: ToldFiling) -> Script:
    """填报."""

    def script(_: Desk, now: Task) -> c.Command:
        return c.FileProgress(
            task=now.code,
            progress=told.progress,
            problems=told.problems,
            next_steps=told.next,
            claimed=told.percent,
            values=tuple((target_named(now, name), value) for name, value in told.values.items()),
            period=told.period,
        )

    return script


def target_named(task: Task, name: str) -> int:
    """The position of the target called `name`. Raises InputError."""
    for position, target in enumerate(task.targets):
        if target.name == name:
            return position
    raise InputError(f"演示过程写到的目标“{name}”，任务{task.code}（{task.number}）中没有。")


def answer(told: ToldFiling, unit: str, *, first_lead: bool) -> Script:
    """采纳 or 退回; what another lead files changes the verified progress only where the story says so."""

    def script(_: Desk, now: Task) -> c.Command:
        mine = (each for each in now.pending_filings if (each.unit, each.filed_on) == (unit, told.on))
        number = next((each.number for each in mine), None)
        if told.returned:
            return c.ReturnFiling(task=now.code, filing=number, reason=told.returned)
        verified = told.verified if first_lead or told.verified is not None else now.verified
        return c.AcceptFiling(task=now.code, filing=number, verified=verified, note=told.note)

    return script


def suspend(told: ToldSuspension) -> Script:
    """中止."""
    return lambda _, now: c.Suspend(task=now.code, reason=told.reason)


def resume(told: ToldSuspension) -> Script:
    """恢复办理."""
    return lambda _, now: c.Resume(task=now.code, reason=told.words)


def instruct(told: ToldInstruction) -> Script:
    """批示."""
    return lambda _, now: c.Instruct(task=now.code, words=told.words, answer_by=told.answer_by)


def answer_instruction(told: ToldInstruction) -> Script:
    """回复批示."""
    return lambda _, now: c.AnswerInstruction(task=now.code, words=told.answer)


def split(told: ToldPart) -> Script:
    """分解: a part with its weight."""

    def script(desk: Desk, now: Task) -> c.Command:
        parts = lead_parts(desk, told.unit) if told.unit else ()
        return c.Split(task=now.code, title=told.title, weight=told.weight, parts=parts)

    return script


def lead_parts(desk: Desk, unit: str) -> tuple[PartDraft, ...]:
    """The one unit as lead."""
    found = registry(desk).unit(unit)
    return (PartDraft(role=PartRole.LEAD.value, name=found.name, unit=unit),)


def ask_extension(told: ToldExtension) -> Script:
    """申请延期."""
    return lambda _, now: c.AskExtension(
        task=now.code, until=told.until, reason=told.reason, progress=told.progress
    )


def decide_extension(told: ToldExtension) -> Script:
    """审批延期."""
    return lambda _, now: c.DecideExtension(task=now.code, granted=told.granted, reason=told.words)


def claim(told: ToldClaim) -> Script:
    """申请办结, its evidence kept as files in the home folder."""

    def script(desk: Desk, now: Task) -> c.Command:
        kept = tuple(kept_text(desk, name, text) for name, text in told.evidence.items())
        return c.ClaimCompletion(task=now.code, basis=told.basis, evidence=kept)

    return script


def decide_claim(told: ToldClaim) -> Script:
    """核验通过 or 不通过."""
    if told.refused:
        return lambda _, now: c.RefuseCompletion(task=now.code, reason=told.refused)
    return lambda _, now: c.VerifyCompletion(task=now.code, note=told.note)


def kept_text(desk: Desk, name: str, text: str) -> str:
    """A text kept as an evidence file; what the log says of it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(text, encoding="utf-8")
        return keep_evidence(desk, path)
