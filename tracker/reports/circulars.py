"""The circular in its four formats."""

from collections.abc import Callable
from enum import StrEnum

from tracker.domain.circular import Circular


class Format(StrEnum):
    """The formats, by the ending of their files."""

    DOCX = "docx"
    HTML = "html"
    MD = "md"
    XLSX = "xlsx"


def render(circular: Circular, wanted: Format) -> bytes:
    """The circular as a file of that format; the same circular gives the same bytes."""
    return RENDERERS[wanted](circular)


def file_name(circular: Circular, wanted: Format) -> str:
    """督查通报-2020-05.docx; the workbook holds the annexes."""
    annexes = "-附件" if wanted is Format.XLSX else ""
    return f"督查通报-{circular.month}{annexes}.{wanted.value}"


def _docx(circular: Circular) -> bytes:
    from tracker.reports.circular_docx import as_docx

    return as_docx(circular)


def _html(circular: Circular) -> bytes:
    from tracker.reports.circular_html import as_html

    return as_html(circular)


def _markdown(circular: Circular) -> bytes:
    from tracker.reports.circular_md import as_markdown

    return as_markdown(circular)


def _workbook(circular: Circular) -> bytes:
    from tracker.reports.circular_xlsx import as_workbook

    return as_workbook(circular)


RENDERERS: dict[Format, Callable[[Circular], bytes]] = {
    Format.DOCX: _docx,
    Format.HTML: _html,
    Format.MD: _markdown,
    Format.XLSX: _workbook,
}
