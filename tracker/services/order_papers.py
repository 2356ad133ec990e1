"""Printing an order: the same bytes whenever it is printed, from what its event keeps."""

from collections.abc import Sequence
from pathlib import Path

from tracker.reports.files import write_files
from tracker.reports.orders import file_name, render
from tracker.reports.papers import PaperFormat, formats_named
from tracker.services.desk import Desk
from tracker.services.orders import read_order


def print_order(
    desk: Desk, number: str, formats: Sequence[str] = tuple(PaperFormat), folder: Path | None = None
) -> tuple[Path, ...]:
    """Write the order in `formats` (docx, html) into `folder`, the home's orders by default; returns the paths.

    Raises NotFoundError, InputError for a format that is not known, SetupError where nothing can be written.
    """
    wanted = formats_named(formats)
    issued = read_order(desk, number).issued
    files = {file_name(issued, each): render(issued, each) for each in wanted}
    return write_files(folder or desk.home.orders, files)
