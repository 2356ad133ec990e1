"""Acts on tasks. One way in for every front end: permission, load, decide, append, commit."""

from dataclasses import dataclass, replace

from sqlmodel import Session, col, func, select

from tracker.domain.case import Case, Terms, chinese
from tracker.domain.codes import in_order
from tracker.domain.commands import CloseTask, Command
from tracker.domain.events import TaskEvent
from tracker.domain.evolve import evolve
from tracker.domain.hindrances import hindrance, offered
from tracker.domain.permissions import Act, Actor, Role, may, not_its_own
from tracker.domain.task import State, Task
from tracker.domain.workflow import decide
from tracker.errors import DubanError, NotFoundError, RefusedError, StaleError
from tracker.ledger import log, tables
from tracker.ledger.log import Recorded, local_day
from tracker.queries.calendars import calendar_of
from tracker.services.desk import Desk
from tracker.services.document_words import document_word

LOOK_IT_UP = "请用 duban task list 查看编号。"


def perform(desk: Desk, command: Command) -> Task:
    """Do what `command` asks, as whoever sits at the desk; returns the task as it is then.

    Raises NotFoundError, StaleError (somebody changed the task since `command.seen`), RefusedError;
    a refusal is put into the log too.
    """
    actor = desk.who
    try:
        with desk.writing() as session:
            return act(session, desk, actor, command)
    except RefusedError as refusal:
        desk.note_refusal(command.act, command.task, refusal.message)
        raise


def act(session: Session, desk: Desk, actor: Actor, command: Command) -> Task:
    """The act itself, in the caller's transaction."""
    task, events = load_known(session, desk, command.task, command.act)
    if not may(actor, command.act, task):  # to whoever has no right, it would say what others did
        refuse_stale(session, desk.office, task, command, events)
    command, held = numbered(session, desk, command), terms(session, desk.office)
    decided = decide(task, command, actor, desk.today, held, open_parts(session, desk.office, task))
    desk.append(session, decided, known={subject_of(task.code): task})
    for event in decided:
        if event.task == task.code:
            task = evolve(task, event)
    return task


def open_parts(session: Session, office: str, task: Task) -> tuple[str, ...]:
    """The sub-tasks of the task that are neither found done nor cancelled."""
    if not task.children:
        return ()
    row = tables.Task
    wanted = select(row.code).where(  # sorted here: SQLite would go through all tasks in their order
        row.office == office,
        row.parent == task.code,
        col(row.done_on).is_(None),
        row.state != State.CANCELLED.value,
    )
    return tuple(sorted(session.exec(wanted), key=in_order))


def subject_of(code: str) -> str:
    """What a task's events are about in the log."""
    return f"task/{code}"


def load(session: Session, office: str, code: str) -> tuple[Task, list[Recorded]]:
    """A task and its history, folded from the log. Raises NotFoundError."""
    events = list(log.read(session, office, subject=subject_of(code)))
    task: Task | None = None
    for recorded in events:
        assert isinstance(recorded.event, TaskEvent)
        task = evolve(task, recorded.event)
    if task is None:
        raise NotFoundError(f"没有任务“{code}”。", LOOK_IT_UP)
    return task, events


def load_known(session: Session, desk: Desk, code: str, act: Act = Act.READ) -> tuple[Task, list[Recorded]]:
    """The same for whoever sits at the desk and wants to do `act`: raises as `missing` says."""
    try:
        return load(session, desk.office, code)
    except NotFoundError as error:
        raise missing(desk.who, code, act) from error


def missing(actor: Actor, code: str, act: Act = Act.READ, when: str = "") -> DubanError:
    """What `actor` is told of a task that is not there (`when`: 2020-04-30时), a unit as of one that is not its own."""
    if actor.role is Role.UNIT:
        return RefusedError(may(actor, act) or not_its_own(code, act))
    return NotFoundError(f"{when}没有任务“{code}”。", LOOK_IT_UP)


def refuse_stale(session: Session, office: str, task: Task, command: Command, events: list[Recorded]) -> None:
    """Raise StaleError with who did what and when, if the task changed since it was looked at."""
    if command.seen is None or command.seen == task.version:
        return
    last = events[-1]
    account = session.get(tables.Account, (office, last.account))
    person = account.person if account else last.account
    raise StaleError(
        f"任务{task.code}在你查看之后已变化：{person}于{chinese(local_day(last.at))}“{last.event.word}”。"
        f"你的“{command.act.word}”没有保存。",
        "请查看最新情况后再办。",
    )


def numbered(session: Session, desk: Desk, command: Command) -> Command:
    """A closing command with the next closing number of the office, such as XH〔2020〕销7号."""
    if not isinstance(command, CloseTask) or command.number:
        return command
    closed = (
        select(func.count())
        .select_from(tables.Task)
        .where(tables.Task.office == desk.office, tables.Task.state == "closed")
    )
    head = document_word(session, desk.office)
    return replace(command, number=closing_number(head, desk.today.year, session.exec(closed).one() + 1))


def closing_number(head: str, year: int, number: int) -> str:
    """XH〔2020〕销7号."""
    return f"{head}〔{year}〕销{number}号"


def terms(session: Session, office: str) -> Terms:
    """What the office decides by: its calendar with its own days, its signing limit."""
    row = session.get(tables.Office, office)
    calendar = calendar_of(session, office)
    return Terms(calendar, row.sign_days, row.name) if row else Terms(calendar)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A task of a batch on which the act was refused, and why."""

    task: str
    error: DubanError


def perform_all(desk: Desk, commands: list[Command]) -> tuple[list[Task], list[Refusal]]:
    """Each act on its own; a refusal of one does not hold up the others."""
    done, refused = [], []
    for command in commands:
        try:
            done.append(perform(desk, command))
        except DubanError as error:
            refused.append(Refusal(command.task, error))
    return done, refused


def acts_offered(desk: Desk, task: Task) -> tuple[Act, ...]:
    """The acts on `task` that whoever sits at the desk can do now, in the order of the workflow."""
    with desk.reading() as session:
        held, parts = terms(session, desk.office), open_parts(session, desk.office, task)
    return offered(Case(task, desk.who, desk.today, held, parts))


def why_not(desk: Desk, task: Task, act: Act) -> tuple[str, str]:
    """Why whoever sits at the desk cannot do `act` on `task` now, and what to do; two empty strings where it can."""
    with desk.reading() as session:
        held, parts = terms(session, desk.office), open_parts(session, desk.office, task)
    return hindrance(Case(task, desk.who, desk.today, held, parts), act)


def read_task(desk: Desk, code: str) -> tuple[Task, list[Recorded]]:
    """A task and its history. Raises NotFoundError, RefusedError for a task that is not one's own."""
    with desk.reading() as session:
        task, events = load_known(session, desk, code)
    reason = may(desk.who, Act.READ, task)
    if reason:
        raise RefusedError(reason)
    return task, events
