"""Ledgers made up for circulars: tasks, filings and snapshots without a database."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from seeds import seed_text
from tracker.domain.circular import FilingNote, Material, Month, PlanTitle, Snapshot, TaskRecord
from tracker.domain.cycles import Cycle
from tracker.domain.lights import pack_from_toml
from tracker.domain.standing import TaskFacts, standing
from tracker.domain.task import FilingState, State, TaskTarget
from tracker.domain.units import Unit, UnitKind

PACK = pack_from_toml(seed_text("rules/yinchuan.toml"), "yinchuan.toml")
MAY = Month(2020, 5)
CUTOFF = date(2020, 5, 31)
SENT = date(2020, 3, 16)
HEAD = "ab12" * 16
UNITS = (
    Unit("jyj", "县教育局", UnitKind.GOVERNMENT),
    Unit("slj", "县水利局", UnitKind.GOVERNMENT),
    Unit("wjj", "县卫健局", UnitKind.GOVERNMENT),
    Unit("jishi", "积石镇", UnitKind.TOWNSHIP),
)
NAMES = {unit.code: unit.name for unit in UNITS}
ACTIVE = TaskFacts(
    code="XH2020-001",
    plan="P001",
    number="三、(一)1.",
    title="控辍保学",
    state=State.ACTIVE,
    version=4,
    lead=("县教育局",),
    responsible=(),
    lead_unit="jyj",
    lead_kind="政府部门",
    cycle=Cycle(),
    dispatched_on=SENT,
    active_on=date(2020, 3, 17),
    original_deadline=date(2020, 12, 31),
    deadline=date(2020, 12, 31),
    claimed=40,
    verified=40,
    filed_periods=("2020年3月", "2020年4月", "2020年5月"),
)


def filing(
    number: int = 1, *, month: int = 5, day: int = 20, claimed: int = 40, **changes: Any
) -> FilingNote:
    """A filing in time for a month of 2020 by the education office, accepted."""
    filed_on = date(2020, month, day)
    note = FilingNote(number, "jyj", f"2020年{month}月", filed_on, day > 25, claimed)
    return replace(note, **{"state": FilingState.ACCEPTED, **changes})


def task(
    code: str = "XH2020-001",
    *,
    on: date = CUTOFF,
    unit: str = "jyj",
    filings: Sequence[FilingNote] | None = None,
    targets: Sequence[TaskTarget] = (),
    **changes: Any,
) -> TaskRecord:
    """A task on schedule with its three filings, or as `changes` to its facts say."""
    facts = replace(ACTIVE, code=code, lead_unit=unit, lead=(NAMES.get(unit, unit),), **changes)
    if filings is None:
        filings = [filing(n, month=n + 2, unit=unit, claimed=facts.claimed or 0) for n in (1, 2, 3)]
    return TaskRecord(standing(facts, on, PACK), tuple(filings), tuple(targets))


def overdue(code: str, **changes: Any) -> TaskRecord:
    """A task eleven days past its deadline."""
    day = date(2020, 5, 20)
    return task(code, original_deadline=day, deadline=day, **changes)


def behind(code: str, **changes: Any) -> TaskRecord:
    """A task with a yellow light."""
    return task(code, claimed=10, verified=10, **changes)


def closed(code: str, done: date = date(2020, 5, 10), **changes: Any) -> TaskRecord:
    """A task that was found done."""
    held = {"state": State.CLOSED, "claim_on": done, "done_on": done, "closed_on": done, "verified": 100}
    return task(code, **{**held, **changes})


def material(
    *now: TaskRecord,
    before: Sequence[TaskRecord] | None = None,
    units: tuple[Unit, ...] = UNITS,
    **changes: Any,
) -> Material:
    """The material of May 2020."""
    last = Snapshot(date(2020, 4, 30), tuple(before)) if before is not None else None
    made = Material(
        office="循化县扶贫开发工作领导小组办公室",
        month=MAY,
        issued=date(2020, 6, 1),
        plans=(PlanTitle("P001", "循化县巩固脱贫成果实施工作方案"),),
        units=units,
        now=Snapshot(CUTOFF, now),
        before=last,
        head=HEAD,
    )
    return replace(made, **changes)
