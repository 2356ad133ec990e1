"""Everything that a task's page shows, read at once."""

from dataclasses import dataclass, replace

from tracker.domain.light_spans import LightSpan
from tracker.domain.permissions import Act
from tracker.domain.standing import Standing
from tracker.domain.task import Filing, Task
from tracker.domain.units import Registry
from tracker.queries.history import Line
from tracker.queries.plans import plans_of
from tracker.services.desk import Desk
from tracker.services.light_history import lights_over_time
from tracker.services.task_page import task_page
from tracker.services.tasks import acts_offered
from tracker.services.units import registry
from tracker.services.views import look


@dataclass(frozen=True, slots=True)
class Sheet:
    """A task as its page shows it to one account: `acts` are what this account may do now.

    `lights` are those that it has had; they are worked out for the page alone.
    """

    task: Task
    standing: Standing
    history: tuple[Line, ...]
    acts: tuple[Act, ...]
    registry: Registry
    plan_title: str
    own_unit: str | None
    lights: tuple[LightSpan, ...] = ()

    def name_of(self, unit: str | None, otherwise: str = "") -> str:
        """The name that a unit has now."""
        known = {each.code: each.name for each in self.registry.units}
        return known.get(unit or "", otherwise or unit or "")

    @property
    def last_filing(self) -> Filing | None:
        """The last filing of the reader's own unit."""
        own = [filing for filing in self.task.filings if filing.unit == self.own_unit]
        return own[-1] if own else None


def read_sheet(desk: Desk, code: str) -> Sheet:
    """The page of a task. Raises NotFoundError, RefusedError for a task that is not one's own."""
    page = task_page(desk, code)
    with look(desk) as view:
        titles = {plan.id: plan.title for plan in plans_of(view)}
    return Sheet(
        page.task,
        page.standing,
        page.history,
        acts_offered(desk, page.task),
        registry(desk),
        titles.get(page.task.plan, page.task.plan),
        desk.who.unit,
    )


def read_page(desk: Desk, code: str) -> Sheet:
    """The same with the lights that the task has had."""
    return replace(read_sheet(desk, code), lights=lights_over_time(desk, code))
