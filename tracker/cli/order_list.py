"""`duban order list` and `show`."""

from typing import Annotated, Any

import typer

from tracker.cli import output
from tracker.cli.commands import command, shelf
from tracker.cli.output import Column
from tracker.cli.seat import desk
from tracker.cli.task_list import code_of
from tracker.cli.values import AsJson, AsOf, AsTable, Limit, Offset, one_of
from tracker.domain.case import chinese
from tracker.domain.ladder import OrderKind
from tracker.queries.orders import OrderFilter, OrderRow, find_orders
from tracker.services.views import look

app = shelf()
KINDS = [(kind.word, kind) for kind in OrderKind]
Number = Annotated[
    str, typer.Argument(metavar="文号", help="如 XH〔2020〕督3号，也可以只写 督3 或 2020督3。")
]
COLUMNS = (
    Column("number", "文号"),
    Column("kind_word", "文书"),
    Column("to", "送"),
    Column("unit_name", "单位"),
    Column("issued_on", "签发"),
    Column("limit", "期限"),
    Column("tasks", "任务", grows=True),
    Column("sentence", "情况", below=True),
)


@command(
    app,
    "list",
    "列出督办文书，新的在前，各写明办到哪一步。单位只看得到发给自己的，约谈建议在决定约谈以前单位看不到。",
    "duban order list",
    "duban order list --unit 县教育局 --waiting",
    "duban order list --kind 督办单 --as-of 2020-06-30 --json",
)
def list_orders(
    *,
    unit: Annotated[str, typer.Option(metavar="单位", help="单位的代码或名称。")] = "",
    kind: Annotated[
        OrderKind | None,
        typer.Option(
            parser=one_of(KINDS), metavar="文书", help="、".join(kind.word for kind in OrderKind) + "。"
        ),
    ] = None,
    task: Annotated[str, typer.Option(metavar="编号", help="只列涉及这项任务的。")] = "",
    waiting: Annotated[bool, typer.Option("--waiting", help="只列还有人要办的。")] = False,
    limit: Limit = None,
    offset: Offset = 0,
    as_of: AsOf = None,
    as_json: AsJson = False,
    as_table: AsTable = False,
) -> None:
    """Print the orders that the signed-in account may see."""
    with look(desk(), as_of) as view:
        narrowed = OrderFilter(unit=code_of(view, unit), kind=kind, task=task, waiting=waiting)
        page = find_orders(view, narrowed, limit, offset)
    output.print_rows([as_row(each) for each in page.rows], COLUMNS, as_json=as_json, as_table=as_table)
    if not page.total:
        output.say("没有督办文书。" if narrowed == OrderFilter() else "没有符合条件的督办文书。")
    elif len(page.rows) < page.total:
        output.say(f"共{page.total}件，列出{len(page.rows)}件。")


@command(
    app,
    "show",
    "显示一件督办文书：事项、期限、前一级文书、单位的答复和审定。",
    "duban order show 督3",
    "duban order show XH〔2020〕督3号 --json",
)
def show(number: Number, as_of: AsOf = None, as_json: AsJson = False) -> None:
    """Print one order with its life."""
    from tracker.services.orders import read_order

    opened = desk()
    order = read_order(opened, number, as_of)
    with look(opened, as_of) as view:
        found = find_orders(view, OrderFilter(unit=order.unit)).rows
    row = next(each for each in found if each.number == order.number)
    if as_json:
        output.print_json(
            as_row(row)
            | {
                "items": [each.model_dump() for each in order.issued.items],
                "earlier": [each.model_dump() for each in order.issued.earlier],
                "answers": [
                    {
                        "on": each.on,
                        "words": each.words,
                        "evidence": list(each.evidence),
                        "accepted": each.accepted,
                        "reason": each.reason,
                    }
                    for each in order.answers
                ],
                "reason": order.reason,
                "settled_on": order.settled_on,
            }
        )
        return
    output.write(f"{order.number} {order.kind.word}（送{order.rung.word}）　{row.unit_name}")
    output.write(f"签发：{chinese(row.issued_on)}　期限：{chinese(row.limit)}")
    output.write(f"情况：{row.sentence}")
    for item in order.items:
        done = "" if item.task in row.left else "（已办理）"
        output.write(f"  {item.task} {item.title}：{item.fact}{done}")
    for before in order.issued.earlier:
        output.write(f"此前：{before.number}，期限{chinese(before.limit)}")
    for each in order.answers:
        verdict = {None: "待审定", True: "理由成立", False: "理由不成立"}[each.accepted]
        output.write(f"{chinese(each.on)}答复（{verdict}）：{each.words}")


def as_row(row: OrderRow) -> dict[str, Any]:
    """An order as an object of JSON."""
    return {
        "number": row.number,
        "kind": row.kind.value,
        "kind_word": row.kind.word,
        "rung": row.rung.value,
        "to": row.rung.word,
        "unit": row.unit,
        "unit_name": row.unit_name,
        "issued_on": row.issued_on,
        "limit": row.limit,
        "state": row.state.value,
        "late": row.late,
        "open": row.open,
        "tasks": list(row.tasks),
        "left": list(row.left),
        "sentence": row.sentence,
    }
