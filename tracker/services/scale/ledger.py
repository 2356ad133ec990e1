"""The made-up ledger: plans and lives played in the order of time, decided by the rules, written in bulk."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import islice
from random import Random

from sqlalchemy import insert
from sqlmodel import Session

from tracker.domain.drafting import House, draft_tasks
from tracker.domain.office_events import PlanImported, Reminded
from tracker.domain.unit_names import pinyin_initials
from tracker.ledger import chain, log, rebuild, tables
from tracker.ledger.log import Entry, local_day
from tracker.queries.overview import office_name
from tracker.services.desk import Desk
from tracker.services.plans import as_stored
from tracker.services.scale.days import CHINA
from tracker.services.scale.diary import Diary
from tracker.services.scale.plans import IssuedPlan, plans_for
from tracker.services.scale.rounds import Rounds
from tracker.services.scale.setting import FOUNDED, LAST_DAY, SEED, Setting
from tracker.services.scale.undertakings import Undertakings
from tracker.services.scale.units import Region
from tracker.services.scale.visits import Visits

AT_ONCE = 5000  # events a transaction
MORNING = time(9, 0, tzinfo=CHINA)
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Made:
    """How many units, plans, tasks of plans and events were made; and beside them sub-tasks, findings, orders."""

    units: int
    plans: int
    tasks: int
    events: int
    parts: int
    findings: int
    orders: int


def make(desk: Desk, prefix: str, region: Region, tasks: int, evidence: str, progress: Progress) -> Made:
    """Fill the ledger of `desk` (the office at it, no tasks yet) with so many tasks and their year.

    The same number gives the same acts each time. `evidence` is what the log says of a file that was kept.
    `progress` is told what is being done, how much of it is done, and of how much.
    """
    plans = plans_for(tasks, region.counties, Random(SEED))  # noqa: S311 chance, not secrets
    with desk.reading() as session:
        name = office_name(session, desk.office)
    house = House(prefix, digits=max(3, len(str(tasks))))
    year = Year(Setting(desk.who, desk.office, name, house, region, evidence), plans)
    entries, events = year.play(), 0
    days = (LAST_DAY - FOUNDED).days
    while batch := list(islice(entries, AT_ONCE)):
        with desk.writing() as session:
            log.append_history(session, desk.office, batch)
            mark_sent(session, desk.office, batch)
        events += len(batch)
        progress(f"演示{FOUNDED.year}年的办理", (local_day(batch[-1].at) - FOUNDED).days, days)
    progress("由日志生成各表", 0, 0)
    with desk.engine.execution_options(duban_writes=True).begin() as connection:
        rebuild.make_anew(connection)
    beside = (year.undertakings.parts, year.visits.found, len(year.rounds.orders))
    return Made(len(region.registry.units), len(plans), tasks, events, *beside)


def mark_sent(session: Session, office: str, entries: Iterable[Entry]) -> None:
    """The keys of the reminders, as sent."""
    told = [(entry.at, entry.event) for entry in entries if isinstance(entry.event, Reminded)]
    rows = [
        {"office": office, "key": e.key, "unit": e.unit, "day": e.day, "reserved_at": at, "sent_at": at}
        for at, e in told
    ]
    if rows:
        session.connection().execute(insert(tables.Outbox), rows)


class Year:
    """Everything that happens, in the order of time."""

    def __init__(self, setting: Setting, plans: Sequence[IssuedPlan]) -> None:
        self.setting, self.plans = setting, plans
        self.diary = Diary(LAST_DAY)
        self.undertakings = Undertakings(setting, self.diary)
        titles = {plan_id(number): issued.plan.title for number, issued in enumerate(plans, start=1)}
        self.rounds = Rounds(setting, self.diary, self.undertakings, titles)
        self.visits = Visits(setting, self.diary, self.undertakings)
        self.drafted = 0

    def play(self) -> Iterator[Entry]:
        """From the first plan to the last day."""
        self.rounds.begin()
        self.visits.begin(sum(len(issued.plan.items) for issued in self.plans))
        for number, issued in enumerate(self.plans, start=1):
            arrives = datetime.combine(self.setting.days.after(issued.issued, 1), MORNING)
            yield from self.diary.before(arrives)
            yield from self.imports(plan_id(number), issued, arrives)
        yield from self.diary.before(datetime.combine(LAST_DAY, MORNING) + timedelta(days=1))

    def imports(self, plan: str, issued: IssuedPlan, arrives: datetime) -> Iterator[Entry]:
        """A plan enters the ledger, its tasks are drafted, and their lives begin."""
        today, registry = arrives.date(), self.setting.region.registry
        drafts = draft_tasks(
            issued.plan, plan, registry, self.setting.house, today, pinyin_initials, first=self.drafted + 1
        )
        self.drafted += len(drafts)
        imported = PlanImported(
            plan=plan,
            file=f"{issued.plan.title}.docx",
            checksum=chain.sm3(f"{plan} {issued.plan.title}".encode()),
            title=issued.plan.title,
            day=today,
            reading=as_stored(issued.plan),
        )
        yield from self.setting.entries(arrives, self.setting.office, [imported, *drafts])
        for draft in drafts:
            self.undertakings.begins(draft)


def plan_id(number: int) -> str:
    """P001."""
    return f"P{number:03d}"
