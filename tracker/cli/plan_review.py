"""`duban plan review`: a plan corrected by a person before it becomes tasks."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from tracker.cli import output
from tracker.cli import review_words as words
from tracker.cli.commands import command, shelf
from tracker.cli.review_words import Given
from tracker.cli.values import AsJson, AsTable, Part

app = shelf()


def told(name: str, parser: Callable[[str], Given], metavar: str, help: str) -> Any:
    """An option that may be given many times, each time a correction."""
    return typer.Option(name, parser=parser, metavar=metavar, help=help)


@command(
    app,
    "review",
    "导入前核对方案：先看疑问和找不到的单位，再逐条对照原文，改好后确认导入。核对可以随时停下，下次接着做；"
    "不写文件，列出没有核对完的。一次可以写多项更正，要么全部保存，要么都不保存。",
    "duban plan review 方案.docx",
    "duban plan review",
    "duban plan review 方案.docx --new-unit 全部 --leave-open 全部",
    "duban plan review 方案.docx --unit '县直相关部门单位=czj,zrzyj' --leave-open 县天文局",
    "duban plan review 方案.docx --members '各乡镇党委、政府=积石镇,白庄镇,街子镇'",
    "duban plan review 方案.docx --set '三、(一)3. lead=县教育局,czj responsible=县民政局 deadline=2020-06-30'",
    "duban plan review 方案.docx --split '三、(一)3.=同时' --merge '三、(二)1.' --drop '三、(二)5.'",
    "duban plan review 方案.docx --add 'title=修路 lead=jtj deadline=2020-09-30' --accept 全部",
    "duban plan review 方案.docx --confirm",
    "duban plan review 专项方案.docx --parent P001 --confirm",
    "duban plan review 修订稿.docx --revises P001",
    "cat 方案.txt | duban plan review - --accept 全部",
)
def review(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="[文件]", help="文件；- 表示标准输入；没有核对完的，写列出的编号也可以。不写就列出来。"
        ),
    ] = None,
    *,
    part: Part = None,
    unit: Annotated[
        list[Given] | None,
        told("--unit", words.name_means, "名称=代码", "方案中的名称指哪些单位，全方案通用，下次也认得。"),
    ] = None,
    new_unit: Annotated[
        list[Given] | None,
        told(
            "--new-unit",
            words.name_is_new,
            "名称=代码,类别",
            "这个名称是名录中没有的新单位；全部 把其余像一个单位、又没有相近单位的都登记为新单位。",
        ),
    ] = None,
    members: Annotated[
        list[Given] | None,
        told(
            "--members",
            words.name_is_group,
            "名称=单位,单位",
            "这个名称指哪几个单位，名录中没有的一起登记，如 '各乡镇=积石镇,白庄镇'。",
        ),
    ] = None,
    leave_open: Annotated[
        list[Given] | None,
        told("--leave-open", words.name_left_open, "名称", "这个名称先不确定，以后指定；全部 表示其余名称。"),
    ] = None,
    add: Annotated[
        list[Given] | None,
        told(
            "--add", words.add_item, "内容", "补一条：title=、lead=、responsible=、deadline=、text=、after=。"
        ),
    ] = None,
    split: Annotated[
        list[Given] | None, told("--split", words.split_item, "编号=文字", "从这几个字起拆成第二条。")
    ] = None,
    merge: Annotated[
        list[Given] | None, told("--merge", words.merge_item, "编号", "与下一条合并；编号+编号 指定两条。")
    ] = None,
    set_item: Annotated[
        list[Given] | None,
        told(
            "--set",
            words.set_item,
            "更正",
            "编号，后面写要改的：lead=、responsible=、guide=（单位用逗号分开）、deadline=（或 无）、title=。",
        ),
    ] = None,
    drop: Annotated[
        list[Given] | None, told("--drop", words.drop, "编号", "这一条不作为任务；原文仍然保留。")
    ] = None,
    restore: Annotated[
        list[Given] | None, told("--restore", words.restore, "编号", "恢复去掉的一条。")
    ] = None,
    accept: Annotated[
        list[Given] | None, told("--accept", words.accept, "编号", "疑问已核对，没有错；全部 表示所有条目。")
    ] = None,
    title: Annotated[str | None, typer.Option(metavar="标题", help="方案的标题，没有读对时写。")] = None,
    first_leads: Annotated[
        bool,
        typer.Option(
            "--first-leads",
            help="没有写明牵头单位的，都由列第一位的单位牵头；文件说明“列第一位的为牵头单位”时用。",
        ),
    ] = False,
    parent: Annotated[
        str | None, typer.Option(metavar="方案", help="作为哪个方案的子方案，如 P001。")
    ] = None,
    revises: Annotated[
        str | None, typer.Option(metavar="方案", help="是哪个已导入方案的修订稿，如 P001；会逐条比较。")
    ] = None,
    same: Annotated[
        list[Given] | None,
        told("--same", words.continues, "编号=任务", "修订稿的这一条接续哪项任务；编号=新任务 表示是新的。"),
    ] = None,
    keep: Annotated[
        list[Given] | None,
        told("--keep", words.leave_task, "任务", "修订时这项任务保持不变，如 XH2020-003。"),
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="先撤回最近一次更正；一次做的几处一起撤回。")] = False,
    discard: Annotated[bool, typer.Option("--discard", help="放弃这次核对，从头读起。")] = False,
    confirm: Annotated[bool, typer.Option("--confirm", help="确认导入，生成任务。")] = False,
    as_json: AsJson = False,
    as_table: AsTable = False,
) -> None:
    """Correct the review of the plan, then print what it is now, or import it."""
    from tracker.cli import review_page
    from tracker.cli.open_reviews import list_open, opened_as
    from tracker.cli.plan_imported import print_imported
    from tracker.cli.seat import desk
    from tracker.domain.review_phrases import state
    from tracker.domain.review_steps import BelongsTo, FirstLeads, Revises, SetPlanTitle
    from tracker.services import review as services
    from tracker.services.begun_reviews import set_aside
    from tracker.services.review_rest import certainly_new, left_open

    opened = desk()
    if file is None:
        list_open(opened, as_json=as_json, as_table=as_table)
        return
    aside = set_aside(opened, str(file)) if discard else None
    if aside is not None:
        output.say(f"损坏的核对记录已移走，改名为“{aside}”。请重新读取方案文件。")
        return
    standing = opened_as(opened, file, part)
    if discard:
        services.discard(opened, standing)
        output.say("已放弃这次核对，更正没有保留。")
        return
    if undo:
        undone = services.undo(opened, standing)
        output.say(f"已撤回：{'；'.join(standing.told[len(undone.told) :])}。")
        standing = undone
    options = (
        unit,
        new_unit,
        members,
        leave_open,
        add,
        split,
        merge,
        set_item,
        restore,
        drop,
        same,
        keep,
        accept,
    )
    steps = [
        *([BelongsTo(plan=parent)] if parent is not None and parent != standing.parent else []),
        *([Revises(plan=revises)] if revises is not None and revises != standing.revises else []),
        *([SetPlanTitle(title=title)] if title is not None else []),
        *(step for option in options for given in option or () for step in given.steps),
        *([FirstLeads()] if first_leads else []),
    ]
    rest = [
        *([certainly_new] if any(given.all_waiting for given in new_unit or ()) else []),
        *([left_open] if any(given.all_waiting for given in leave_open or ()) else []),
    ]
    before = len(standing.told)
    if steps:
        standing = services.correct(opened, standing, *steps)
    for answers in rest:
        standing = services.correct(opened, standing, *answers(opened, standing))
    for sentence in standing.told[before:]:
        output.say(f"已更正：{sentence}。")
    if confirm:
        print_imported(opened, services.confirm(opened, standing), as_json=as_json, as_table=as_table)
        return
    sheet = services.look_at(opened, standing)
    if as_json:
        output.print_json(review_page.as_json(sheet))
        return
    corrected = steps or rest or undo
    for line in review_page.to_decide(sheet) if corrected else review_page.page(sheet):
        output.write(line)
    output.say(state(standing))
    output.say(
        f"确认以前：{sheet.hindrance}。" if sheet.hindrance else "没有待核对的了，加上 --confirm 确认导入。"
    )
