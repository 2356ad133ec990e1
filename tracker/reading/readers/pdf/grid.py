"""Ruled tables: rules -> grids whose cells know which merged cell they belong to.

Two neighbouring fields belong to one cell when no rule stands between them. Tables whose outer
sides are not drawn are closed there in thought.
"""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass

from tracker.reading.readers.pdf.page import Rule

NEAR = 3.0  # two rules closer than this are one
BREAK = 4.0  # a gap in a rule shorter than this is a drawing's seam
OPEN_SIDE = 8.0  # where a rule ends this far from the last crossing, an undrawn side is assumed
COVERS = 0.7  # share of a field's side that a rule must cover to part it from its neighbour
MAX_RULES = 3_000  # after merging; drawings have more

Drawing = tuple[list[Rule], list[Rule]]  # horizontal and vertical rules that hang together


@dataclass(frozen=True, slots=True)
class Grid:
    """Column edges, row edges, and for each row and column the number of its merged cell."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owner: tuple[tuple[int, ...], ...]

    def field(self, x: float, y: float) -> int | None:
        """The merged cell at a point, None outside of the table."""
        if not (self.xs[0] <= x < self.xs[-1] and self.ys[0] <= y < self.ys[-1]):
            return None
        return self.owner[bisect_right(self.ys, y) - 1][bisect_right(self.xs, x) - 1]


def grids(across: tuple[Rule, ...], down: tuple[Rule, ...]) -> list[Grid]:
    """The tables that the rules of one page draw, from top to bottom; frames of one column are none."""
    flat, upright = _merged(across), _merged(down)
    if not flat or not upright or len(flat) + len(upright) > MAX_RULES:
        return []
    found = [_grid(*group) for group in _side_by_side(_touching(flat, upright))]
    return sorted((g for g in found if g is not None), key=lambda g: g.ys[0])


def _merged(rules: tuple[Rule, ...]) -> list[Rule]:
    """Rules in one line drawn piece by piece become one."""
    merged: list[Rule] = []
    for at, group in _levels(sorted(rules, key=lambda r: r.at)):
        start = end = None
        for rule in sorted(group, key=lambda r: r.start):
            if start is None or end is None:
                start, end = rule.start, rule.end
            elif rule.start <= end + BREAK:
                end = max(end, rule.end)
            else:
                merged.append(Rule(at, start, end))
                start, end = rule.start, rule.end
        if start is not None and end is not None:
            merged.append(Rule(at, start, end))
    return [rule for rule in merged if rule.end - rule.start > 2 * NEAR]


def _levels(rules: list[Rule]) -> list[tuple[float, list[Rule]]]:
    """Sorted rules in bundles that lie within NEAR of the bundle's first."""
    bundles: list[list[Rule]] = []
    for rule in rules:
        if bundles and rule.at - bundles[-1][0].at <= NEAR:
            bundles[-1].append(rule)
        else:
            bundles.append([rule])
    return [(sum(r.at for r in b) / len(b), b) for b in bundles]


def _touching(flat: list[Rule], upright: list[Rule]) -> list[Drawing]:
    """Rules grouped into drawings that hang together."""
    root = list(range(len(flat) + len(upright)))

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    for j, column in enumerate(upright, start=len(flat)):
        for i, row in enumerate(flat):
            if (
                row.start - BREAK <= column.at <= row.end + BREAK
                and column.start - BREAK <= row.at <= column.end + BREAK
            ):
                root[find(i)] = find(j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for i, rule in enumerate([*flat, *upright]):
        groups[find(i)][0 if i < len(flat) else 1].append(rule)
    return [g for g in groups.values() if g[0] and g[1]]


def _side_by_side(groups: list[Drawing]) -> list[Drawing]:
    """Halves of one table that a column without any rules keeps apart: same top, same bottom."""
    whole: list[Drawing] = []
    for flat, upright in sorted(groups, key=lambda g: (_height(g)[0], g[1][0].at)):
        last = whole[-1] if whole else None
        ends = zip(_height(last), _height((flat, upright)), strict=True) if last else ()
        if last and all(abs(a - b) <= NEAR for a, b in ends):
            whole[-1] = (_merged((*last[0], *flat)), _merged((*last[1], *upright)))
        else:
            whole.append((flat, upright))
    return whole


def _height(group: Drawing) -> tuple[float, float]:
    return min(r.start for r in group[1]), max(r.end for r in group[1])


def _grid(flat: list[Rule], upright: list[Rule]) -> Grid | None:
    xs = _edges([r.at for r in upright], flat)
    ys = _edges([r.at for r in flat], upright)
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 1 or rows < 1:
        return None
    root = list(range(columns * rows))

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    walls = [[_covers(upright, xs[c + 1], ys[r], ys[r + 1]) for c in range(columns)] for r in range(rows)]
    floors = [[_covers(flat, ys[r + 1], xs[c], xs[c + 1]) for c in range(columns)] for r in range(rows)]
    for r in range(rows):
        for c in range(columns):
            here = r * columns + c
            if c + 1 < columns and not walls[r][c]:
                root[find(here + 1)] = find(here)
            if r + 1 < rows and not floors[r][c]:
                root[find(here + columns)] = find(here)
    owner = [[find(r * columns + c) for c in range(columns)] for r in range(rows)]
    return _without_twins(xs, ys, owner)


def _edges(crossings: list[float], others: list[Rule]) -> list[float]:
    edges: list[float] = []
    for at in sorted(crossings):
        if not edges or at - edges[-1] > NEAR:
            edges.append(at)
    first, last = min(r.start for r in others), max(r.end for r in others)
    if first < edges[0] - OPEN_SIDE:
        edges.insert(0, first)
    if last > edges[-1] + OPEN_SIDE:
        edges.append(last)
    return edges


def _covers(rules: list[Rule], at: float, start: float, end: float) -> bool:
    covered = sum(max(0.0, min(end, r.end) - max(start, r.start)) for r in rules if abs(r.at - at) <= NEAR)
    return covered >= COVERS * (end - start)


def _without_twins(xs: list[float], ys: list[float], owner: list[list[int]]) -> Grid | None:
    """Drop rows and columns that an underline inside a cell made: same cells as the one before."""
    rows = [r for r in range(len(owner)) if r == 0 or owner[r] != owner[r - 1]]
    columns = [c for c in range(len(owner[0])) if c == 0 or any(line[c] != line[c - 1] for line in owner)]
    if len(columns) < 2:
        return None
    return Grid(
        (*(xs[c] for c in columns), xs[-1]),
        (*(ys[r] for r in rows), ys[-1]),
        tuple(tuple(owner[r][c] for c in columns) for r in rows),
    )
