"""Printing findings: the list (整改清单), and the notice (整改通知书) to one unit on what it has open."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from tracker.domain.case import chinese
from tracker.domain.circular import FindingRecord
from tracker.domain.paper import Paper
from tracker.domain.permissions import Act
from tracker.domain.rectification_paper import Entry, notice_paper, rectification_table
from tracker.domain.task import OPEN_STATES, State
from tracker.errors import NotFoundError
from tracker.queries.circulars import office_name
from tracker.queries.findings import FindingRow, find_findings
from tracker.queries.history import unit_names
from tracker.queries.tasks import TaskFilter
from tracker.reports.files import write_files
from tracker.reports.papers import PaperFormat, formats_named, render
from tracker.services.desk import Desk
from tracker.services.views import look

XLSX = "xlsx"
SENT = tuple(state for state in State if state is not State.DRAFT)


def print_findings(
    desk: Desk,
    narrowed: TaskFilter | None = None,
    formats: Sequence[str] = (*PaperFormat, XLSX),
    folder: Path | None = None,
    as_of: date | None = None,
) -> tuple[Path, ...]:
    """Write the list of the findings that the reader may see and the filter admits; returns the paths.

    Raises NotFoundError where there is none, InputError for an unknown format, SetupError where nothing can
    be written.
    """
    asked = [name.strip().lower().removeprefix(".") for name in formats]
    wanted = formats_named([name for name in asked if name != XLSX])
    narrowed = narrowed or TaskFilter()
    with look(desk, as_of) as view:
        rows = find_findings(view, replace(narrowed, states=narrowed.states or SENT)).rows
        office, day = office_name(view), view.day
    if not rows:
        raise NotFoundError("没有已交办的问题可以打印。", "请先登记问题并交办。")
    table = rectification_table([entry_of(row) for row in rows])
    paper = Paper(
        name="整改清单",
        number=f"截至{chinese(day)}",
        office=office,
        day=day,
        title="问题整改清单",
        opening=f"截至{chinese(day)}，列入问题{len(rows)}个，逐个情况见附件。",
        tables=(table,),
    )
    files = {f"整改清单-{day}.{each.value}": render(paper, each) for each in wanted}
    if XLSX in asked:
        from tracker.reports.circular_xlsx import tables_as_workbook

        files[f"整改清单-{day}.xlsx"] = tables_as_workbook((table,), "问题整改清单", office, day)
    return write_files(folder or desk.home.path / "findings", files)


def print_notice(
    desk: Desk, unit: str, formats: Sequence[str] = tuple(PaperFormat), folder: Path | None = None
) -> tuple[Path, ...]:
    """Write the notice to `unit` (a code) on the findings that it has open; returns the paths.

    Raises RefusedError without the right to, NotFoundError where it has none.
    """
    wanted = formats_named(formats)
    desk.require(Act.REPORT, unit)
    with look(desk) as view:
        rows = find_findings(view, TaskFilter(unit=unit, states=tuple(OPEN_STATES))).rows
        office, day, name = office_name(view), view.day, unit_names(view).get(unit, unit)
    if not rows:
        raise NotFoundError(f"{name}没有正在整改的问题。", "请用 duban finding list 查看。")
    paper = notice_paper([entry_of(row) for row in rows], office, name, day)
    files = {f"整改通知书-{name}-{day}.{each.value}": render(paper, each) for each in wanted}
    return write_files(folder or desk.home.path / "findings", files)


def entry_of(row: FindingRow) -> Entry:
    """A finding as it is printed."""
    record = FindingRecord(row.standing, row.source.word, row.measures)
    return Entry(
        code=row.code,
        title=row.title,
        facts=row.facts,
        source=row.source.word,
        document=row.document,
        measures=row.measures,
        units=row.units,
        until=row.until,
        situation=record.situation,
        closing_number=row.standing.facts.closing_number,
    )
