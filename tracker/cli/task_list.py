"""`duban task list`."""

from datetime import date
from typing import Annotated

import typer

from tracker.cli import output
from tracker.cli.commands import command, shelf
from tracker.cli.listing import say_rest
from tracker.cli.narrowing import InStates, OfLight
from tracker.cli.seat import desk
from tracker.cli.task_rows import COLUMNS, as_row
from tracker.cli.values import AsJson, AsOf, AsTable, Limit, Offset, day, one_of
from tracker.domain.permissions import Act
from tracker.domain.rates import Measure, Rates
from tracker.domain.task import TaskKind
from tracker.domain.units import One, Several
from tracker.errors import NotFoundError
from tracker.queries.beside import beside_total
from tracker.queries.rates import rates
from tracker.queries.tasks import Order, Page, TaskFilter, find
from tracker.queries.units import registry_of
from tracker.queries.view import View
from tracker.services.past_list import page_then
from tracker.services.views import look

app = shelf()
WAITING = (
    Act.DISPATCH,
    Act.SIGN,
    Act.DECIDE_DISPUTE,
    Act.ACCEPT,
    Act.DECIDE_EXTENSION,
    Act.VERIFY,
    Act.CLOSE,
)
ORDERS = (("编号", Order.CODE), ("时限", Order.DEADLINE), ("灯", Order.LIGHT))
KINDS = [(kind.word, kind) for kind in TaskKind]
MEASURES = [(measure.word, measure) for measure in Measure]
MEASURE_WORDS = "、".join(word for word, _ in MEASURES)


@command(
    app,
    "list",
    "列出你能看到的任务，各带红黄绿灯和亮灯的理由；不分页时，最后是其中子任务和问题的项数，和两个按期率（子任务随总任务计，问题另计）。后面的文字在编号、标题、单位名称和拼音首字母中查找。",
    "duban task list",
    "duban task list fpj --light 红灯",
    "duban task list --state 办理中 --due-to 2020-06-30 --order 时限",
    "duban task list --parent XH2020-006",
    "duban task list --missed 原定时限",
    "duban task list --as-of 2020-05-31 --json",
)
def list_tasks(
    text: Annotated[list[str] | None, typer.Argument(metavar="文字", help="查找的词，如 fpj。")] = None,
    *,
    unit: Annotated[str, typer.Option(metavar="单位", help="承担的单位，代码或名称。")] = "",
    lead: Annotated[str, typer.Option(metavar="单位", help="牵头的单位，代码或名称。")] = "",
    state: InStates = None,
    light: OfLight = None,
    waits: Annotated[
        Act | None,
        typer.Option(
            parser=one_of([(act.word, act) for act in WAITING]),
            metavar="事项",
            help="等着办的事：" + "、".join(act.word for act in WAITING) + "。",
        ),
    ] = None,
    plan: Annotated[str, typer.Option(metavar="方案", help="方案编号，如 P001。")] = "",
    kind: Annotated[
        TaskKind | None,
        typer.Option(parser=one_of(KINDS), metavar="类别", help="、".join(word for word, _ in KINDS) + "。"),
    ] = None,
    parent: Annotated[str, typer.Option(metavar="编号", help="只列这项任务的子任务。")] = "",
    rated: Annotated[
        Measure | None,
        typer.Option(parser=one_of(MEASURES), metavar="时限", help=f"计入按期率的：{MEASURE_WORDS}。"),
    ] = None,
    missed: Annotated[
        Measure | None,
        typer.Option(parser=one_of(MEASURES), metavar="时限", help=f"超过时限的：{MEASURE_WORDS}。"),
    ] = None,
    due_from: Annotated[date | None, typer.Option(parser=day, metavar="日期", help="时限不早于。")] = None,
    due_to: Annotated[date | None, typer.Option(parser=day, metavar="日期", help="时限不晚于。")] = None,
    order: Annotated[
        Order, typer.Option(parser=one_of(ORDERS), metavar="次序", help="编号、时限或灯（最差的在前）。")
    ] = Order.CODE,
    limit: Limit = None,
    offset: Offset = 0,
    as_of: AsOf = None,
    as_json: AsJson = False,
    as_table: AsTable = False,
) -> None:
    """Print the tasks that the signed-in account may see."""
    opened = desk()
    asked = (text, unit, lead, state, light, waits, plan, kind, parent, due_from, due_to)
    if as_of is not None and limit is not None and order is Order.CODE and not any(asked):
        page = page_then(opened, as_of, limit, offset)
        show(page, offset, narrowed=False, as_json=as_json, as_table=as_table)
        return
    with look(opened, as_of) as view:
        narrowed = TaskFilter(
            text=" ".join(text or ()),
            unit=code_of(view, unit),
            lead=code_of(view, lead),
            stages=tuple(state or ()),
            light=light,
            plan=plan,
            waits_for=(waits.value,) if waits else (),
            due_from=due_from,
            due_to=due_to,
            kind=kind,
            parent=parent,
            rated=rated,
            missed=missed,
        )
        page = find(view, narrowed, order=order, limit=limit, offset=offset)
        whole = limit is None and not offset
        kept = rates(view, narrowed) if whole else Rates()
        beside = beside_total(view, narrowed).sentence if whole else ""
    show(page, offset, narrowed=narrowed != TaskFilter(), as_json=as_json, as_table=as_table)
    for words in (beside, kept.sentence):
        if words:
            output.say(words)


def show(page: Page, offset: int, *, narrowed: bool, as_json: bool, as_table: bool) -> None:
    """Print the page, and say on stderr what the list does not show, and what to do about an empty one."""
    output.print_rows([as_row(each) for each in page.rows], COLUMNS, as_json=as_json, as_table=as_table)
    say_rest(len(page.rows), page.total, offset)
    if not page.total:
        output.say("没有符合条件的任务。" if narrowed else "还没有任务。导入方案、交办后才有。")


def code_of(view: View, words: str) -> str:
    """The code of the unit that the words (a code or a name) mean. Raises NotFoundError."""
    if not words:
        return ""
    registry = registry_of(view.session, view.office)
    if any(unit.code == words for unit in registry.units):
        return words
    match registry.resolve(words):
        case One(unit):
            return unit.code
        case Several(group):
            raise NotFoundError(f"“{words}”是单位组“{group.name}”，不是一个单位。", "请写其中一个单位。")
        case unknown:
            raise NotFoundError(unknown.reason)
