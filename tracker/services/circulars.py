"""The monthly circular: computed from the ledger as of the cut-off, written to files, noted in the log."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tracker.domain.case import chinese
from tracker.domain.circular import Circular, Material, Month, Snapshot, month_named, write
from tracker.domain.circular.month import month_of
from tracker.domain.office_events import CircularDrafted
from tracker.domain.permissions import Act, Role
from tracker.errors import InputError
from tracker.ledger import chain, log, rebuild
from tracker.queries import circulars as rows
from tracker.queries.units import registry_of
from tracker.queries.view import View
from tracker.reports.circulars import Format, file_name, render
from tracker.reports.files import write_files
from tracker.services.desk import Desk
from tracker.services.tasks import terms
from tracker.services.views import look, look_back


@dataclass(frozen=True, slots=True)
class Written:
    """The files of a circular, the SM3 of its text (md), and the circular itself.

    `noted`: this run put it into the log; False for readers, and when the same text stands there already.
    """

    circular: Circular
    paths: tuple[Path, ...]
    checksum: str
    noted: bool


def monthly_circular(
    desk: Desk,
    month: str,
    formats: Sequence[str] = tuple(Format),
    folder: Path | None = None,
    as_of: date | None = None,
) -> Written:
    """Write the circular of `month` (2020-05) in `formats` (docx, html, md, xlsx) into `folder`.

    The folder is the home's circulars by default. The same month gives the same bytes each time, once it
    is over. `as_of` writes it as it would have read at the end of that day; looking back is no new issue
    and is not put into the log. Raises InputError for a month or format that cannot be, RefusedError without the right to,
    SetupError where the files cannot be written; then none is left half-written.
    """
    wanted = formats_named(formats)
    circular = compute(desk, month, as_of)
    files = {file_name(circular, each): render(circular, each) for each in wanted}
    checksum = chain.sm3(render(circular, Format.MD))
    paths = write_files(folder or desk.home.circulars, files)
    noted = as_of is None and note(desk, circular, checksum)
    return Written(circular, paths, checksum, noted)


def compute(desk: Desk, month: str, as_of: date | None = None) -> Circular:
    """The circular of `month` as a value, as it reads now or read at the end of `as_of`; nothing is written.

    Raises InputError for a month that is none, lies before the ledger or in the future, or had no tasks.
    """
    desk.require(Act.REPORT, month)
    asked, day = month_named(month), as_of or desk.today
    refuse_out_of_range(desk, asked, day)
    return write(material(desk, asked, day))


def material(desk: Desk, month: Month, day: date) -> Material:
    """What the circular is computed from on `day`: the ledger at the cut-off and at the end of the month before."""
    running = day <= month.last
    cutoff = day if running else month.last
    with desk.reading() as session:
        head = rows.head_hash(session, desk.office, str(month), rebuild.end_of(cutoff))
        begun = log.local_day(rows.first_moment(session, desk.office))
    days = [month.previous.last] if begun < month.first else []
    look_back(desk, [*days, cutoff] if cutoff < desk.today else days)
    before = last_month(desk, month) if days else None
    with look(desk, cutoff) as view:
        now = rows.snapshot(view)
        return Material(
            office=rows.office_name(view),
            month=month,
            issued=cutoff if running else issue_day(view, month),
            plans=rows.plan_titles(view, now),
            units=registry_of(view.session, desk.office).units,
            now=now,
            before=before,
            head=head,
            running=running,
            rectified=rows.finding_records(view),
        )


def last_month(desk: Desk, month: Month) -> Snapshot | None:
    """The ledger at the end of the month before; None where nothing had been dispatched by then."""
    with look(desk, month.previous.last) as view:
        snapshot = rows.snapshot(view)
    return snapshot if len(snapshot) else None


def issue_day(view: View, month: Month) -> date:
    """The date on the circular of a month that is over: the first working day of the next."""
    calendar = terms(view.session, view.office).calendar
    return calendar.first_working_day_of_month(month.next.year, month.next.month)


def refuse_out_of_range(desk: Desk, month: Month, day: date) -> None:
    """Raise InputError for a month before the ledger's first event, or one that on `day` had not come."""
    if day > desk.today:
        raise InputError(f"{chinese(day)}还没有到，只能按今天及以前的情况生成。")
    with desk.reading() as session:
        begun = month_of(log.local_day(rows.first_moment(session, desk.office)))
    if month < begun:
        raise InputError(f"台账从{begun.words}开始，没有{month.words}的记录。", f"请选{begun}及以后的月份。")
    current = month_of(day)
    if month > current:
        raise InputError(
            f"{month.words}还没有到。", f"{chinese(day)}最晚可以生成{current.words}（{current}）的通报。"
        )


def formats_named(names: Iterable[str]) -> tuple[Format, ...]:
    """The formats with these names, each once. Raises InputError for one that is not known."""
    known = {each.value: each for each in Format}
    wanted = tuple(dict.fromkeys(name.strip().lower().removeprefix(".") for name in names))
    for name in wanted:
        if name not in known:
            raise InputError(f"通报不能生成为“{name}”格式。", f"可用的格式有{'、'.join(known)}。")
    if not wanted:
        raise InputError("没有写明通报的格式。", f"可用的格式有{'、'.join(known)}。")
    return tuple(known[name] for name in wanted)


def note(desk: Desk, circular: Circular, checksum: str) -> bool:
    """Put the circular into the log, once for each text, when the office made it; whether this was done."""
    if desk.who.role is not Role.OFFICE:
        return False
    drafted = CircularDrafted(
        month=str(circular.month),
        cutoff=circular.cutoff,
        head=circular.head,
        checksum=checksum,
        drafted_on=desk.today,
    )
    with desk.writing() as session:
        for recorded in log.read(session, desk.office, subject=drafted.subject):
            if isinstance(recorded.event, CircularDrafted) and recorded.event.checksum == checksum:
                return False
        desk.append(session, [drafted])
    return True
