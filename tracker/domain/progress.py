"""序时进度: where a task should be on a day."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from tracker.domain.pauses import Clock

WHOLE = 100
RUNNING = Clock()


def expected_progress(
    start: date,
    deadline: date | None,
    milestones: Sequence[tuple[date, int]],
    day: date,
    clock: Clock = RUNNING,
) -> int | None:
    """Expected percent on `day`, half rounded up: along the milestones (day, percent), else a straight line.

    0 up to `start`, 100 from `deadline` on; None without a deadline. What is expected never falls:
    a milestone lower than an earlier one counts as that one, one outside the time as if it were not there.
    Days on which the task's `clock` stood are cut out.
    """
    if deadline is None:
        return None
    start, deadline, day = clock.counted(start), clock.counted(deadline), clock.counted(day)
    milestones = [(clock.counted(at), percent) for at, percent in milestones]
    if day >= deadline:
        return WHOLE
    if day <= start:
        return 0
    now = day.toordinal()
    for (begin, low), (end, high) in pairwise(_course(start, deadline, milestones)):
        if now <= end:
            share, span = (high - low) * (now - begin), end - begin
            return low + (2 * share + span) // (2 * span)
    return WHOLE


def _course(start: date, deadline: date, milestones: Sequence[tuple[date, int]]) -> list[tuple[int, int]]:
    """The corners of the expected course: (ordinal day, percent), rising."""
    corners = [(start.toordinal(), 0)]
    for day, percent in sorted(milestones):
        if start < day < deadline and day.toordinal() > corners[-1][0]:
            corners.append((day.toordinal(), max(corners[-1][1], min(percent, WHOLE))))
    return [*corners, (deadline.toordinal(), WHOLE)]
