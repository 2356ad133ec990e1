"""A task and the people around it, to play its life in the core alone."""

from datetime import date

from seeds import seed_text
from tracker.domain import commands as c
from tracker.domain import events as e
from tracker.domain.case import Terms
from tracker.domain.evolve import evolve
from tracker.domain.lights import pack_from_toml
from tracker.domain.permissions import Actor, Role
from tracker.domain.standing import Standing, TaskFacts, standing
from tracker.domain.task import PartRole, Task
from tracker.domain.task_progress import progress_of
from tracker.domain.workflow import decide

OFFICE = Actor("office", "办公室", Role.OFFICE)
LEAD = Actor("jyj-1", "县教育局联络员", Role.UNIT, "jyj")
SECOND = Actor("czj-1", "县财政局联络员", Role.UNIT, "czj")
HELPER = Actor("jishi-1", "积石镇联络员", Role.UNIT, "jishi")
STRANGER = Actor("slj-1", "县水利局联络员", Role.UNIT, "slj")
AUDITOR = Actor("audit", "审计", Role.AUDITOR)
LEADER = Actor("leader", "分管副县长", Role.LEADER)
EVERYONE = (OFFICE, LEAD, SECOND, HELPER, STRANGER, AUDITOR, LEADER)
MONDAY = date(2020, 3, 16)
PACK = pack_from_toml(seed_text("rules/yinchuan.toml"), "yinchuan.toml")
PARTS = (
    e.PartDraft(role="lead", name="县教育局", unit="jyj"),
    e.PartDraft(role="lead", name="县财政局", unit="czj"),
    e.PartDraft(role="responsible", name="积石镇", unit="jishi", group="各乡镇党委、政府"),
)
OTHER_PARTS = (e.PartDraft(role="lead", name="县水利局", unit="slj"),)


def drafted(deadline: date | None = date(2020, 6, 30)) -> Task:
    return evolve(
        None,
        e.TaskDrafted(
            task="XH2020-001",
            day=MONDAY,
            plan="P001",
            number="三、(一)1.",
            title="控辍保学",
            text="巩固率达到96%",
            assignment="牵头单位:县教育局",
            place="第10行",
            parts=PARTS,
            deadline=deadline,
            targets=(e.TargetDraft(name="巩固率", op=">=", value=96, unit="%"),),
        ),
    )


def after(task: Task, *acts: tuple[Actor, c.Command], on: date = MONDAY) -> Task:
    for actor, command in acts:
        for event in decide(task, command, actor, on, Terms()):
            task = evolve(task, event)
    return task


def ask(kind: type[c.Command], **words: object) -> c.Command:
    return kind(task="XH2020-001", **words)


def active() -> Task:
    return after(drafted(), (OFFICE, ask(c.Dispatch)), (LEAD, ask(c.Sign)))


def filing(percent: int, **more: object) -> c.Command:
    return ask(c.FileProgress, progress="已开展排查", claimed=percent, **more)


def facts_of(task: Task) -> TaskFacts:
    lead, progress = task.lead, progress_of(task)
    return TaskFacts(
        code=task.code,
        plan=task.plan,
        number=task.number,
        title=task.title,
        state=task.state,
        version=task.version,
        lead=tuple(part.name for part in task.parts_of(PartRole.LEAD)),
        responsible=tuple(part.name for part in task.parts_of(PartRole.RESPONSIBLE)),
        lead_unit=lead.unit if lead else None,
        lead_kind="",
        cycle=task.cycle,
        dispatched_on=task.dispatched_on,
        active_on=task.active_on,
        original_deadline=task.original_deadline,
        deadline=task.deadline,
        claimed=progress.claimed,
        verified=progress.verified,
        claimed_by=progress.claimed_by,
        verified_by=progress.verified_by,
        stated_claimed=task.claimed,
        stated_verified=task.verified,
        begun=progress.begun,
        claim_on=task.claim_on,
        done_on=task.done_on,
        filed_periods=task.filed_periods,
        filing_pending=bool(task.pending_filings),
        clock=task.clock,
        milestones=task.milestones,
        parent=task.parent,
        weight=task.weight,
        suspended_on=task.suspension.on if task.suspension else None,
        cancelled_on=task.cancelled_on,
        stopped_because=task.suspension.reason if task.suspension else task.cancelled_because,
    )


def stands(task: Task, day: date) -> Standing:
    """Where the task stands on `day` under the default rules."""
    return standing(facts_of(task), day, PACK)
