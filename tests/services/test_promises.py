"""Many people doing anything on a real ledger: what the log says and what the tables say stay one."""

from collections import Counter
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from acts_besides import besides
from sqlmodel import func, select

from tracker.domain import commands as c
from tracker.domain import project_commands as p
from tracker.domain.acts import Act
from tracker.domain.arrangement_events import MilestoneDraft
from tracker.domain.case import Case, Terms
from tracker.domain.cycles import Cycle
from tracker.domain.events import PartDraft
from tracker.domain.finding import Source
from tracker.domain.hindrances import offered
from tracker.domain.office_events import ActRefused
from tracker.domain.permissions import Actor, Role
from tracker.domain.project import Money
from tracker.domain.standing import Standing
from tracker.domain.target_words import counted
from tracker.domain.task import PartRole, State, Task
from tracker.errors import NotFoundError, RefusedError
from tracker.ledger import tables
from tracker.ledger.verification import verify
from tracker.queries.inspections import find_inspections
from tracker.queries.orders import find_orders
from tracker.queries.tasks import find
from tracker.services.desk import Desk
from tracker.services.findings import NewFinding, raise_finding
from tracker.services.projects import NewProject, raise_project
from tracker.services.reforms import rename, split
from tracker.services.tasks import perform, read_task
from tracker.services.views import look

CODES = ("XH2020-001", "XH2020-011")
OFFICE = Actor("office", "办公室", Role.OFFICE)
LEADER, AUDITOR = Actor("leader", "分管副县长", Role.LEADER), Actor("audit", "审计人员", Role.AUDITOR)
NEW_PARTS = (
    PartDraft(role="lead", name="县水利局", unit="slj"),
    PartDraft(role="responsible", name="积石镇", unit="jishi"),
)
END = date(2020, 12, 31)
STEPS, MOST, SEED = 70, 240, 15
BESIDE = {"draw", "approve", "begin", "problem", "issue", "answer", "settle", "tie", "freeze", "remind"}
LOOKED_AT = (
    tables.Task,
    tables.Part,
    tables.Deadline,
    tables.Filing,
    tables.Asking,
    tables.Finding,
    tables.Project,
    tables.Payment,
    tables.Order,
    tables.OrderItem,
    tables.Inspection,
    tables.Inspected,
    tables.Problem,
    tables.Draw,
    tables.Tie,
    tables.Reminder,
)


def commands(task: Task, today: date) -> dict[Act, c.Command]:
    """A command of each act, with words that the rules admit."""
    code, reason = {"task": task.code}, {"reason": "县政府常务会议议定"}
    helpers = tuple(part.unit for part in task.parts_of(PartRole.RESPONSIBLE) if part.unit)[:1]
    later = max(task.deadline or END, END).replace(year=2021)
    return {
        Act.DISPATCH: c.Dispatch(**code),
        Act.SIGN: c.Sign(**code),
        Act.DISPUTE: c.DisputeTask(**code, **reason),
        Act.DECIDE_DISPUTE: c.DecideDispute(**code, **reason, upheld=True, parts=NEW_PARTS),
        Act.FILE: c.FileProgress(**code, progress="已开展", claimed=today.month * 8),
        Act.ACCEPT: c.AcceptFiling(**code),
        Act.RETURN: c.ReturnFiling(**code, **reason),
        Act.ANSWER_INSTRUCTION: c.AnswerInstruction(**code, words="已落实"),
        Act.ASK_EXTENSION: c.AskExtension(**code, **reason, until=later, progress=30),
        Act.DECIDE_EXTENSION: c.DecideExtension(**code, granted=True),
        Act.CLAIM: c.ClaimCompletion(**code, basis="验收意见"),
        Act.VERIFY: c.VerifyCompletion(**code),
        Act.REFUSE: c.RefuseCompletion(**code, **reason),
        Act.CLOSE: c.CloseTask(**code),
        Act.ASSIGN: c.Assign(**code, **reason, parts=NEW_PARTS),
        Act.ASK_PART: c.AskPart(**code, units=helpers, due=today),
        Act.SET_MILESTONES: c.SetMilestones(**code, milestones=(MilestoneDraft(day=today, weight=1),)),
        Act.SET_CYCLE: c.SetCycle(**code, cycle=Cycle("quarterly", 20)),
        Act.DIVIDE_TARGET: c.DivideTarget(**code, **divided(task), due=today),
        Act.SPLIT: c.Split(**code, title="分片落实", weight=today.day),
        Act.INSTRUCT: c.Instruct(**code, words="请抓紧", by="县委书记", answer_by=today),
        Act.SUSPEND: c.Suspend(**code, **reason),
        Act.RESUME: c.Resume(**code, **reason),
        Act.CANCEL: c.Cancel(**code, **reason),
        Act.NAME_CLOSERS: c.NameClosers(**code, **reason, closers=("office",)),
        Act.REPORT_MONEY: p.ReportMoney(**code, money=Money.REIMBURSED, amount=Decimal(3), on=today),
        Act.FINISH_WORK: p.FinishWork(**code, on=today),
        Act.ACCEPT_PROJECT: p.AcceptProject(**code, on=today, acceptance="县验〔2020〕3号"),
    }


def divided(task: Task) -> dict[str, Any]:
    """A share of the first target that can be divided, for each unit of the task."""
    at = next((at for at, target in enumerate(task.targets) if counted(target)), 0)
    units = dict.fromkeys(part.unit for part in task.parts if part.unit)
    value = task.targets[at].value if task.targets else 1
    return {"target": at, "shares": tuple((unit, value) for unit in units)}


def reform(desk: Desk, chance: Random) -> None:
    """A unit gets another name and, where it has one, gives a task over."""
    rename(desk, "slj", f"县水利局（{chance.randrange(10**6)}）", "县编委〔2020〕5号")
    held = going_on(desk, "slj")
    if held:
        split(desk, "slj", "lcj", [chance.choice(held)], "县编委〔2020〕6号")


def going_on(desk: Desk, unit: str) -> list[str]:
    """The tasks of these that the unit has a part in and that are not over."""
    return [
        each.facts.code
        for each in stood(desk)
        if each.facts.code.startswith(CODES)
        and each.facts.state not in (State.CLOSED, State.CANCELLED)
        and unit in {part.unit for part in read_task(desk, each.facts.code)[0].parts}
    ]


def people(task: Task) -> list[Actor]:
    """The office, the leader, an auditor, a stranger, and the units of the task."""
    units = dict.fromkeys(part.unit for part in task.parts[:4] if part.unit)
    seats = [Actor(f"{unit}-1", f"{unit}联络员", Role.UNIT, unit) for unit in (*units, "gdgs")]
    return [OFFICE, LEADER, AUDITOR, *seats]


def rows(desk: Desk) -> list[Any]:
    """Every row about tasks, findings, projects, orders, inspections and letters, and the log without its refusals."""
    events = tables.Event.kind != ActRefused.__name__
    with desk.reading() as session:
        found = [row.model_dump() for table in LOOKED_AT for row in session.exec(select(table))]
        return [*found, session.exec(select(func.count(), func.max(tables.Event.seq)).where(events)).one()]


def stood(desk: Desk, day: date | None = None) -> list[Standing]:
    with look(desk, day) as view:
        return list(find(view).rows)


def seen_on(desk: Desk, day: date | None = None) -> list[Any]:
    """The lists of tasks, orders and inspections."""
    with look(desk, day) as view:
        return [find(view).rows, find_orders(view).rows, find_inspections(view).rows]


def finding_and_project(desk: Desk) -> tuple[str, str]:
    """One of each, so that their own acts can be done."""
    lead, until = (PartDraft(role="lead", name="县教育局", unit="jyj"),), END
    found = NewFinding("拨付滞后", "没有按时拨付。", "限期拨付。", until, lead, Source.PROVINCE, "反馈意见")
    return raise_finding(desk, found), raise_project(
        desk, NewProject("产业路", "硬化", "扶贫资金", Decimal(90), lead)
    )


def do_beside(desk: Desk, chance: Random, done: Counter[str]) -> None:
    """Something on an order, an inspection or the scores."""
    before = rows(desk)
    name, act, barred = besides(desk, chance, done)
    try:
        act()
        assert not barred
        done[name] += 1
    except (RefusedError, NotFoundError):
        assert rows(desk) == before


def test_whatever_is_done_replay_equals_the_tables_and_each_day_can_be_seen_again(
    staffed: Desk, wall: Any
) -> None:
    imported, beside = staffed, Counter[str]()
    chance, done, codes = Random(SEED), Counter[Act](), [*CODES, *finding_and_project(staffed)]
    missed: set[str] = set()
    seen: dict[date, list[Any]] = {}
    for step in range(MOST):
        if step > STEPS and len(done) >= 15 and set(beside) >= BESIDE:
            break
        if step % 30 == 29:
            reform(imported, chance)
        if step % 3 == 2:
            do_beside(imported, chance, beside)
            continue
        task, _history = read_task(imported, chance.choice(codes))
        pairs = [
            (who, act) for who in people(task) for act in offered(Case(task, who, imported.today, Terms()))
        ]
        if not pairs:
            continue
        rarest = min(pairs, key=lambda pair: (done[pair[1]] + 3 * (pair[1] is Act.CANCEL), chance.random()))
        anything = (chance.choice(people(task)), chance.choice([*commands(task, imported.today)]))
        actor, act = anything if chance.random() < 0.2 else rarest
        before = rows(imported)
        try:
            perform(imported.seated(actor), commands(task, imported.today)[act])
            assert (actor, act) in pairs
            done[act] += 1
            codes = sorted({*codes, *read_task(imported, task.code)[0].children})
        except RefusedError:
            assert rows(imported) == before
        if chance.random() < 0.15:
            now = stood(imported)
            seen[imported.today] = seen_on(imported)
            late = {each.facts.code for each in now if each.on_time(original=True) is False}
            assert missed <= late
            missed = late
            wall.go_to(
                imported.today.fromordinal(imported.today.toordinal() + chance.randrange(1, 40)).isoformat()
            )
    assert len(done) >= 15, done
    assert set(beside) >= BESIDE, beside
    assert verify(imported.engine, imported.office)
    for day in chance.sample(sorted(seen), 3):
        assert seen_on(imported, day) == seen[day]
