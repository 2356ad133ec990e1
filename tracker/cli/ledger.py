"""`duban history` and `duban verify`: what the log says, and whether it still holds."""

from dataclasses import asdict
from typing import Annotated

import typer

from tracker.cli import output, progress
from tracker.cli.commands import command, shelf
from tracker.cli.output import Column
from tracker.cli.seat import desk
from tracker.cli.values import AsJson, AsOf, AsTable, Limit, Offset, digest
from tracker.services.history import office_log, task_log

app = shelf()
COLUMNS = (
    Column("seq", "序号", right=True),
    Column("moment", "时间"),
    Column("person", "办理人"),
    Column("unit", "单位"),
    Column("word", "事项"),
    Column("subject", "对象", lambda subject: str(subject).rpartition("/")[2]),
    Column("detail", "内容", below=True),
)
FILES = (
    Column("subject", "对象", lambda subject: str(subject).rpartition("/")[2]),
    Column("seq", "日志", right=True),
    Column("name", "文件", grows=True),
    Column("found", "核对"),
    Column("digest", "校验值"),
)


@command(
    app,
    "history",
    "查看日志：谁在什么时候做了什么。写任务编号看一项任务的履历（从早到晚），不写看全部（从晚到早）。",
    "duban history XH2020-012",
    "duban history --limit 20",
    "duban history --as-of 2020-05-31 --json",
)
def history(
    task: Annotated[str, typer.Argument(metavar="编号", help="任务编号；不写就是全部日志。")] = "",
    limit: Limit = None,
    offset: Offset = 0,
    as_of: AsOf = None,
    as_json: AsJson = False,
    as_table: AsTable = False,
) -> None:
    """Print lines of the log."""
    opened = desk()
    if task:
        lines, total = task_log(opened, task, limit, offset, as_of)
    else:
        lines, total = office_log(opened, limit, offset, as_of)
    output.print_rows([asdict(line) for line in lines], COLUMNS, as_json=as_json, as_table=as_table)
    if len(lines) < total:
        output.say(f"日志共{total}条，列出{len(lines)}条。")


@command(
    app,
    "verify",
    "核对台账：日志一条接一条没有改动，台账各表与日志一致。完好就输出日志末尾的校验值，"
    "把它另存起来，下次用 --expect 可以发现末尾被删。日志中写到的佐证材料也逐个核对内容，--files 列出它们。",
    "duban verify",
    "duban verify --files",
    "duban verify --expect 通报上印的校验值",
)
def verify(
    expect: Annotated[
        str, typer.Option(parser=digest, metavar="校验值", help="以前记下的校验值（64位），日志中应当有它。")
    ] = "",
    files: Annotated[bool, typer.Option("--files", help="列出日志中的佐证材料，逐个核对。")] = False,
    as_json: AsJson = False,
    as_table: AsTable = False,
) -> None:
    """Walk the log, rebuild the tables in memory and compare; look at each evidence file."""
    from tracker.services.verification import evidence_files, refuse_lost, verify_ledger

    if files:
        checked = evidence_files(desk())
        rows = [
            asdict(each.named) | {"state": each.state.value, "found": each.state.word} for each in checked
        ]
        output.print_rows(rows, FILES, as_json=as_json, as_table=as_table)
        if not checked:
            output.say("日志中没有佐证材料。")
        refuse_lost([each for each in checked if each.state.value != "whole"])
        return
    found = verify_ledger(desk(), expect, progress.bar("核对日志"))
    if as_json:
        output.print_json(asdict(found))
        return
    kept = "，其中有你给出的校验值" if expect else ""
    proofs = f"佐证材料{len(found.evidence)}个，内容未变。" if found.evidence else ""
    output.say(
        f"台账完好：日志{found.events}条，首尾相接{kept}；各表{found.rows}行，与日志一致。{proofs}校验值："
    )
    output.write(found.head)
