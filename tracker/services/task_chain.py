"""责任链条 of a task on one page: read from the log, now or as it stood when an earlier day ended."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from tracker.domain.chain import Chain, chain_paper, in_order
from tracker.domain.permissions import Act, may
from tracker.errors import InputError, RefusedError
from tracker.ledger.rebuild import end_of
from tracker.queries.chain import circulars, lights, links_of
from tracker.queries.circulars import office_name
from tracker.queries.light_course import light_course, records_before
from tracker.reports.files import write_files
from tracker.reports.papers import PaperFormat, formats_named, render
from tracker.services.desk import Desk
from tracker.services.tasks import missing
from tracker.services.views import look


def task_chain(desk: Desk, code: str, as_of: date | None = None) -> Chain:
    """The chain of the task `code`, at the end of the day `as_of` where one is given.

    Raises NotFoundError where there was no such task, RefusedError for one that is not one's own, InputError for
    a day that has not come.
    """
    day, before = as_of or desk.today, end_of(as_of) if as_of else "~"
    if day > desk.today:
        raise InputError(f"{day}还没有到，台账只能查看今天及以前的情况。")
    with look(desk) as now:
        view = replace(now, day=day)
        recorded = records_before(view, code, before)
        course = light_course(view, code, before)
        task = course.tasks[code].on(day)
        if task is None:
            raise missing(desk.who, code, when=f"{as_of}时" if as_of else "")
        reason = may(desk.who, Act.READ, task)
        if reason:
            raise RefusedError(reason)
        spans = course.spans(day)
        links = [*links_of(view, task, course.standing_on(day).facts, recorded), *lights(spans)]
        if not may(desk.who, Act.REPORT):
            links += circulars(view, spans, before)
        if view.own_unit is not None:
            links = [replace(link, record=0) for link in links]
        return Chain(
            code=code,
            title=task.title,
            assignment=task.assignment,
            source=f"{task.plan} {task.number}".strip() or task.place,
            stage=task.stage,
            office=office_name(view),
            day=day,
            links=tuple(in_order(links)),
        )


def print_chain(
    desk: Desk,
    code: str,
    formats: Sequence[str] = tuple(PaperFormat),
    folder: Path | None = None,
    as_of: date | None = None,
) -> tuple[Path, ...]:
    """Write the chain in `formats` (docx, html) into `folder`, the home's chains by default; returns the paths.

    Raises what `task_chain` does, InputError for an unknown format, SetupError where nothing can be written.
    """
    wanted = formats_named(formats)
    chain = task_chain(desk, code, as_of)
    paper = chain_paper(chain)
    files = {f"责任链条-{code}-{chain.day}.{each.value}": render(paper, each) for each in wanted}
    return write_files(folder or desk.home.path / "chains", files)
