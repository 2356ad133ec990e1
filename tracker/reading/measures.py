"""Who does an item is often said once, below its numbered measures: 措施1.…2.…, then 责任单位：… on a line of its own.

Such measures are the item's own words, and no items that nobody is named for.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tracker.reading.assignments import Assignment
from tracker.reading.marks import Rank
from tracker.reading.outline import Node
from tracker.reading.source import Source, Span

FEWEST = 2  # measures below an item


@dataclass(frozen=True, slots=True)
class _Family:
    """An item and the nodes right below it, which have none below themselves."""

    parent: int
    members: tuple[int, ...]


def with_own_measures(
    source: Source, nodes: Sequence[Node], assigned: Sequence[Assignment]
) -> tuple[Node, ...]:
    """The nodes, measures taken into their item where all such families of the document are assigned at their end."""
    held = _held(nodes, assigned)
    spoken: dict[Rank, list[_Family]] = defaultdict(list)
    for family in _families(nodes):
        if any(held[index] for index in family.members):
            spoken[nodes[family.members[0]].mark.rank].append(family)
    taken: dict[int, Span] = {}
    gone: set[int] = set()
    for families in spoken.values():
        if _is_usual(families, nodes, held) and all(
            _is_closed(source, nodes, family, held) for family in families
        ):
            for family in families:
                last = nodes[family.members[-1]]
                taken[family.parent] = Span(nodes[family.parent].own.start, last.own.end)
                gone.update(family.members)
    return tuple(
        replace(node, own=taken[index]) if index in taken else node
        for index, node in enumerate(nodes)
        if index not in gone
    )


def _held(nodes: Sequence[Node], assigned: Sequence[Assignment]) -> list[list[Assignment]]:
    """The assignments of each node."""
    held: list[list[Assignment]] = [[] for _ in nodes]
    at = 0
    for one in assigned:
        while at + 1 < len(nodes) and nodes[at + 1].mark.span.start <= one.span.start:
            at += 1
        if nodes and nodes[at].own.holds(one.span):
            held[at].append(one)
    return held


def _families(nodes: Sequence[Node]) -> list[_Family]:
    below: dict[int, list[int]] = defaultdict(list)
    for index, node in enumerate(nodes):
        if node.parent is not None:
            below[node.parent].append(index)
    return [
        _Family(parent, tuple(members))
        for parent, members in below.items()
        if not any(member in below for member in members)
    ]


def _is_usual(
    families: Sequence[_Family], nodes: Sequence[Node], held: Sequence[Sequence[Assignment]]
) -> bool:
    """Whether items of that rank are what the document assigns: another has measures too, or names its doers.

    Else the one family is a chapter, and only its last item names somebody.
    """
    rank = nodes[families[0].parent].mark.rank
    return len(families) > 1 or any(held[index] for index, node in enumerate(nodes) if node.mark.rank == rank)


def _is_closed(
    source: Source, nodes: Sequence[Node], family: _Family, held: Sequence[Sequence[Assignment]]
) -> bool:
    """Whether only the end of the last member assigns, on a line of its own, and nothing lies between.

    Where the item names its doers itself, the end may only add who guides them.
    """
    *others, last = family.members
    if len(family.members) < FEWEST or any(held[other] for other in others) or not held[last]:
        return False
    if any(map(_names_doers, held[family.parent])) and any(map(_names_doers, held[last])):
        return False
    run = (family.parent, *family.members)
    unbroken = all(nodes[one].own.end == nodes[then].mark.span.start for one, then in pairwise(run))
    start = held[last][0].span.start
    line = source.line_span(source.line_at(start))
    return unbroken and not source.text[line.start : start].strip() and line.start > nodes[last].own.start


def _names_doers(one: Assignment) -> bool:
    return bool(one.clause.lead or one.clause.responsible)
