"""序时进度: where a task should be on a day."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise


def expected_progress(
    start: date, deadline: date | None, milestones: Sequence[tuple[date, int]], day: date
) -> int | None:
    """Expected percent on `day`, half rounded up: through the milestones, else a straight line.

    0 up to `start`, 100 from `deadline` on; None without a deadline.
    """
    if deadline is None:
        return None
    if day >= deadline:
        return 100
    if day <= start:
        return 0
    points = [(start, 0), *sorted(m for m in milestones if start < m[0] < deadline), (deadline, 100)]
    for (begin, low), (end, high) in pairwise(points):
        if day < end:
            share = (high - low) * (day - begin).days
            span = (end - begin).days
            return low + (2 * share + span) // (2 * span)
    return 100
