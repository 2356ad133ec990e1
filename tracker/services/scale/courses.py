"""How tasks go, as a table: how many end when, and how reliably their leads report."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Course:
    """A way for a task to go.

    `share` is its weight among all. The work ends between `ends` days after the deadline (negative: before),
    or never (None). `late`, `missing` and `extended` are probabilities: of a filing, of one, of the task.
    """

    share: int
    ends: tuple[int, int] | None
    late: float
    missing: float
    extended: float


COURSES = (
    Course(55, (-45, -2), late=0.06, missing=0.02, extended=0.04),
    Course(20, (-12, 35), late=0.25, missing=0.08, extended=0.20),
    Course(15, (25, 160), late=0.30, missing=0.20, extended=0.35),
    Course(10, None, late=0.20, missing=0.65, extended=0.05),
)
DISPUTED, UPHELD = 0.04, 0.5
NEVER_SIGNED, SIGNED_LATE = 0.01, 0.1
SENT_BACK, WRONG_FIGURE = 0.07, 0.03
CLAIM_REFUSED = 0.1
GRANTED = 0.75
DIVIDED, PARTS = 0.03, (2, 3)
ORDERED, ANSWERED, EXCUSED, TALKED = 0.6, 0.5, 0.3, 0.6
TASKS_AN_INSPECTION, FOUND_WANTING = 250, 0.7


def course(luck: Random) -> Course:
    """One of them, by their shares."""
    return luck.choices(COURSES, [each.share for each in COURSES])[0]
