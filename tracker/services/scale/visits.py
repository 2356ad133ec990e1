"""The inspections of the made-up year: tasks drawn by lot, a visit, problems, feedback, the findings put right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from itertools import islice

from tracker.domain import inspection_commands as i
from tracker.domain.events import Dispatched, Event
from tracker.domain.inspection import DrawOf, Inspection
from tracker.domain.inspection_case import Booked, InspectionCase, Surroundings
from tracker.domain.inspection_events import FeedbackGiven, Scheme
from tracker.domain.inspection_evolve import evolve_inspection
from tracker.domain.inspection_workflow import decide_inspection, draft
from tracker.domain.permissions import Actor
from tracker.domain.task import OPEN_STATES, Task, TaskKind
from tracker.ledger.log import Entry
from tracker.services.findings import first_events
from tracker.services.inspection_findings import finding_of
from tracker.services.inspections import LETTERS
from tracker.services.scale import courses
from tracker.services.scale.diary import Diary
from tracker.services.scale.scenes import TEAM
from tracker.services.scale.setting import FOUNDED, TEAM_ACCOUNT, Setting
from tracker.services.scale.undertakings import Undertakings
from tracker.services.scale.units import County
from tracker.services.scale.words import words

DRAWN, CANDIDATES = 3, 30
FIRST_DAY, LAST_DAY = 90, 330  # days from the first of the year, between which schemes are drafted
REVIEW_OVER = 31  # days after which nobody can ask for a review any more


@dataclass(slots=True)
class Visits:
    """The inspections as they stand, by code; `found` counts the findings."""

    setting: Setting
    diary: Diary
    undertakings: Undertakings
    inspections: dict[str, Inspection] = field(default_factory=dict)
    found: int = 0

    def begin(self, tasks: int) -> None:
        """Put the inspections of the year down, county by county."""
        counties = self.setting.region.counties
        for number in range(max(1, tasks // courses.TASKS_AN_INSPECTION)):
            luck = self.setting.luck(f"visit {number}")
            day = FOUNDED + timedelta(luck.randrange(FIRST_DAY, LAST_DAY))
            turn = partial(self.draft, number + 1, counties[number % len(counties)])
            self.diary.put(self.setting.moment(day, 0, luck), f"visit {number}", turn)

    def draft(self, number: int, county: County, at: datetime) -> Iterator[Entry]:
        """The team drafts the scheme, where there are tasks to look at, and draws them."""
        if len(self.candidates(county)) < DRAWN:
            return
        luck, said, today = self.setting.luck(f"scheme {number}"), words().supervision, at.date()
        code = f"{self.setting.house.prefix}{at.year}-D{''.join(luck.choices(LETTERS, k=4))}"
        scheme = Scheme(
            title=said.inspection.format(n=number),
            content=said.content,
            members=(TEAM_ACCOUNT,),
            start=self.setting.days.after(today, 3),
            end=today + timedelta(30),
        )
        actor = self.setting.actor(TEAM)
        blank = InspectionCase(Inspection(code, scheme, today), actor, today, self.around(county, ()))
        drafted = draft(blank, i.DraftScheme(inspection=code, scheme=scheme))
        self.inspections[code] = evolve_inspection(None, drafted)
        yield from self.setting.entries(at, actor, [drafted])
        self.next(code, at, 1, partial(self.draw, code, county))

    def candidates(self, county: County) -> tuple[Task, ...]:
        """Tasks of the county that are worked on and were not looked at before, not more than a list holds."""
        seen = {code for each in self.inspections.values() for code in each.scheme.tasks}
        own = (
            task
            for task in self.undertakings.tasks.values()
            if task.kind is TaskKind.ITEM
            and task.code not in seen
            and task.state in OPEN_STATES
            and task.lead
            and task.lead.unit in county.departments
        )
        return tuple(islice(own, CANDIDATES))

    def draw(self, code: str, county: County, at: datetime) -> Iterator[Entry]:
        """随机抽取; a scheme for which too little is left stays a draft."""
        tasks = self.candidates(county)
        if len(tasks) < DRAWN:
            return
        command = i.DrawLots(
            inspection=code,
            of=DrawOf.TASK,
            candidates=tuple(task.code for task in tasks),
            count=DRAWN,
            seed=code,
            leads=tuple((task.code, task.lead.unit or "") for task in tasks if task.lead),
        )
        yield from self.act(at, self.setting.actor(TEAM), county, command)
        self.next(code, at, 1, partial(self.approve, code, county))

    def approve(self, code: str, county: County, at: datetime) -> Iterator[Entry]:
        """The leader approves the scheme."""
        yield from self.act(at, self.setting.leader, county, i.ApproveScheme(inspection=code))
        self.next(code, at, 2, partial(self.visit, code, county))

    def visit(self, code: str, county: County, at: datetime) -> Iterator[Entry]:
        """The team looks at each task that was drawn, and finds most of them wanting."""
        actor, luck, said = self.setting.actor(TEAM), self.setting.luck(f"visit {code}"), words().supervision
        yield from self.act(at, actor, county, i.BeginInspection(inspection=code))
        draw = self.inspections[code].draws[-1]
        lead = {
            task: self.undertakings.tasks[task].lead for task in draw.drawn if task in self.undertakings.tasks
        }
        for task, part in lead.items():
            if (
                part
                and part.unit in self.inspections[code].scheme.units
                and luck.random() < courses.FOUND_WANTING
            ):
                command = i.RecordProblem(
                    inspection=code,
                    unit=part.unit,
                    matter=task,
                    title=luck.choice(said.problems),
                    facts=said.facts,
                    evidence=(self.setting.evidence,),
                    measures=said.measures,
                    until=at.date() + timedelta(luck.randint(60, 120)),
                )
                yield from self.act(at, actor, county, command)
        self.next(code, at, 6, partial(self.feedback, code, county))

    def feedback(self, code: str, county: County, at: datetime) -> Iterator[Entry]:
        """Each unit is told; each problem becomes a finding."""
        said = words().supervision
        for unit in self.inspections[code].scheme.units:
            wanting = len(self.inspections[code].problems_of(unit))
            command = i.GiveFeedback(
                inspection=code,
                unit=unit,
                conclusion=said.found if wanting else said.clear,
                codes=tuple(self.code(at.year) for _ in range(wanting)),
            )
            yield from self.act(at, self.setting.actor(TEAM), county, command)
        over = at.date() + timedelta(REVIEW_OVER)
        self.next(code, datetime.combine(over, at.timetz()), 1, partial(self.close, code, county))

    def code(self, year: int) -> str:
        """The next code of a finding."""
        self.found += 1
        return f"{self.setting.house.prefix}{year}-W{self.found:03d}"

    def close(self, code: str, county: County, at: datetime) -> Iterator[Entry]:
        """办结督查."""
        yield from self.act(at, self.setting.actor(TEAM), county, i.CloseInspection(inspection=code))

    def next(self, code: str, at: datetime, days: int, turn: partial[Iterator[Entry]]) -> None:
        """The next step, so many working days on."""
        self.diary.put(self.setting.moment(at.date(), days, self.setting.luck(f"{code} {at}")), code, turn)

    def act(
        self, at: datetime, actor: Actor, county: County, command: i.InspectionCommand
    ) -> Iterator[Entry]:
        """An act on an inspection, decided by the rules, with the findings that come of it."""
        inspection, today = self.inspections[command.inspection], at.date()
        named = command.candidates if isinstance(command, i.DrawLots) else ()
        around = self.around(county, (*inspection.scheme.tasks, *named))
        event = decide_inspection(InspectionCase(inspection, actor, today, around), command)
        yield from self.setting.entries(at, actor, [event])
        if isinstance(event, FeedbackGiven):
            for number, code in event.findings:
                events = self.raised(inspection, number, code, today, actor)
                yield from self.setting.entries(at, actor, events)
                self.undertakings.found(events)
        self.inspections[command.inspection] = evolve_inspection(inspection, event)

    def raised(
        self, inspection: Inspection, number: int, code: str, today: date, actor: Actor
    ) -> list[Event]:
        """A finding's first events."""
        problem = inspection.problem(number)
        assert problem is not None
        name, terms = self.setting.region.registry.unit(problem.unit).name, self.setting.terms
        finding = finding_of(name, inspection, problem)
        sign_by = terms.calendar.add_working_days(today, terms.sign_days)
        return [
            *first_events(self.setting.house, today, actor.account, code, finding),
            Dispatched(task=code, day=today, sign_by=sign_by),
        ]

    def around(self, county: County, tasks: Sequence[str]) -> Surroundings:
        """What a decision needs to know: the county's units and inspections, the team."""
        registry, own = self.setting.region.registry, (*county.departments, *county.townships)
        team = self.setting.actor(TEAM)
        booked = (
            Booked(
                each.code,
                each.scheme.title,
                each.scheme.units,
                each.scheme.scope,
                each.scheme.start,
                each.scheme.end,
            )
            for each in self.inspections.values()
            if each.approved_on and set(each.scheme.units) & set(own)
        )
        return Surroundings(
            booked=tuple(booked),
            accounts={team.account: team},
            units={code: registry.unit(code).name for code in own},
            tasks=frozenset(tasks),
        )
