"""The stage: scenes are played in the order of their moments, under a clock that the play moves."""

import heapq
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from pendulum import DateTime

from seeds import seed_path
from tracker.domain.story import Story, ToldTask
from tracker.domain.task import State, Task
from tracker.errors import InputError, RefusedError
from tracker.services.automatic import as_system
from tracker.services.desk import Desk
from tracker.services.plans import Imported, import_plan
from tracker.services.reminders import remind
from tracker.services.story.people import account_of
from tracker.services.story.scenes import (
    OFFICE,
    Morning,
    Scene,
    at,
    events_of,
    opening,
    part_number,
    signatures,
)
from tracker.services.story.supervision import Deed, deeds
from tracker.services.tasks import perform, read_task
from tracker.services.units import registry

Progress = Callable[[int, int], None]


@dataclass(slots=True)
class MovingClock:
    """A clock that shows what it was set to."""

    moment: DateTime

    def __call__(self) -> DateTime:
        return self.moment


@dataclass(frozen=True, slots=True)
class Played:
    """What a play came to: the import, the number of acts done, and of those refused by the rules."""

    imported: Imported
    acts: int
    refused: int


def play(
    desk: Desk,
    story: Story,
    clock: MovingClock,
    until: date | None = None,
    progress: Progress = lambda done, known: None,
) -> Played:
    """Play `story` on a ledger without tasks, up to the end of the day `until` (the story's own by default).

    `desk` has the office at it; `clock` is moved, and stands at the last act afterwards. `progress` is told
    how many acts are done and how many are known of. Raises what the services raise, InputError where the
    story tells of an item that the plan does not have.
    """
    stage = Stage(replace(desk, clock=clock), story, clock)
    clock.moment = at(story.frame.began, 10)
    with seed_path(story.frame.plan) as path:
        imported = import_plan(stage.desk, path)
    stage.set_up(imported)
    for scene in stage.scenes(until or story.frame.ends):
        clock.moment = scene.moment
        match scene:
            case Scene():
                stage.act(scene)
            case Deed():
                stage.do(scene)
            case Morning():
                remind(as_system(stage.desk))
        progress(stage.acts, stage.acts + len(stage.queue))
    return Played(imported, stage.acts, stage.refused)


@dataclass(slots=True)
class Stage:
    """The ledger, the clock, the tasks as they stand, and the scenes still to come."""

    desk: Desk
    story: Story
    clock: MovingClock
    tasks: dict[str, Task] = field(default_factory=dict)
    told: dict[str, ToldTask] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    queue: list[tuple[DateTime, int, Scene | Deed | Morning]] = field(default_factory=list)
    queued: int = 0
    acts: int = 0
    refused: int = 0

    def set_up(self, imported: Imported) -> None:
        """Put the opening of each task and all that is told into the queue. Raises InputError."""
        self.names = {unit.code: unit.name for unit in registry(self.desk).units}
        self.told = {told.number: told for told in self.story.tasks}
        for position, code in enumerate(imported.tasks):
            task, _ = read_task(self.desk, code)
            self.tasks[task.number] = task
            told = self.told.get(task.number)
            self.expect(opening(self.story.frame, told, task, position))
            self.expect(events_of(self.story, told, task) if told else ())
        self.expect(Morning(at(day, 8, 30)) for day in self.story.frame.reminded)
        self.expect(deeds(self.story))
        if unknown := [number for number in self.told if number not in self.tasks]:
            raise InputError(f"演示过程写到的条目“{unknown[0]}”，方案中没有。")

    def expect(self, scenes: Iterable[Scene | Deed | Morning]) -> None:
        """Queue scenes; those of one moment keep the order in which they were queued."""
        for scene in scenes:
            heapq.heappush(self.queue, (scene.moment, self.queued, scene))
            self.queued += 1

    def scenes(self, until: date) -> Iterator[Scene | Deed | Morning]:
        """The scenes up to the end of a day, the earliest first, also those that come up on the way."""
        while self.queue and self.queue[0][0].date() <= until:
            yield heapq.heappop(self.queue)[2]

    def act(self, scene: Scene) -> None:
        """Play one scene. A refusal that the story does not foresee is raised."""
        before = self.tasks[scene.number]
        seat = self.seat(scene.account)
        command = replace(scene.script(seat, before), seen=before.version)
        self.acts += 1
        try:
            after = perform(seat, command)
        except RefusedError:
            if not scene.barred:
                raise
            self.refused += 1
            return
        self.tasks[scene.number] = after
        for place, code in enumerate(after.children, 1):
            if code not in before.children:
                self.tasks[part_number(scene.number, place)], _ = read_task(self.desk, code)
        if self.has_settled(before, after):
            self.expect(signatures(self.story.frame, after, scene.moment, scene.number))

    def do(self, deed: Deed) -> None:
        """Do what is on no task of the plan."""
        self.acts += 1
        deed.done(self.seat(deed.account))

    def has_settled(self, before: Task, after: Task) -> bool:
        """Whether units can sign from now on: dispatched, and no dispute to come."""
        told = self.told.get(after.number)
        disputed = told is not None and told.dispute is not None
        earlier = State.DISPUTED if disputed else State.DRAFT
        return after.state is State.DISPATCHED and before.state is earlier

    def seat(self, account: str) -> Desk:
        """The desk with that account at it."""
        return self.desk if account == OFFICE else self.desk.seated(account_of(account, self.names))
