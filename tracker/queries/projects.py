"""Projects as lists, and what their money and their works add up to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sqlmodel import col, select

from tracker.domain.project import Works, rate
from tracker.domain.standing import Standing
from tracker.domain.task import TaskKind
from tracker.ledger import tables
from tracker.queries.parts import BATCH
from tracker.queries.standings import standings_of
from tracker.queries.tasks import Order, TaskFilter, conditions, find
from tracker.queries.view import View


class ProjectOrder(StrEnum):
    """How a list of projects is sorted: as tasks are, or by money, the most first, or by 报账率, the least first."""

    CODE = "code"
    DEADLINE = "deadline"
    LIGHT = "light"
    APPROVED = "approved"
    RATE = "rate"

    @property
    def word(self) -> str:
        """What the list is sorted by, as people say it."""
        return ORDER_WORDS[self]


ORDER_WORDS = {
    ProjectOrder.CODE: "编号",
    ProjectOrder.DEADLINE: "时限",
    ProjectOrder.LIGHT: "灯",
    ProjectOrder.APPROVED: "批复",
    ProjectOrder.RATE: "报账率",
}


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """A project in a list. Amounts are 万元, rates percent of what was approved."""

    standing: Standing
    fund: str
    leader: str
    owner: str
    implementer: str
    approved: Decimal
    reimbursed: Decimal
    settled: Decimal
    finished_on: date | None
    accepted_on: date | None
    acceptance: str

    @property
    def code(self) -> str:
        """The project's code."""
        return self.standing.facts.code

    @property
    def reimbursed_rate(self) -> Decimal | None:
        """报账率."""
        return rate(self.reimbursed, self.approved)

    @property
    def works(self) -> Works:
        """How far the works are; what was accepted stands."""
        if self.accepted_on is not None:
            return Works.ACCEPTED
        return Works.BUILDING if self.finished_on is None else Works.FINISHED


@dataclass(frozen=True, slots=True)
class ProjectPage:
    """Some rows of a list, and how many there are in all."""

    rows: tuple[ProjectRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class FundRow:
    """A fund with what was allotted of it and what became of it; `fund` empty: all funds together.

    Rates are in percent to two places: 报账率 and 结算率 of what was allotted (where nothing was allotted, of
    what was approved), 完工率 and 验收率 of the number of projects.
    """

    fund: str
    allotted: Decimal
    approved: Decimal
    reimbursed: Decimal
    settled: Decimal
    projects: int
    paying: int
    finished: int
    accepted: int

    @property
    def whole(self) -> Decimal:
        """What the rates of money are taken of."""
        return self.allotted or self.approved

    @property
    def reimbursed_rate(self) -> Decimal | None:
        """报账率."""
        return rate(self.reimbursed, self.whole)

    @property
    def settled_rate(self) -> Decimal | None:
        """结算率."""
        return rate(self.settled, self.whole)

    @property
    def finished_rate(self) -> Decimal | None:
        """完工率."""
        return rate(Decimal(self.finished), Decimal(self.projects))

    @property
    def accepted_rate(self) -> Decimal | None:
        """验收率."""
        return rate(Decimal(self.accepted), Decimal(self.projects))


def find_projects(
    view: View,
    narrowed: TaskFilter | None = None,
    *,
    order: ProjectOrder = ProjectOrder.CODE,
    limit: int | None = None,
    offset: int = 0,
) -> ProjectPage:
    """The projects that the reader may see and the filter admits."""
    wanted = replace(narrowed or TaskFilter(), kind=TaskKind.PROJECT)
    if order not in (ProjectOrder.APPROVED, ProjectOrder.RATE):
        page = find(view, wanted, order=Order(order.value), limit=limit, offset=offset)
        return ProjectPage(rows_of(view, page.rows), page.total)
    codes = by_money(view, wanted, order)
    end = None if limit is None else offset + limit
    return ProjectPage(rows_of(view, tuple(standings_of(view, codes[offset:end]))), len(codes))


def by_money(view: View, wanted: TaskFilter, order: ProjectOrder) -> list[str]:
    """The codes of these projects, sorted by amounts, which are kept as text so that they stay exact."""
    table, task = tables.Project, tables.Task
    joined = select(table.task, table.approved, table.reimbursed).where(
        table.office == task.office, table.task == task.code, *conditions(view, wanted)
    )
    found = [(code, Decimal(some), Decimal(paid)) for code, some, paid in view.session.exec(joined)]
    if order is ProjectOrder.APPROVED:
        found.sort(key=lambda each: (-each[1], each[0]))
    else:
        found.sort(key=lambda each: (rate(each[2], each[1]) or Decimal(0), each[0]))
    return [code for code, _, _ in found]


def rows_of(view: View, found: Sequence[Standing]) -> tuple[ProjectRow, ...]:
    """These tasks as projects."""
    table, held = tables.Project, {}
    codes = [each.facts.code for each in found]
    for start in range(0, len(codes), BATCH):
        some = select(table).where(
            table.office == view.office, col(table.task).in_(codes[start : start + BATCH])
        )
        held.update({row.task: row for row in view.session.exec(some)})
    return tuple(row_of(each, held[each.facts.code]) for each in found)


def row_of(standing: Standing, row: tables.Project) -> ProjectRow:
    """One project."""
    return ProjectRow(
        standing=standing,
        fund=row.fund,
        leader=row.leader,
        owner=row.owner,
        implementer=row.implementer,
        approved=Decimal(row.approved),
        reimbursed=Decimal(row.reimbursed),
        settled=Decimal(row.settled),
        finished_on=row.finished_on,
        accepted_on=row.accepted_on,
        acceptance=row.acceptance,
    )


def fund_rows(view: View) -> tuple[FundRow, ...]:
    """Every fund by name, then all together; a unit sees the projects that it may see, and no allotments."""
    projects = find_projects(view).rows
    table = tables.Allotment
    allotted: dict[str, Decimal] = {}
    if view.own_unit is None:
        for row in view.session.exec(select(table).where(table.office == view.office)):
            allotted[row.fund] = allotted.get(row.fund, Decimal(0)) + Decimal(row.amount)
    names = sorted({*allotted, *(each.fund for each in projects)})
    rows = [
        added_up(name, allotted.get(name, Decimal(0)), [each for each in projects if each.fund == name])
        for name in names
    ]
    return (*rows, added_up("", sum(allotted.values(), Decimal(0)), projects)) if rows else ()


def added_up(fund: str, allotted: Decimal, projects: Iterable[ProjectRow]) -> FundRow:
    """The sums of some projects. One that was cancelled builds nothing, but its money was spent."""
    many = tuple(projects)
    return FundRow(
        fund=fund,
        allotted=allotted,
        approved=sum((each.approved for each in many), Decimal(0)),
        reimbursed=sum((each.reimbursed for each in many), Decimal(0)),
        settled=sum((each.settled for each in many), Decimal(0)),
        projects=len(many),
        paying=sum(each.reimbursed > 0 for each in many),
        finished=sum(each.finished_on is not None for each in many),
        accepted=sum(each.accepted_on is not None for each in many),
    )
