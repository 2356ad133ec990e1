"""Orders in their formats."""

from enum import StrEnum

from tracker.domain.order_events import OrderIssued
from tracker.domain.order_paper import paper_of


class OrderFormat(StrEnum):
    """The formats, by the ending of their files."""

    DOCX = "docx"
    HTML = "html"


def render(order: OrderIssued, wanted: OrderFormat) -> bytes:
    """The order as a file of that format; the same order gives the same bytes."""
    if wanted is OrderFormat.DOCX:
        from tracker.reports.order_docx import as_docx

        return as_docx(paper_of(order), order.day)
    from tracker.reports.order_html import as_html

    return as_html(paper_of(order))


def file_name(order: OrderIssued, wanted: OrderFormat) -> str:
    """督办单-XH〔2020〕督3号.docx."""
    return f"{paper_of(order).name}-{order.order}.{wanted.value}"
