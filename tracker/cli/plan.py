"""`duban plan`: reading a document, importing it, listing what was imported."""

import sys
from collections.abc import Mapping
from dataclasses import asdict
from typing import Annotated, ClassVar

import typer

from tracker.cli import output
from tracker.cli.commands import command, group
from tracker.cli.listing import print_listed
from tracker.cli.output import Column
from tracker.cli.rate_cells import RATE_COLUMNS, rate_cells
from tracker.cli.shelf import Places
from tracker.cli.values import AsJson, AsOf, AsTable, Document, Limit, Offset, Part

HERE = "tracker.cli.plan"
READING = "正在读取，请稍候……"


class Plans(Places):
    """`duban plan`."""

    places: ClassVar[Mapping[str, tuple[str, str]]] = {
        "read": (HERE, ""),
        "review": ("tracker.cli.plan_review", ""),
        "import": (HERE, ""),
        "list": (HERE, ""),
    }


app = group("plan", "方案：读取查看、核对、导入成任务、列出已导入的。", Plans)
COLUMNS = (
    Column("id", "编号"),
    Column("title", "标题", grows=True),
    Column("tie", "关系"),
    Column("imported_on", "导入日期"),
    Column("tasks", "任务", right=True),
    Column("closed", "已销号", right=True),
    *RATE_COLUMNS,
    Column("file", "文件", grows=True),
)


@command(
    app,
    "read",
    "读取方案，显示条目、单位、时限和看不懂的地方。不需要台账和登录，什么都不保存。",
    "duban plan read 方案.docx",
    "duban plan read 方案.txt --json > 方案.json",
    "duban plan read 方案.docx --coverage",
    "cat 方案.txt | duban plan read -",
)
def read(
    file: Document,
    part: Part = None,
    with_coverage: Annotated[
        bool, typer.Option("--coverage", help="列出原文每一段读成了什么、哪些没有读、为什么。")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Print the plan as read, or what became of every character of the document."""
    from tracker.cli import coverage_page, plan_page
    from tracker.cli.patience import told_when_slow
    from tracker.cli.plan_proposals import proposals_as_json, proposals_for
    from tracker.services.documents import as_json as plan_as_json
    from tracker.services.documents import coverage_of, handed_in, read_document

    if with_coverage:
        with handed_in(file, sys.stdin.buffer) as path, told_when_slow(READING):
            coverage_page.show(coverage_of(path, part), as_json=as_json)
        return
    with handed_in(file, sys.stdin.buffer) as path, told_when_slow(READING):
        plan = read_document(path, part)
    proposals = proposals_for(plan)
    if as_json:
        output.print_json(plan_as_json(plan) | proposals_as_json(plan, proposals))
        return
    for line in plan_page.page(plan, proposals):
        output.write(line)
    output.say(plan_page.summary(plan))
    if proposals:
        output.say("建议牵头只供参考，由办公室决定；导入前用 duban plan review 指定。")


@command(
    app,
    "import",
    "导入方案：每个有责任单位的条目成为一项待交办的任务。名录中没有的单位会列出来请你确认，不会猜。",
    "duban plan import 方案.docx",
    "duban plan import 方案.docx --new-units",
    "duban plan import 方案.txt --json",
    "cat 方案.txt | duban plan import -",
)
def import_file(
    file: Document,
    part: Part = None,
    new_units: Annotated[
        bool,
        typer.Option(
            "--new-units",
            help="像一个单位、名录中又没有相近单位的名称，都登记为新单位；其余的仍列出来请你确认。",
        ),
    ] = False,
    as_json: AsJson = False,
    as_table: AsTable = False,
) -> None:
    """Import the plan, print its tasks, and ask about names that nobody knows."""
    from tracker.cli.patience import told_when_slow
    from tracker.cli.plan_imported import print_imported
    from tracker.cli.seat import desk
    from tracker.services.documents import handed_in
    from tracker.services.plans import import_plan
    from tracker.services.review_rest import import_with_new_units

    opened = desk()
    with handed_in(file, sys.stdin.buffer) as path, told_when_slow(READING):
        imported = (import_with_new_units if new_units else import_plan)(opened, path, part)
    print_imported(opened, imported, as_json=as_json, as_table=as_table)


@command(
    app,
    "list",
    "列出已导入的方案、各自的任务数和两个按期率。",
    "duban plan list",
    "duban plan list --as-of 2020-05-31 --json",
)
def list_plans(
    limit: Limit = None,
    offset: Offset = 0,
    as_of: AsOf = None,
    as_json: AsJson = False,
    as_table: AsTable = False,
) -> None:
    """Print the imported plans."""
    from tracker.cli.seat import desk
    from tracker.queries.plans import plans_of, tie
    from tracker.queries.rates import rates_by_plan
    from tracker.services.begun_reviews import how_many_begun
    from tracker.services.views import look

    opened = desk()
    with look(opened, as_of) as view:
        kept = rates_by_plan(view)
        rows = [asdict(each) | {"tie": tie(each)} | rate_cells(kept.get(each.id)) for each in plans_of(view)]
    if not rows:
        output.say("还没有导入方案。请用 duban plan import 文件 导入。")
    print_listed(rows, COLUMNS, limit=limit, offset=offset, as_json=as_json, as_table=as_table)
    begun = how_many_begun(opened)
    if begun:
        output.say(f"另有{begun}份方案没有核对完，用 duban plan review 列出。")
