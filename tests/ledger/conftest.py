"""A ledger with a little life in it."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pendulum
import pytest
from sqlalchemy import Engine

from seeds import seed_text
from tracker.domain import commands as c
from tracker.domain import inspection_events as i
from tracker.domain.events import Event, PartDraft, TargetDraft, TaskDrafted
from tracker.domain.finding_events import FindingRaised
from tracker.domain.office_events import AccountOpened, CircularDrafted, PlanImported, Reminded, WorkingDaySet
from tracker.domain.order_events import (
    OrderAnswered,
    OrderEvent,
    OrderIssued,
    OrderItemDraft,
    OrderSettled,
)
from tracker.domain.permissions import Actor, Role
from tracker.domain.project_events import (
    FundAllotted,
    MoneyReported,
    ProjectAccepted,
    ProjectRaised,
    WorkFinished,
)
from tracker.domain.reform_events import AccountMoved
from tracker.domain.unit_list import registry_from_toml
from tracker.ledger import tables
from tracker.ledger.database import passing_engine
from tracker.services.desk import Desk, open_desk
from tracker.services.offices import found, office_from_toml
from tracker.services.reforms import rename
from tracker.services.tasks import perform
from tracker.settings import Settings

TASK = "XH2020-001"


UNITS = """
region = "循化县"
[[unit]]
code = "jyj"
name = "县教育局"
kind = "政府部门"
[[unit]]
code = "slj"
name = "县水利局"
kind = "政府部门"
[[unit]]
code = "jishi"
name = "积石镇"
kind = "乡镇"
[[group]]
name = "各乡镇党委、政府"
members = ["jishi"]
"""


@pytest.fixture(scope="session")
def lively_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of an office with three units and a little life; small, as it is verified again and again."""
    home = tmp_path_factory.mktemp("lively") / "home"
    rules, toml = seed_text("rules/yinchuan.toml"), seed_text("xunhua-2020/office.toml")
    desk = found(
        Settings(home=home),
        office_from_toml(toml, "office.toml", "xunhua", rules),
        registry_from_toml(UNITS, "units.toml"),
        "correct-horse-battery",
        clock=lambda: pendulum.datetime(2020, 3, 16, 9, tz="Asia/Shanghai"),
    )
    live(desk)
    desk.engine.dispose()
    return home


@pytest.fixture
def lively(lively_home: Path, settings: Settings, wall: Any) -> Iterator[Desk]:
    """A copy of it, with the office's first account at the desk."""
    shutil.copytree(lively_home, settings.home)
    opened = open_desk(settings, clock=wall)
    yield opened.seated(Actor("office", "循化县扶贫开发工作领导小组办公室", Role.OFFICE))
    opened.engine.dispose()


def live(desk: Desk) -> None:
    """One task, dispatched, signed, filed and answered, with an extension granted; others beside it."""
    draft = TaskDrafted(
        task=TASK,
        day=desk.today,
        plan="P001",
        number="三、(一)1.",
        title="控辍保学",
        text="义务教育巩固率达到96%以上",
        assignment="牵头单位:县教育局",
        place="第10行",
        parts=(
            PartDraft(role="lead", name="县教育局", unit="jyj"),
            PartDraft(role="responsible", name="积石镇", unit="jishi", group="各乡镇党委、政府"),
        ),
        deadline=desk.today.replace(month=6, day=30),
        targets=(TargetDraft(name="巩固率", op=">=", value=96, unit="%"),),
    )
    item = {"number": draft.number, "title": draft.title, "text": draft.text}
    imported = PlanImported(
        plan="P001",
        file="plan.txt",
        checksum="0" * 64,
        title="方案",
        day=desk.today,
        reading={"items": [item], "unassigned": []},
    )
    reminded = Reminded(
        key="k1", unit="jyj", day=desk.today, lines=("请签收",), tasks=(TASK,), channel="file"
    )
    drafted = CircularDrafted(
        month="2020-02", cutoff=desk.today, head="0" * 64, checksum="0" * 64, drafted_on=desk.today
    )
    day_off = WorkingDaySet(day=desk.today.replace(day=20), works=False, reason="县庆")
    with desk.writing() as session:
        desk.append(session, [imported, draft, reminded, drafted, day_off, *order_life(desk)])
        session.add(
            tables.Outbox(
                office=desk.office, key="k1", unit="jyj", day=desk.today, reserved_at="x", sent_at="x"
            )
        )
    lead = desk.seated(Actor("jyj-1", "县教育局联络员", Role.UNIT, "jyj"))
    perform(desk, c.Dispatch(task=TASK))
    perform(lead, c.Sign(task=TASK))
    perform(lead, c.FileProgress(task=TASK, progress="已排查", claimed=40, values=((0, 95.5),)))
    perform(desk, c.AcceptFiling(task=TASK, verified=35))
    perform(
        lead,
        c.AskExtension(task=TASK, until=desk.today.replace(month=8), reason="疫情影响", progress=40),
    )
    perform(desk, c.DecideExtension(task=TASK, granted=True))
    perform(lead, c.AskPart(task=TASK, units=("jishi",), due=desk.today, what="本镇劝返人数"))
    perform(desk, c.Instruct(task=TASK, words="请逐校核实", by="县委书记", answer_by=desk.today))
    perform(lead, c.AnswerInstruction(task=TASK, words="已逐校核实"))
    with desk.writing() as session:
        desk.append(session, inspected(desk.today))
        desk.append(session, [*finding(desk.today), *built(desk.today)])
        opened = AccountOpened(account="wgl", person="县文广旅局联络员", role="unit", unit="jyj")
        desk.append(session, [opened, AccountMoved(account="wgl", unit="slj")])
    rename(desk, "slj", "县水务局", "县编委〔2020〕5号")


def inspected(day: date) -> list[Event]:
    """An inspection by lot in which a problem was found, and a tie."""
    stem: dict[str, Any] = {"inspection": "XH2020-D7K2M", "day": day}
    scheme = i.Scheme(
        title="控辍保学督查",
        content="劝返情况",
        matters=("控辍保学",),
        members=("office",),
        start=day,
        end=day,
    )
    return [
        i.TieStated(account="office", unit="slj", reason="曾在该单位工作", day=day),
        i.SchemeDrafted(**stem, scheme=scheme),
        i.LotsDrawn(
            **stem,
            of="unit",
            seed="7",
            candidates=("jyj", "slj"),
            count=1,
            drawn=("jyj",),
            excluded=(("a", "b"),),
        ),
        i.SchemeApproved(**stem),
        i.InspectionBegun(**stem),
        i.ProblemRecorded(
            **stem,
            number=1,
            unit="jyj",
            matter="控辍保学",
            title="台账没有更新",
            facts="抽查3所学校，2所没有更新。",
            evidence=("0" * 64 + " 照片.jpg",),
            measures="逐校更新。",
            until=day.replace(month=12),
        ),
    ]


def finding(day: date) -> list[Event]:
    """A finding of the province."""
    stem: dict[str, Any] = {"task": "XH2020-W001", "day": day}
    return [
        drafted_as("finding", "XH2020-W001", day),
        FindingRaised(
            **stem,
            source="province",
            document="省级反馈意见",
            measures="限期拨付",
            raised_by="office",
            closers=("dc1",),
        ),
    ]


def built(day: date) -> list[Event]:
    """A project that was paid for, finished and accepted, and the money that it is paid from."""
    stem: dict[str, Any] = {"task": "XH2020-X001", "day": day}
    return [
        FundAllotted(fund="扶贫资金", amount="7612", day=day, document="省财农1号"),
        drafted_as("project", "XH2020-X001", day),
        ProjectRaised(
            **stem,
            fund="扶贫资金",
            leader="分管副县长",
            owner="县教育局",
            implementer="积石镇",
            approved="120",
            document="批复",
        ),
        MoneyReported(**stem, money="reimbursed", amount="43.21", on=day, note="第3号凭证"),
        WorkFinished(**stem, on=day, note=""),
        ProjectAccepted(**stem, on=day, acceptance="县验3号"),
    ]


def drafted_as(kind: str, code: str, day: date) -> TaskDrafted:
    """A task of a kind, with the education bureau as its lead."""
    return TaskDrafted(
        task=code,
        day=day,
        plan="",
        number="",
        title="资金拨付",
        text="春季学期资助资金",
        assignment="",
        place="",
        parts=(PartDraft(role="lead", name="县教育局", unit="jyj"),),
        task_kind=kind,
    )


def order_life(desk: Desk) -> list[OrderEvent]:
    """An order that was issued, answered and excused."""
    number, today = "XH〔2020〕催1号", desk.today
    item = OrderItemDraft(task=TASK, title="控辍保学", kind="sign", due=today, fact="逾期未签收")
    issued = OrderIssued(
        order=number,
        day=today,
        order_kind="slip",
        rung="head",
        unit="jyj",
        unit_name="县教育局",
        office_name="办公室",
        group="领导小组",
        limit=today.replace(day=20),
        days=4,
        items=(item,),
    )
    answered = OrderAnswered(order=number, day=today, unit="jyj", words="正在办理")
    settled = OrderSettled(
        order=number, day=today, outcome="excused", reason="属实", until=today.replace(day=27)
    )
    return [issued, answered, settled]


Tampered = Callable[..., Engine]


@pytest.fixture(scope="session")
def tampered(lively_home: Path) -> Iterator[Tampered]:
    """The lively ledger, each time as it was, then written to behind the program's back, triggers out of the way.

    In memory and on one engine for all: it is made and verified some hundreds of times.
    """
    engine = passing_engine()
    original = sqlite3.connect(lively_home / "ledger.db")

    def write(*statements: str) -> Engine:
        with engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            original.backup(driver)
            triggers = driver.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            for name, _ in triggers:
                driver.execute(f"DROP TRIGGER {name}")
            for statement in statements:
                driver.execute(statement)
            for _, sql in triggers:
                driver.execute(sql)
        return engine

    yield write
    original.close()
    engine.dispose()
