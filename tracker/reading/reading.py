"""One document as it was read: the plan, and where each of its words came from."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.plan import Plan, PlanItem, Problem
from tracker.errors import InputError
from tracker.reading.assignments import Assignment, assignments, unread_labels
from tracker.reading.blocks import Document, Line, Table
from tracker.reading.body import body_of
from tracker.reading.characters import neutral
from tracker.reading.covering import plan_begins
from tracker.reading.deadlines import Years
from tracker.reading.duties import duties_in
from tracker.reading.emphasis import with_leads_marked
from tracker.reading.endings import trimmed
from tracker.reading.flattened import unread_headings, with_tables
from tracker.reading.framed import unframed
from tracker.reading.furniture import without_furniture
from tracker.reading.head import Head, head_of
from tracker.reading.horizon import (
    default_deadline,
    horizon_of,
    is_about_goals,
    only_year_in,
    year_of_dates,
    year_of_entries,
)
from tracker.reading.items import problems_of
from tracker.reading.measures import with_own_measures
from tracker.reading.outline import Node, outline
from tracker.reading.parts import Part, part_of, parts_of, several
from tracker.reading.refusals import refuse_report, refuse_secret
from tracker.reading.run_on import with_breaks
from tracker.reading.source import Source, Span, source_of
from tracker.reading.traditional import simplified
from tracker.reading.wrapping import unwrapped

_NO_ITEMS = (
    "没有读出条目。找过的有：编号（一、（一）1.）、写明责任单位的括号和段落、有任务列和责任单位列的表格。"
)
_HEAD = 300  # characters above the body in which the year is looked for
MOST_CHARACTERS = 5_000_000  # the longest plan met has 60,000


@dataclass(frozen=True, slots=True)
class Reading:
    """A plan with its traces: `document` without furniture, its prose, its nodes, rows that are no items.

    `parts` are the plans where the file holds several and all were read together.
    """

    plan: Plan
    document: Document
    source: Source
    nodes: tuple[Node, ...]
    assigned: tuple[Assignment, ...]
    span: Span
    ordered: tuple[PlanItem, ...]
    aside: tuple[Problem, ...]
    parts: tuple[Part, ...] = ()


def reading_of(raw: Document, name: str, part: int | None = None) -> Reading:
    """Every stage in order; `name` is the file's name, for messages and for want of a title.

    `part` chooses one of several plans in a file, counted from 1. Raises InputError for a secret paper, a
    report, a part that is not there, and a document without words or with too many.
    """
    refuse_secret(raw, name)
    document = with_tables(
        with_breaks(unwrapped(unframed(without_furniture(with_leads_marked(simplified(neutral(raw)))))))
    )
    if part is None:
        return _read(document, name)
    return _read(part_of(document, _read(document, name).parts, part, name), name)


def _read(document: Document, name: str) -> Reading:
    source = source_of(
        (i, b) for i, b in enumerate(document.blocks) if isinstance(b, Line) and b.text.strip()
    )
    _refuse_size(source, document, name)
    assigned = assignments(source)
    begin = plan_begins(source, assigned)
    nodes, gaps = outline(source, [one.span for one in assigned], begin)
    parts = parts_of(source, nodes, assigned)
    nodes = with_own_measures(source, trimmed(source, nodes, assigned), assigned)
    span = _span(source, nodes, assigned)
    head = head_of(source, span, _stem(name), _printed_above(document, source, span))
    horizon = horizon_of(head.title, source.text)
    own_year = _own_year(head, horizon.start.year if horizon else None)
    default = default_deadline(horizon, _goals(source, nodes, span), own_year)
    years = Years(
        own_year or (default.year if default else _year_said(document, source, span)),
        horizon.start.year if horizon else own_year,
    )
    body = body_of(document, source, nodes, assigned, years, (head.title, *head.issuers))
    refuse_report(document, head.title, sum(map(_is_assigned, body.items)), name)
    plan = Plan(
        title=head.title,
        document_number=head.document_number,
        issued=head.issued,
        issuers=head.issuers,
        horizon=horizon,
        default_deadline=default,
        duties=duties_in(source.text),
        items=tuple(item for item in body.items if _is_assigned(item)),
        unassigned=tuple(item for item in body.items if not _is_assigned(item)),
        problems=(
            *document.problems,
            *([several(document, parts)] if parts else []),
            *gaps,
            *problems_of(source, assigned),
            *unread_labels(source, assigned),
            *body.problems,
            *unread_headings(document),
            *([_nothing_read(document)] if not body.items else []),
        ),
    )
    return Reading(plan, document, source, nodes, assigned, span, body.items, body.aside, parts)


def _printed_above(document: Document, source: Source, span: Span) -> list[str]:
    """The rows of the tables above the body: a page of a government's site says there who issued it and when."""
    first = source.block_of(span.start) if source.text else 0
    return [
        " ".join(cell.text for cell in row if not cell.covered)
        for block in document.blocks[:first]
        if isinstance(block, Table)
        for row in block.rows
    ]


def _refuse_size(source: Source, document: Document, name: str) -> None:
    if not document.blocks:
        raise InputError(f"文件“{name}”里没有文字。", "请确认导出的是带文字的方案，扫描件请先识别文字。")
    if len(source.text) > MOST_CHARACTERS:
        raise InputError(f"文件“{name}”超过{MOST_CHARACTERS // 10_000}万字的上限。", "请拆分后分别导入。")


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name


def _nothing_read(document: Document) -> Problem:
    return Problem(document.blocks[0].place, "", _NO_ITEMS)


def _year_said(document: Document, source: Source, span: Span) -> int | None:
    """The year of most dates, in the prose or else in the tables, or the only one that the head names."""
    cells = (cell.text for b in document.blocks if isinstance(b, Table) for row in b.rows for cell in row)
    return (
        year_of_dates(source.text)
        or year_of_entries(cells)
        or only_year_in(source.text[: min(span.start, _HEAD)])
    )


def _own_year(head: Head, horizon_start: int | None) -> int | None:
    """The year that a date without one means: that of issue, or the first one covered if that is later."""
    if head.issued:
        return max(head.issued.year, horizon_start or 0)
    return horizon_start


def _span(source: Source, nodes: Sequence[Node], assigned: Sequence[Assignment]) -> Span:
    """From the first number or assignment to the end of the last item's own words."""
    starts = [node.mark.span.start for node in nodes[:1]] + [one.span.start for one in assigned[:1]]
    if not starts:
        return Span(len(source.text), len(source.text))
    end = max([node.own.end for node in nodes[-1:]] + [one.span.end for one in assigned[-1:]])
    return Span(min(starts), end)


def _goals(source: Source, nodes: Sequence[Node], span: Span) -> str:
    """The words that set the plan's goals: its preamble and the items about goals."""
    firsts = ((node, source.words(node.own).strip().split("\n")[0][:60]) for node in nodes)
    about = [source.words(node.own) for node, first in firsts if is_about_goals(first)]
    return "\n".join([source.text[: span.start], *about])


def _is_assigned(item: PlanItem) -> bool:
    return bool(item.lead or item.responsible or item.guide)
