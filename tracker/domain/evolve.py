"""`evolve`: the only way a task changes, live and on replay."""

from tracker.domain import (
    accepting,
    assigning,
    building,
    dividing,
    instructing,
    recognising,
    sharing,
    stopping,
)
from tracker.domain import events as e
from tracker.domain import finding_events as f
from tracker.domain.assigning import parts_of, with_units
from tracker.domain.changing import replace
from tracker.domain.cycles import Cycle
from tracker.domain.finding import Origin, Source
from tracker.domain.reported import with_reported
from tracker.domain.rules import EvolveRules
from tracker.domain.stopping import started
from tracker.domain.task import (
    DeadlineVersion,
    Dispute,
    Extension,
    Filing,
    FilingState,
    PartRole,
    State,
    Task,
    TaskKind,
    TaskTarget,
)


def evolve(task: Task | None, event: e.TaskEvent) -> Task:
    """The task after `event`; `task` is None before it was drafted."""
    if isinstance(event, e.TaskDrafted):
        return drafted(event)
    if task is None:
        raise ValueError(f"{event.kind} before TaskDrafted: {event.task}")
    return replace(RULES[type(event)](task, event), version=task.version + 1)


def drafted(event: e.TaskDrafted) -> Task:
    """The task that a plan item became."""
    return Task(
        code=event.task,
        plan=event.plan,
        number=event.number,
        title=event.title,
        text=event.text,
        assignment=event.assignment,
        place=event.place,
        parts=parts_of(event.parts),
        leaders=event.leaders,
        milestones=event.milestones,
        deadlines=(DeadlineVersion(event.deadline, event.day),) if event.deadline else (),
        deadline_words=event.deadline_words,
        targets=tuple(TaskTarget(**draft.model_dump()) for draft in event.targets),
        cycle=Cycle(event.cycle, event.due_day, event.months_later),
        initials=event.initials,
        drafted_on=event.day,
        kind=TaskKind(event.task_kind),
        parent=event.parent,
        weight=event.weight,
        level=event.level or (2 if event.parent else 1),
    )


def revised(task: Task, event: e.Revised) -> Task:
    """What the new version of the plan says anew. Signatures stay, and so does every earlier deadline."""
    signed = {part.unit: part.signed_on for part in task.parts}
    parts = task.parts if event.parts is None else parts_of(event.parts)
    deadlines = task.deadlines
    if event.deadline is not None:
        deadlines = (*deadlines, DeadlineVersion(event.deadline, event.day, f"{event.word}（{event.plan}）"))
    told = {
        field: value
        for field in ("title", "text", "assignment", "deadline_words", "initials")
        if (value := getattr(event, field)) is not None
    }
    kept = replace(
        task,
        **told,
        parts=tuple(replace(part, signed_on=signed.get(part.unit) if part.unit else None) for part in parts),
        deadlines=deadlines,
        removed_by="",
    )
    return with_reported(kept if event.targets is None else with_targets(kept, event.targets))


def with_targets(task: Task, drafts: tuple[e.TargetDraft, ...]) -> Task:
    """The task with other targets; filed values follow what they measured, and so does a division not made anew."""
    targets = tuple(TaskTarget(**draft.model_dump()) for draft in drafts)
    moved = followed(task.targets, targets)
    shares = {moved[index]: target.shares for index, target in enumerate(task.targets) if index in moved}
    targets = tuple(
        replace(target, shares=target.shares or shares.get(at, ())) for at, target in enumerate(targets)
    )

    def follow(values: tuple[tuple[int, float], ...]) -> tuple[tuple[int, float], ...]:
        return tuple((moved[index], value) for index, value in values if index in moved)

    filings = tuple(
        replace(filing, values=follow(filing.values), found=follow(filing.found)) for filing in task.filings
    )
    return replace(task, targets=targets, filings=filings)


def followed(old: tuple[TaskTarget, ...], new: tuple[TaskTarget, ...]) -> dict[int, int]:
    """Where each target stands now: of the same name and unit, else the only one left in that unit."""
    found = {
        at: to
        for at, one in enumerate(old)
        for to, other in enumerate(new)
        if (one.name, one.unit) == (other.name, other.unit)
    }
    for unit in {target.unit for target in old}:
        left = [at for at, one in enumerate(old) if one.unit == unit and at not in found]
        free = [to for to, one in enumerate(new) if one.unit == unit and to not in found.values()]
        if len(left) == len(free) == 1:
            found[left[0]] = free[0]
    return found


def removed(task: Task, event: e.RemovedFromPlan) -> Task:
    return replace(task, removed_by=event.plan)


def dispatched(task: Task, event: e.Dispatched) -> Task:
    return replace(task, state=State.DISPATCHED, dispatched_on=event.day, sign_by=event.sign_by)


def disputed(task: Task, event: e.Disputed) -> Task:
    dispute = Dispute(event.unit, event.day, event.reason, event.days_left, task.state)
    return replace(task, state=State.DISPUTED, dispute=dispute, clock=task.clock.stopped(event.day))


def dispute_decided(task: Task, event: e.DisputeDecided) -> Task:
    """The task goes on from where it was: with other units where they were changed, and with a limit to sign."""
    back = task.dispute.state if task.dispute else State.DISPATCHED
    decided = replace(task, state=back, dispute=None, sign_by=event.sign_by)
    if event.parts and back is State.ACTIVE:
        decided = with_units(decided, event.parts, event.sign_by, event.day)
    elif event.parts:
        decided = replace(decided, parts=parts_of(event.parts))
    return started(decided, event.day, event.deadline, "异议期间停止计时")


def claimed(task: Task, event: e.CompletionClaimed) -> Task:
    return replace(
        task,
        state=State.CLAIMED,
        claim_on=event.day,
        claim_basis=event.basis,
        claim_evidence=event.evidence,
    )


def verified(task: Task, event: e.CompletionVerified) -> Task:
    return replace(task, verified=100, done_on=task.claim_on, verified_own=event.own)


def refused(task: Task, event: e.CompletionRefused) -> Task:
    refusals = (*task.claim_refusals, event.reason)
    return replace(task, state=State.ACTIVE, claim_on=None, claim_refusals=refusals)


def closed(task: Task, event: e.Closed) -> Task:
    return replace(task, state=State.CLOSED, closed_on=event.day, closing_number=event.number)


def extension_asked(task: Task, event: e.ExtensionAsked) -> Task:
    asked = Extension(event.unit, event.day, event.until, event.reason, event.progress)
    return replace(task, extensions=(*task.extensions, asked))


def signed(task: Task, event: e.Signed) -> Task:
    """The unit's parts carry the day; the first lead to sign makes the task active."""
    parts = tuple(
        replace(part, signed_on=event.day) if part.unit == event.unit and part.signed_on is None else part
        for part in task.parts
    )
    by_lead = any(part.unit == event.unit for part in task.parts_of(PartRole.LEAD))
    if not by_lead or task.state is not State.DISPATCHED:
        return replace(task, parts=parts)
    return replace(task, parts=parts, state=State.ACTIVE, active_on=event.day)


def filed(task: Task, event: e.Filed) -> Task:
    """A new filing; one of the same unit and period that still waited is replaced by it."""
    filing = Filing(
        number=len(task.filings) + 1,
        unit=event.unit,
        period=event.period,
        filed_on=event.day,
        late=event.late,
        progress=event.progress,
        problems=event.problems,
        next_steps=event.next_steps,
        claimed=event.claimed,
        values=event.values,
        evidence=event.evidence,
    )
    earlier = tuple(
        replace(old, state=FilingState.REPLACED)
        if old.state is FilingState.PENDING and (old.unit, old.period) == (filing.unit, filing.period)
        else old
        for old in task.filings
    )
    started = task.started_on or (event.day if event.claimed > 0 else None)
    return with_reported(replace(task, filings=(*earlier, filing), started_on=started))


def extended(task: Task, event: e.ExtensionDecided) -> Task:
    """The waiting request is answered; a granted one adds a version to the deadlines."""
    extensions = tuple(
        replace(asked, granted=event.granted, answer=event.reason) if asked.granted is None else asked
        for asked in task.extensions
    )
    if not event.granted or event.until is None:
        return replace(task, extensions=extensions)
    version = DeadlineVersion(event.until, event.day, event.reason)
    return replace(task, extensions=extensions, deadlines=(*task.deadlines, version))


def finding_raised(task: Task, event: f.FindingRaised) -> Task:
    told = event.model_dump(exclude={"task", "day", "source"})
    return replace(task, origin=Origin(source=Source(event.source), **told))


def came_back(task: Task, event: f.FindingCameBack) -> Task:
    return replace(task, origin=task.origin and replace(task.origin, again=event.again))


def closers_named(task: Task, event: f.ClosersNamed) -> Task:
    return replace(task, origin=task.origin and replace(task.origin, closers=event.closers))


RULES: EvolveRules = {
    **accepting.EVOLVES,
    **assigning.EVOLVES,
    **building.EVOLVES,
    **dividing.EVOLVES,
    **instructing.EVOLVES,
    **recognising.EVOLVES,
    **sharing.EVOLVES,
    **stopping.EVOLVES,
    e.Revised: revised,
    e.RemovedFromPlan: removed,
    e.Dispatched: dispatched,
    e.Signed: signed,
    e.Disputed: disputed,
    e.DisputeDecided: dispute_decided,
    e.Filed: filed,
    e.CompletionClaimed: claimed,
    e.CompletionVerified: verified,
    e.CompletionRefused: refused,
    e.Closed: closed,
    e.ExtensionAsked: extension_asked,
    e.ExtensionDecided: extended,
    f.FindingRaised: finding_raised,
    f.FindingCameBack: came_back,
    f.ClosersNamed: closers_named,
}
