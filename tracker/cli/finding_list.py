"""`duban finding list`."""

from typing import Annotated, Any

import typer

from tracker.cli import output
from tracker.cli.commands import command, shelf
from tracker.cli.listing import say_rest
from tracker.cli.narrowing import InStates, OfLight
from tracker.cli.output import Column
from tracker.cli.seat import desk
from tracker.cli.task_list import code_of
from tracker.cli.task_rows import as_row as task_row
from tracker.cli.values import AsJson, AsOf, AsTable, Limit, Offset, one_of
from tracker.domain.finding import Source
from tracker.domain.lights import Colour
from tracker.domain.task import Stage
from tracker.queries.findings import FindingRow, find_findings
from tracker.queries.tasks import TaskFilter
from tracker.services.views import look

app = shelf()
SOURCES = [(source.word, source) for source in Source]
FoundBy = Annotated[
    Source | None,
    typer.Option(
        "--source",
        parser=one_of(SOURCES),
        metavar="来源",
        help="、".join(source.word for source in Source) + "。",
    ),
]
COLUMNS = (
    Column("code", "编号"),
    Column("title", "问题", grows=True),
    Column("source_word", "来源"),
    Column("units", "责任单位", grows=True),
    Column("stage", "状态", lambda stage: Stage(stage).word),
    Column("deadline", "整改时限"),
    Column("light", "灯", lambda light: Colour(light).word),
    Column("measures", "整改措施", below=True),
    Column("note", "说明", below=True),
)


@command(
    app,
    "list",
    "列出问题，各带来源、整改措施、时限和灯；反弹的写明原来的编号。",
    "duban finding list",
    "duban finding list --source 省级反馈 --unit 县教育局",
    "duban finding list --inspection XH2020-D7K2M --as-of 2020-06-30 --json",
)
def list_findings(
    text: Annotated[
        list[str] | None, typer.Argument(metavar="文字", help="在编号、问题和单位中查找。")
    ] = None,
    *,
    source: FoundBy = None,
    inspection: Annotated[str, typer.Option(metavar="编号", help="这次督查发现的，写督查编号。")] = "",
    unit: Annotated[str, typer.Option(metavar="单位", help="责任单位，代码或名称。")] = "",
    state: InStates = None,
    light: OfLight = None,
    limit: Limit = None,
    offset: Offset = 0,
    as_of: AsOf = None,
    as_json: AsJson = False,
    as_table: AsTable = False,
) -> None:
    """Print the findings that the signed-in account may see."""
    with look(desk(), as_of) as view:
        narrowed = TaskFilter(
            text=" ".join(text or ()),
            source=source,
            inspection=inspection,
            unit=code_of(view, unit),
            stages=tuple(state or ()),
            light=light,
        )
        page = find_findings(view, narrowed, limit=limit, offset=offset)
    output.print_rows([as_row(each) for each in page.rows], COLUMNS, as_json=as_json, as_table=as_table)
    say_rest(len(page.rows), page.total, offset)
    if not page.total:
        output.say("还没有问题。" if narrowed == TaskFilter() else "没有符合条件的问题。")


def as_row(row: FindingRow) -> dict[str, Any]:
    """A finding as a row of a list."""
    told = task_row(row.standing)
    links = [f"系{row.earlier}反弹"] if row.earlier else []
    links += [f"已反弹，现为{row.again}"] if row.again else []
    return told | {
        "facts": row.facts,
        "source": row.source.value,
        "source_word": row.source.word,
        "document": row.document,
        "measures": row.measures,
        "units": list(row.units),
        "closers": list(row.closers),
        "inspection": row.inspection,
        "earlier": row.earlier,
        "again": row.again,
        "note": "；".join([*links, told["reason"]]),
    }
