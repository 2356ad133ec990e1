"""The body of a plan: the items of its numbered prose and of its task tables, in the document's order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tracker.domain.plan import PlanItem, Problem
from tracker.reading.assignments import Assignment
from tracker.reading.blocks import Document, Table
from tracker.reading.deadlines import Years
from tracker.reading.items import Placed, items_of, items_without_numbers
from tracker.reading.outline import Node
from tracker.reading.rules import Rules, rules_of
from tracker.reading.settling import settled
from tracker.reading.source import Source, Span


@dataclass(frozen=True, slots=True)
class Body:
    """All items, assigned or not, with what the tables could not say and the rows that are no items."""

    items: tuple[PlanItem, ...]
    problems: tuple[Problem, ...] = ()
    aside: tuple[Problem, ...] = ()


def body_of(
    document: Document,
    source: Source,
    nodes: Sequence[Node],
    assigned: Sequence[Assignment],
    years: Years,
    about: Sequence[str] = (),
) -> Body:
    """The items of prose and tables together, each number once; `about` (title, issuers) tells whose plan it is."""
    placed = [
        *items_without_numbers(source, _between(nodes, len(source.text)), assigned, years),
        *items_of(source, nodes, assigned, years),
    ]
    in_tables, problems, aside = _tables(document, source, years)
    in_order = sorted([*placed, *in_tables], key=lambda one: one.block)
    printed = "\n".join([source.text, *(one.item.assignment for one in in_tables)])
    return Body(settled(tuple(_numbered_once(in_order)), about, printed), problems, aside)


def _between(nodes: Sequence[Node], end: int) -> Iterator[Span]:
    """The words that no node owns: before the first, between what one owns and the next, behind the last."""
    begin = 0
    for node in nodes:
        yield Span(begin, node.mark.span.start)
        begin = node.own.end
    yield Span(begin, end)


def _tables(
    document: Document, source: Source, years: Years
) -> tuple[list[Placed], tuple[Problem, ...], tuple[Problem, ...]]:
    tables = [(index, block) for index, block in enumerate(document.blocks) if isinstance(block, Table)]
    if not tables:
        return [], (), ()
    from tracker.reading.tables import TableContext, items_from_table

    rules = rules_of(source.text)
    placed: list[Placed] = []
    problems: list[Problem] = []
    aside: list[Problem] = []
    heading, last = None, -2
    for order, (index, table) in enumerate(tables, 1):
        context = TableContext(years, *_rules_at(rules, source, index))
        read = items_from_table(table, context, heading if last == index - 1 else None)
        placed += [Placed(index, item, f"表{order}·") for item in read.items]
        problems += read.problems
        aside += read.aside
        heading, last = read.heading, index
    return placed, tuple(problems), tuple(aside)


def _rules_at(rules: Rules, source: Source, block: int) -> tuple[bool, bool, tuple[str, ...]]:
    """Which of the document's rules hold for a table at `block`."""
    lines = [index for index, number in enumerate(source.blocks) if number < block]
    offset = source.line_span(lines[-1]).end if lines else 0
    first = rules.first_leads_from is not None and rules.first_leads_from < offset
    every = rules.all_lead_from is not None and rules.all_lead_from < offset
    return first, every, rules.added_before(offset)


def _numbered_once(placed: Sequence[Placed]) -> Iterator[PlanItem]:
    """A number that came before gets the name of its table, or a count, in front."""
    seen: set[str] = set()
    for one in placed:
        number, count = one.item.number, 1
        while number in seen:
            number = (
                f"{one.origin}{one.item.number}" if count == 1 else f"{one.origin}{one.item.number}#{count}"
            )
            count += 1
        seen.add(number)
        yield one.item if number == one.item.number else replace(one.item, number=number)
