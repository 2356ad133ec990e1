"""Figures in a filing that do not fit: said to the unit before it files, and to the office beside the filing.

A doubt refuses nothing. The unit may be right, and the sentence shows the calculation.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tracker.domain.figures import Share, Statement, Verdict
from tracker.domain.target_series import TargetProgress, progress_by_targets
from tracker.domain.target_words import PERCENT, aim, counted, figure, name, share_tenths, unmet
from tracker.domain.task import Filing, FilingState, Task, TaskTarget

FAR_APART = 300  # tenths of a point between claimed progress and the share of the target reached
JUMP = 500  # tenths of a percent of the target in one period
TWICE = 2


@dataclass(frozen=True, slots=True)
class Figures:
    """What is checked: the numbers of a filing, those that stood before it, and what its words state.

    `computed` is the progress that the targets will give of what the unit answers for, `missing` are the targets
    for which no number is known.
    """

    claimed: int
    values: Mapping[int, float]
    before: Mapping[int, float]
    claimed_before: int | None
    targets: Sequence[TaskTarget]
    statements: Sequence[Statement] = ()
    computed: TargetProgress | None = None
    missing: Sequence[TaskTarget] = ()

    def reported(self) -> Iterator[tuple[TaskTarget, float, float | None]]:
        """Each target with a number: target, number, and the number before."""
        for index, value in sorted(self.values.items()):
            yield self.targets[index], value, self.before.get(index)


def doubts_in(figures: Figures) -> tuple[str, ...]:
    """A Chinese sentence for each thing that does not fit."""
    return tuple(dict.fromkeys(sentence for rule in RULES for sentence in rule(figures)))


def doubts_of(task: Task, filing: Filing, statements: Sequence[Statement] = ()) -> tuple[str, ...]:
    """The doubts about a filing of the task, seen against what its unit had filed before it."""
    return doubts_in(
        figures_of(task, filing.unit, filing.claimed, dict(filing.values), statements, filing.number)
    )


def doubts_of_claim(task: Task) -> tuple[str, ...]:
    """The targets that the reported numbers do not reach, or that have none, though the work is said to be done."""
    found = []
    for target in task.targets:
        if target.reported is None:
            found.append(f"申请办结，没有填报“{name(target)}”的实际值")
        elif unmet(target, target.reported):
            said = f"实际值{figure(target.reported)}{target.unit}，目标值{aim(target)}"
            found.append(f"申请办结，“{name(target)}”{said}")
    return tuple(found)


def figures_of(
    task: Task,
    unit: str,
    claimed: int,
    values: Mapping[int, float],
    statements: Sequence[Statement] = (),
    number: int | None = None,
) -> Figures:
    """The figures of a filing by `unit`: of number `number`, or one that has not been filed yet."""
    standing = (FilingState.PENDING, FilingState.ACCEPTED)
    earlier = [
        filing
        for filing in task.filings
        if filing.unit == unit and filing.state in standing and (number is None or filing.number < number)
    ]
    known = {index: value for index, value in values.items() if index < len(task.targets)}
    before = {index: value for filing in earlier for index, value in filing.values}
    answered = answered_for(task, unit, before | known)
    return Figures(
        claimed=claimed,
        values=known,
        before=before,
        claimed_before=earlier[-1].claimed if earlier else None,
        targets=[own_part(target, unit) for target in task.targets],
        statements=statements,
        computed=progress_by_targets(answered),
        missing=[target for target in answered if target.reported is None],
    )


def answered_for(task: Task, unit: str, numbers: Mapping[int, float]) -> list[TaskTarget]:
    """The quantities that the unit answers for, with their last numbers: its shares, and of a first lead the rest.

    `numbers` are the unit's own, by index of the target.
    """
    leads = task.lead is not None and task.lead.unit == unit
    found = []
    for index, target in enumerate(task.targets):
        if not counted(target):
            continue
        if unit in dict(target.shares):
            found.append(replace(own_part(target, unit), reported=numbers.get(index)))
        elif leads:
            known = target.reported if target.shares else numbers.get(index, target.reported)
            found.append(replace(target, reported=known))
    return found


def own_part(target: TaskTarget, unit: str) -> TaskTarget:
    """The target as the unit is to reach it: its own share where it is divided."""
    share = dict(target.shares).get(unit)
    return target if share is None else replace(target, value=share)


def wrong_calculations(figures: Figures) -> Iterator[str]:
    """Shares and sums in the words that do not come out."""
    for each in figures.statements:
        if each.verdict is Verdict.WRONG:
            yield f"文字中{each.sentence.rstrip('。')}"


def more_than_the_whole(figures: Figures) -> Iterator[str]:
    """A part larger than its whole, a rate over 100%, more than an exact target."""
    for each in figures.statements:
        if isinstance(each, Share) and each.whole is not None and each.part > each.whole:
            yield f"文字中{each.part:f}{each.unit}多于总数{each.whole:f}{each.unit}"
    for target, value, _ in figures.reported():
        if target.unit in PERCENT[:2] and value > 100:
            yield f"“{name(target)}”填了{figure(value)}%，超过100%"
        elif target.op == "=" and counted(target) and value > target.value:
            yield f"“{name(target)}”填了{figure(value)}{target.unit}，多于目标值{aim(target)}"
        if value < 0:
            yield f"“{name(target)}”填了{figure(value)}{target.unit}，小于0"


def fallen(figures: Figures) -> Iterator[str]:
    """A cumulative number, or the progress, lower than in the filing before."""
    if figures.claimed_before is not None and figures.claimed < figures.claimed_before:
        yield f"自报进度由上次的{figures.claimed_before}%降为{figures.claimed}%"
    for target, value, before in figures.reported():
        if counted(target) and before is not None and value < before:
            yield f"“{name(target)}”由上次的{figure(before)}{target.unit}降为{figure(value)}{target.unit}"


def jumped(figures: Figures) -> Iterator[str]:
    """More than doubled since the filing before, by half of the target or more."""
    for target, value, before in figures.reported():
        if not counted(target) or not before or value < TWICE * before:
            continue
        share = share_tenths(value - before, target.value)
        if share >= JUMP:
            yield (
                f"“{name(target)}”由上次的{figure(before)}{target.unit}增为{figure(value)}{target.unit}，"
                f"一次增加目标值的{share // 10}.{share % 10}%"
            )


def full_without_target(figures: Figures) -> Iterator[str]:
    """All done, it says, and a number that must be reached is not."""
    if figures.claimed != 100:
        return
    for index, target in enumerate(figures.targets):
        value = figures.values.get(index, figures.before.get(index))
        if value is None:
            yield f"自报进度100%，没有填报“{name(target)}”的实际值"
        elif unmet(target, value):
            yield f"自报进度100%，“{name(target)}”实际值{figure(value)}{target.unit}，目标值{aim(target)}"


def far_from_target(figures: Figures) -> Iterator[str]:
    """Claimed progress and the share of a counted target lie far apart, while not all targets have their number."""
    for target, value, _ in figures.reported():
        if counted(target) and figures.claimed != 100 and figures.computed is None:
            share = share_tenths(value, target.value)
            if figures.claimed * 10 - share >= FAR_APART:
                yield (
                    f"自报进度{figures.claimed}%，“{name(target)}”实际值{figure(value)}{target.unit}，"
                    f"只有目标值{aim(target)}的{share // 10}.{share % 10}%"
                )


def other_than_computed(figures: Figures) -> Iterator[str]:
    """The percent is another than the one that the targets give, and theirs will hold."""
    computed = figures.computed
    if computed is not None and computed.holds_over(figures.claimed):
        yield (
            f"自报进度{figures.claimed}%，按目标值计算是{computed.percent}%（{computed.formula}），以目标值为准"
        )


def without_number(figures: Figures) -> Iterator[str]:
    """A target has no number yet, so that the stated percent has to do."""
    if figures.missing and figures.claimed != 100:
        names = "、".join(f"“{name(target)}”" for target in figures.missing)
        yield f"没有填报{names}的实际数，进度暂按自报的{figures.claimed}%"


RULES: tuple[Callable[[Figures], Iterator[str]], ...] = (
    wrong_calculations,
    more_than_the_whole,
    fallen,
    jumped,
    full_without_target,
    far_from_target,
    other_than_computed,
    without_number,
)
