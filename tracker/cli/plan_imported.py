"""What an import made, told the same way after `duban plan import` and after a review."""

from dataclasses import asdict

from tracker.cli import output
from tracker.cli.task_rows import DRAFT_COLUMNS, as_row
from tracker.domain.review_phrases import few, unread
from tracker.domain.review_revision import Kind
from tracker.queries.tasks import TaskFilter, find
from tracker.services.desk import Desk
from tracker.services.plans import Imported
from tracker.services.views import look

MOST = 6


def print_imported(desk: Desk, imported: Imported, *, as_json: bool, as_table: bool) -> None:
    """Print the new tasks; say what was learnt, revised, removed, and which names are still open."""
    with look(desk) as view:
        rows = [as_row(each) for each in find(view, TaskFilter(plan=imported.plan_id)).rows]
    if as_json:
        output.print_json(
            {
                "plan": imported.plan_id,
                "title": imported.plan.title,
                "tasks": rows,
                "questions": [asdict(question) for question in imported.questions],
                "revised": touched(imported, Kind.CHANGED),
                "gone": touched(imported, Kind.GONE),
            }
        )
        return
    output.print_rows(rows, DRAFT_COLUMNS, as_json=False, as_table=as_table)
    output.say(f"已导入《{imported.plan.title}》（{imported.plan_id}），生成待交办任务{len(rows)}项。")
    for sentence in sentences(imported):
        output.say(sentence)
    if rows:
        output.say("下一步：duban task list 查看，duban task dispatch --all 交办。")


def touched(imported: Imported, kind: Kind) -> list[str]:
    """The tasks of a revised plan to which that happened."""
    return [each.task for each in imported.compared if each.kind is kind and not each.left]


def sentences(imported: Imported) -> list[str]:
    """What else happened, and what is still asked."""
    said = [words] if (words := unread(imported.plan)) else []
    changed, gone = touched(imported, Kind.CHANGED), touched(imported, Kind.GONE)
    if imported.compared:
        said.append(
            f"修订任务{len(changed)}项{listed(changed)}；不再列入{len(gone)}项{listed(gone)}，仍保留在台账中。"
        )
    if imported.learnt.names:
        said.append(f"单位名录已记住这次确认的名称：{few(imported.learnt.names, MOST)}。")
    if not imported.questions:
        return said
    said.append(f"有{len(imported.questions)}个单位名称需要确认：")
    for question in imported.questions:
        candidates = f"可能是：{'、'.join(question.candidates)}。" if question.candidates else ""
        more = f"等{len(question.items)}个" if len(question.items) > MOST else ""
        said.append(f"  条目{'、'.join(question.items[:MOST])}{more}：{question.reason}{candidates}")
    said.append(
        "确认后用 duban unit add 或 duban unit alias 登记，再用 duban task assign 调整有关任务的责任单位。"
    )
    return said


def listed(codes: list[str]) -> str:
    """Codes in brackets, or nothing."""
    return f"（{'、'.join(codes)}）" if codes else ""
