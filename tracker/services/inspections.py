"""Acts on inspections. One way in for every front end: permission, load, decide, append, commit.

Of an inspection that the actor may not know of, the answer is the same as for a code that does not exist.
"""

import hashlib
import secrets
from dataclasses import replace

from sqlmodel import Session

from tracker.domain import inspection_commands as c
from tracker.domain.case import chinese
from tracker.domain.inspection import DrawOf, Inspection, as_told_to
from tracker.domain.inspection_case import InspectionCase
from tracker.domain.inspection_events import InspectionEvent, Scheme
from tracker.domain.inspection_evolve import evolve_inspection
from tracker.domain.inspection_hindrances import offered_on
from tracker.domain.inspection_permissions import Relation, relations, sees
from tracker.domain.inspection_workflow import decide_inspection, draft
from tracker.domain.permissions import Act, Actor, Role
from tracker.errors import NotFoundError, RefusedError, StaleError
from tracker.ledger import log, tables
from tracker.ledger.log import Recorded, local_day
from tracker.queries.inspection_surroundings import surroundings
from tracker.services.desk import Desk
from tracker.services.findings import next_codes
from tracker.services.inspection_findings import consequences

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # without those that are mistaken for one another


def fresh_token() -> str:
    """The last four characters of a new code, drawn at random: codes in a row would betray those not told yet."""
    return "".join(secrets.choice(LETTERS) for _ in range(4))


def token_of(words: str) -> str:
    """The four characters of a made-up inspection: always the same for the same words."""
    return "".join(LETTERS[byte % len(LETTERS)] for byte in hashlib.sha256(words.encode()).digest()[:4])


def draft_scheme(desk: Desk, scheme: Scheme, token: str = "") -> Inspection:
    """Draft a new inspection; returns it with its code, such as XH2020-D7K2M.

    Raises RefusedError without the right to, or where the scheme cannot be.
    """
    actor = desk.require(Act.DRAFT_SCHEME, scheme.title)
    try:
        with desk.writing() as session:
            code = new_code(session, desk, token)
            blank = Inspection(code, scheme, desk.today)
            case = InspectionCase(blank, actor, desk.today, surroundings(session, desk.office, scheme.tasks))
            event = draft(case, c.DraftScheme(inspection=code, scheme=scheme))
            desk.append(session, [event])
            return evolve_inspection(None, event)
    except RefusedError as refusal:
        desk.note_refusal(Act.DRAFT_SCHEME, scheme.title, refusal.message)
        raise


def new_code(session: Session, desk: Desk, token: str) -> str:
    """A code that no inspection has."""
    office = session.get(tables.Office, desk.office)
    prefix = office.prefix if office else ""
    code = f"{prefix}{desk.today.year}-D{token or fresh_token()}"
    taken = session.get(tables.Inspection, (desk.office, code)) is not None
    return new_code(session, desk, "") if taken else code


def inspect(desk: Desk, command: c.InspectionCommand) -> Inspection:
    """Do what `command` asks, as whoever sits at the desk; returns the inspection as the actor may know it.

    Raises NotFoundError, StaleError (somebody changed it since `command.seen`), RefusedError; a refusal is
    put into the log too.
    """
    actor = desk.who
    try:
        with desk.writing() as session:
            return act(session, desk, actor, command)
    except RefusedError as refusal:
        desk.note_refusal(command.act, command.inspection, refusal.message)
        raise


def act(session: Session, desk: Desk, actor: Actor, command: c.InspectionCommand) -> Inspection:
    """The act itself, in the caller's transaction."""
    inspection, events = load_inspection(session, desk.office, actor, command.inspection)
    refuse_stale(session, desk.office, actor, inspection, command, events)
    around = surroundings(session, desk.office, named_tasks(inspection, command))
    case = InspectionCase(inspection, actor, desk.today, around)
    event = decide_inspection(case, with_codes(session, desk, inspection, command))
    desk.append(session, [event, *consequences(session, desk, inspection, event)])
    return as_known(actor, evolve_inspection(inspection, event))


def with_codes(
    session: Session, desk: Desk, inspection: Inspection, command: c.InspectionCommand
) -> c.InspectionCommand:
    """A feedback with the codes of the findings that it raises."""
    if not isinstance(command, c.GiveFeedback):
        return command
    count = len(inspection.problems_of(command.unit))
    return replace(command, codes=next_codes(session, desk, count))


def named_tasks(inspection: Inspection, command: c.InspectionCommand) -> tuple[str, ...]:
    """The task codes that the decision has to know about."""
    match command:
        case c.DrawLots(of=DrawOf.TASK):
            return (*inspection.scheme.tasks, *command.candidates)
        case c.AmendScheme():
            return (*inspection.scheme.tasks, *command.scheme.tasks)
    return inspection.scheme.tasks


def read_inspection(desk: Desk, code: str) -> tuple[Inspection, list[Recorded]]:
    """An inspection as the actor may know it, and its whole history. Raises NotFoundError."""
    with desk.reading() as session:
        inspection, events = load_inspection(session, desk.office, desk.who, code)
    return as_known(desk.who, inspection), events


def load_inspection(
    session: Session, office: str, actor: Actor, code: str, before: str = "~"
) -> tuple[Inspection, list[Recorded]]:
    """An inspection and its history, folded from the log. Raises NotFoundError where the actor may not know of it."""
    events = list(log.read(session, office, subject=f"inspection/{code}", before=before))
    inspection: Inspection | None = None
    for recorded in events:
        assert isinstance(recorded.event, InspectionEvent)
        inspection = evolve_inspection(inspection, recorded.event)
    if inspection is None or not sees(actor, inspection):
        raise NotFoundError(f"没有督查“{code}”。", "请用 duban inspection list 查看编号。")
    return inspection, events


def knows_all(actor: Actor, inspection: Inspection) -> bool:
    """Whether the actor may know the whole of an inspection: everybody but a unit that does not inspect."""
    return actor.role is not Role.UNIT or Relation.MEMBER in relations(actor, inspection)


def as_known(actor: Actor, inspection: Inspection) -> Inspection:
    """The inspection as the actor may know it: whole, or a unit's own part."""
    if knows_all(actor, inspection):
        return inspection
    return as_told_to(actor.unit or "", inspection)


def refuse_stale(
    session: Session,
    office: str,
    actor: Actor,
    inspection: Inspection,
    command: c.InspectionCommand,
    events: list[Recorded],
) -> None:
    """Raise StaleError with who did what and when, if the inspection changed since it was looked at.

    A unit knows no version: it would count what happens to other units.
    """
    if command.seen in (None, as_known(actor, inspection).version):
        return
    last = events[-1]
    account = session.get(tables.Account, (office, last.account))
    person = account.person if account else last.account
    raise StaleError(
        f"督查{inspection.code}在你查看之后已变化：{person}于{chinese(local_day(last.at))}“{last.event.word}”。"
        f"你的“{command.act.word}”没有保存。",
        "请查看最新情况后再办。",
    )


def acts_offered_on(desk: Desk, code: str) -> tuple[Act, ...]:
    """The acts on an inspection that whoever sits at the desk can do now, in the order of its life."""
    with desk.reading() as session:
        inspection, _ = load_inspection(session, desk.office, desk.who, code)
        around = surroundings(session, desk.office, inspection.scheme.tasks)
    return offered_on(InspectionCase(inspection, desk.who, desk.today, around))
