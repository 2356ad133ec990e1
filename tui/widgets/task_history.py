"""A task's whole course on one page: what is still to come, what happened, who did it, and each light it had."""

from textual.content import Content

from tracker.domain.case import chinese
from tracker.domain.light_spans import LightSpan
from tracker.queries.history import Line
from tui.sheet import Sheet
from tui.widgets.lights import chip


def history_in_words(sheet: Sheet) -> Content:
    """The pane 经过: the deadline to come first, then events and changes of the light, newest first."""
    entries = [(line.moment, line_in_words(line)) for line in sheet.history]
    entries += [(f"{each.since} 24:00", light_in_words(each)) for each in sheet.lights]
    entries.sort(key=lambda entry: entry[0], reverse=True)
    return Content("\n").join([*to_come(sheet), *(content for _, content in entries)])


def to_come(sheet: Sheet) -> list[Content]:
    """The deadline that holds, where it has not passed, and how the lights were worked out."""
    deadline, day = sheet.task.deadline, sheet.standing.day
    lines = []
    if deadline is not None and deadline >= day and sheet.task.done_on is None:
        left = f"还有{(deadline - day).days}天" if deadline > day else "今天到期"
        lines.append(Content.assemble((f"{deadline}", "$quiet"), f"        时限{chinese(deadline)}，{left}"))
    if sheet.lights:
        lines.append(Content.styled("灯号由日志逐日推算，哪一天用哪一天的规则。", "$quiet"))
    return lines


def light_in_words(each: LightSpan) -> Content:
    """2020-06-01        [黄灯] 自报进度22%，序时应达37%……"""
    return Content.assemble((f"{each.since}", "$quiet"), "        ", chip(each.colour), f" {each.sentence}")


def line_in_words(line: Line) -> Content:
    """2020-05-24 09:00  填报进展  2020年5月，自报进度48%  马秀兰（县教育局）."""
    unit = f"（{line.unit}）" if line.unit else ""
    detail = f"  {line.detail}" if line.detail else ""
    return Content.assemble(
        (line.moment, "$quiet"), "  ", (line.word, "bold"), detail, (f"  {line.person}{unit}", "$quiet")
    )
