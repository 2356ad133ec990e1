"""`duban task target`: the numbers of a task over time."""

from typing import Any

from tracker.cli import output
from tracker.cli.commands import command, shelf
from tracker.cli.output import Column
from tracker.cli.seat import desk
from tracker.cli.values import AsJson, AsOf, AsTable, Code
from tracker.domain.target_series import Series, series
from tracker.domain.target_words import figure
from tracker.domain.task import FilingState
from tracker.domain.task_progress import progress_of
from tracker.services.task_page import task_page
from tracker.services.units import registry

app = shelf()
COLUMNS = (
    Column("target", "目标值", grows=True),
    Column("period", "期次"),
    Column("on", "填报日期"),
    Column("unit_name", "单位"),
    Column("aim", "应完成", figure, right=True),
    Column("claimed", "自报值", figure, right=True),
    Column("verified", "核定值", lambda value: "" if value is None else figure(value), right=True),
    Column("state", "审核", lambda value: FilingState(value).word),
)


@command(
    app,
    "target",
    "显示一项任务的目标值：每期的自报值和办公室采纳后的核定值，以及按目标值算出的进度和算式。",
    "duban task target XH2020-012",
    "duban task target XH2020-012 --as-of 2020-05-31 --json",
)
def target(code: Code, as_of: AsOf = None, as_json: AsJson = False, as_table: AsTable = False) -> None:
    """Print each target's numbers over time."""
    opened = desk()
    task = task_page(opened, code, as_of).task
    names = {unit.code: unit.name for unit in registry(opened).units}
    found = series(task)
    rows = [row for each in found for row in rows_of(each, names)]
    if not found:
        output.say(f"任务{code}没有目标值。")
    for each in found:
        if not each.points:
            output.say(f"目标值{each.index + 1}“{each.target.text or each.target.name}”还没有上报数。")
    output.print_rows(rows, COLUMNS, as_json=as_json, as_table=as_table)
    progress = progress_of(task)
    for word, rests_on in (("自报", progress.claimed_by), ("核定", progress.verified_by)):
        if rests_on:
            output.say(f"{word}进度：{rests_on}。")


def rows_of(each: Series, names: dict[str, str]) -> list[dict[str, Any]]:
    """A row a number."""
    return [
        {
            "index": each.index + 1,
            "target": each.target.text or each.target.name,
            "aim": dict(each.target.shares).get(point.unit, each.target.value),
            "measure": each.target.unit,
            "period": point.period,
            "on": point.on,
            "unit": point.unit,
            "unit_name": point.filed_as or names.get(point.unit, point.unit),
            "claimed": point.claimed,
            "verified": point.verified,
            "state": point.state.value,
        }
        for point in each.points
    ]
