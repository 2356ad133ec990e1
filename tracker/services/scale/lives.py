"""What happens to a task in a made-up year: a life drawn by chance, as acts in the order of their moments.

An act only says what is asked; whether it is done, `decide` says when its turn has come.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from heapq import merge
from random import Random

from tracker.domain import commands as c
from tracker.domain.events import PartDraft
from tracker.domain.task import PartRole, Task
from tracker.services.scale import courses
from tracker.services.scale.courses import course
from tracker.services.scale.days import WorkingDays
from tracker.services.scale.filings import filings
from tracker.services.scale.scenes import OFFICE, TEAM, Ask, Life, Scene
from tracker.services.scale.words import words


def life(task: Task, other: PartDraft, luck: Random, days: WorkingDays, evidence: str) -> Iterator[Scene]:
    """The acts on a drafted task, earliest first; `other` is who leads after a dispute that was upheld."""
    lead = task.lead
    assert lead is not None
    assert lead.unit is not None
    mine = Life(task, luck, days, course(luck), evidence, lead.unit)
    sent = mine.within(task.drafted_on, 1, 3)
    yield mine.scene(sent, OFFICE, lambda now: c.Dispatch(task=now.code))
    mine = replace(mine, settled=sent)
    if luck.random() < courses.DISPUTED:
        upheld = luck.random() < courses.UPHELD
        yield from dispute(mine, other if upheld else None)
        mine = replace(
            mine,
            settled=days.after(sent, 3),
            lead=other.unit if upheld and other.unit else mine.lead,
        )
    yield from worked(with_days(mine))


def life_of_finding(task: Task, luck: Random, days: WorkingDays, evidence: str) -> Iterator[Scene]:
    """The acts on a finding since its dispatch; the team that found it finds it put right."""
    mine = Life(task, luck, days, course(luck), evidence, task.parts[0].unit or "", TEAM, task.drafted_on)
    yield from worked(with_days(mine))


def worked(mine: Life) -> Iterator[Scene]:
    """What follows once it is clear who leads; a task that is divided is reported on by its parts."""
    divides = not mine.task.parent and mine.task.origin is None and mine.luck.random() < courses.DIVIDED
    told = divisions(mine) if divides else filings(mine)
    every = (signatures(mine), told, extension(mine), ending(mine))
    yield from merge(*every, key=lambda scene: scene.moment)


def divisions(mine: Life) -> Iterator[Scene]:
    """The office divides the task once it is signed."""
    titles = words().supervision.parts[: mine.luck.choice(courses.PARTS)]
    asked = (split(f"{mine.task.title}：{title}", mine.luck.randint(1, 3)) for title in titles)
    scenes = [mine.scene(mine.days.after(mine.signed, 1), OFFICE, ask) for ask in asked]
    return iter(sorted(scenes, key=lambda scene: scene.moment))


def split(title: str, weight: int) -> Ask:
    """分解."""
    return lambda now: c.Split(task=now.code, title=title, weight=weight)


def with_days(mine: Life) -> Life:
    """The days on which the lead signs and the work ends; neither, where it never does."""
    if mine.luck.random() < courses.NEVER_SIGNED:
        return mine
    signed = mine.within(mine.settled, *((3, 8) if mine.luck.random() < courses.SIGNED_LATE else (1, 2)))
    deadline = mine.task.deadline
    if mine.course.ends is None or deadline is None or signed == date.max:
        return replace(mine, signed=signed)
    ended = deadline + timedelta(mine.luck.randint(*mine.course.ends))
    return replace(
        mine, signed=signed, finish=max(mine.days.after(ended, 0), mine.days.after(mine.settled, 20))
    )


def dispute(mine: Life, other: PartDraft | None) -> Iterator[Scene]:
    """The lead says that this is not its own; the office lets `other` lead, or says no."""
    said = words().filings
    reason, decided = mine.luck.choice(said.disputes), mine.days.after(mine.settled, 3)
    yield mine.scene(
        mine.days.after(mine.settled, 1), mine.lead, lambda now: c.DisputeTask(task=now.code, reason=reason)
    )

    def decision(now: Task) -> c.Command:
        if other is None:
            return c.DecideDispute(task=now.code, upheld=False, reason=said.dismissed)
        rest = [part for part in now.parts if part.role is not PartRole.LEAD and part.unit != other.unit]
        kept = [PartDraft(role=p.role.value, name=p.name, unit=p.unit, group=p.group) for p in rest]
        return c.DecideDispute(task=now.code, upheld=True, reason=said.upheld, parts=(other, *kept))

    yield mine.scene(decided, OFFICE, decision)


def signatures(mine: Life) -> Iterator[Scene]:
    """The lead and every other unit sign, some late, some never."""
    found = [] if mine.signed == date.max else [mine.scene(mine.signed, mine.lead, sign)]
    others = {part.unit for part in mine.task.parts_of(PartRole.RESPONSIBLE)} - {mine.lead, None}
    for unit in sorted(unit for unit in others if unit):
        if mine.luck.random() >= courses.NEVER_SIGNED:
            late = mine.luck.random() < courses.SIGNED_LATE
            day = mine.within(mine.settled, *((3, 8) if late else (1, 2)))
            found.append(mine.scene(day, unit, sign))
    return iter(sorted(found, key=lambda scene: scene.moment))


def sign(now: Task) -> c.Command:
    """签收."""
    return c.Sign(task=now.code)


def extension(mine: Life) -> Iterator[Scene]:
    """The lead asks for more time some two weeks before the deadline; the office decides."""
    luck, said, deadline = mine.luck, words().filings, mine.task.deadline
    if luck.random() >= mine.course.extended or deadline is None or mine.signed == date.max:
        return
    asked = mine.within(deadline, -14, -10)
    if not mine.signed < asked < mine.days.after(mine.finish, -10):
        return
    until, reason = deadline + timedelta(luck.randint(30, 90)), luck.choice(said.extensions)
    yield mine.scene(
        asked,
        mine.lead,
        lambda now: c.AskExtension(
            task=now.code, until=until, reason=reason, progress=min(now.claimed or 0, 99)
        ),
    )
    granted = luck.random() < courses.GRANTED
    words_of_answer = said.granted if granted else said.denied
    yield mine.scene(
        mine.within(asked, 2, 4),
        OFFICE,
        lambda now: c.DecideExtension(task=now.code, granted=granted, reason=words_of_answer),
    )


def ending(mine: Life) -> Iterator[Scene]:
    """The work is claimed done, found wanting perhaps, verified and closed."""
    said, day = words().filings, mine.finish
    if date.max in (day, mine.signed):
        return
    basis = mine.luck.choice(said.claims)

    def claim(now: Task) -> c.Command:
        return c.ClaimCompletion(task=now.code, basis=basis, evidence=(mine.evidence,))

    yield mine.scene(day, mine.lead, claim)
    if mine.luck.random() < courses.CLAIM_REFUSED:
        day = mine.within(day, 2, 4)
        yield mine.scene(day, mine.closer, lambda now: c.RefuseCompletion(task=now.code, reason=said.refused))
        day = mine.within(day, 8, 15)
        yield mine.scene(day, mine.lead, claim)
    day = mine.within(day, 2, 5)
    yield mine.scene(day, mine.closer, lambda now: c.VerifyCompletion(task=now.code, note=said.verified))
    day = mine.within(day, 1, 3)
    yield mine.scene(day, mine.closer, lambda now: c.CloseTask(task=now.code))
