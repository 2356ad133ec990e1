"""What a lead reports in a made-up year, and what the office answers."""

from collections.abc import Iterator
from datetime import date

from tracker.domain import commands as c
from tracker.domain.cycles import Period, periods_between
from tracker.domain.task import Task
from tracker.services.scale import courses
from tracker.services.scale.scenes import OFFICE, Ask, Life, Scene
from tracker.services.scale.words import words

ANSWERED_AT_LEAST = 9  # working days before a claim: time to answer, send back, file again and answer
STUCK_AT = 45


def filings(mine: Life) -> Iterator[Scene]:
    """A filing for each period until shortly before the claim, some late, some missing, some sent back."""
    if mine.signed == date.max:
        return
    last = mine.days.after(mine.finish, -ANSWERED_AT_LEAST) if mine.finish != date.max else mine.days.days[-1]
    free, percent = mine.days.after(mine.signed, 1), 0
    for period in periods_between(mine.task.cycle, mine.signed, last):
        if mine.luck.random() < mine.course.missing:
            continue
        day = max(free, day_of_filing(mine, period))
        if day > last:
            return
        percent = max(percent, progress_on(mine, day))
        yield mine.scene(day, mine.lead, report(mine, period, percent))
        free = mine.within(day, 1, 3)
        if mine.luck.random() < courses.SENT_BACK:
            reason = mine.luck.choice(words().filings.returned)
            yield mine.scene(free, OFFICE, send_back(reason))
            again = mine.within(free, 1, 2)
            yield mine.scene(again, mine.lead, report(mine, period, percent))
            free = mine.within(again, 1, 2)
        yield mine.scene(free, OFFICE, accept)
        if free == date.max:
            return
        free = mine.days.after(free, 1)


def day_of_filing(mine: Life, period: Period) -> date:
    """In the last days before it is due, or late."""
    if mine.luck.random() < mine.course.late:
        return mine.within(period.due, 1, 8)
    return max(period.start, mine.within(period.due, -6, -1))


def progress_on(mine: Life, day: date) -> int:
    """A percent somewhere near the time that has passed; a task that never ends is stuck."""
    end = mine.finish if mine.finish != date.max else mine.task.deadline
    if end is None or end <= mine.signed:
        return 0
    share = 100 * (day - mine.signed).days / (end - mine.signed).days
    most = 95 if mine.finish != date.max else STUCK_AT
    return max(0, min(most, int(share * mine.luck.uniform(0.8, 1.05))))


def report(mine: Life, period: Period, percent: int) -> Ask:
    """填报, with the number reached where the task has one; now and then a share that does not come out."""
    said, luck = words().filings, mine.luck
    text, problems, steps = (
        luck.choice(said.progress),
        luck.choice(said.problems),
        luck.choice(said.next_steps),
    )
    values: tuple[tuple[int, float], ...] = ()
    if mine.task.targets:
        target = mine.task.targets[0]
        done = round(target.value * percent / 100)
        share = 100 * done / target.value + (7 if luck.random() < courses.WRONG_FIGURE else 0)
        text += said.measured.format(
            done=done, whole=round(target.value), unit=target.unit, share=f"{share:.2f}"
        )
        values = ((0, float(done)),)
    return lambda now: c.FileProgress(
        task=now.code,
        progress=text,
        problems=problems,
        next_steps=steps,
        claimed=percent,
        values=values,
        period=period.label,
    )


def send_back(reason: str) -> Ask:
    """退回."""
    return lambda now: c.ReturnFiling(task=now.code, reason=reason)


def accept(now: Task) -> c.Command:
    """采纳."""
    return c.AcceptFiling(task=now.code)
