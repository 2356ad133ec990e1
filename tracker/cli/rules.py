"""`duban rules`: when a task gets which light."""

from dataclasses import asdict
from typing import Annotated

import typer

from tracker.cli import output
from tracker.cli.commands import command, group
from tracker.cli.output import Column
from tracker.cli.seat import desk
from tracker.cli.values import AsJson, AsOf, AsTable
from tracker.services import rules

app = group("rules", "亮灯规则包：列出、查看、检查、启用。规则是文本，谁都能看懂，也能改成自己的。")
COLUMNS = (
    Column("word", "代号"),
    Column("name", "名称"),
    Column("in_force", "在用"),
    Column("source", "出处", grows=True),
)
VERSIONS = (
    Column("version", "版本", right=True),
    Column("name", "名称"),
    Column("since", "启用日期"),
    Column("account", "启用人"),
)
Name = Annotated[
    str, typer.Argument(metavar="名称或文件", help="随程序附带的名称或代号（银川、yinchuan），或文件名。")
]


@app.callback()
def rules_group() -> None:
    """Nothing is common to all commands but their group."""


@command(
    app,
    "list",
    "列出随程序附带的规则包；--history 列出本办公室启用过的每一版。",
    "duban rules list",
    "duban rules list --history --json",
)
def list_packs(
    history: Annotated[bool, typer.Option("--history", help="列出启用过的版本，最后一版在用。")] = False,
    as_of: AsOf = None,
    as_json: AsJson = False,
    as_table: AsTable = False,
) -> None:
    """Print the packs, or the versions that were in force."""
    opened = desk()
    if history:
        versions = [asdict(each) for each in rules.adoptions(opened, as_of)]
        for version in versions:
            version.pop("text")
        output.print_rows(versions, VERSIONS, as_json=as_json, as_table=as_table)
        return
    held = rules.in_force(opened, as_of)
    rows = [
        {
            "word": each.word,
            "name": each.pack.name,
            "in_force": each.text == held.text,
            "source": each.pack.source,
        }
        for each in rules.shipped()
    ]
    output.print_rows(rows, COLUMNS, as_json=as_json, as_table=as_table)
    output.say(f"在用的是“{held.name}”第{held.version}版，{held.since}启用。")


@command(
    app,
    "show",
    "输出一个规则包的文本；不写名称就是在用的，加 --as-of 就是那一天在用的。改好后用 duban rules adopt 启用。",
    "duban rules show",
    "duban rules show 三明 > 我县.toml",
    "duban rules show --as-of 2020-05-31",
)
def show(
    name: Annotated[str, typer.Argument(metavar="名称", help="名称或代号；不写就是在用的。")] = "",
    as_of: AsOf = None,
) -> None:
    """Print a pack as TOML."""
    if name:
        output.write(rules.pack_named(name).text.rstrip("\n"))
        return
    held = rules.in_force(desk(), as_of)
    output.write(held.text.rstrip("\n"))
    output.say(f"“{held.name}”第{held.version}版，{held.since}启用。")


@command(
    app,
    "check",
    "检查规则包文件能不能用：哪一行不对、应当怎么写。不启用。",
    "duban rules check 我县.toml",
)
def check(name: Name) -> None:
    """Check a pack and adopt nothing."""
    output.say(f"规则包“{rules.pack_named(name).pack.name}”可以使用。")


@command(
    app,
    "adopt",
    "启用规则包，记入日志，从现在起按它亮灯；以前各天仍按当时在用的一版。有错的不启用，原来的继续有效。",
    "duban rules adopt 三明",
    "duban rules adopt 我县.toml",
)
def adopt(name: Name) -> None:
    """Put a pack into force."""
    held = rules.adopt(desk(), name)
    output.say(f"已启用规则包“{held.name}”，第{held.version}版。")
