"""The scenes of a story: each act with its moment in China and its actor."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import pendulum
from pendulum import DateTime

from tracker.domain.calendar import Calendar
from tracker.domain.story import Frame, Story, ToldFiling, ToldTask
from tracker.domain.task import PartRole, Task
from tracker.services.desk import ZONE
from tracker.services.story import scripts
from tracker.services.story.scripts import Script

OFFICE, LEADER = "", "leader"
CALENDAR = Calendar()
MORNING, AFTERNOON = range(9 * 60 + 15, 12 * 60), range(14 * 60 + 30, 17 * 60 + 40)  # minutes of office hours
MINUTES = (*MORNING, *AFTERNOON)


@dataclass(frozen=True, slots=True)
class Scene:
    """An act at a moment on the task of a plan item, by a unit's account, the OFFICE or the LEADER.

    `number` is the item's, for a part of its task with the place of the part (三、(二)6.(1)#2).
    `barred`: the rules refuse it, and that is part of the story.
    """

    moment: DateTime
    number: str
    account: str
    script: Script
    barred: bool = False


@dataclass(frozen=True, slots=True)
class Morning:
    """The moment at which the day's reminders go out."""

    moment: DateTime


def at(day: date, hour: int, minute: int = 0) -> DateTime:
    """A moment in China."""
    return pendulum.datetime(day.year, day.month, day.day, hour, minute, tz=ZONE)


def some_time(day: date, key: str) -> DateTime:
    """A moment within office hours, always the same for the same key."""
    drawn = int.from_bytes(hashlib.sha256(f"{day} {key}".encode()).digest()[:8])
    return at(day, 0).add(minutes=MINUTES[drawn % len(MINUTES)], seconds=drawn // len(MINUTES) % 60)


def opening(frame: Frame, told: ToldTask | None, task: Task, position: int) -> Iterator[Scene]:
    """How a task begins: its units set anew where the plan does not name them, then dispatched."""
    if told and told.assignment:
        moment = at(frame.began, 11).add(minutes=2 * position)
        yield Scene(moment, task.number, OFFICE, scripts.assign(told.assignment))
    dispatched = at(frame.began, 14, 40).add(seconds=25 * position)
    yield Scene(dispatched, task.number, OFFICE, scripts.dispatch)


def signatures(frame: Frame, task: Task, since: DateTime, number: str) -> Iterator[Scene]:
    """Each unit signs its part: all its tasks in one sitting, some units late, some never."""
    day = since.date()
    for unit in dict.fromkeys(part.unit for part in task.parts if part.role is not PartRole.GUIDE):
        if unit is None or task.number in frame.never_sign.get(unit, ()):
            continue
        by_chance = some_time(day, f"{frame.seed} habit {unit}").second % 3
        wait = frame.sign_late.get(unit, by_chance)
        sitting = some_time(CALENDAR.add_working_days(day, wait), f"{frame.seed} sign {unit}")
        if sitting < since:
            sitting = since.add(minutes=30 + sitting.minute, seconds=sitting.second)
        yield Scene(sitting.add(seconds=20 * place_of(task.code)), number, unit, scripts.sign)


def place_of(code: str) -> int:
    """How far down the list a task stands: 12 for XH2020-012, and for its parts."""
    return int(code.split("-")[1])


def part_number(number: str, place: int) -> str:
    """What the story calls a part of an item's task."""
    return f"{number}#{place}"


def events_of(story: Story, told: ToldTask, task: Task) -> list[Scene]:
    """What is told of a task after its dispatch, in order; two acts of one day are minutes apart."""
    found: list[Scene] = []
    for scene in sorted(_told(story.frame, told, task), key=lambda each: each.moment.date()):
        earliest = found[-1].moment.add(minutes=7) if found else scene.moment
        found.append(replace(scene, moment=max(scene.moment, earliest)))
    return found


def _told(frame: Frame, told: ToldTask, task: Task) -> Iterator[Scene]:
    lead = first_lead(told, task)

    def scene(day: date, account: str, script: Script, *, barred: bool = False, number: str = "") -> Scene:
        moment = some_time(day, f"{frame.seed} {told.number} {account}")
        return Scene(moment, number or told.number, account, script, barred)

    def reported(filing: ToldFiling, of: str, number: str = "") -> Iterator[Scene]:
        unit = filing.unit or of
        yield scene(filing.on, unit, scripts.file(filing), number=number)
        if not filing.waits:
            answered = filing.answered or CALENDAR.add_working_days(filing.on, frame.answer_days)
            yield scene(answered, OFFICE, scripts.answer(filing, unit, first_lead=unit == of), number=number)

    if told.dispute:
        yield scene(told.dispute.on, told.dispute.unit, scripts.dispute(told.dispute))
        yield scene(told.dispute.decided, OFFICE, scripts.decide_dispute(told.dispute))
    for filing in told.filing:
        yield from reported(filing, lead)
    for pause in told.suspension:
        yield scene(pause.on, OFFICE, scripts.suspend(pause))
        yield scene(pause.resumed, OFFICE, scripts.resume(pause))
    for instruction in told.instruction:
        yield scene(instruction.on, LEADER, scripts.instruct(instruction))
        yield scene(instruction.answered, lead, scripts.answer_instruction(instruction))
    for place, part in enumerate(told.part, 1):
        number = part_number(told.number, place)
        yield scene(part.on, OFFICE, scripts.split(part))
        yield scene(part.on, OFFICE, scripts.dispatch, number=number)
        for filing in part.filing:
            yield from reported(filing, part.unit or lead, number)
    for extension in told.extension:
        yield scene(extension.on, lead, scripts.ask_extension(extension))
        if extension.decided:
            yield scene(extension.decided, OFFICE, scripts.decide_extension(extension))
    for claim in told.claim:
        yield scene(claim.on, claim.unit or lead, scripts.claim(claim), barred=claim.barred)
        if claim.decided:
            yield scene(claim.decided, OFFICE, scripts.decide_claim(claim))
        if claim.closed:
            yield scene(claim.closed, OFFICE, scripts.close)


def first_lead(told: ToldTask, task: Task) -> str:
    """The unit that answers for the task in the end: the one that a decided dispute put first."""
    if told.dispute and told.dispute.lead:
        return told.dispute.lead[0]
    return task.lead.unit or OFFICE if task.lead else OFFICE
