"""Projects as lists, and what their money and their works add up to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sqlmodel import col, select

from tracker.domain.project import rate
from tracker.domain.standing import Standing
from tracker.domain.task import TaskKind
from tracker.ledger import tables
from tracker.queries.parts import BATCH
from tracker.queries.tasks import Order, TaskFilter, find
from tracker.queries.view import View


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
    view: View, narrowed: TaskFilter | None = None, *, limit: int | None = None, offset: int = 0
) -> ProjectPage:
    """The projects that the reader may see and the filter admits, by code."""
    wanted = replace(narrowed or TaskFilter(), kind=TaskKind.PROJECT)
    page = find(view, wanted, order=Order.CODE, limit=limit, offset=offset)
    return ProjectPage(rows_of(view, page.rows), page.total)


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
