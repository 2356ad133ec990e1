"""`duban score enter`, `object`, `decide`, `freeze`."""

from decimal import Decimal
from typing import Annotated

import typer

from tracker.cli import output
from tracker.cli.commands import command, shelf
from tracker.cli.score_values import ForWhom, Period, TermKey, UnitCode, points
from tracker.cli.seat import desk
from tracker.cli.values import Reason
from tracker.domain.score_events import ScoresFrozen
from tracker.domain.scoring.table import Audience
from tracker.services import scores

app = shelf()


@command(
    app,
    "enter",
    "评分：写分数；按次计的项目写次数，按比例计的写完成比例（%）。必须写明依据；再评一次以后一次为准。",
    "duban score enter 2020-H1 jyj publicity 9 --basis 报送展板和宣传册12份",
)
def enter(
    period: Period,
    unit: UnitCode,
    term: TermKey,
    value: Annotated[
        Decimal, typer.Argument(parser=points, metavar="数值", help="分数、次数或比例，如 4.5。")
    ],
    basis: Annotated[str, typer.Option(metavar="依据", help="依据的事实或材料，记入日志。")],
    audience: ForWhom = Audience.DEPARTMENTS,
) -> None:
    """Give points, a count or a percent."""
    scores.enter_score(desk(), period, audience, unit, term, value, basis)
    output.say(f"已评：{unit}“{term}”{value}。")


@command(
    app,
    "object",
    "单位对自己的一项得分提出异议，由领导小组办公室裁定。",
    "duban score object 2020-H1 monthly --reason 4月填报是办公室要求改格式才退回的",
)
def object_to(
    period: Period, term: TermKey, reason: Reason, audience: ForWhom = Audience.DEPARTMENTS
) -> None:
    """Object to a line."""
    scores.object_to_score(desk(), period, audience, term, reason)
    output.say(f"已对“{term}”提出异议，等领导小组办公室裁定。")


@command(
    app,
    "decide",
    "裁定评分异议：成立的写应得的分，不成立的写 --reject。",
    "duban score decide 2020-H1 jyj monthly --points 5 --reason 情况属实",
    "duban score decide 2020-H1 jyj monthly --reject --reason 退回理由是数据不符",
)
def decide(
    period: Period,
    unit: UnitCode,
    term: TermKey,
    reason: Reason,
    upheld: Annotated[
        Decimal | None, typer.Option("--points", parser=points, metavar="分数", help="成立，应得的分。")
    ] = None,
    reject: Annotated[bool, typer.Option("--reject", help="不成立。")] = False,
    audience: ForWhom = Audience.DEPARTMENTS,
) -> None:
    """Decide on an objection."""
    if (upheld is None) is not reject:
        raise typer.BadParameter("成立的写 --points 分数，不成立的写 --reject。", param_hint="--points")
    scores.decide_score(desk(), period, audience, unit, term, upheld, reason)
    output.say(f"已裁定：{unit}“{term}”的异议{'不成立' if reject else f'成立，{upheld}分'}。")


@command(
    app,
    "freeze",
    "评分定稿：考核期结束、全部评完、异议都已裁定以后，结果连同算法和依据写入日志，不再变化。",
    "duban score freeze 2020-H1",
)
def freeze(period: Period, audience: ForWhom = Audience.DEPARTMENTS) -> None:
    """Freeze the result of a period."""
    event = scores.freeze_scores(desk(), period, audience)
    assert isinstance(event, ScoresFrozen)
    output.say(f"{audience.word}{period}的评分已定稿，{len(event.sheets)}个单位。")
