"""The lights that a task has had: worked out day by day from the log, so for a closed task too."""

from tracker.domain.light_spans import LightSpan
from tracker.queries.light_course import light_course
from tracker.services.desk import Desk
from tracker.services.tasks import read_task
from tracker.services.views import look


def lights_over_time(desk: Desk, code: str) -> tuple[LightSpan, ...]:
    """The colours of a task from its dispatch to today, each day by the rules in force on it, oldest first.

    Raises NotFoundError, RefusedError for a task that is not one's own.
    """
    read_task(desk, code)
    with look(desk) as view:
        return light_course(view, code).spans(view.day)
