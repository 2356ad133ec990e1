"""The tasks of the made-up year as they stand, each going its way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import partial

from tracker.domain.commands import ClaimCompletion, CloseTask, Command
from tracker.domain.events import Event, PartDraft, TaskDrafted, TaskEvent
from tracker.domain.evolve import evolve
from tracker.domain.task import PartRole, State, Task
from tracker.domain.workflow import decide
from tracker.ledger.log import Entry
from tracker.services.scale.diary import Diary
from tracker.services.scale.lives import life, life_of_finding
from tracker.services.scale.scenes import Scene
from tracker.services.scale.setting import Setting
from tracker.services.tasks import closing_number

WEEK, AT_ONCE = timedelta(days=7), timedelta()


@dataclass(slots=True)
class Undertakings:
    """All tasks that are not over, by code; `closed` counts those that are, `parts` the sub-tasks."""

    setting: Setting
    diary: Diary
    tasks: dict[str, Task] = field(default_factory=dict)
    closed: int = 0
    parts: int = 0

    def begins(self, draft: TaskDrafted) -> None:
        """The life of a task begins."""
        task = self.tasks[draft.task] = evolve(None, draft)
        luck, region = self.setting.luck(draft.task), self.setting.region
        taken = {part.unit for part in task.parts}
        departments = region.county_of((task.lead and task.lead.unit) or "").departments
        unit = region.registry.unit(luck.choice([each for each in departments if each not in taken]))
        other = PartDraft(role=PartRole.LEAD.value, name=unit.name, unit=unit.code)
        self.goes_on(task.code, life(task, other, luck, self.setting.days, self.setting.evidence))

    def found(self, events: Sequence[Event]) -> None:
        """The life of a finding begins with its first events, which dispatch it."""
        task: Task | None = None
        for event in events:
            assert isinstance(event, TaskEvent)
            task = evolve(task, event)
        assert task is not None
        self.tasks[task.code] = task
        luck = self.setting.luck(task.code)
        self.goes_on(task.code, life_of_finding(task, luck, self.setting.days, self.setting.evidence))

    def goes_on(self, code: str, scenes: Iterator[Scene], later: timedelta = AT_ONCE) -> None:
        """A life waits for its next moment, so much `later` than was thought; what is closed is let go."""
        scene = next(scenes, None)
        if scene is not None and scene.moment.date() != date.max:
            self.diary.put(scene.moment + later, code, partial(self.acts, code, scene, scenes, later))
        if self.tasks[code].state is State.CLOSED:
            del self.tasks[code]

    def acts(
        self, code: str, scene: Scene, scenes: Iterator[Scene], later: timedelta, at: datetime
    ) -> Iterator[Entry]:
        """The next act on a task; work is claimed done when its parts are."""
        task, actor = self.tasks[code], self.setting.actor(scene.unit)
        command, parts = self.numbered(scene.ask(task), at), self.open_parts(task)
        if parts and isinstance(command, ClaimCompletion):
            self.diary.put(at + WEEK, code, partial(self.acts, code, scene, scenes, later + WEEK))
            return
        for event in decide(task, command, actor, at.date(), self.setting.terms, parts):
            yield from self.setting.entries(at, actor, [event])
            if event.task == code:
                self.tasks[code] = evolve(self.tasks[code], event)
            elif isinstance(event, TaskDrafted):
                self.parts += 1
                self.begins(event)
        self.goes_on(code, scenes, later)

    def open_parts(self, task: Task) -> tuple[str, ...]:
        """The sub-tasks that are not found done."""
        known = (self.tasks.get(code) for code in task.children)
        return tuple(part.code for part in known if part and part.done_on is None)

    def numbered(self, command: Command, at: datetime) -> Command:
        """A closing command with the next number."""
        if not isinstance(command, CloseTask):
            return command
        self.closed += 1
        return replace(command, number=closing_number(self.setting.house.prefix, at.year, self.closed))
