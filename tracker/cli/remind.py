"""`duban remind`: today's digests go out, each once."""

from datetime import date
from typing import Annotated, Any

import typer

from tracker.cli import output
from tracker.cli.commands import command, shelf
from tracker.cli.seat import desk
from tracker.cli.values import AsJson, day
from tracker.errors import Exit
from tracker.services.channels import Letter

app = shelf()


@command(
    app,
    "remind",
    "发送今天的催办：每个单位一封，写进发件箱目录和各单位的催办栏。"
    "同一天重复运行不会重复发送；休息日和夜间不发。",
    "duban remind --dry-run",
    "duban remind --dry-run --on 2020-06-30 --json",
    "duban remind",
)
def remind(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只看要发给谁、说什么，不发送。")] = False,
    on: Annotated[
        date | None, typer.Option(parser=day, metavar="日期", help="与 --dry-run 合用：看这一天会发什么。")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Send the digests of the day, or show them."""
    from tracker.services.orders import orders_of_the_day
    from tracker.services.reminders import remind as remind_on

    opened = desk()
    told = remind_on(opened, on, dry_run)
    if as_json:
        output.print_json([as_row(letter) for letter in told.sent])
    else:
        for letter in told.sent:
            output.write("\n".join([f"{letter.name}：", *(f"  {line}" for line in letter.lines)]))
    for words in (told.warning, told.reason):
        if words:
            output.say(words)
    if dry_run:
        output.say(f"{told.day}要发催办{len(told.sent)}封，没有发送。")
    elif not told.reason:
        output.say(f"{told.day}发出催办{len(told.sent)}封，此前已发{len(told.skipped)}封。")
        if told.carried:
            output.say(f"另由渠道发出{len(told.carried)}封。")
        if waiting := orders_of_the_day(opened):
            output.say(waiting)
    for failed in told.undelivered:
        output.say(f"没有送到{failed.name}：{failed.error}")
    if told.undelivered:
        raise typer.Exit(Exit.FAILED)


def as_row(letter: Letter) -> dict[str, Any]:
    """A letter as an object of JSON."""
    return {
        "key": letter.key,
        "unit": letter.unit,
        "name": letter.name,
        "day": letter.digest.day,
        "lines": list(letter.lines),
        "tasks": list(letter.digest.tasks),
    }
