"""Printing an order: the same bytes whenever it is printed, from what its event keeps."""

from collections.abc import Sequence
from pathlib import Path

from tracker.errors import InputError
from tracker.reports.files import write_files
from tracker.reports.orders import OrderFormat, file_name, render
from tracker.services.desk import Desk
from tracker.services.orders import read_order


def print_order(
    desk: Desk, number: str, formats: Sequence[str] = tuple(OrderFormat), folder: Path | None = None
) -> tuple[Path, ...]:
    """Write the order in `formats` (docx, html) into `folder`, the home's orders by default; returns the paths.

    Raises NotFoundError, InputError for a format that is not known, SetupError where nothing can be written.
    """
    wanted = formats_named(formats)
    issued = read_order(desk, number).issued
    files = {file_name(issued, each): render(issued, each) for each in wanted}
    return write_files(folder or desk.home.orders, files)


def formats_named(names: Sequence[str]) -> tuple[OrderFormat, ...]:
    """The formats with these names, each once. Raises InputError for one that is not known."""
    known = {each.value: each for each in OrderFormat}
    wanted = dict.fromkeys(name.strip().lower().removeprefix(".") for name in names)
    for name in wanted:
        if name not in known:
            raise InputError(f"督办文书不能打印为“{name}”格式。", f"可用的格式有{'、'.join(known)}。")
    return tuple(known[name] for name in wanted)
