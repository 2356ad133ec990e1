"""Orders in their formats."""

from tracker.domain.order_events import OrderIssued
from tracker.domain.order_paper import paper_of
from tracker.reports import papers
from tracker.reports.papers import PaperFormat


def render(order: OrderIssued, wanted: PaperFormat) -> bytes:
    """The order as a file of that format; the same order gives the same bytes."""
    return papers.render(paper_of(order), wanted)


def file_name(order: OrderIssued, wanted: PaperFormat) -> str:
    """督办单-XH〔2020〕督3号.docx."""
    return f"{paper_of(order).name}-{order.order}.{wanted.value}"
