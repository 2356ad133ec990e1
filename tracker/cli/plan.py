"""`duban plan`: reading a document, importing it, listing what was imported."""

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from tracker.cli import output
from tracker.cli.commands import command, group
from tracker.cli.output import Column
from tracker.cli.values import AsJson, AsOf, AsTable

app = group("plan", "方案：读取查看、导入成任务、列出已导入的。")
COLUMNS = (
    Column("id", "编号"),
    Column("title", "标题", grows=True),
    Column("imported_on", "导入日期"),
    Column("tasks", "任务", right=True),
    Column("closed", "已销号", right=True),
    Column("file", "文件", grows=True),
)


@command(
    app,
    "read",
    "读取方案，显示条目、单位、时限和看不懂的地方。不需要台账和登录，什么都不保存。",
    "duban plan read 方案.docx",
    "duban plan read 方案.txt --json > 方案.json",
    "cat 方案.txt | duban plan read -",
)
def read(
    file: Annotated[Path, typer.Argument(metavar="文件", help="方案文件；- 表示标准输入。")],
    as_json: AsJson = False,
) -> None:
    """Print the plan as read."""
    from tracker.cli import plan_page
    from tracker.services.documents import as_json as plan_as_json
    from tracker.services.documents import read_document, read_stream

    plan = read_stream(sys.stdin.buffer) if str(file) == "-" else read_document(file)
    if as_json:
        output.print_json(plan_as_json(plan))
        return
    for line in plan_page.page(plan):
        output.write(line)
    output.say(plan_page.summary(plan))


@command(
    app,
    "import",
    "导入方案：每个有责任单位的条目成为一项待交办的任务。名录中没有的单位会列出来请你确认，不会猜。",
    "duban plan import 方案.docx",
    "duban plan import 方案.txt --json",
)
def import_file(
    file: Annotated[Path, typer.Argument(metavar="文件", help="方案文件。")],
    as_json: AsJson = False,
    as_table: AsTable = False,
) -> None:
    """Import the plan, print its tasks, and ask about names that nobody knows."""
    from tracker.cli.seat import desk
    from tracker.cli.task_rows import DRAFT_COLUMNS, as_row
    from tracker.queries.tasks import TaskFilter, find
    from tracker.services.plans import import_plan
    from tracker.services.views import look

    opened = desk()
    imported = import_plan(opened, file)
    with look(opened) as view:
        rows = [as_row(each) for each in find(view, TaskFilter(plan=imported.plan_id)).rows]
    if as_json:
        questions = [asdict(question) for question in imported.questions]
        facts = {"plan": imported.plan_id, "title": imported.plan.title}
        output.print_json(facts | {"tasks": rows, "questions": questions})
        return
    output.print_rows(rows, DRAFT_COLUMNS, as_json=False, as_table=as_table)
    output.say(f"已导入《{imported.plan.title}》（{imported.plan_id}），生成待交办任务{len(rows)}项。")
    if imported.questions:
        output.say(f"有{len(imported.questions)}个单位名称需要确认：")
    for question in imported.questions:
        candidates = f"可能是：{'、'.join(question.candidates)}。" if question.candidates else ""
        output.say(f"  条目{'、'.join(question.items)}：{question.reason}{candidates}")
    if imported.questions:
        output.say(
            "确认后用 duban unit add 或 duban unit alias 登记，再用 duban task assign 调整有关任务的责任单位。"
        )
    output.say("下一步：duban task list 查看，duban task dispatch --all 交办。")


@command(
    app,
    "list",
    "列出已导入的方案和各自的任务数。",
    "duban plan list",
    "duban plan list --as-of 2020-05-31 --json",
)
def list_plans(as_of: AsOf = None, as_json: AsJson = False, as_table: AsTable = False) -> None:
    """Print the imported plans."""
    from tracker.cli.seat import desk
    from tracker.queries.plans import plans_of
    from tracker.services.views import look

    with look(desk(), as_of) as view:
        rows = [asdict(plan) for plan in plans_of(view)]
    if not rows:
        output.say("还没有导入方案。请用 duban plan import 文件 导入。")
    output.print_rows(rows, COLUMNS, as_json=as_json, as_table=as_table)
