"""The papers of an office in their formats."""

from collections.abc import Sequence
from enum import StrEnum

from tracker.domain.paper import Paper
from tracker.errors import InputError


class PaperFormat(StrEnum):
    """The formats, by the ending of their files."""

    DOCX = "docx"
    HTML = "html"


def render(paper: Paper, wanted: PaperFormat) -> bytes:
    """The paper as a file of that format; the same paper gives the same bytes."""
    if wanted is PaperFormat.DOCX:
        from tracker.reports.paper_docx import as_docx

        return as_docx(paper)
    from tracker.reports.paper_html import as_html

    return as_html(paper)


def formats_named(names: Sequence[str]) -> tuple[PaperFormat, ...]:
    """The formats with these names, each once. Raises InputError for one that is not known."""
    known = {each.value: each for each in PaperFormat}
    wanted = dict.fromkeys(name.strip().lower().removeprefix(".") for name in names)
    for name in wanted:
        if name not in known:
            raise InputError(f"文书不能打印为“{name}”格式。", f"可用的格式有{'、'.join(known)}。")
    return tuple(known[name] for name in wanted)
