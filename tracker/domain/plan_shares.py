"""How a plan divides a number among units or years, in words and as a task keeps it."""

import re
from collections.abc import Container, Iterable, Iterator
from datetime import date
from typing import Protocol

from tracker.domain.events import TaskDrafted
from tracker.domain.plan import PlanItem, PlanTarget
from tracker.domain.printed import clip, figure
from tracker.domain.units import One, Resolution

NOT_DIVIDED = "按单位的分解没有带入任务：要每个数都分给本任务的一个单位，合计不少于目标值。"
_YEAR = re.compile(r"20\d\d年")
_SHORT_OF = "“{}”各单位合计{}{}，少于{}{}，请核对"


class Names(Protocol):
    """Who can say whom a name means on a day."""

    def resolve(self, text: str, on: date | None = None) -> Resolution:
        """One unit, several, or unknown."""
        ...


def shares_in_words(target: PlanTarget) -> str:
    """`新建公厕36座：石门镇24座、双河镇12座`; empty for a target that is not divided."""
    if not target.shares:
        return ""
    whole = target.value if not isinstance(target.value, tuple) else target.value[0]
    shares = "、".join(f"{unit}{figure(value)}{target.unit}" for unit, value in target.shares)
    return f"{clip(target.name or target.text, 20)}{figure(whole)}{target.unit}：{shares}"


def shares_short_of(targets: Iterable[PlanTarget]) -> Iterator[str]:
    """A doubt for each division that comes to less than the number it divides."""
    for target in targets:
        total = round(sum(value for _, value in target.shares), 6)
        if target.shares and not isinstance(target.value, tuple) and total < target.value:
            name = clip(target.name or target.text, 20)
            yield _SHORT_OF.format(name, figure(total), target.unit, figure(target.value), target.unit)


def is_left_undivided(item: PlanItem, draft: TaskDrafted) -> bool:
    """Whether the plan divides a number of the item among units and the task would not take that over."""
    divided = zip(item.targets, draft.targets, strict=True)
    return any(among_units(printed) and not drafted.shares for printed, drafted in divided)


def among_units(target: PlanTarget) -> bool:
    """Whether the number is divided among units; years are no units."""
    return any(not _YEAR.fullmatch(name) for name, _ in target.shares)


def shares_of(
    target: PlanTarget, units: Container[str | None], names: Names, on: date | None
) -> tuple[tuple[str, float], ...]:
    """The shares by unit code; empty unless each belongs to one of `units` (codes) and all reach the target.

    Shares of years belong to nobody.
    """
    shares: list[tuple[str, float]] = []
    for name, value in target.shares:
        match names.resolve(name, on):
            case One(unit) if unit.code in units:
                shares.append((unit.code, value))
            case _:
                return ()
    if any(shares_short_of([target])) or len(dict(shares)) < len(shares):
        return ()
    return tuple(shares)
