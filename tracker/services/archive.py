"""归档: one task's whole history with its documents and evidence, in an archive that verifies itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tracker.domain import project_words
from tracker.domain.case import chinese
from tracker.domain.chain import chain_paper
from tracker.domain.events import Event
from tracker.domain.order_events import OrderIssued
from tracker.domain.permissions import Act
from tracker.domain.task import Task
from tracker.domain.task_progress import progress_of
from tracker.errors import DamagedError
from tracker.ledger import chain, log
from tracker.queries.history import Line, lines
from tracker.queries.mentions import records_of
from tracker.reports import papers
from tracker.reports.dossier import Dossier, Leaf, Paper, dossier
from tracker.reports.files import write_files
from tracker.reports.orders import render
from tracker.reports.papers import PaperFormat
from tracker.services.desk import Desk
from tracker.services.task_chain import task_chain
from tracker.services.tasks import load
from tracker.services.views import look


@dataclass(frozen=True, slots=True)
class Archived:
    """The archive's file, its seal (SM3 of its list of files), and how many records, documents, evidence files."""

    path: Path
    seal: str
    records: int
    documents: int
    evidence: int


def archive_task(desk: Desk, code: str, folder: Path) -> Archived:
    """Write the dossier of the task `code` into `folder`; the same log gives the same bytes.

    Raises NotFoundError, RefusedError for those who may not read the whole log, DamagedError where an evidence
    file is gone or was changed, SetupError where nothing can be written.
    """
    desk.require(Act.READ_LOG, code)
    with look(desk) as view:
        task, _ = load(view.session, desk.office, code)
        rows = records_of(view.session, desk.office, code)
        recorded = [log.recorded_from(row) for row in rows]
        history = lines(view, recorded)
        last = log.head(view.session, desk.office)
    assert last is not None
    leaves = [
        Leaf(row.seq, row.hash, row.previous, chain.sealed(row), f"第{line.seq}条：{line.moment} {line.word}")
        for row, line in zip(rows, history, strict=True)
    ]
    events = [each.event for each in recorded]
    documents, evidence = list(orders(events)), list(kept_evidence(desk, events))
    whole = [
        Paper("task.txt", "任务", "\n".join(words_of(task)).encode() + b"\n"),
        Paper("history.txt", "履历", "\n".join(map(spoken, history)).encode() + b"\n"),
        *chain_papers(desk, code, log.local_day(last.at)),
        *documents,
        *evidence,
    ]
    title = f"{task.code} {task.title}"
    made: Dossier = dossier(title, whole, leaves, (last.seq, last.hash), log.local_day(last.at), chain.sm3)
    (path,) = write_files(folder, {f"{code}.zip": made.content})
    return Archived(path, made.seal, len(leaves), len(documents), len(evidence))


def chain_papers(desk: Desk, code: str, day: date) -> Iterator[Paper]:
    """The 责任链条 of the task, up to the day of the log's last record, so that the bytes do not depend on today."""
    paper = chain_paper(task_chain(desk, code, day))
    for form in PaperFormat:
        yield Paper(f"chain.{form.value}", "责任链条", papers.render(paper, form))


def said(percent: int | None) -> str:
    """40%, or – where nothing was said."""
    return "–" if percent is None else f"{percent}%"


def words_of(task: Task) -> Iterator[str]:
    """The task as the log tells it, whatever the day."""
    progress = progress_of(task)
    yield f"{task.code} {task.title}（{task.stage.word}）"
    if task.plan:
        yield f"出处：{task.plan} {task.number}（{task.place}）"
    yield from (
        f"{part.role.word}：{part.name}，签收{chinese(part.signed_on) or '未签收'}" for part in task.parts
    )
    yield from (
        f"时限：{chinese(each.day)}，自{chinese(each.since)}起 {each.reason}" for each in task.deadlines
    )
    yield f"进度：自报{said(progress.claimed)}，核定{said(progress.verified)}"
    yield from (f"  {each}" for each in (progress.claimed_by, progress.verified_by) if each)
    if task.project:
        yield from project_words.in_words(task.project)
    if task.closing_number:
        yield f"销号：{task.closing_number}，{chinese(task.closed_on)}"
    yield ""
    yield task.text
    yield ""
    yield task.assignment


def spoken(line: Line) -> str:
    """A line of the history: number, moment, who, what, its hash."""
    detail = f"：{line.detail}" if line.detail else ""
    return f"第{line.seq}条 {line.moment} {line.person} {line.word}{detail} [{line.hash}]"


def orders(events: Iterable[Event]) -> Iterator[Paper]:
    """The numbered orders about the task, as they were issued."""
    issued = [event for event in events if isinstance(event, OrderIssued)]
    for number, order in enumerate(issued, 1):
        for form in PaperFormat:
            says = f"{order.word} {order.order}，{chinese(order.day)}"
            yield Paper(f"documents/{number:02d}.{form.value}", says, render(order, form))


def kept_evidence(desk: Desk, events: Iterable[Event]) -> Iterator[Paper]:
    """Each evidence file that the records name, once. Raises DamagedError for one that is not as it was."""
    named = [name for event in events for name in getattr(event, "evidence", ())]
    for entry in dict.fromkeys(named):
        digest, _, name = entry.partition(" ")
        kept = sorted(desk.home.evidence.glob(f"{digest}*")) if len(digest) == 64 else []
        content = kept[0].read_bytes() if kept else b""
        if not kept or chain.sm3(content) != digest:
            what = "被改动" if kept else "不见了"
            raise DamagedError(f"佐证材料“{name}”{what}，没有归档。", "请从备份恢复佐证材料后再试。")
        yield Paper(f"evidence/{kept[0].name}", f"佐证材料 {name}", content)
