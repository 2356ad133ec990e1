"""`duban archive`."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from tracker.cli import output
from tracker.cli.commands import command, shelf
from tracker.cli.seat import desk
from tracker.cli.values import AsJson, Code

app = shelf()


@command(
    app,
    "archive",
    "一事一卷：把一项任务的全部记录、督办文书、佐证材料装进一个压缩包，带目录和核对脚本；"
    "别人不用本程序，只用 sh 和 openssl 就能核对有没有被改动。",
    "duban archive XH2020-012",
    "duban archive XH2020-012 -o 归档",
)
def archive(
    code: Code,
    folder: Annotated[Path, typer.Option("-o", "--output", metavar="目录", help="写到哪个目录。")] = Path(),
    as_json: AsJson = False,
) -> None:
    """Write the dossier of a task, and print its seal."""
    from tracker.services.archive import archive_task

    made = archive_task(desk(), code, folder)
    if as_json:
        output.print_json({**asdict(made), "path": str(made.path)})
        return
    output.say(
        f"已写入“{made.path}”：记录{made.records}条，文书{made.documents}份，佐证材料{made.evidence}份。"
        "卷宗校验值请另行保存，核对时要用："
    )
    output.write(made.seal)
