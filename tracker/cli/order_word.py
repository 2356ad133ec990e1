"""`duban order word`: the 机关代字 of the office's documents."""

from typing import Annotated

import typer

from tracker.cli import output
from tracker.cli.commands import command, shelf
from tracker.cli.seat import desk
from tracker.services import document_words

app = shelf()


@command(
    app,
    "word",
    "显示机关代字；写上代字就从此启用，记入日志。提醒函、催办单、督办单、约谈建议和销号的文号以它开头，"
    "已经发出的不变，序号接着排。没有设定时用任务编号的前缀。",
    "duban order word",
    "duban order word 循扶组",
)
def word(
    wanted: Annotated[str, typer.Argument(metavar="代字", help="如 循扶组；不写就显示现在的。")] = "",
) -> None:
    """Show what the numbers of documents begin with, or set it."""
    if not wanted:
        output.write(document_words.current_document_word(desk()))
        return
    document_words.set_document_word(desk(), wanted)
    output.say(f"已启用机关代字“{wanted}”，以后的文号如：{wanted}〔{desk().today.year}〕督1号。")
