"""Findings as lists: each a task with where it stands, and what a finding has beyond any task."""

from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import col, select

from tracker.domain.finding import Source
from tracker.domain.standing import Standing
from tracker.domain.task import TaskKind
from tracker.ledger import tables
from tracker.queries.inspections import persons_of
from tracker.queries.tasks import Order, TaskFilter, find
from tracker.queries.view import View


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding in a list. `closers` are the people who verify and close it; none means the office.

    `earlier` is the closed finding that came back as this one, `again` the one as which this one came back.
    """

    standing: Standing
    facts: str
    source: Source
    document: str
    measures: str
    closers: tuple[str, ...]
    inspection: str
    earlier: str
    again: str

    @property
    def code(self) -> str:
        """The finding's code."""
        return self.standing.facts.code

    @property
    def title(self) -> str:
        """The problem in a line."""
        return self.standing.facts.title

    @property
    def units(self) -> tuple[str, ...]:
        """The units that answer for it, the lead first."""
        return (*self.standing.facts.lead, *self.standing.facts.responsible)

    @property
    def until(self) -> date | None:
        """整改时限."""
        return self.standing.facts.deadline


@dataclass(frozen=True, slots=True)
class FindingPage:
    """Some rows of a list, and how many there are in all."""

    rows: tuple[FindingRow, ...]
    total: int


def find_findings(
    view: View,
    narrowed: TaskFilter | None = None,
    *,
    order: Order = Order.CODE,
    limit: int | None = None,
    offset: int = 0,
) -> FindingPage:
    """The findings that the reader may see and the filter admits."""
    wanted = replace(narrowed or TaskFilter(), kind=TaskKind.FINDING)
    page = find(view, wanted, order=order, limit=limit, offset=offset)
    return FindingPage(rows_of(view, page.rows), page.total)


def rows_of(view: View, found: tuple[Standing, ...]) -> tuple[FindingRow, ...]:
    """These tasks as findings; a part of a finding has the origin of the whole."""
    codes = [each.facts.parent or each.facts.code for each in found]
    F, T = tables.Finding, tables.Task  # noqa: N806
    joined = select(F, T.text).where(
        F.office == view.office, T.office == F.office, T.code == F.task, col(F.task).in_(codes)
    )
    origins = {origin.task: (origin, text) for origin, text in view.session.exec(joined)}
    persons = persons_of(view)
    return tuple(row_of(each, *origins[code], persons) for code, each in zip(codes, found, strict=True))


def row_of(standing: Standing, origin: tables.Finding, text: str, persons: dict[str, str]) -> FindingRow:
    """One row, people under their names."""
    return FindingRow(
        standing=standing,
        facts=text,
        source=Source(origin.source),
        document=origin.document,
        measures=origin.measures,
        closers=tuple(persons.get(f"@{account}", account) for account in origin.closers),
        inspection=origin.inspection,
        earlier=origin.earlier,
        again=origin.again,
    )
