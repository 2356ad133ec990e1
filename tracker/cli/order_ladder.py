"""`duban order ladder`: the escalation ladder, shown, checked, adopted."""

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli import output
from tracker.cli.commands import command, shelf
from tracker.cli.seat import desk
from tracker.cli.values import AsJson
from tracker.domain.ladder import Ladder
from tracker.services import ladders

app = shelf()


@command(
    app,
    "ladder",
    "显示督办阶梯：联络员、单位负责人、分管领导、领导小组各级用什么文书、等几个工作日、给几个工作日。"
    "--toml 输出文本，改好后用 --adopt 启用，记入日志。",
    "duban order ladder",
    "duban order ladder --toml > 阶梯.toml",
    "duban order ladder --check 阶梯.toml",
    "duban order ladder --adopt 阶梯.toml",
)
def ladder(
    adopt: Annotated[Path | None, typer.Option(metavar="文件", help="启用这个文件里的阶梯。")] = None,
    check: Annotated[Path | None, typer.Option(metavar="文件", help="只检查这个文件，不启用。")] = None,
    toml: Annotated[bool, typer.Option("--toml", help="输出正在使用的阶梯的文本。")] = False,
    as_json: AsJson = False,
) -> None:
    """Show the ladder in force, check one in a file, or put one into force."""
    if check is not None:
        output.say(f"督办阶梯“{ladders.check_ladder(check).name}”可以使用。")
        return
    if adopt is not None:
        output.say(f"已启用督办阶梯“{ladders.adopt_ladder(desk(), adopt).name}”，以后签发的文书按它计算。")
        return
    held, text = ladders.current_ladder(desk())
    if toml:
        output.write(text.rstrip("\n"))
    elif as_json:
        output.print_json(as_object(held))
    else:
        output.write(f"{held.name}（{held.source}）")
        for step in held.steps:
            output.write(
                f"  {step.rung.word}：{step.kind.word}，逾期后等{step.grace}个工作日，限{step.limit}个工作日"
            )
        automatic = "、".join(kind.word for kind in sorted(held.automatic))
        output.write(f"到期自动签发：{automatic}" if automatic else "到期自动签发：无，都由办公室签发")


def as_object(held: Ladder) -> dict[str, object]:
    """A ladder as an object of JSON."""
    return {
        "name": held.name,
        "source": held.source,
        "automatic": sorted(kind.value for kind in held.automatic),
        "steps": [
            {"to": step.rung.value, "order": step.kind.value, "grace": step.grace, "limit": step.limit}
            for step in held.steps
        ],
    }
