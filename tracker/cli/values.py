"""The values that commands take: each parser says in Chinese what it expected."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer

COUNTABLE = 2**31 - 1
Word = TypeVar("Word", bound=StrEnum)


def day(text: str) -> date:
    """A day written 2020-05-31."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"“{text}”不是日期，应写成 2020-05-31。") from error


def month(text: str) -> str:
    """A month written 2020-05."""
    try:
        return date.fromisoformat(f"{text}-01").strftime("%Y-%m")
    except ValueError as error:
        raise typer.BadParameter(f"“{text}”不是月份，应写成 2020-05。") from error


def digest(text: str) -> str:
    """A hash as `duban verify` and circulars print it: 64 hexadecimal digits."""
    wanted = text.strip().lower()
    if wanted and not re.fullmatch(r"[0-9a-f]{64}", wanted):
        raise typer.BadParameter("应写全64位（数字和字母a到f）。")
    return wanted


def unit_code(text: str) -> str:
    """The code of a new unit, as unit lists write them."""
    if re.fullmatch(r"[a-z][a-z0-9-]*", text):
        return text
    raise typer.BadParameter(f"“{text}”不能作单位代码，应以小写字母开头，只含小写字母、数字和连字符。")


def whole(least: int, most: int | None = None) -> Callable[[str | int], int]:
    """A parser of whole numbers from `least` to `most` (as many as a database can count to, where it is None).

    Typer hands it the option's default too.
    """
    expected = f"不小于{least}的整数" if most is None else f"{least}到{most}的整数"

    def parse(given: str | int) -> int:
        text = str(given)
        countable = text.isascii() and text.isdigit() and len(text) <= len(str(COUNTABLE))
        if countable and least <= int(text) <= (COUNTABLE if most is None else most):
            return int(text)
        raise typer.BadParameter(f"“{text}”应为{expected}。")

    return parse


def one_of(words: Iterable[tuple[str, Word]]) -> Callable[[str], Word]:
    """A parser of a fixed set of words, each accepted in Chinese, by its value, or by its first character (红)."""
    known = tuple(words)
    by_word = dict(known) | {meant.value: meant for _, meant in known}

    def parse(text: str) -> Word:
        meant = (
            {by_word[text]} if text in by_word else {by_word[word] for word in by_word if word[:1] == text}
        )
        if len(meant) == 1:
            return meant.pop()
        listed = "、".join(
            spoken if spoken == meant else f"{spoken}（{meant.value}）" for spoken, meant in known
        )
        raise typer.BadParameter(f"没有“{text}”，可选：{listed}。")

    return parse


percentage = whole(0, 100)

Document = Annotated[Path, typer.Argument(metavar="文件", help="文件；- 表示标准输入。")]
Part = Annotated[
    int | None,
    typer.Option("--part", parser=whole(1, 99), metavar="序号", help="文件里有几个方案时，读第几个。"),
]
AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON。")]
AsTable = Annotated[bool, typer.Option("--table", help="输出对齐的表格；在终端上本来就是。")]
AsOf = Annotated[
    date | None,
    typer.Option("--as-of", parser=day, metavar="日期", help="按这一天结束时的情况，如 2020-05-31。"),
]
Limit = Annotated[
    int | None, typer.Option("--limit", parser=whole(1), metavar="数目", help="最多列出多少项。")
]
Offset = Annotated[int, typer.Option("--offset", parser=whole(0), metavar="数目", help="跳过前面多少项。")]
Seen = Annotated[
    int | None,
    typer.Option(
        "--seen",
        parser=whole(1),
        metavar="版本",
        help="你看到的任务版本（见 duban task show）；之后有人改过就不保存。",
    ),
]
Code = Annotated[str, typer.Argument(metavar="编号", help="任务编号，如 XH2020-012。")]
Reason = Annotated[str, typer.Option("--reason", metavar="理由", help="理由，记入日志。")]
