"""A story: what an office and its units did over some months, told in TOML, to play on a new ledger.

Tasks are named by their number in the plan, units by their code. The words are the units' own;
`tracker.services.story` acts them out, and every rule holds for them.
"""

import tomllib
from collections.abc import Iterable
from datetime import date
from typing import Any

from pydantic import Field, ValidationError

from tracker.domain.story_supervision import Told, ToldInspection, ToldOrder
from tracker.errors import InputError


class ToldAssignment(Told):
    """The office names the units itself before dispatch, where the plan does not."""

    responsible: tuple[str, ...]
    reason: str


class ToldDispute(Told):
    """A unit says that this is not its own; the office decides, with other leads where it agrees."""

    on: date
    unit: str
    reason: str
    decided: date
    words: str
    lead: tuple[str, ...] = ()


class ToldFiling(Told):
    """A filing of the first lead, or of `unit`, and the office's answer.

    It is accepted on the second working day after, or on `answered`; `returned` is the reason for sending it
    back; one that `waits` is not answered.
    """

    on: date
    percent: int = Field(ge=0, le=100)
    progress: str
    problems: str = ""
    next: str = ""
    values: dict[str, float] = Field(default_factory=dict)
    unit: str = ""
    period: str = ""
    verified: int | None = None
    note: str = ""
    returned: str = ""
    answered: date | None = None
    waits: bool = False


class ToldClaim(Told):
    """The lead claims completion with evidence (name → text); verified with a note or refused with a reason.

    `barred`: the unit has no right to it and is told so.
    """

    on: date
    basis: str
    evidence: dict[str, str] = Field(default_factory=dict)
    decided: date | None = None
    note: str = ""
    refused: str = ""
    closed: date | None = None
    unit: str = ""
    barred: bool = False


class ToldExtension(Told):
    """The first lead asks for more time; the office decides, or has not yet."""

    on: date
    until: date
    reason: str
    progress: int
    decided: date | None = None
    granted: bool = False
    words: str = ""


class ToldSuspension(Told):
    """The office stops the clock, and lets it run again."""

    on: date
    reason: str
    resumed: date
    words: str


class ToldInstruction(Told):
    """A leader's 批示, and the answer of the first lead."""

    on: date
    words: str
    answer_by: date
    answered: date
    answer: str


class ToldPart(Told):
    """A part of the task that becomes a task of its own, dispatched at once; `unit` leads it, else who leads the whole."""

    on: date
    title: str
    weight: int
    unit: str = ""
    filing: tuple[ToldFiling, ...] = ()


class ToldTask(Told):
    """What happened to the task of one plan item."""

    number: str
    assignment: ToldAssignment | None = None
    dispute: ToldDispute | None = None
    filing: tuple[ToldFiling, ...] = ()
    claim: tuple[ToldClaim, ...] = ()
    extension: tuple[ToldExtension, ...] = ()
    suspension: tuple[ToldSuspension, ...] = ()
    instruction: tuple[ToldInstruction, ...] = ()
    part: tuple[ToldPart, ...] = ()


class Frame(Told):
    """The files of the chapters and of the plan, the days on which all begins and ends, and how units sign.

    `seed` settles at what times of day things happen. On the days `reminded` the office sends reminders;
    it answers filings `answer_days` working days after. `sign_late` says how many working days after dispatch
    a unit signs (others by chance within two), `never_sign` which items a unit left unsigned.
    """

    seed: int
    chapters: tuple[str, ...]
    plan: str
    began: date
    ends: date
    reminded: tuple[date, ...] = ()
    answer_days: int = 2
    sign_late: dict[str, int] = Field(default_factory=dict)
    never_sign: dict[str, tuple[str, ...]] = Field(default_factory=dict)


class Story(Told):
    """A frame, the tasks, each told once, and what the office did besides."""

    frame: Frame
    tasks: tuple[ToldTask, ...]
    orders: tuple[ToldOrder, ...] = ()
    inspections: tuple[ToldInspection, ...] = ()


class _Chapter(Told):
    frame: Frame | None = None
    task: tuple[ToldTask, ...] = ()
    order: tuple[ToldOrder, ...] = ()
    inspection: tuple[ToldInspection, ...] = ()


def story_from_toml(chapters: Iterable[tuple[str, str]]) -> Story:
    """The story in `chapters`, each a file's name and text; one of them holds the [frame].

    Raises InputError with the file and the entry that cannot be used.
    """
    read = [(name, _chapter(name, text)) for name, text in chapters]
    frames = [chapter.frame for _, chapter in read if chapter.frame is not None]
    if len(frames) != 1:
        raise InputError(f"演示过程应有一个[frame]，现有{len(frames)}个。")
    tasks = tuple(task for _, chapter in read for task in chapter.task)
    told: set[str] = set()
    for task in tasks:
        if task.number in told:
            raise InputError(f"演示过程把“{task.number}”写了两遍。")
        told.add(task.number)
    return Story(
        frame=frames[0],
        tasks=tasks,
        orders=tuple(order for _, chapter in read for order in chapter.order),
        inspections=tuple(each for _, chapter in read for each in chapter.inspection),
    )


def _chapter(name: str, text: str) -> _Chapter:
    try:
        values: dict[str, Any] = tomllib.loads(text)
        return _Chapter.model_validate(values)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"“{name}”不是合格的 TOML：{error}。") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"])
        raise InputError(f"“{name}”的 {place} 不能用：{first['msg']}。") from error
