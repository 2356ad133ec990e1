"""`duban inspection draw`: drawing by lot, and doing an earlier draw again."""

from typing import Annotated, Any

import typer

from tracker.cli import output
from tracker.cli.commands import command, shelf
from tracker.cli.inspection_list import Code
from tracker.cli.output import Column
from tracker.cli.seat import desk
from tracker.cli.values import AsJson, AsTable, Reason, Seen, one_of, whole
from tracker.domain.inspection import DrawOf
from tracker.errors import DamagedError
from tracker.services.draws import Redrawn, Urn, draw, draws_again

app = shelf()
WORDS = (("单位", DrawOf.UNIT), ("任务", DrawOf.TASK), ("人员", DrawOf.MEMBER))
COLUMNS = (
    Column("draw", "第几次", right=True),
    Column("of", "抽取"),
    Column("candidate", "名单"),
    Column("number", "SHA-256", grows=True),
    Column("drawn", "抽中"),
)


@command(
    app,
    "draw",
    "随机抽取督查单位、任务或人员（方案批准以前）。名单和种子记入日志，谁都可以用 --check 重抽核对："
    "每个候选的 SHA-256（种子:候选）从小到大排，取前几个。应当回避的人员不进名单。",
    "duban inspection draw XH2020-D7K2M 单位 3 --from 各乡镇党委、政府",
    "duban inspection draw XH2020-D7K2M 任务 2 --plan P001 --seed 20200511",
    "duban inspection draw XH2020-D7K2M 人员 2",
    "duban inspection draw XH2020-D7K2M --check",
)
def draw_lots(
    code: Code,
    of: Annotated[
        DrawOf | None, typer.Argument(parser=one_of(WORDS), metavar="抽什么", help="单位、任务或人员。")
    ] = None,
    count: Annotated[int | None, typer.Argument(parser=whole(1), metavar="个数", help="抽几个。")] = None,
    *,
    among: Annotated[
        list[str] | None,
        typer.Option(
            "--from",
            metavar="名单",
            help="从哪些单位（或单位组）、任务、账号中抽，可写几次；任务默认全部在办的，人员默认全部督查人员。",
        ),
    ] = None,
    plan: Annotated[str, typer.Option(metavar="方案", help="抽任务时：只从这个方案中抽，如 P001。")] = "",
    seed: Annotated[
        str, typer.Option(metavar="种子", help="随机种子，如当天公布的开奖号码；不写就随机生成。")
    ] = "",
    reason: Reason = "",
    seen: Seen = None,
    check: Annotated[bool, typer.Option("--check", help="不抽取，只把以前的抽取重做一遍核对。")] = False,
    as_json: AsJson = False,
    as_table: AsTable = False,
) -> None:
    """Draw, or do every draw again."""
    opened = desk()
    if check:
        tell_check(draws_again(opened, code), as_json=as_json, as_table=as_table)
        return
    if of is None or count is None:
        raise typer.BadParameter(
            "请写抽什么和抽几个，例如 单位 3；核对以前的抽取用 --check。", param_hint="--check"
        )
    found = draw(opened, code, Urn(of, tuple(among or ()), plan), count, seed, reason, seen)
    last = found.draws[-1]
    for name in last.drawn:
        output.write(name)
    out = f"应当回避的{len(last.excluded)}人没有列入名单；" if last.excluded else ""
    output.say(f"从{len(last.candidates)}个中抽取{last.count}个{of.word}，{out}种子{last.seed}。")


def tell_check(found: tuple[Redrawn, ...], *, as_json: bool, as_table: bool) -> None:
    """Print every lot. Raises DamagedError where a result is not the recorded one."""
    rows = [row for each in found for row in rows_of(each)]
    output.print_rows(rows, COLUMNS, as_json=as_json, as_table=as_table)
    if not found:
        output.say("这次督查没有抽取过。")
    for each in found:
        if not each.same:
            raise DamagedError(f"第{each.number}次抽取重做的结果与记录不同。", "请核对日志：duban verify。")
        output.say(
            f"第{each.number}次抽取（{each.draw.of.word}）核对一致：种子{each.draw.seed}，"
            f"{len(each.draw.candidates)}个中抽{each.draw.count}个。"
            f"任何一行都可以这样算：printf '%s' '{each.draw.seed}:名单' | sha256sum"
        )


def rows_of(found: Redrawn) -> list[dict[str, Any]]:
    """The lots of a draw in order."""
    return [
        {
            "draw": found.number,
            "of": found.draw.of.word,
            "candidate": lot.candidate,
            "number": lot.number,
            "drawn": lot.drawn,
        }
        for lot in found.lots
    ]
