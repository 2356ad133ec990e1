"""The values that the commands about scores take."""

from decimal import Decimal, InvalidOperation
from typing import Annotated

import typer

from tracker.cli.values import one_of
from tracker.domain.scoring.table import Audience


def points(text: str | Decimal) -> Decimal:
    """Points, a count or a percent: a number with at most two places."""
    try:
        number = Decimal(str(text).strip())
    except InvalidOperation as error:
        raise typer.BadParameter(f"“{text}”不是数字，应写成 4.5 这样。") from error
    if not number.is_finite() or -(number.as_tuple().exponent or 0) > 2:  # type: ignore[operator]
        raise typer.BadParameter(f"“{text}”应是最多两位小数的数字，如 4.5。")
    return number


Period = Annotated[
    str, typer.Argument(metavar="考核期", help="如 2020、2020-H1（半年）、2020-Q2（季度）、2020-05。")
]
ForWhom = Annotated[
    Audience,
    typer.Option(
        "--audience",
        parser=one_of([(one.word, one) for one in Audience]),
        metavar="对象",
        help="部门或乡镇，两者分开评；不写就是部门。",
    ),
]
UnitCode = Annotated[str, typer.Argument(metavar="单位", help="单位代码，如 jyj。")]
TermKey = Annotated[str, typer.Argument(metavar="项目", help="评分项目的代号（见 duban score show）。")]
