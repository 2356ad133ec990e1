"""The made-up ledger: plans and lives played in the order of time, decided by the rules, written in bulk."""

import heapq
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from random import Random

from tracker.domain.case import Terms
from tracker.domain.commands import CloseTask, Command
from tracker.domain.drafting import House, draft_tasks
from tracker.domain.events import PartDraft, TaskDrafted
from tracker.domain.evolve import evolve
from tracker.domain.office_events import PlanImported
from tracker.domain.permissions import Actor
from tracker.domain.task import PartRole, Task
from tracker.domain.unit_names import pinyin_initials
from tracker.domain.workflow import decide
from tracker.ledger import chain, log, rebuild
from tracker.ledger.log import Entry, local_day
from tracker.services.desk import Desk
from tracker.services.plans import as_stored
from tracker.services.scale.days import CHINA, WorkingDays, working_days
from tracker.services.scale.lives import life
from tracker.services.scale.plans import IssuedPlan, plans_for
from tracker.services.scale.scenes import OFFICE, Scene
from tracker.services.scale.units import County, Region, liaison
from tracker.services.tasks import closing_number

SEED = 2024
FOUNDED, LAST_DAY = date(2024, 1, 2), date(2024, 12, 31)
AT_ONCE = 5000  # events a transaction
MORNING = time(9, 0, tzinfo=CHINA)
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Made:
    """How many units, plans, tasks and events were made."""

    units: int
    plans: int
    tasks: int
    events: int


def make(desk: Desk, prefix: str, region: Region, tasks: int, evidence: str, progress: Progress) -> Made:
    """Fill the ledger of `desk` (the office at it, no tasks yet) with so many tasks and their year.

    The same number gives the same acts each time. `evidence` is what the log says of a file that was kept.
    `progress` is told what is being done, how much of it is done, and of how much.
    """
    plans = plans_for(tasks, region.counties, Random(SEED))  # noqa: S311 chance, not secrets
    year = Year(desk.who, prefix, region, evidence, digits=max(3, len(str(tasks))))
    entries, events = year.play(plans), 0
    days = (LAST_DAY - FOUNDED).days
    while batch := list(islice(entries, AT_ONCE)):
        with desk.writing() as session:
            log.append_history(session, desk.office, batch)
        events += len(batch)
        progress(f"演示{FOUNDED.year}年的办理", (local_day(batch[-1].at) - FOUNDED).days, days)
    progress("由日志生成各表", 0, 0)
    with desk.engine.execution_options(duban_writes=True).begin() as connection:
        rebuild.make_anew(connection)
    return Made(len(region.registry.units), len(plans), tasks, events)


@dataclass(slots=True)
class Year:
    """The tasks as they stand, and the lives that go on, each waiting for its next moment."""

    office: Actor
    prefix: str
    region: Region
    evidence: str
    digits: int
    terms: Terms = field(default_factory=Terms)
    days: WorkingDays = field(init=False)
    tasks: dict[str, Task] = field(default_factory=dict)
    waiting: list[tuple[datetime, str, Scene, Iterator[Scene]]] = field(default_factory=list)
    drafted: int = 0
    closed: int = 0

    def __post_init__(self) -> None:
        self.days = working_days(FOUNDED, LAST_DAY, self.terms.calendar)

    def play(self, plans: list[IssuedPlan]) -> Iterator[Entry]:
        """Everything that happens up to the last day, in the order of time."""
        for number, issued in enumerate(plans, start=1):
            arrives = datetime.combine(self.days.after(issued.issued, 1), MORNING)
            yield from self.acts_before(arrives)
            yield from self.imports(f"P{number:03d}", issued, arrives)
        yield from self.acts_before(datetime.combine(LAST_DAY, MORNING) + timedelta(days=1))

    def imports(self, plan_id: str, issued: IssuedPlan, arrives: datetime) -> Iterator[Entry]:
        """A plan enters the ledger, its tasks are drafted, and their lives begin."""
        house = House(self.prefix, digits=self.digits)
        today, registry = arrives.date(), self.region.registry
        drafts = draft_tasks(
            issued.plan, plan_id, registry, house, today, pinyin_initials, first=self.drafted + 1
        )
        self.drafted += len(drafts)
        imported = PlanImported(
            plan=plan_id,
            file=f"{issued.plan.title}.docx",
            checksum=chain.sm3(f"{plan_id} {issued.plan.title}".encode()),
            title=issued.plan.title,
            day=today,
            reading=as_stored(issued.plan),
        )
        at = log.stamp(arrives)
        yield Entry(at, self.office.account, imported)
        for draft in drafts:
            yield Entry(at, self.office.account, draft)
            self.begins(draft, issued.county)

    def begins(self, draft: TaskDrafted, county: County) -> None:
        """The life of a task begins."""
        task = self.tasks[draft.task] = evolve(None, draft)
        luck = Random(f"{SEED} {draft.task}")  # noqa: S311 chance, not secrets
        taken = {part.unit for part in task.parts}
        unit = self.region.registry.unit(luck.choice([u for u in county.departments if u not in taken]))
        other = PartDraft(role=PartRole.LEAD.value, name=unit.name, unit=unit.code)
        self.goes_on(task.code, life(task, other, luck, self.days, self.evidence))

    def goes_on(self, code: str, scenes: Iterator[Scene]) -> None:
        """A life waits for its next moment, if it has one within the year."""
        scene = next(scenes, None)
        if scene is not None and scene.moment.date() <= LAST_DAY:
            heapq.heappush(self.waiting, (scene.moment, code, scene, scenes))
        else:
            del self.tasks[code]

    def acts_before(self, moment: datetime) -> Iterator[Entry]:
        """What is done before that moment, the earliest first."""
        while self.waiting and self.waiting[0][0] < moment:
            at, code, scene, scenes = heapq.heappop(self.waiting)
            actor = self.office if scene.unit == OFFICE else self.liaison(scene.unit)
            command = self.numbered(scene.ask(self.tasks[code]), at)
            for event in decide(self.tasks[code], command, actor, at.date(), self.terms):
                yield Entry(log.stamp(at), actor.account, event)
                self.tasks[code] = evolve(self.tasks[code], event)
            self.goes_on(code, scenes)

    def numbered(self, command: Command, at: datetime) -> Command:
        """A closing command with the next number."""
        if not isinstance(command, CloseTask):
            return command
        self.closed += 1
        return replace(command, number=closing_number(self.prefix, at.year, self.closed))

    def liaison(self, unit: str) -> Actor:
        """The account of a unit's liaison."""
        return liaison(self.region.registry.unit(unit))
