"""Who does a task: its units set anew, before it is sent out or while it runs, or followed by others."""

from collections.abc import Iterable, Iterator
from datetime import date

from tracker.domain import arrangement_events as a
from tracker.domain import commands as c
from tracker.domain import events as e
from tracker.domain.case import Case
from tracker.domain.changing import replace
from tracker.domain.needs import needs_lead, needs_words
from tracker.domain.reported import with_reported
from tracker.domain.rules import DecideRules, EvolveRules
from tracker.domain.task import Filing, Part, PartRole, State, Task

RUNNING = (State.DISPATCHED, State.ACTIVE)


def assign(case: Case, command: c.Assign) -> e.TaskEvent:
    """Units set anew; where the task runs, those that come in sign within a limit of their own."""
    needs_words(case, command.reason, "请写明调整责任单位的理由。")
    needs_lead(case, command.parts)
    task = case.task
    if task.state not in RUNNING:
        return e.Assigned(**case.facts, parts=command.parts, reason=command.reason)
    former = tuple(drafts_of(task.parts))
    case.refuse_if(former == command.parts, f"任务{task.code}的单位与现在的一样，没有变化。")
    stays = kept_signatures(task, command.parts)
    comes_in = any(part.unit not in stays and part.role != PartRole.GUIDE for part in command.parts)
    limit = case.terms.calendar.add_working_days(case.today, case.terms.sign_days)
    return e.Assigned(
        **case.facts,
        parts=command.parts,
        reason=command.reason,
        sign_by=limit if comes_in else task.sign_by,
        former=former,
    )


def kept_signatures(task: Task, parts: tuple[e.PartDraft, ...]) -> dict[str, Part]:
    """The parts whose signature still holds, by unit: a unit that comes to lead has to sign for that."""
    lead_before = {part.unit for part in task.parts_of(PartRole.LEAD)}
    leads_now = {part.unit for part in parts if part.role == PartRole.LEAD}
    return {
        part.unit: part
        for part in task.parts
        if part.unit and part.signed_on and (part.unit in lead_before or part.unit not in leads_now)
    }


def assigned(task: Task, event: e.Assigned) -> Task:
    """The task with its units set anew; it waits for a signature again where no lead has one."""
    if event.sign_by is None:
        return replace(task, parts=parts_of(event.parts))
    passed = task.sign_by is not None and event.day > task.sign_by
    return with_units(lapsed(task) if passed else task, event.parts, event.sign_by, event.day)


def lapsed(task: Task) -> Task:
    """The task with the mark on each part that was not signed in its time."""
    return replace(
        task, parts=tuple(part if part.signed_on else replace(part, lapsed=True) for part in task.parts)
    )


def with_units(task: Task, drafts: tuple[e.PartDraft, ...], sign_by: date | None, day: date) -> Task:
    """The running task with these units: what was signed stays, and so does what a unit that stays let pass."""
    kept = kept_signatures(task, drafts)
    late = {part.unit for part in task.parts if part.lapsed}
    parts = tuple(
        replace(part, signed_on=kept[part.unit].signed_on)
        if part.unit in kept
        else replace(part, lapsed=part.unit in late)
        for part in parts_of(drafts)
    )
    changed = replace(task, parts=parts, sign_by=sign_by)
    before, now = task.lead, changed.lead
    runs = any(part.signed_on for part in changed.parts_of(PartRole.LEAD))
    same = before is not None and now is not None and before.unit == now.unit
    since = task.active_on if same else day
    units = {part.unit for part in parts}
    return with_reported(
        replace(
            changed,
            state=State.ACTIVE if runs else State.DISPATCHED,
            active_on=since if runs else None,
            targets=tuple(
                replace(target, shares=tuple(share for share in target.shares if share[0] in units))
                for target in task.targets
            ),
            askings=tuple(each for each in task.askings if each.unit in units),
        )
    )


def followed(task: Task, event: a.UnitsFollowed) -> Task:
    """The task with the units that came after its own; a unit has one part, its highest.

    What was filed counts as theirs, under the name of the time.
    """
    after = {each.unit: each for each in event.successions}

    def now(unit: str | None) -> str | None:
        return after[unit].successor if unit in after else unit

    names = {part.unit: part.name for part in task.parts}

    def filed(filing: Filing) -> Filing:
        if filing.unit not in after:
            return filing
        called = filing.filed_as or names.get(filing.unit, "")
        return replace(filing, unit=after[filing.unit].successor, filed_as=called)

    parts: dict[str, Part] = {}
    for old in task.parts:
        after_it = after.get(old.unit or "")
        part = replace(old, unit=after_it.successor, name=after_it.name) if after_it else old
        held = parts.setdefault(part.unit or part.name, part)
        if held is not part:
            signed = [day for day in (held.signed_on, part.signed_on) if day]
            parts[part.unit or part.name] = replace(held, signed_on=min(signed, default=None))
    return with_reported(
        replace(
            task,
            parts=tuple(parts.values()),
            filings=tuple(map(filed, task.filings)),
            targets=tuple(
                replace(target, shares=added_up((now(unit) or "", value) for unit, value in target.shares))
                for target in task.targets
            ),
            askings=tuple(replace(each, unit=now(each.unit) or "") for each in task.askings),
        )
    )


def added_up(shares: Iterable[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    """The shares of a target, those of one unit added up."""
    found: dict[str, float] = {}
    for unit, value in shares:
        found[unit] = found.get(unit, 0.0) + value
    return tuple(found.items())


def parts_of(drafts: Iterable[e.PartDraft]) -> tuple[Part, ...]:
    """Parts as drafted, none of them signed."""
    return tuple(Part(PartRole(draft.role), draft.name, draft.unit, draft.group) for draft in drafts)


def drafts_of(parts: Iterable[Part]) -> Iterator[e.PartDraft]:
    """Parts as they could have been drafted."""
    for part in parts:
        yield e.PartDraft(role=part.role.value, name=part.name, unit=part.unit, group=part.group)


DECIDES: DecideRules = {c.Assign: assign}
EVOLVES: EvolveRules = {e.Assigned: assigned, a.UnitsFollowed: followed}
