"""What happened to a task, from the log: when, who, what."""

from textual.content import Content

from tracker.queries.history import Line
from tui.sheet import Sheet


def history_in_words(sheet: Sheet) -> Content:
    """The pane 记录, newest first."""
    return Content("\n").join([line_in_words(line) for line in reversed(sheet.history)])


def line_in_words(line: Line) -> Content:
    """2020-05-24 09:00  填报进展  2020年5月，自报进度48%  马秀兰（县教育局）."""
    unit = f"（{line.unit}）" if line.unit else ""
    detail = f"  {line.detail}" if line.detail else ""
    return Content.assemble(
        (line.moment, "$quiet"), "  ", (line.word, "bold"), detail, (f"  {line.person}{unit}", "$quiet")
    )
