"""`duban inspection list` and `show`."""

from dataclasses import asdict
from typing import Annotated, Any

import typer

from tracker.cli import output
from tracker.cli.commands import command, shelf
from tracker.cli.listing import say_rest
from tracker.cli.output import Column
from tracker.cli.seat import desk
from tracker.cli.task_list import code_of
from tracker.cli.values import AsJson, AsOf, AsTable, Limit, Offset, one_of
from tracker.domain.inspection import InspectionState
from tracker.queries.inspections import InspectionFilter, InspectionRow, find_inspections
from tracker.services.views import look

app = shelf()
STATES = [(state.word, state) for state in InspectionState]
Code = Annotated[str, typer.Argument(metavar="编号", help="督查编号，如 XH2020-D7K2M。")]
COLUMNS = (
    Column("code", "编号"),
    Column("title", "督查", grows=True),
    Column("kind", "方式"),
    Column("state_word", "状态"),
    Column("start", "开始"),
    Column("end", "结束"),
    Column("units", "对象", grows=True),
    Column("members", "督查人员", grows=True),
    Column("problems", "问题", right=True),
    Column("scope", "范围", below=True),
)


@command(
    app,
    "list",
    "列出督查，近的在前。单位只看得到查自己的；不打招呼的，反馈结论以前单位看不到。",
    "duban inspection list",
    "duban inspection list --unit 县教育局 --state 复核中",
    "duban inspection list --as-of 2020-06-30 --json",
)
def list_inspections(
    text: Annotated[list[str] | None, typer.Argument(metavar="文字", help="在编号和名称中查找。")] = None,
    *,
    unit: Annotated[str, typer.Option(metavar="单位", help="被督查的单位，代码或名称。")] = "",
    state: Annotated[
        list[InspectionState] | None,
        typer.Option(
            parser=one_of(STATES), metavar="状态", help="、".join(word for word, _ in STATES) + "；可写几次。"
        ),
    ] = None,
    member: Annotated[str, typer.Option(metavar="账号", help="督查人员的账号。")] = "",
    limit: Limit = None,
    offset: Offset = 0,
    as_of: AsOf = None,
    as_json: AsJson = False,
    as_table: AsTable = False,
) -> None:
    """Print the inspections that the signed-in account may know of."""
    with look(desk(), as_of) as view:
        narrowed = InspectionFilter(
            text=" ".join(text or ()), unit=code_of(view, unit), states=tuple(state or ()), member=member
        )
        page = find_inspections(view, narrowed, limit=limit, offset=offset)
    output.print_rows([as_row(each) for each in page.rows], COLUMNS, as_json=as_json, as_table=as_table)
    say_rest(len(page.rows), page.total, offset)
    if not page.total:
        output.say("没有督查。" if narrowed == InspectionFilter() else "没有符合条件的督查。")


def as_row(row: InspectionRow) -> dict[str, Any]:
    """An inspection as a row of a list."""
    return asdict(row) | {
        "state": row.state.value,
        "state_word": row.state.word,
        "kind": "打招呼" if row.announced else "不打招呼",
    }


@command(
    app,
    "show",
    "显示一次督查：方案、抽取、问题、各单位的结论和复核、经过，以及你现在能办的事。",
    "duban inspection show XH2020-D7K2M",
    "duban inspection show XH2020-D7K2M --as-of 2020-05-31 --json",
)
def show(code: Code, as_of: AsOf = None, as_json: AsJson = False) -> None:
    """Print one inspection as the reader may know it."""
    from tracker.cli.inspection_words import page_as_json, page_lines
    from tracker.services.inspection_page import inspection_page

    page = inspection_page(desk(), code, as_of)
    if as_json:
        output.print_json(page_as_json(page))
        return
    for line in page_lines(page):
        output.write(line)
