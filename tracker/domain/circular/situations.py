"""Where each task belongs at the cut-off: one situation each, so that the parts add up to the whole."""

from collections.abc import Callable, Iterable
from enum import StrEnum

from tracker.domain.circular.material import Snapshot, TaskRecord
from tracker.domain.circular.numbers import Count, Rate, Ref, Refs
from tracker.domain.circular.value import Run
from tracker.domain.counting import in_total
from tracker.domain.lights import Colour
from tracker.domain.standing import Standing
from tracker.domain.task import Stage, State


class Situation(StrEnum):
    """The situations in the order in which a circular counts them."""

    CLOSED = "已销号"
    CLAIMED = "待核验"
    VERIFIED = "待销号"
    ON_SCHEDULE = "按序时推进"
    BEHIND = "滞后"
    OVERDUE = "逾期"
    SILENT = "情况不明"
    UNSIGNED = "未签收"
    SUSPENDED = "已中止"
    CANCELLED = "已撤销"


ALWAYS = (Situation.CLOSED, Situation.ON_SCHEDULE, Situation.BEHIND, Situation.OVERDUE)
WARNING = (Colour.RED, Colour.ORANGE, Colour.YELLOW)


RULES: tuple[tuple[Situation, Callable[[Standing], bool]], ...] = (
    (Situation.CLOSED, lambda each: each.facts.state is State.CLOSED),
    (Situation.SUSPENDED, lambda each: each.facts.state is State.SUSPENDED),
    (Situation.CANCELLED, lambda each: each.facts.state is State.CANCELLED),
    (Situation.OVERDUE, lambda each: each.overdue_days > 0),
    (Situation.CLAIMED, lambda each: each.facts.stage is Stage.CLAIMED),
    (Situation.VERIFIED, lambda each: each.facts.stage is Stage.VERIFIED),
    (Situation.BEHIND, lambda each: each.light.colour in WARNING),
    (Situation.SILENT, lambda each: each.light.colour is Colour.GREY),
    (Situation.UNSIGNED, lambda each: each.facts.state in (State.DISPATCHED, State.DISPUTED)),
)


def situation(standing: Standing) -> Situation:
    """The first situation whose rule holds; on schedule where none does."""
    return next((found for found, holds in RULES if holds(standing)), Situation.ON_SCHEDULE)


def by_situation(records: Iterable[TaskRecord]) -> dict[Situation, tuple[TaskRecord, ...]]:
    """The tasks in each situation."""
    found: dict[Situation, list[TaskRecord]] = {each: [] for each in Situation}
    for record in records:
        found[situation(record.standing)].append(record)
    return {each: tuple(records) for each, records in found.items()}


def of_colour(records: Iterable[TaskRecord], *wanted: Colour) -> tuple[TaskRecord, ...]:
    """The tasks with one of these lights, the worst first."""
    return tuple(sorted((r for r in records if r.standing.light.colour in wanted), key=severity))


def severity(record: TaskRecord) -> tuple[int, int, str]:
    """A key that sorts the longest overdue first, then those furthest behind."""
    standing = record.standing
    behind = (standing.expected or 0) - (standing.progress or 0)
    return (-standing.overdue_days, -behind, record.code)


def refs(records: tuple[TaskRecord, ...]) -> Refs:
    """The tasks as a list, each with its title."""
    return tuple(Ref(record.code, record.facts.title) for record in records)


def count(says: str, records: tuple[TaskRecord, ...]) -> Count:
    """How many tasks these are."""
    return Count(says, refs(records))


def counted_with_steps(says: str, records: tuple[TaskRecord, ...]) -> tuple[Run, ...]:
    """红灯事项3项（含子任务1项）: how many these are, and how many of them are steps, which the whole does not count."""
    steps = tuple(record for record in records if not in_total(record.facts))
    more = ("（含子任务", count(f"{says}中的子任务", steps), "项）") if steps else ()
    return (count(says, records), "项", *more)


def on_time_rate(snapshot: Snapshot, *, original: bool) -> Rate:
    """按期率 among the tasks that count and whose deadline is decided: kept or missed."""
    found: dict[bool | None, list[Ref]] = {True: [], False: [], None: []}
    for record in snapshot.items:
        kept = record.standing.on_time(original=original)
        found[kept].append(Ref(record.code, "按期" if kept else "未按期"))
    says = "按原定时限的按期率" if original else "按批准时限的按期率"
    return Rate(says, tuple(found[True]), tuple(found[False]))
