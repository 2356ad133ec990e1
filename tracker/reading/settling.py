"""Names that one list leaves bare are completed by what the whole document calls its units.

`省建设厅牵头，交通运输厅配合` in a province's plan means 省交通运输厅; in a ministry's plan nothing is added.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tracker.domain.plan import PlanItem
from tracker.reading import organs

_MOST = 0.6  # share of the document's organs that carry its level word


def settled(items: Sequence[PlanItem]) -> tuple[PlanItem, ...]:
    """The items with bare names written as the rest of the document writes them."""
    prefix = _common_prefix(items)
    full = {name for item in items for name in _units(item)}
    return tuple(_settled(item, prefix, full) for item in items)


def _common_prefix(items: Iterable[PlanItem]) -> str:
    """The level word that most organs carry; empty in a ministry's plan."""
    names = [name for item in items for name in _units(item) if not organs.is_group(name)]
    counted = Counter(organs.level_prefix(name) for name in names)
    prefix, count = max(((p, n) for p, n in counted.items() if p), key=lambda one: one[1], default=("", 0))
    return prefix if count > _MOST * len(names) else ""


def _settled(item: PlanItem, prefix: str, full: set[str]) -> PlanItem:
    return replace(
        item,
        lead=_in_full(item.lead, prefix, full),
        responsible=_in_full(item.responsible, prefix, full),
        guide=_in_full(item.guide, prefix, full),
    )


def _in_full(names: tuple[str, ...], prefix: str, full: set[str]) -> tuple[str, ...]:
    if not prefix:
        return names
    return tuple(dict.fromkeys(_one_in_full(name, prefix, full) for name in names))


def _one_in_full(name: str, prefix: str, full: set[str]) -> str:
    if not organs.inherits(name, prefix):
        return name
    known = [whole for whole in (prefix + name, f"{prefix}委{name}") if whole in full]
    if known:
        return known[0]
    return f"{prefix}委{name}" if organs.belongs_to_committee(name) else prefix + name


def _units(item: PlanItem) -> tuple[str, ...]:
    return item.lead + item.responsible + item.guide
