"""`duban unit`: the registry of units, and whom a name means."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, ClassVar

import typer

from tracker.cli import output
from tracker.cli.commands import command, group
from tracker.cli.listing import print_listed
from tracker.cli.output import Column, as_words
from tracker.cli.rate_cells import RATE_COLUMNS, rate_cells
from tracker.cli.seat import desk
from tracker.cli.shelf import Places
from tracker.cli.unit_fill import say_what_waits
from tracker.cli.values import AsJson, AsOf, AsTable, Limit, Offset, day, one_of, unit_code
from tracker.domain.units import Alias, Group, One, Registry, Resolution, Several, Unit, UnitKind
from tracker.queries.rates import rates_by_unit, rates_of_unit
from tracker.queries.units import registry_of
from tracker.services import units
from tracker.services.views import look

HERE, REFORM = "tracker.cli.unit", "tracker.cli.unit_reform"


class Units(Places):
    """`duban unit`."""

    places: ClassVar[Mapping[str, tuple[str, str]]] = {
        "list": (HERE, ""),
        "show": (HERE, ""),
        "month": ("tracker.cli.unit_month", ""),
        "burden": ("tracker.cli.unit_burden", ""),
        "add": (HERE, ""),
        "alias": (HERE, ""),
        "group": (HERE, ""),
        "fill": ("tracker.cli.unit_fill", ""),
        "rename": (REFORM, ""),
        "merge": (REFORM, ""),
        "split": (REFORM, ""),
        "resolve": (HERE, ""),
    }


app = group(
    "unit",
    "单位名录：查看、登记单位和别名、登记单位组、查一个名称指谁，机构改革；一个单位一个月要办什么。",
    Units,
)
UnitCode = Annotated[str, typer.Argument(metavar="代码", help="单位代码，如 jyj（见 duban unit list）。")]
COLUMNS = (
    Column("code", "代码"),
    Column("name", "名称"),
    Column("short", "简称"),
    Column("kind", "类别"),
    Column("aliases", "别名", lambda names: as_words([each["name"] for each in names]), grows=True),
    *RATE_COLUMNS,
)
ANSWERS = (
    Column("text", "写法"),
    Column("meaning", "指", {"unit": "单位", "group": "单位组", "unknown": "不明"}.__getitem__),
    Column("units", "单位", grows=True),
    Column("reason", "说明", below=True),
)


@command(
    app,
    "list",
    "列出单位名录，和每个单位第一牵头的任务的两个按期率。",
    "duban unit list",
    "duban unit list --kind 乡镇 --json",
)
def list_units(
    kind: Annotated[
        UnitKind | None,
        typer.Option(
            parser=one_of([(kind.value, kind) for kind in UnitKind]),
            metavar="类别",
            help="只列这一类，如 乡镇。",
        ),
    ] = None,
    limit: Limit = None,
    offset: Offset = 0,
    as_of: AsOf = None,
    as_json: AsJson = False,
    as_table: AsTable = False,
) -> None:
    """Print the units."""
    with look(desk(), as_of) as view:
        kept = rates_by_unit(view)
        listed = [each for each in registry_of(view.session, view.office).units if kind in (None, each.kind)]
    rows = [as_row(unit) | rate_cells(kept.get(unit.code)) for unit in listed]
    print_listed(rows, COLUMNS, limit=limit, offset=offset, as_json=as_json, as_table=as_table)


@command(app, "show", "显示一个单位、它所在的单位组和它第一牵头的任务的两个按期率。", "duban unit show jyj")
def show(code: UnitCode, as_json: AsJson = False) -> None:
    """Print one unit with its aliases over time and its groups."""
    with look(desk()) as view:
        registry, kept = registry_of(view.session, view.office), rates_of_unit(view, code)
    unit = registry.unit(code)
    row = as_row(unit) | {"groups": [group.name for group in registry.groups if code in group.members]}
    row |= rate_cells(kept)
    if as_json:
        output.print_json(row)
        return
    output.write(f"{unit.name}（{unit.code}，{unit.kind.value}）")
    for label, words in (("简称", unit.short), ("所在单位组", as_words(row["groups"]))):
        if words:
            output.write(f"{label}：{words}")
    for alias in unit.aliases:
        output.write(f"别名：{alias.name}{_span(alias)}")
    if kept.sentence:
        output.write(kept.sentence)


@command(
    app,
    "add",
    "登记一个单位。代码用小写字母，登记后不变。",
    "duban unit add sjj 县审计局 --kind 政府部门 --short 审计局",
)
def add(
    code: Annotated[str, typer.Argument(parser=unit_code, metavar="代码", help="新单位的代码，如 sjj。")],
    name: Annotated[str, typer.Argument(metavar="名称", help="单位名称，如 县审计局。")],
    kind: Annotated[
        UnitKind,
        typer.Option(
            parser=one_of([(kind.value, kind) for kind in UnitKind]),
            metavar="类别",
            help="、".join(UnitKind) + "。",
        ),
    ],
    short: Annotated[str, typer.Option(metavar="简称", help="窄列中显示的简称。")] = "",
) -> None:
    """Register a unit."""
    opened = desk()
    units.add_unit(opened, Unit(code, name, kind, short=short))
    output.say(f"已登记“{name}”（{code}）。")
    say_what_waits(opened)


@command(
    app,
    "alias",
    "给单位添加别名，可以写明使用的起止日期。",
    "duban unit alias fpj 县乡村振兴局 --since 2021-02-25",
)
def alias(
    code: UnitCode,
    name: Annotated[str, typer.Argument(metavar="别名", help="文件中的另一种写法。")],
    since: Annotated[date | None, typer.Option(parser=day, metavar="日期", help="从哪一天起。")] = None,
    until: Annotated[date | None, typer.Option(parser=day, metavar="日期", help="到哪一天止。")] = None,
) -> None:
    """Let a unit be known by another name too."""
    opened = desk()
    units.add_alias(opened, code, name, since, until)
    output.say(f"“{name}”今后指单位 {code}。")
    say_what_waits(opened)


@command(
    app,
    "group",
    "登记一个单位组，或改变它的成员；不写成员就显示现有成员，什么都不写就列出全部单位组。",
    "duban unit group",
    "duban unit group 各乡镇党委、政府",
    "duban unit group 教育专班 jyj czj",
)
def unit_group(
    name: Annotated[str, typer.Argument(metavar="组名", help="如 各乡镇党委、政府。")] = "",
    members: Annotated[list[str] | None, typer.Argument(metavar="代码", help="成员的单位代码。")] = None,
    limit: Limit = None,
    offset: Offset = 0,
    as_of: AsOf = None,
    as_json: AsJson = False,
    as_table: AsTable = False,
) -> None:
    """Print the groups, or say which units a group stands for."""
    opened = desk()
    if members:
        units.add_group(opened, name, members)
        output.say(f"“{name}”今后指{len(set(members))}个单位。")
        say_what_waits(opened)
        return
    registry = units.registry(opened, as_of)
    rows = [_group_row(registry, group) for group in registry.groups if name in ("", group.name)]
    if not rows:
        output.say(f"没有登记单位组“{name}”。" if name else "还没有登记单位组。")
    columns = (Column("name", "单位组"), Column("units", "成员", below=True))
    print_listed(rows, columns, limit=limit, offset=offset, as_json=as_json, as_table=as_table)


@command(
    app,
    "resolve",
    "查方案中的单位名称指名录里的谁；不认识的给出相近的单位，不猜。",
    "duban unit resolve 教育局 各乡镇党委、政府",
    "duban unit resolve 县扶贫办 --on 2020-03-10",
)
def resolve(
    texts: Annotated[list[str], typer.Argument(metavar="名称", help="一个或几个名称。")],
    on: Annotated[
        date | None, typer.Option(parser=day, metavar="日期", help="按这一天在用的名称；不写就不论时间。")
    ] = None,
    as_json: AsJson = False,
    as_table: AsTable = False,
) -> None:
    """Print whom each name means, or why nobody can say."""
    registry = units.registry(desk())
    rows = [_answer(text, registry.resolve(text, on)) for text in texts]
    output.print_rows(rows, ANSWERS, as_json=as_json, as_table=as_table)


def as_row(unit: Unit) -> dict[str, Any]:
    """A unit as an object of JSON."""
    return {
        "code": unit.code,
        "name": unit.name,
        "short": unit.short,
        "kind": unit.kind.value,
        "aliases": [{"name": each.name, "since": each.since, "until": each.until} for each in unit.aliases],
    }


def _group_row(registry: Registry, group: Group) -> dict[str, Any]:
    return {
        "name": group.name,
        "aliases": list(group.aliases),
        "members": list(group.members),
        "units": [unit.name for unit in registry.members(group)],
    }


def _answer(text: str, found: Resolution) -> dict[str, Any]:
    named: tuple[Unit, ...]
    match found:
        case One(unit):
            meaning, named, reason = "unit", (unit,), ""
        case Several(group, members):
            meaning, named, reason = "group", members, f"单位组“{group.name}”"
        case unknown:
            meaning, named, reason = "unknown", unknown.candidates, unknown.reason
    return {
        "text": text,
        "meaning": meaning,
        "codes": [unit.code for unit in named],
        "units": [unit.name for unit in named],
        "reason": reason,
    }


def _span(alias: Alias) -> str:
    since = f"{alias.since}起" if alias.since else ""
    until = f"{alias.until}止" if alias.until else ""
    return f"（{since}{until}）" if since or until else ""
