"""What lies in a demonstration ledger, counted from its log and its tasks."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tracker.domain.counting import Counted
from tracker.domain.standing import RANK
from tracker.ledger import log
from tracker.queries.plans import plans_of
from tracker.queries.tasks import TaskFilter, find
from tracker.services.automatic import as_system
from tracker.services.demo import settings_of
from tracker.services.desk import Desk, open_desk
from tracker.services.verification import verify_ledger
from tracker.services.views import look


@dataclass(frozen=True, slots=True)
class Summary:
    """The titles of the plans, the tasks that count by light, all by the act they wait for, the events by kind, the head.

    `circulars` are the files of the circulars, `letters` the number of reminders in the outbox.
    """

    plans: tuple[str, ...]
    tasks: int
    lights: dict[str, int]
    waiting: Counter[str]
    kinds: Counter[str]
    head: str
    letters: int
    circulars: tuple[Path, ...]

    @property
    def events(self) -> int:
        """How many events the log has."""
        return self.kinds.total()


def summary_of(folder: Path) -> Summary:
    """Verify the ledger in `folder` and count what is in it. Raises DamagedError where it does not hold."""
    desk = as_system(open_desk(settings_of(folder)))
    try:
        return counted(desk)
    finally:
        desk.engine.dispose()


def counted(desk: Desk) -> Summary:
    """The counts of an open ledger."""
    verified = verify_ledger(desk)
    with look(desk) as view:
        plans = plans_of(view)
        rows = find(view).rows
        whole = find(view, TaskFilter(counted=Counted.TOTAL)).rows
        kinds = Counter(each.event.kind for each in log.read(view.session, desk.office))
    lights = Counter(each.light.colour for each in whole)
    return Summary(
        plans=tuple(plan.title for plan in plans),
        tasks=len(whole),
        lights={colour.word: lights[colour] for colour in sorted(lights, key=lambda colour: RANK[colour])},
        waiting=Counter(act for each in rows for act in each.facts.waits_for),
        kinds=kinds,
        head=verified.head,
        letters=len(list(desk.home.outbox.glob("*.txt"))),
        circulars=tuple(sorted(desk.home.circulars.glob("*"))),
    )
